#!/bin/sh
# Prints the entries of equivalent.txt whose line is no longer in its file. Fails if there are any.
awk -F '\t' '
	function trimmed(line) {
		sub(/^[ \t]+/, "", line)
		return line
	}
	/^#/ { next }
	!($1 in is_read) {
		is_read[$1] = 1
		while ((getline line <$1) > 0)
			is_line[$1, trimmed(line)] = 1
	}
	!(($1, $2) in is_line) {
		printf "%s:%d: stale: %s has no line \"%s\"\n", FILENAME, FNR, $1, $2
		stale = 1
	}
	END { exit stale }' mutate/equivalent.txt
