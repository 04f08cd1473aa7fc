#!/usr/bin/env bash
# Detection over a million events, all detectors on, beside the same with a tenth: the first detection, which judges everything, one over
# ten thousand more, and a rebuild, which judges everything again. `bench/detect.sh [EVENTS]`. Needs GNU time (/usr/bin/time) for CPU and
# peak memory. A rebuild that gives other bytes than the detections fails.
source "$(dirname "$0")/common.sh"
events=${1:-1000000}
printf '%-24s %10s %8s %8s %8s %10s\n' what events 'wall s' 'CPU s' 'peak MB' 'events/s'

# measure NAME EVENTS COMMAND…: one row.
measure() {
  local name=$1 count=$2; shift 2
  /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" >"$work/out" || { cat "$work/out"; exit 1; }
  awk -v name="$name" -v count="$count" '{
    printf "%-24s %10d %8.2f %8.2f %8d %10d\n", name, count, $1, $2 + $3, $4 / 1024, count / $1 }' "$work/time"
}

for count in $((events / 10)) "$events"; do
  repo=$work/repo-$count
  mkdir "$repo"
  printf 'version: "1"\n' >"$repo/mallcop.yaml"
  generate "$count" 60 yesterday
  "$root/mallcop" import --dir "$repo" "$work/events.jsonl" >/dev/null
  measure 'detect, the first' "$count" "$root/mallcop" detect --dir "$repo"
  generate 10000 1 today
  "$root/mallcop" import --dir "$repo" "$work/events.jsonl" >/dev/null
  measure 'detect, 10000 more' 10000 "$root/mallcop" detect --dir "$repo"
  measure 'detect --rebuild' $((count + 10000)) "$root/mallcop" detect --rebuild --dir "$repo"
  grep -q '"identical":true' "$work/out" || { echo "bench/detect.sh: the rebuild gave other bytes" >&2; exit 1; }
done
