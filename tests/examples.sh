#!/bin/bash
# Runs the examples of a document and compares their output, with standard error, with the lines
# that follow each command. The file EXAMPLES has them: commands after "$ ", and their output. A
# file that an example shows with cat is made first. Prints the differences.
# Usage: examples.sh EXAMPLES
set -eu

awk '
	/^[$] / { file = NF == 3 && $2 == "cat" ? $3 : ""; next }
	file != "" { print >file }
' "$1"

sed -n 's/^[$] //p' "$1" | while IFS= read -r command; do
	printf '$ %s\n' "$command"
	bash -c "$command" 2>&1 </dev/null || :
done | diff "$1" -
