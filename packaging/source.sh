#!/bin/sh
# Copies the source to FOLDER: what git knows of it, as it is here, or in an unpacked release
# everything but BUILD.
#
#     source.sh BUILD FOLDER
set -eu
build=$1
folder=$2
mkdir -p "$folder"
if [ -e .git ]; then
	git ls-files -z | tar -c --null --files-from=- | tar -x -C "$folder"
else
	tar -c --exclude="./${build#./}" . | tar -x -C "$folder"
fi
