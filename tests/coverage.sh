#!/bin/sh
# Prints the share of the lines of common/, gen/ and src/ that the tests ran, from the counts of
# gcov below FOLDER. Fails if it is below MIN percent, if a line that was not run has no reason in
# UNCOVERED, or if a line there was run.
#
#     coverage.sh GCOV MIN UNCOVERED FOLDER
#
# In UNCOVERED, each line is on one of its own, "    src/file.c: the line", after the reason for it.
# A line that several objects share was run if it was run in one of them. What re2c makes of its
# rules is not counted.
set -eu

gcov=$1
min=$2
uncovered=$3
folder=$4

find "$folder" -name '*.gcno' -exec "$gcov" --stdout {} + | awk -F : -v min="$min" \
	-v uncovered="$uncovered" '
	function trim(text) {
		gsub(/^[ \t]+|[ \t]+$/, "", text)
		return text
	}
	BEGIN {
		while ((getline line <uncovered) > 0) {
			if (line ~ /^    (common|gen|src)\//)
				justified[trim(line)]++
		}
	}
	{ number = $2 + 0 }
	$3 == "Source" && number == 0 { file = $4; next }
	file !~ /^(common|gen|src)\// || $1 ~ /- *$/ || number == 0 { next }
	{
		place = file SUBSEP number
		if (!(place in run)) {
			run[place] = 0
			lines[file]++
			if (number > last[file])
				last[file] = number
		}
		text[place] = substr($0, index($0, $2 ":") + length($2) + 1)
		if ($1 !~ /[#=]/)
			run[place] = 1
	}
	END {
		by_place = "sort -t : -k 1,1 -k 2,2n"
		for (place in run) {
			split(place, parts, SUBSEP)
			ran[parts[1]] += run[place]
		}
		for (file in lines) {
			printf "%-24s %5d of %5d  %5.1f %%\n", file, ran[file], lines[file],
				100 * ran[file] / lines[file] | "sort"
			all_lines += lines[file]
			all_ran += ran[file]
		}
		close("sort")
		percent = all_lines ? 100 * all_ran / all_lines : 0
		printf "%-24s %5d of %5d  %5.1f %%\n", "all of them", all_ran, all_lines, percent
		for (file in lines) {
			for (number = 1; number <= last[file]; number++) {
				place = file SUBSEP number
				if (!(place in run) || run[place])
					continue
				line = file ": " trim(text[place])
				has_reason = ++used[line] <= justified[line]
				printf "%s:%d: not run%s: %s\n", file, number,
					has_reason ? "" : ", and without a reason",
					trim(text[place]) | by_place
				failed = failed || !has_reason
			}
		}
		close(by_place)
		for (line in justified) {
			if (used[line] < justified[line]) {
				print "was run, or no longer exists: " line
				failed = 1
			}
		}
		if (percent < min) {
			print "less than " min " %"
			failed = 1
		}
		exit failed
	}'
