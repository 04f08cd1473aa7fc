#!/usr/bin/env bash
# A thousand open findings over the last days of a million events: looked at without a model, again with nothing new, then `review` and
# `investigate`. The whole process through the launcher, medians of three. BENCH_AS="chrt -f 10" measures as on a quiet machine where others work.
source "$(dirname "$0")/common.sh"
rounds=3
repo=$work/repo
mkdir "$repo"
printf 'version: "1"\n' >"$repo/mallcop.yaml"
generate 1000000 60 yesterday 1
"$root/mallcop" import --dir "$repo" "$work/events.jsonl" >/dev/null
"$root/mallcop" detect --dir "$repo" >/dev/null
"$jdk/bin/java" -cp "$root/.mallcop-build/mallcop.jar" "$root/bench/src/main/java/app/mallcop/bench/ManyFindings.java" "$repo" 1000 250000
finding=$(grep -o '"id":"fnd_[0-9a-f]*' "$repo/findings.jsonl" | tail -1 | cut -d'"' -f4)

# forget: as if nothing had been looked at. It is moved and not deleted: ext4 gives the place of a file deleted a moment ago to nobody, and
# looking past two thousand of those for each new file would be a second of what is measured.
forget() {
  local aside
  aside=$(mktemp -d -p "$work")
  for one in investigations decisions.jsonl; do [[ ! -e $repo/$one ]] || mv "$repo/$one" "$aside/"; done
}

# timed NAME FIRST COMMAND…: one row, medians of the rounds; FIRST is yes where each round is to be the first.
timed() {
  local name=$1 first=$2
  shift 2
  rm -f "$work/times"
  for ((round = 0; round < rounds; round++)); do
    [[ $first = no ]] || forget
    /usr/bin/time -q -o "$work/time" -f '%e %U %S %M' ${BENCH_AS:-} "$root/mallcop" "$@" --dir "$repo" >"$work/out" 2>/dev/null ||
      { cat "$work/out"; exit 1; }
    awk '{ print $1, $2 + $3, $4 / 1024 }' "$work/time" >>"$work/times"
  done
  for column in 1 2 3; do sort -n -k$column "$work/times" | awk -v c=$column '{ v[NR] = $c } END { print v[int((NR + 1) / 2)] }'; done |
    paste -s -d' ' | awk -v name="$name" '{ printf "%-28s %8.2f %8.2f %8d\n", name, $1, $2, $3 }'
}

printf '%-28s %8s %8s %8s\n' what 'wall s' 'CPU s' 'peak MB'
timed 'escalate, 1,000 findings' yes escalate
timed 'escalate, nothing new' no escalate
timed 'review' no review
timed 'investigate' no investigate "$finding"
