#!/bin/bash
# Counts the faults that the tests notice: makes mutants of the code, each with one small change,
# builds them, and runs the tests, the fastest first, until one fails. Fails if fewer than nine in
# ten are noticed, or if an entry of equivalent.txt is stale.
#
# Its variables come from the environment: FILES are the source files, TESTS the names of the tests,
# COUNT is the number of mutants, SEED chooses them, JOBS run at once, DIR is the folder for it all.
# Each mutant is built in a copy of an unchanged build. Mutants that do not compile, or compile to
# the same instructions, do not count; neither do those of equivalent.txt.
set -euo pipefail
unset MAKEFLAGS MAKELEVEL MFLAGS

here=$(cd "$(dirname "$0")" && pwd)

# Runs the test $1 in the folder $2 for at most $3 seconds. Bounds what a fault may use up.
run_test() {
	(
		cd "$2"
		ulimit -v 8388608 -f 1048576
		timeout -k 5 "$3" make -s check TESTS="build/tests/$1"
	) >"$2/log" 2>&1 </dev/null
}

# Builds everything without a change, and lists the tests with the seconds that each may take.
make_base() {
	local base=$DIR/base test begin

	rm -rf "$DIR"
	mkdir -p "$base"
	git ls-files -z | xargs -0 cp --parents -p -t "$base"
	for test in $TESTS; do
		make -s -C "$base" all "build/tests/$test"
		begin=$(date +%s)
		run_test "$test" "$base" 600 || {
			cat "$base/log"
			exit 1
		}
		echo "$(($(date +%s) - begin)) $test"
	done | sort -n | awk '{ print 20 + 10 * $1, $2 }' >"$DIR/tests"
}

# Compiles the file $2 in the folder $1 to $3, without what only debuggers read.
compile() {
	local name

	case $2 in
	gen/*) name=build/host/${2%.*}.o ;;
	*) name=build/tool/${2%.*}.o ;;
	esac
	make -s -C "$1" "$name" >"$1/log" 2>&1 && strip -g -o "$3" "$1/$name"
}

# Prints the result for the mutant in the folder $1, of the file $2.
judge() {
	local limit test

	if ! compile "$1" "$2" "$1/mutant.o"; then
		echo invalid
		return
	fi
	compile "$DIR/base" "$2" "$1/base.o"
	if cmp -s "$1/mutant.o" "$1/base.o"; then
		echo same
		return
	fi
	if ! (ulimit -v 8388608 -f 1048576; timeout -k 5 60 make -s -C "$1") >"$1/log" 2>&1; then
		echo noticed by the build
		return
	fi
	while read -r limit test; do
		if ! run_test "$test" "$1" "$limit"; then
			echo "noticed by $test"
			return
		fi
	done <"$DIR/tests"
	echo survived
}

# Makes and judges each mutant that is listed on standard input.
work() {
	local number file line kind old new copy

	while IFS=$'\t' read -r number file line kind old new; do
		copy=$DIR/$number
		cp -a "$DIR/base" "$copy"
		line=$line new=$new awk '
			NR == ENVIRON["line"] {
				match($0, /^[ \t]*/)
				$0 = substr($0, 1, RLENGTH) ENVIRON["new"]
			}
			{ print }' "$DIR/base/$file" >"$copy/$file"
		printf '%s\t%s\t%s\t%s\t%s\t%s\n' \
			"$(judge "$copy" "$file")" "$file" "$line" "$kind" "$old" "$new"
		rm -rf "$copy"
	done
}

report() {
	awk -F '\t' '
		FNR == NR {
			if ($0 !~ /^#/)
				is_equivalent[$1, $2, $3] = 1
			next
		}
		$1 == "survived" && ($2, $5, $6) in is_equivalent { $1 = "equivalent" }
		$1 ~ /^noticed/ { noticed++ }
		$1 == "survived" {
			survived++
			printf "%s:%d: not noticed\n\t%s\n\t%s\n", $2, $3, $5, $6
		}
		{ others[$1]++ }
		END {
			share = 100 * noticed / (noticed + survived)
			printf "%d mutants are noticed, %d are not: %.1f %%; ", \
				noticed, survived, share
			printf "%d are equivalent, %d compile to the same, %d do not compile\n", \
				others["equivalent"], others["same"], others["invalid"]
			exit share < 90
		}' "$here/equivalent.txt" "$DIR/results"
}

mutate/stale.sh
make_base
# shellcheck disable=SC2086 # FILES is a list
awk -v seed="$SEED" -v count="$COUNT" -f "$here/mutants.awk" $FILES |
	awk '{ print NR "\t" $0 }' >"$DIR/mutants"
for job in $(seq "$JOBS"); do
	awk -v job="$job" -v jobs="$JOBS" 'NR % jobs == job % jobs' "$DIR/mutants" |
		work >"$DIR/results.$job" &
done
wait
cat "$DIR"/results.* >"$DIR/results"
report
