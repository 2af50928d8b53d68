#!/bin/sh
# Packs PROGRAM with its texts, as Notepad shows them, into ZIP, always into the same bytes. FOLDER
# is for its files.
#
#     windows-zip.sh PROGRAM FOLDER ZIP
set -eu
umask 022
program=$1
folder=$2
zip=$3

rm -rf "$folder" "$zip"
mkdir -p "$folder"
cp "$program" "$folder/ipex-gen.exe"
sed 's/$/\r/' windows/readme.txt >"$folder/README.txt"
sed 's/$/\r/' LICENSE >"$folder/LICENSE.txt"
sed 's/$/\r/' THIRD-PARTY.txt >"$folder/THIRD-PARTY.txt"
date=$(packaging/date.sh)
cd "$folder"
chmod 644 -- *
TZ=UTC touch -d "$date" -- *
TZ=UTC zip -q -X "$zip" LICENSE.txt README.txt THIRD-PARTY.txt ipex-gen.exe
