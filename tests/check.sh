#!/bin/sh
# Runs each TEST, even after one has failed, and fails if one has. UNDER is a command to run them
# with.
#
#     check.sh TEST...
status=0
for test; do
	$UNDER "$test" || {
		echo "check.sh: $test failed" >&2
		status=1
	}
done
exit $status
