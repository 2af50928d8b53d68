#!/bin/sh
# Checks that each rule of fuzz/RULES.md is cited, as in "RULES 3b", by the code in src/ and by a
# test, and that each rule that is cited exists. A citation may list rules and ranges of one number:
# "RULES 1a, 3b-3d".
set -eu

cd "$(dirname "$0")/.."

rules() {
	sed -n 's/^| \([0-9][a-z]\) |.*/\1/p' fuzz/RULES.md | sort
}

# Prints the rules that FILES cite, one per line.
cited() {
	cat "$@" | grep -oE 'RULES [0-9][a-z]((-|, )[0-9][a-z])*' |
		sed 's/^RULES //; s/ //g' | tr ',' '\n' | awk -F - '
			BEGIN { letters = "abcdefghijklmnopqrstuvwxyz" }
			{
				first = index(letters, substr($1, 2))
				last = NF > 1 ? index(letters, substr($2, 2)) : first
				for (i = first; i <= last; i++)
					print substr($1, 1, 1) substr(letters, i, 1)
			}' | sort -u
}

# Fails for each line of standard input, which $1 describes.
none() {
	awk -v text="$1" '
		{ print "fuzz/RULES.md: rule " $1 " " text; count++ }
		END { exit count > 0 }' >&2
}

folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
rules >"$folder/rules"
cited src/* >"$folder/source"
cited tests/*.c fuzz/*.c >"$folder/tests"

status=0
uniq -d "$folder/rules" | none 'is there twice' || status=1
comm -23 "$folder/rules" "$folder/tests" | none 'has no test' || status=1
comm -23 "$folder/rules" "$folder/source" | none 'is not cited in src/' || status=1
sort -u "$folder/source" "$folder/tests" | comm -13 "$folder/rules" - |
	none 'is cited, but does not exist' || status=1
exit $status
