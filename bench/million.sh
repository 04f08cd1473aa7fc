#!/usr/bin/env bash
# A million events over 90 days: how fast they come in, and what a look at them costs, beside the same with a tenth.
# `bench/million.sh [EVENTS]`. Needs GNU time (/usr/bin/time) for CPU and peak memory. Look at the ratios; seconds are this machine's.
source "$(dirname "$0")/common.sh"
events=${1:-1000000}
printf '%-34s %10s %8s %8s %8s %14s\n' what events 'wall s' 'CPU s' 'peak MB' ''

# measure NAME EVENTS COMMAND…: one row; the last column is events a second for an import, bytes answered for a look.
measure() {
  local name=$1 count=$2 note; shift 2
  /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" >"$work/out" || { cat "$work/out"; exit 1; }
  note=$(wc -c <"$work/out")
  awk -v name="$name" -v count="$count" -v note="$note" '{
    last = name ~ /^import/ ? sprintf("%d events/s", count / $1) : sprintf("%d bytes", note)
    printf "%-34s %10d %8.2f %8.2f %8d %14s\n", name, count, $1, $2 + $3, $4 / 1024, last }' "$work/time"
}

for count in $((events / 10)) "$events"; do
  repo=$work/repo-$count
  mkdir "$repo"
  printf 'version: "1"\n' >"$repo/mallcop.yaml"
  generate "$count" 90 today
  actor=$(tail -n 2000 "$work/events.jsonl" | sed -E 's/.*"actor":"([^"]*)".*/\1/' | sort | uniq -c | sort -rn | awk 'NR == 1 { print $2 }')
  measure import "$count" "$root/mallcop" import --dir "$repo" "$work/events.jsonl"
  measure 'import, all of it again' "$count" "$root/mallcop" import --dir "$repo" "$work/events.jsonl"
  measure status "$count" "$root/mallcop" status --dir "$repo"
  measure "events --actor X --hours 24" "$count" "$root/mallcop" events --dir "$repo" --actor "$actor" --hours 24
  measure "events --hours 24 --limit 10" "$count" "$root/mallcop" events --dir "$repo" --hours 24 --limit 10
done
