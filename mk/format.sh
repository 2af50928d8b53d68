#!/bin/sh
# Formats the C and re2c FILEs; --check changes none, prints what would change and fails if anything
# would. clang-format knows re2c's files as C; their rules are between "clang-format off" and "on".
#
#     format.sh [--check] FILE...
set -eu

check=false
if [ "$1" = --check ]; then
	check=true
	shift
fi
status=0
formatted=$(mktemp)
trap 'rm "$formatted"' EXIT
for file; do
	clang-format --assume-filename="${file%.re}.c" <"$file" >"$formatted"
	if cmp -s "$file" "$formatted"; then
		continue
	elif $check; then
		diff -u --label "$file" --label "$file, formatted" "$file" "$formatted" || status=1
	else
		cat "$formatted" >"$file"
	fi
done
exit $status
