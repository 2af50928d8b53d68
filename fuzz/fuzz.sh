#!/bin/sh
# Runs each FUZZER, two at once, for FUZZ_SECONDS in all. A fuzzer keeps its interesting inputs in
# BUILD/corpus; an input that fails is written to BUILD/fuzz, and the end of the log is printed.
#
#     BUILD=FOLDER FUZZ_SECONDS=NUMBER fuzz.sh FUZZER...
set -eu

if [ "$1" != --one ]; then
	export EACH=$(((2 * FUZZ_SECONDS + $# - 1) / $#))
	printf '%s\n' "$@" | xargs -P 2 -n 1 "$0" --one
	exit
fi

fuzzer=$2
name=${fuzzer##*/fuzz_}
log=$BUILD/fuzz/$name.log
seeds=fuzz/corpus/$name
[ "$name" != page ] || seeds="$seeds tables"
mkdir -p "$BUILD/corpus/$name"
# shellcheck disable=SC2086 # a list
"$fuzzer" -max_total_time="$EACH" -max_len=8192 -dict="fuzz/$name.dict" \
	-artifact_prefix="$BUILD/fuzz/$name-" "$BUILD/corpus/$name" $seeds >"$log" 2>&1 || {
	tail -n 100 "$log"
	exit 1
}
printf '%s: %s\n' "$fuzzer" "$(tail -n 1 "$log")"
