#!/bin/sh
# Writes pages with releases that do not exist to the folder TO, to measure larger tables:
#
#     pages.sh copies COUNT TO    copies of the release pages in tables/, so that there are COUNT
#                                 pages with those in tables/
#     pages.sh ids COUNT TO       one release with COUNT PCI IDs
set -eu

kind=$1
count=$2
to=$3
mkdir -p "$to"

# Prints the page $1 as that of release $2, without the facts, which name a release once.
renamed() {
	sed -e "s/^# .*/# $2/" -e '/^- /d' "$1"
}

if [ "$kind" = copies ]; then
	set -- tables/[0-9]*.md
	have=$#
	while [ "$have" -lt "$count" ]; do
		for page; do
			[ "$have" -lt "$count" ] || break
			have=$((have + 1))
			renamed "$page" "3.$have+xpu" >"$to/3.$have+xpu.md"
		done
	done
else
	awk -v count="$count" 'BEGIN {
		print "# 3.0+xpu\n\n| PCI ID | Generation Code |\n| --- | --- |"
		for (i = 0; i < count; i++)
			printf "| `%04X` | `12.%d.%d` |\n", 4096 + 7 * i, i % 90, i % 9
	}' >"$to/3.0+xpu.md"
fi
