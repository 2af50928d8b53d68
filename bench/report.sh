#!/bin/sh
# Prints a page with the results that bench.sh left in the folder DIR, and compares them with the
# bounds. CC and CFLAGS built the tool; TOOL, PYTHON and SCALE are as in bench.sh.
set -eu
export LC_ALL=C

package() {
	dpkg-query -W -f '${Version}' "$1" 2>/dev/null || echo 'not a package'
}

processor() {
	sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1
}

system() {
	sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release
}

facts() {
	cat <<-END
		| what | |
		| --- | --- |
		| processor | $(processor), $(nproc) cores |
		| memory | $(awk '/^MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo) |
		| system | $(system), $(uname -srm) |
		| compiler | \`$CC\` $($CC -dumpfullversion), \`$CFLAGS\`; musl $(package musl) |
		| rivals | mawk $(package mawk), grep $(package grep), $($PYTHON -V), |
		| | pciutils $(package pciutils), coreutils $(package coreutils), |
		| | ocloc of intel-opencl-icd $(package intel-opencl-icd) |
		| clock | hyperfine $(package hyperfine); \`bench/runs.c\` for start-up |
		| tool | $($TOOL --version); \`make size\` shows its size |
		| date | $(date -u +%F) |
	END
	[ "$SCALE" -eq 1 ] ||
		printf '\nA quick run, with all counts divided by %s: the figures mean little.\n' \
			"$SCALE"
}

# Prints for each command its name, the size of its input and the median of all rounds in seconds,
# tab-separated.
batch() {
	jq -rs '.[0].results[].command as $command |
		[.[].results[] | select(.command == $command) | .times[]] as $times |
		[$command, ($times | sort | .[length / 2 | floor])] |
		@tsv' "$DIR/batch.json" |
	while IFS="$(printf '\t')" read -r name seconds; do
		printf '%s\t%s\t%s\n' "$name" "$(wc -c <"$DIR/${name%% *}.txt")" "$seconds"
	done
}

# Awk functions for all tables.
# shellcheck disable=SC2016 # awk's variables
functions='
	function met(is_met) { return is_met ? "met" : "**not met**" }
	function row(a, b, c, d) { print "| " a " | " b " | " c " |" (d == "" ? "" : " " d " |") }
'

# shellcheck disable=SC2016 # awk's variables
bounds() {
	{
		sed 's/^/startup\t/' "$DIR/startup.tsv"
		batch | sed 's/^/batch\t/'
		sed 's/^/memory\t/' "$DIR/memory.tsv"
		sed 's/^/build\t/' "$DIR/build.tsv"
	} | awk -F '\t' "$functions"'
		$1 == "startup" {
			starts[$4 ~ /empty$/ ? "empty" : $4 ~ /tenfold/ ? "tenfold" : "tool"] = $3
		}
		$1 == "build" { build[$3] = $2 }
		$1 == "batch" { size[$2] = $3; seconds[$2] = $4 }
		$1 == "memory" && $2 > most { most = $2 }
		END {
			startup = starts["tool"] / starts["empty"]
			ids = seconds["ids mawk"] / seconds["ids ipex-gen"]
			lspci = seconds["lspci mawk"] / seconds["lspci ipex-gen"]
			scan = seconds["logs ipex-gen"] / seconds["logs grep"]
			ten = ", ten times the releases"
			start_ten = starts["tenfold"] / starts["tool"]
			ids_ten = seconds["ids ipex-gen" ten] / seconds["ids ipex-gen"]
			lspci_ten = seconds["lspci ipex-gen" ten] / seconds["lspci ipex-gen"]
			rate = size["lspci ipex-gen"] / seconds["lspci ipex-gen"] / 1e9
			row("what", "bound", "measured", " ")
			row("---", "---", "--:", "---")
			row("a whole call, against an empty static program", "≤ 1.10 ×",
				sprintf("%.2f ×", startup), met(startup <= 1.1))
			row("ten million bare IDs, against `mawk`", "≥ 8 × faster",
				sprintf("%.1f ×", ids), met(ids >= 8))
			row("`lspci -nn` lines, against `mawk`", "≥ 5 × faster",
				sprintf("%.1f × (%.2f GB/s)", lspci, rate), met(lspci >= 5))
			row("`--scan` of logs, against `grep -ci 8086`", "≤ 4 × its time",
				sprintf("%.1f ×", scan), met(scan <= 4))
			row("memory on `-` and `--scan`", "≤ 4 MiB resident",
				sprintf("%.0f KiB", most), met(most <= 4096))
			row("ten times the releases: a whole call", "≤ 1.10 ×",
				sprintf("%.2f ×", start_ten), met(start_ten <= 1.1))
			row("ten times the releases: bare IDs, `lspci -nn` lines", "≤ 1.10 ×",
				sprintf("%.2f ×, %.2f ×", ids_ten, lspci_ten),
				met(ids_ten <= 1.1 && lspci_ten <= 1.1))
			row("a clean build, on two cores", "≤ 5 s",
				sprintf("%.1f s", build["clean"]), met(build["clean"] <= 5))
			row("a clean build with 2,000 PCI IDs more", "≤ 20 s",
				sprintf("%.1f s", build["ids"]), met(build["ids"] <= 20))
			row("a clean build with 100 releases", "≤ 20 s",
				sprintf("%.1f s", build["releases"]), met(build["releases"] <= 20))
		}'
}

# shellcheck disable=SC2016 # awk's variables
startup() {
	awk -F '\t' -v dir="$DIR/" "$functions"'
		NR == 1 {
			empty = $2
			row("command", "runs", "median", "× empty")
			row("---", "--:", "--:", "--:")
		}
		{
			name = NR == 1 ? "an empty program" : "`" $3 "`"
			gsub(dir, "", name)
			row(name, $1, sprintf("%.3f ms", $2 / 1000), sprintf("%.2f", $2 / empty))
		}' "$DIR/startup.tsv" "$DIR/slower.tsv"
}

# shellcheck disable=SC2016 # awk's variables
whole() {
	batch | awk -F '\t' -v input="$1" "$functions"'
		index($1, input " ") == 1 {
			name = substr($1, length(input) + 2)
			order[++count] = name
			size = $2
			seconds[name] = $3
		}
		END {
			row("program", "median", "GB/s", "× the time of ipex-gen")
			row("---", "--:", "--:", "--:")
			for (i = 1; i <= count; i++) {
				name = order[i]
				row(name, sprintf("%.3f s", seconds[name]),
					sprintf("%.2f", size / seconds[name] / 1e9),
					sprintf("%.2f", seconds[name] / seconds["ipex-gen"]))
			}
		}'
}

# shellcheck disable=SC2016 # awk's variables
memory() {
	awk -F '\t' -v dir="$DIR" "$functions"'
		BEGIN {
			names["ids"] = "bare IDs"
			names["lspci"] = "`lspci -nn` lines"
			names["logs"] = "logs"
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

instructions() {
	awk -F '\t' -v input="$1" '$2 == input { print $1 }' "$DIR/instructions.tsv"
}

cat <<END
# Measured

\`make bench\` wrote this page, with everything on it from one run on one machine:

$(facts)

$(bounds)

## Starting up

The median wall time from the start of a program to its end. The first three ran in turn, and so
did the others; \`tenfold\` is the tool with ten times as many release pages. \`lspci\` reads the
devices of this machine; this \`ocloc\` knows no PCI IDs and looks up a name; Python has a dict.

$(startup)

## Standard input

The median of all rounds. All but grep and wc print the same, byte for byte: grep only finds the
lines that are in the list, and wc only counts lines. Output goes to \`/dev/null\`; "piped" is
\`cat INPUT | ipex-gen … | cat\`.

$(wc -l <"$DIR/ids.txt") bare IDs, half of them listed, half of them random:

$(whole ids)

$(wc -l <"$DIR/lspci.txt") lines of \`lspci -nn\`, from servers, desktops and laptops
(\`bench/lspci.txt\`):

$(whole lspci)

A line takes $(instructions ids) instructions for a bare ID and $(instructions lspci) for
\`lspci -nn\` (callgrind, the second half of some lines).

$(wc -c <"$DIR/logs.txt") bytes of logs, with a line of \`lspci -nn\` in a hundred; ipex-gen runs
with \`--scan\`, and grep counts the lines with 8086:

$(whole logs)

Resident memory at the end of the program, which frees none before:

$(memory)
END
