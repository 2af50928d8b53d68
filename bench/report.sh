#!/bin/sh
# Makes a page of what bench.sh has left in the folder DIR, on standard output. Whether a bound is met is worked out here
# from the figures. CC and CFLAGS are what the tool was built with; TOOL, PYTHON and SCALE are as in bench.sh.
set -eu
export LC_ALL=C

package() {
	dpkg-query -W -f '${Version}' "$1" 2>/dev/null || echo 'not a package'
}

facts() {
	cat <<-END
		| what | |
		| --- | --- |
		| processor | $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores |
		| memory | $(awk '/^MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo) |
		| system | $(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release), $(uname -srm) |
		| compiler | \`$CC\` $($CC -dumpfullversion), \`$CFLAGS\`; musl $(package musl) |
		| rivals | mawk $(package mawk), grep $(package grep), $($PYTHON -V), pciutils $(package pciutils) |
		| | ocloc of intel-opencl-icd $(package intel-opencl-icd), coreutils $(package coreutils) |
		| clock | hyperfine $(package hyperfine); \`bench/runs.c\` for start-up |
		| tool | $($TOOL --version), $(wc -c <"$TOOL") bytes |
		| date | $(date -u +%F) |
	END
	[ "$SCALE" -eq 1 ] || printf '\nA quick run, with all counts divided by %s: the figures say little.\n' "$SCALE"
}

# Whole commands: name, size of the input, and the median of all rounds in seconds, tab-separated.
batch() {
	jq -rs '.[0].results[].command as $command |
		[$command, ([.[].results[] | select(.command == $command) | .times[]] | sort | .[length / 2 | floor])] |
		@tsv' "$DIR/batch.json" |
	while IFS="$(printf '\t')" read -r name seconds; do
		printf '%s\t%s\t%s\n' "$name" "$(wc -c <"$DIR/${name%% *}.txt")" "$seconds"
	done
}

# Awk functions that all tables are made with.
# shellcheck disable=SC2016 # awk's variables
functions='
	function met(is_met) { return is_met ? "met" : "**not met**" }
	function row(a, b, c, d, e) { print "| " a " | " b " | " c " |" (d == "" ? "" : " " d " |") (e == "" ? "" : " " e " |") }
'

# shellcheck disable=SC2016 # awk's variables
bounds() {
	{
		sed 's/^/startup\t/' "$DIR/startup.tsv"
		batch | sed 's/^/batch\t/'
		sed 's/^/memory\t/' "$DIR/memory.tsv"
	} | awk -F '\t' "$functions"'
		$1 == "startup" { starts[$4 ~ /empty$/ ? "empty" : "tool"] = $3 }
		$1 == "batch" { size[$2] = $3; seconds[$2] = $4 }
		$1 == "memory" && $2 > most { most = $2 }
		END {
			startup = starts["tool"] / starts["empty"]
			ids = seconds["ids mawk"] / seconds["ids ipex-gen"]
			lspci = seconds["lspci mawk"] / seconds["lspci ipex-gen"]
			rate = size["lspci ipex-gen"] / seconds["lspci ipex-gen"] / 1e9
			row("what", "bound", "measured", "is it met?")
			row("---", "---", "--:", "---")
			row("a whole call, against an empty static program", "≤ 1.10 ×", sprintf("%.2f ×", startup), met(startup <= 1.1))
			row("ten million bare IDs, against `mawk`", "≥ 5 × faster", sprintf("%.1f ×", ids), met(ids >= 5))
			row("`lspci -nn` lines", "≥ 1 GB/s, or ≥ 10 × `mawk`", sprintf("%.2f GB/s, %.1f ×", rate, lspci),
			    met(rate >= 1 || lspci >= 10))
			row("memory on `-`", "≤ 4 MiB resident", sprintf("%.0f KiB", most), met(most <= 4096))
		}'
}

# shellcheck disable=SC2016 # awk's variables
startup() {
	awk -F '\t' -v dir="$DIR/" "$functions"'
		NR == 1 { empty = $2; row("command", "runs", "median", "× empty"); row("---", "--:", "--:", "--:") }
		{
			name = NR == 1 ? "an empty program" : "`" $3 "`"
			gsub(dir, "", name)
			row(name, $1, sprintf("%.3f ms", $2 / 1000), sprintf("%.2f", $2 / empty))
		}' "$DIR/startup.tsv" "$DIR/slower.tsv"
}

# shellcheck disable=SC2016 # awk's variables
whole() {
	batch | awk -F '\t' -v input="$1" "$functions"'
		index($1, input " ") == 1 { name = substr($1, length(input) + 2); order[++count] = name; size = $2; seconds[name] = $3 }
		END {
			row("program", "median", "GB/s", "× the time of ipex-gen")
			row("---", "--:", "--:", "--:")
			for (i = 1; i <= count; i++)
				row(order[i], sprintf("%.3f s", seconds[order[i]]), sprintf("%.2f", size / seconds[order[i]] / 1e9),
				    sprintf("%.2f", seconds[order[i]] / seconds["ipex-gen"]))
		}'
}

# shellcheck disable=SC2016 # awk's variables
memory() {
	awk -F '\t' -v dir="$DIR" "$functions"'
		BEGIN {
			names["ids"] = "bare IDs"
			names["lspci"] = "`lspci -nn` lines"
			names["long"] = "one line"
			row("input", "size", "options", "resident")
			row("---", "--:", "---", "--:")
		}
		{
			command = "wc -c <" dir "/" $2 ".txt"
			command | getline size
			close(command)
			row(names[$2], sprintf("%.1f MB", size / 1e6), "`" $3 "`", $1 " KiB")
		}' "$DIR/memory.tsv"
}

# shellcheck disable=SC2016 # awk's variables
lookup() {
	awk -F '\t' "$functions"'
		BEGIN {
			names["hash"] = "perfect hash of gperf"
			names["search"] = "`bsearch` over the sorted IDs"
			names["direct"] = "an entry for each of 65,536 IDs"
			row("lookup", "listed ID", "any ID", "bytes of tables and code")
			row("---", "--:", "--:", "--:")
		}
		{ row(names[$1], sprintf("%.1f ns", $2), sprintf("%.1f ns", $3), $4) }' "$DIR/lookup.tsv"
}

cat <<END
# Measured

\`make bench\` wrote this page, with everything on it from one run on one machine:

$(facts)

$(bounds)

## Starting up

The median wall time from before a program is started until it has ended. The first two ran in turn, and so did the others.
\`lspci\` reads the devices of this machine; this \`ocloc\` knows no PCI IDs and is asked for a name; Python has a dict.

$(startup)

## Standard input

The median of all rounds. All but grep and wc wrote the same, byte for byte: grep only tells which lines are in the list, and
wc only counts lines. What is written goes to \`/dev/null\`; "piped" is \`cat INPUT | ipex-gen … | cat\`.

$(wc -l <"$DIR/ids.txt") bare IDs, of which half are listed and half are any:

$(whole ids)

$(wc -l <"$DIR/lspci.txt") lines of \`lspci -nn\`, as a fleet of servers, desktops and laptops has them (\`bench/lspci.txt\`):

$(whole lspci)

What is resident when the program ends; it gives no memory back before:

$(memory)

## The lookup alone

From a number to the group of devices that it belongs to, in random order. The perfect hash makes characters of the number
first, since those are what gperf takes.

$(lookup)
END
