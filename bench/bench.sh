#!/bin/sh
# Measures the tool and its rivals, side by side; "make bench" calls it. The results go to the
# folder DIR, which has the programs of bench/, and report.sh makes a page of them:
#
#     startup.tsv, slower.tsv    runs, microseconds, command
#     batch.json                 hyperfine's rounds
#     memory.tsv                 KiB, input, options
#     instructions.tsv           instructions a line, input
#     build.tsv                  seconds, tables
#
# SCALE divides the numbers of runs and the lengths of the inputs. TOOL is the tool, PYTHON a Python
# interpreter, CC the compiler of the tool, and RELEASE the release to answer for.
set -eu
export LC_ALL=C # the fastest for all of them

ids=$((10000000 / SCALE))
lines=$((2000000 / SCALE))
long=$((100000000 / SCALE))
starts=$((2000 / SCALE))
slower_starts=$(((200 + SCALE - 1) / SCALE))
rounds=10
tenfold=$DIR/tenfold/ipex-gen # the tool with ten times as many releases

say() {
	echo "bench: $*" >&2
}

make_inputs() {
	"$TOOL" --list --ipex "$RELEASE" >"$DIR/table.tsv"
	cut -f 1 "$DIR/table.tsv" >"$DIR/listed.txt"
	"$DIR/inputs" ids "$ids" "$DIR/listed.txt" >"$DIR/ids.txt"
	"$DIR/inputs" lspci "$lines" "$DIR/listed.txt" bench/lspci.txt >"$DIR/lspci.txt"
	"$DIR/inputs" logs "$long" "$DIR/listed.txt" bench/lspci.txt >"$DIR/logs.txt"
	"$DIR/inputs" long "$long" >"$DIR/long.txt"
}

# Builds the tool in the folder $1 with the pages $2..., from nothing, as a user would.
build() {
	folder=$1
	shift
	rm -rf "$folder"
	env -u MAKEFLAGS -u MAKELEVEL make -s -j2 CC="$CC" BUILD="$folder" TABLES="$*" \
		"$folder/ipex-gen" >"$DIR/make.txt" 2>&1 || {
		cat "$DIR/make.txt" >&2
		exit 1
	}
	rm "$DIR/make.txt"
}

# Prints how long that takes, and the name $1 of the tables.
time_build() {
	name=$1
	shift
	begin=$(date +%s%N)
	build "$@"
	end=$(date +%s%N)
	echo "$begin $end" | awk -v name="$name" -v OFS='\t' '{ print ($2 - $1) / 1e9, name }'
}

measure_build() {
	releases=$(echo tables/[0-9]*.md | wc -w)
	rm -rf "$DIR/pages"
	bench/pages.sh copies $((10 * releases)) "$DIR/pages/tenfold"
	bench/pages.sh copies 100 "$DIR/pages/releases"
	bench/pages.sh ids 2000 "$DIR/pages/ids"
	{
		time_build clean "$DIR/clean" tables/*.md
		time_build ids "$DIR/clean" tables/*.md "$DIR"/pages/ids/*.md
		time_build releases "$DIR/clean" tables/*.md "$DIR"/pages/releases/*.md
	} >"$DIR/build.tsv"
	rm -rf "$DIR/clean"
	build "$DIR/tenfold" tables/*.md "$DIR"/pages/tenfold/*.md
}

# These print the command for the input $1.
answering="$TOOL --ipex $RELEASE -"
answering_tenfold="$tenfold --ipex $RELEASE -"
join_by_mawk() {
	echo "mawk -v table=$DIR/table.tsv -f bench/$1.awk $DIR/$1.txt"
}
join_by_python() {
	echo "$PYTHON -IS bench/join.py $DIR/table.tsv $1 <$DIR/$1.txt"
}

# All programs must print the same.
check_answers() {
	for input in ids lspci; do
		status=0
		sh -c "$answering" <"$DIR/$input.txt" >"$DIR/answers.tsv" || status=$?
		[ "$status" -eq 1 ] # not every device is supported
		for rival in "$(join_by_mawk $input)" "$(join_by_python $input)"; do
			sh -c "$rival" | cmp - "$DIR/answers.tsv"
		done
	done
	rm "$DIR/answers.tsv"
}

# lspci reads the devices of this machine, and ocloc, which knows no PCI IDs, gets a name.
measure_startup() {
	"$DIR/runs" "$starts" "$DIR/empty" "$TOOL 7D55 --ipex $RELEASE" \
		"$tenfold 7D55 --ipex $RELEASE" >"$DIR/startup.tsv"
	"$DIR/runs" "$slower_starts" "lspci -nn" "ocloc ids dg2-g10" \
		"$PYTHON -IS bench/join.py $DIR/table.tsv 7D55" >"$DIR/slower.tsv"
}

# hyperfine runs one command several times before the next, so it runs in several rounds. grep stops
# at the first match if it sees that its output is /dev/null, so it writes to cat.
measure_batch() {
	: >"$DIR/batch.json"
	for round in $(seq $rounds); do
		say "round $round of $rounds"
		hyperfine --style none --ignore-failure --warmup 1 --runs 2 \
			--export-json "$DIR/round.json" \
			-n 'ids ipex-gen' "$answering <$DIR/ids.txt >/dev/null" \
			-n 'ids ipex-gen, ten times the releases' \
			"$answering_tenfold <$DIR/ids.txt >/dev/null" \
			-n 'ids ipex-gen, piped' \
			"cat $DIR/ids.txt | $answering | cat >/dev/null" \
			-n 'ids mawk' "$(join_by_mawk ids) >/dev/null" \
			-n 'ids grep' \
			"grep -F -x -f $DIR/listed.txt $DIR/ids.txt | cat >/dev/null" \
			-n 'ids python' "$(join_by_python ids) >/dev/null" \
			-n 'ids wc' "wc -l <$DIR/ids.txt >/dev/null" \
			-n 'lspci ipex-gen' "$answering <$DIR/lspci.txt >/dev/null" \
			-n 'lspci ipex-gen, ten times the releases' \
			"$answering_tenfold <$DIR/lspci.txt >/dev/null" \
			-n 'lspci ipex-gen, piped' \
			"cat $DIR/lspci.txt | $answering | cat >/dev/null" \
			-n 'lspci mawk' "$(join_by_mawk lspci) >/dev/null" \
			-n 'lspci python' "$(join_by_python lspci) >/dev/null" \
			-n 'lspci wc' "wc -l <$DIR/lspci.txt >/dev/null" \
			-n 'logs ipex-gen' \
			"$TOOL --scan --ipex $RELEASE $DIR/logs.txt >/dev/null" \
			-n 'logs grep' "grep -ci 8086 $DIR/logs.txt | cat >/dev/null" \
			-n 'logs wc' "wc -l <$DIR/logs.txt >/dev/null" 2>"$DIR/hyperfine.txt" || {
			cat "$DIR/hyperfine.txt" >&2
			exit 1
		}
		cat "$DIR/round.json" >>"$DIR/batch.json"
	done
	rm "$DIR/round.json" "$DIR/hyperfine.txt"
}

measure_memory() {
	while read -r input options; do
		# shellcheck disable=SC2086 # words
		resident=$("$DIR/memory" "$TOOL" $options - <"$DIR/$input.txt" \
			2>"$DIR/messages.txt")
		printf '%s\t%s\t%s\n' "$resident" "$input" "$options"
	done >"$DIR/memory.tsv" <<-END
		ids --ipex $RELEASE
		ids --json
		lspci --ipex $RELEASE
		lspci --json
		logs --scan
		long --ipex $RELEASE
	END
	grep -q 'line 1: too long' "$DIR/messages.txt"
	rm "$DIR/messages.txt"
}

# Prints the instructions of an answer for the first $2 lines of the input $1.
count_instructions() {
	head -n "$2" "$DIR/$1.txt" |
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$TOOL" --ipex "$RELEASE" - \
		2>&1 >/dev/null |
	sed -n 's/.*Collected : //p'
}

# Of a line, after as many others.
measure_instructions() {
	while read -r input count; do
		first=$(count_instructions "$input" "$count")
		both=$(count_instructions "$input" $((2 * count)))
		printf '%s\t%s\n' $(((both - first) / count)) "$input"
	done >"$DIR/instructions.tsv" <<-END
		ids $((ids < 600000 ? ids / 2 : 300000))
		lspci $((lines < 60000 ? lines / 2 : 30000))
	END
}

say "builds"
measure_build
say "inputs and answers"
make_inputs
check_answers
say "starting up"
measure_startup
measure_batch
say "memory and instructions"
measure_memory
measure_instructions
