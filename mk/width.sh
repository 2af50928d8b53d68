#!/bin/sh
# Prints the lines of code that have more than 100 columns (a tab counts 8), and fails if there are
# any. Prose and tables may be wider.
export LC_ALL=C.UTF-8
wide()
{
	git ls-files -- Makefile .ci completions '*.[ch]' '*.re' '*.gperf' '*.sh' '*.awk' '*.mk' |
	while IFS= read -r file; do
		expand -t 8 "$file" | grep -nE '^.{101,}' |
			sed "s|^\([0-9]*\):.*|$file:\1: over 100 columns|"
	done
}
! wide | grep .
