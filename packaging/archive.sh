#!/bin/sh
# Packs the folder NAME of FOLDER into NAME.tar.gz there, always into the same bytes: nothing in it
# depends on who packs it and where, and its times are that of the last commit.
#
#     archive.sh FOLDER NAME
set -eu
folder=$1
name=$2
date=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
tar -C "$folder" -c --format=ustar --sort=name --mtime="@$date" --mode=u=rwX,go=rX \
	--owner=0 --group=0 --numeric-owner "$name" | gzip -9n >"$folder/$name.tar.gz"
