#!/bin/bash
# Tells how many faults the tests would notice: makes mutants of the code, each with one small change, builds them, and runs
# the tests, the fastest first, up to one that fails. Fails where fewer than nine in ten are noticed.
#
# The environment says what of: FILES are the source files, TESTS the tests, COUNT how many mutants to make and SEED which, JOBS
# how many of them at once, DIR the folder for it all. There, each is built in a copy of what has been built without a change.
# Those that do not compile, or to the same instructions, do not count, and neither do those of equivalent.txt.
set -euo pipefail
unset MAKEFLAGS MAKELEVEL MFLAGS

here=$(cd "$(dirname "$0")" && pwd)

# Runs the test $1 in the folder of the source $2, for at most $3 seconds, with bounds to what a fault may use up.
run_test() {
	(
		cd "$2"
		ulimit -v 8388608 -f 1048576
		timeout -k 5 "$3" make -s check TESTS="build/tests/$1"
	) >"$2/log" 2>&1 </dev/null
}

# Builds all without a change, and lists the tests with the seconds that each may take.
make_base() {
	local base=$DIR/base test begin

	rm -rf "$DIR"
	mkdir -p "$base"
	git ls-files -z | xargs -0 cp --parents -p -t "$base"
	for test in $TESTS; do
		make -s -C "$base" all "build/tests/$test"
		begin=$(date +%s)
		run_test "$test" "$base" 600 || { cat "$base/log"; exit 1; }
		echo "$(($(date +%s) - begin)) $test"
	done | sort -n | awk '{ print 20 + 10 * $1, $2 }' >"$DIR/tests"
}

# What the compiler makes of the file $2 in the folder $1, written to $3.
compile() {
	local name

	name=$(basename "$2")
	case $2 in
	src/*) name=build/tool/${name%.*}.o ;;
	gen/*) name=build/host/${name%.*}.o ;;
	esac
	make -s -C "$1" "$name" >"$1/log" 2>&1 && strip -g -o "$3" "$1/$name"
}

# Prints what becomes of the mutant in the folder $1, of the file $2.
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
		line=$line new=$new awk 'NR == ENVIRON["line"] { match($0, /^[ \t]*/); $0 = substr($0, 1, RLENGTH) ENVIRON["new"] } { print }' \
			"$DIR/base/$file" >"$copy/$file"
		printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$(judge "$copy" "$file")" "$file" "$line" "$kind" "$old" "$new"
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
			printf "%s:%d: nothing notices\n\t%s\n\t%s\n", $2, $3, $5, $6
		}
		{ others[$1]++ }
		END {
			share = 100 * noticed / (noticed + survived)
			printf "%d mutants are noticed, %d are not: %.1f %%; ", noticed, survived, share
			printf "%d are equivalent, %d compile to the same, %d do not compile\n", \
				others["equivalent"], others["same"], others["invalid"]
			exit share < 90
		}' "$here/equivalent.txt" "$DIR/results"
}

make_base
# shellcheck disable=SC2086 # FILES is a list
awk -v seed="$SEED" -v count="$COUNT" -f "$here/mutants.awk" $FILES | awk '{ print NR "\t" $0 }' >"$DIR/mutants"
for job in $(seq "$JOBS"); do
	awk -v job="$job" -v jobs="$JOBS" 'NR % jobs == job % jobs' "$DIR/mutants" | work >"$DIR/results.$job" &
done
wait
cat "$DIR"/results.* >"$DIR/results"
report
