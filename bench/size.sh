#!/bin/sh
# Prints the bytes of the tool by source: code, strings and other constants of each source file, the
# tables, the C library, and the file format. Fails if the tool has more than MAX bytes.
#
#     size.sh TOOL UNSTRIPPED MAP MAX
#
# UNSTRIPPED is the same link without -s, and MAP is its map. A string that several files share is
# stored once, and counts for the first of them.
set -eu

tool=$1
unstripped=$2
map=$3
max=$4

# Prints the sections that are loaded: name, size and address, tab-separated.
loaded() {
	size -A "$1" | awk -v OFS='\t' '/^\./ && $3 > 0 && $1 !~ /bss/ { print $1, $2, $3 }'
}

if [ "$(loaded "$tool")" != "$(loaded "$unstripped")" ]; then
	echo "size.sh: $unstripped is not the same link as $tool" >&2
	exit 1
fi

# Prints the pieces of each section in the map, in order: object file, section and bytes. A piece
# reaches up to the next one, since the map has wrong sizes for merged strings.
pieces() {
	awk -v OFS='\t' '
		function number(hex, value, i) {
			for (i = 3; i <= length(hex); i++) {
				value = value * 16 - 1
				value += index("0123456789abcdef", substr(hex, i, 1))
			}
			return value
		}
		function begin(new_owner, new_name, address) {
			if (owner != "")
				print owner, name, address - from
			owner = new_owner
			name = new_name
			from = address
		}
		/^Linker script and memory map/ { is_map = 1 }
		!is_map { next }
		# a long name has a line of its own
		NF == 1 && /^ ?\./ { pending = $1; is_section = /^\./; next }
		pending != "" && $1 ~ /^0x/ { $0 = (is_section ? "" : " ") pending " " $0 }
		{ pending = "" }
		/^\./ && $2 ~ /^0x/ {
			begin("", "", end)
			if ($1 !~ /bss/ && number($2) > 0 && number($3) > 0) {
				begin("(linker)", $1, number($2))
				end = number($2) + number($3)
			}
		}
		owner != "" && /^ [.*]/ && $2 ~ /^0x/ {
			begin($1 == "*fill*" ? "(padding)" : $4, $1, number($2))
		}
		END { begin("", "", end) }' "$1"
}

size=$(wc -c <"$tool")
loaded=$(loaded "$tool" | awk '{ sum += $2 } END { print sum }')

pieces "$map" | awk -F '\t' -v size="$size" -v max="$max" -v loaded="$loaded" '
	function row(name, code, strings, data) {
		printf "%-20s %7s %7s %7s %7d\n", name, code, strings, data, code + strings + data
	}
	function rest(name, bytes) {
		printf "%-44s %7d\n", name, bytes
	}
	{ sum += $3 }
	$1 == "(padding)" || $1 == "(linker)" { others[$1] += $3; next }
	$1 !~ /\/tool\/.*\.o$/ { others["libc"] += $3; next }
	{
		sub(/^.*\//, "", $1)
		sub(/\.o$/, "", $1)
		kind = $2 ~ /^\.text/ ? "code" : $2 ~ /\.str[0-9.]*$/ ? "strings" : "data"
		if ($1 == "tables" && kind == "data") {
			others["tables"] += $3
			next
		}
		bytes[$1, kind] += $3
		sums[kind] += $3
		files[$1] += $3
	}
	END {
		if (sum != loaded) {
			print "size.sh: the map has " sum + 0 " bytes, not " loaded >"/dev/stderr"
			exit 1
		}
		printf "%-20s %7s %7s %7s %7s\n", "", "code", "strings", "data", "bytes"
		for (;;) {
			largest = ""
			for (file in files)
				if (largest == "" || files[file] > files[largest])
					largest = file
			if (largest == "")
				break
			row(largest, bytes[largest, "code"] + 0, bytes[largest, "strings"] + 0,
				bytes[largest, "data"] + 0)
			delete files[largest]
		}
		row("all of them", sums["code"], sums["strings"], sums["data"])
		rest("tables", others["tables"])
		rest("libc, start-up included", others["libc"])
		rest("padding", others["(padding)"])
		rest("ELF headers, section names, linker'\''s own", size - sum + others["(linker)"])
		rest("the file", size)
		is_too_large = size > max + 0
		printf "%d bytes %s the limit, %d\n", is_too_large ? size - max : max - size, \
			is_too_large ? "over" : "below", max
		exit is_too_large
	}'
