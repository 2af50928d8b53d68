#!/bin/sh
# Measures the tool and what it is held against, side by side; "make bench" calls it. What is measured is left in the folder
# that the variable DIR names, where the Makefile has put the programs, for report.sh to make a page of it:
#
#     startup.tsv, slower.tsv    how often, microseconds, command
#     batch.json                 hyperfine's rounds
#     memory.tsv                 KiB, input, options
#     lookup.tsv                 name, nanoseconds for a listed ID and for any, bytes of tables and code
#
# SCALE divides how often things are run and how long the inputs are. TOOL, PYTHON and RELEASE are what they say.
set -eu
export LC_ALL=C # the quickest for all of them

ids=$((10000000 / SCALE))
lines=$((2000000 / SCALE))
long=$((100000000 / SCALE))
starts=$((2000 / SCALE))
slower_starts=$(((200 + SCALE - 1) / SCALE))
rounds=5

say() {
	echo "bench: $*" >&2
}

make_inputs() {
	"$TOOL" --list --ipex "$RELEASE" >"$DIR/table.tsv"
	cut -f 1 "$DIR/table.tsv" >"$DIR/listed.txt"
	"$DIR/inputs" ids "$ids" "$DIR/listed.txt" >"$DIR/ids.txt"
	"$DIR/inputs" lspci "$lines" "$DIR/listed.txt" bench/lspci.txt >"$DIR/lspci.txt"
	"$DIR/inputs" long "$long" >"$DIR/long.txt"
}

# The commands for the input $1, as a shell takes them.
answering="$TOOL --ipex $RELEASE -"
join_by_mawk() {
	echo "mawk -v table=$DIR/table.tsv -f bench/$1.awk $DIR/$1.txt"
}
join_by_python() {
	echo "$PYTHON -IS bench/join.py $DIR/table.tsv $1 <$DIR/$1.txt"
}

# Whoever is quicker must have said the same.
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

# lspci reads this machine's devices, and ocloc knows no PCI IDs: both take what they have.
measure_startup() {
	"$DIR/runs" "$starts" "$DIR/empty" "$TOOL 7D55 --ipex $RELEASE" >"$DIR/startup.tsv"
	"$DIR/runs" "$slower_starts" "lspci -nn" "ocloc ids dg2-g10" "$PYTHON -IS bench/join.py $DIR/table.tsv 7D55" \
		>"$DIR/slower.tsv"
}

# hyperfine runs a command several times before it comes to the next, so that it is the rounds that alternate. grep stops at
# the first match when it sees that its output is thrown away; cat keeps that from it.
measure_batch() {
	: >"$DIR/batch.json"
	for round in $(seq $rounds); do
		say "round $round of $rounds"
		hyperfine --style none --ignore-failure --warmup 1 --runs 3 --export-json "$DIR/round.json" \
			-n 'ids ipex-gen' "$answering <$DIR/ids.txt >/dev/null" \
			-n 'ids ipex-gen, piped' "cat $DIR/ids.txt | $answering | cat >/dev/null" \
			-n 'ids mawk' "$(join_by_mawk ids) >/dev/null" \
			-n 'ids grep' "grep -F -x -f $DIR/listed.txt $DIR/ids.txt | cat >/dev/null" \
			-n 'ids python' "$(join_by_python ids) >/dev/null" \
			-n 'ids wc' "wc -l <$DIR/ids.txt >/dev/null" \
			-n 'lspci ipex-gen' "$answering <$DIR/lspci.txt >/dev/null" \
			-n 'lspci ipex-gen, piped' "cat $DIR/lspci.txt | $answering | cat >/dev/null" \
			-n 'lspci mawk' "$(join_by_mawk lspci) >/dev/null" \
			-n 'lspci python' "$(join_by_python lspci) >/dev/null" \
			-n 'lspci wc' "wc -l <$DIR/lspci.txt >/dev/null" 2>"$DIR/hyperfine.txt" || {
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
		resident=$("$DIR/memory" "$TOOL" $options - <"$DIR/$input.txt" 2>"$DIR/messages.txt")
		printf '%s\t%s\t%s\n' "$resident" "$input" "$options"
	done >"$DIR/memory.tsv" <<-END
		ids --ipex $RELEASE
		ids --json
		lspci --ipex $RELEASE
		lspci --json
		long --ipex $RELEASE
	END
	grep -q 'line 1: too long' "$DIR/messages.txt"
	rm "$DIR/messages.txt"
}

# The linker knows the bytes of functions and of gperf's tables; the other tables' are in what lookup says.
measure_lookup() {
	"$TOOL" --list -o id | "$DIR/lookup" >"$DIR/lookup-times.tsv"
	nm -S -t d "$DIR/lookup" | awk '
		BEGIN { FS = OFS = "\t" }
		FILENAME == "-" { split($0, symbol, " "); sizes[symbol[4]] = symbol[2] + 0; next }
		$1 == "hash" { part = "^(find_by_hash|pci_id_find|wordlist|stringpool_contents|asso_values)" }
		$1 == "search" { part = "^(find_by_search|compare_entry|bsearch)" }
		$1 == "direct" { part = "^find_directly" }
		{
			for (name in sizes)
				if (name ~ part)
					$4 += sizes[name]
			print
		}' - "$DIR/lookup-times.tsv" >"$DIR/lookup.tsv"
	rm "$DIR/lookup-times.tsv"
}

say "inputs and answers"
make_inputs
check_answers
say "starting up"
measure_startup
measure_batch
say "memory and lookup"
measure_memory
measure_lookup
