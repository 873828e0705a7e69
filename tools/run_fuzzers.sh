#!/bin/sh
# run_fuzzers.sh BUILD SECONDS [TARGET…]: runs each fuzz target on a copy of its corpus; ends with a table.
# A finding stops that target, is kept in BUILD/findings and makes the script fail.
set -eu
cd "$(dirname "$0")/.."
build=$1 seconds=$2
shift 2
[ $# -gt 0 ] || set -- $(cd "$build/tests/fuzz" && find . -maxdepth 1 -name 'fuzz_*' -type f -perm -100 | sed 's,./fuzz_,,' | sort)
mkdir -p "$build/findings"
failed=0
table="| target | executions | edges | corpus | result |
|---|---|---|---|---|"
for target in "$@"; do
  work=$build/fuzz-work/$target
  mkdir -p "$work"
  seeds=""
  for folder in tests/fuzz/corpus/$target tests/fuzz/regression/$target; do
    [ -d "$folder" ] && seeds="$seeds $folder"
  done
  # glTF's words are worth more than random bytes.
  words=""
  case $target in gltf* | import | report | round_trip) words=-dict=tests/fuzz/dictionary/gltf.dict ;; esac
  result=clean
  # shellcheck disable=SC2086
  "$build/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 $words \
    -artifact_prefix="$build/findings/$target-" "$work" $seeds >"$build/fuzz-$target.log" 2>&1 || { result=FOUND; failed=1; tail -40 "$build/fuzz-$target.log"; }
  executions=$(sed -n 's/stat::number_of_executed_units: *//p' "$build/fuzz-$target.log")
  edges=$(grep -o 'cov: [0-9]*' "$build/fuzz-$target.log" | tail -1 | cut -d' ' -f2)
  table="$table
| $target | ${executions:-?} | ${edges:-?} | $(find "$work" -type f | wc -l) | $result |"
done
printf '%s\n' "$table"
exit $failed
