#!/bin/sh
# Builds the table compiler twice in FOLDER, with plain char signed and unsigned, and compiles the
# real pages and pages with other than ASCII in every place: tables and messages must be the same.
# Usage: tests/char.sh FOLDER
set -eu
folder=$1

# A page that has MARK in every place that may hold text, and one that has it in all others.
write_pages() {
	mark=$1
	cat >"$folder/text-$number.md" <<END_OF_PAGE
# 1+xpu

$mark

* $mark: $mark

|PCI ID|Codename|Architecture|Generation Code|Display Name|$mark|
|-|-|-|-|-|-|
|9A40|$mark|$mark|1.2.3|$mark|$mark|

## $mark
END_OF_PAGE
	cat >"$folder/other-$number.md" <<END_OF_PAGE
# $mark

- Driver: $mark
- Archive: $mark

|PCI ID|Codename|Generation Code|
|-|-|-|
|$mark|\`$mark\`|$mark|
END_OF_PAGE
}

number=0
while IFS= read -r mark; do
	number=$((number + 1))
	write_pages "$mark"
done <<'END_OF_MARKS'
é
Foo~~«bar»~~
é~~a~~
~~a~~é
~~é~~ a
~é
*é* a
a*é
_é_
é_é
a_é
`é`
~~`é`~~ a
[é](https://x/é)
<https://x/é>
é\|é
(é)
\é
&é;
<é
　a
END_OF_MARKS

for sign in signed unsigned; do
	make -s BUILD="$folder/$sign" HOST_CC="cc -f$sign-char" "$folder/$sign/compile-tables"
	"$folder/$sign/compile-tables" tables/*.md >"$folder/$sign.txt"
	for page in "$folder"/text-*.md "$folder"/other-*.md; do
		"$folder/$sign/compile-tables" "$page" >>"$folder/$sign.txt" \
			2>>"$folder/$sign-messages.txt" || true
	done
done
cmp "$folder/signed.txt" "$folder/unsigned.txt"
cmp "$folder/signed-messages.txt" "$folder/unsigned-messages.txt"
grep -q 'é|é' "$folder/unsigned.txt"
grep -qF '|9A40|Foo~~«bar»~~|' "$folder/unsigned-messages.txt"
