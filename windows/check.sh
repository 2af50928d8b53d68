#!/bin/sh
# Runs each TEST through wine with one wine server, and fails if one of them failed. Wine sometimes
# loses what a program writes to standard error: a claim that failed is tested alone a second time,
# which is reported.
#
#     check.sh TEST...
log=$(mktemp)
trap 'rm -f "$log"; wineserver -k' EXIT
wineserver -p
status=0

# Prints the names of the claims that failed, from the log of cmocka.
failed()
{
	sed -n 's/^\[  FAILED  \] \([a-z0-9_]*\)$/\1/p' "$log" | sort -u
}

for test; do
	"$test" >"$log" 2>&1 && result=0 || result=$?
	cat "$log"
	[ "$result" -ne 0 ] || continue
	claims=$(failed)
	[ -n "$claims" ] || status=1
	for claim in $claims; do
		echo "check.sh: $claim failed; testing it again, alone" >&2
		TESTS_WANTED=$claim "$test" || status=1
	done
done
exit $status
