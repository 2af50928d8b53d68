#!/bin/sh
# Prints the date of the newest version in CHANGELOG.md, YYYY-MM-DD: the date of every file that a
# zip archive or a wheel of it has.
sed -n 's/^## .* - //p' CHANGELOG.md | head -n 1
