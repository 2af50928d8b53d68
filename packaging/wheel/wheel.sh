#!/bin/sh
# Makes a wheel of PROGRAM, which pip installs as the command NAME: its files below FOLDER, and the
# wheel beside that. The same program always makes the same bytes. TAG is a list of platforms,
# separated by dots, as in the name of the wheel:
# https://packaging.python.org/en/latest/specifications/binary-distribution-format/
#
#     wheel.sh VERSION HOMEPAGE TAG PROGRAM NAME FOLDER
set -eu
umask 022
version=$1
homepage=$2
tag=$3
program=$4
name=$5
folder=$6

data=ipex_gen-$version.data
info=ipex_gen-$version.dist-info
wheel=ipex_gen-$version-py3-none-$tag.whl

# Prints the line of RECORD for FILE: its SHA-256, in the alphabet for URLs, and its size.
record()
{
	printf '%s,sha256=%s,%s\n' "$1" "$(sha256sum <"$1" | cut -c 1-64 | tr a-f A-F |
		basenc --base16 -d | basenc --base64url | tr -d =)" "$(wc -c <"$1")"
}

rm -rf "$folder" "$folder/../ipex_gen-"*"-$tag.whl"
mkdir -p "$folder/$data/scripts" "$folder/$info/licenses"
cp "$program" "$folder/$data/scripts/$name"
cp LICENSE THIRD-PARTY.txt "$folder/$info/licenses"
sed "s|@VERSION@|$version|; s|@HOMEPAGE@|$homepage|" packaging/wheel/METADATA \
	>"$folder/$info/METADATA"
{
	printf '%s\n' 'Wheel-Version: 1.0' "Generator: ipex-gen ($version)" 'Root-Is-Purelib: false'
	echo "$tag" | tr . '\n' | sed 's/^/Tag: py3-none-/'
} >"$folder/$info/WHEEL"
date=$(packaging/date.sh)
cd "$folder"
{
	for file in "$data/scripts/$name" "$info/METADATA" "$info/WHEEL" "$info/licenses/LICENSE" \
		"$info/licenses/THIRD-PARTY.txt"; do
		record "$file"
	done
	echo "$info/RECORD,,"
} >"$info/RECORD"
find . -type f -exec chmod 644 {} +
chmod 755 "$data/scripts/$name"
TZ=UTC find . -type f -exec touch -d "$date" {} +
cut -d , -f 1 "$info/RECORD" | TZ=UTC zip -q -X -9 "../$wheel" -@
