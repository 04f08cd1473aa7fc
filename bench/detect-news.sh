#!/usr/bin/env bash
# Law 5: what a detection of 10,000 and of 5,000 new events costs on top of ten thousand events of history, a hundred thousand and a million;
# `bench/detect-news.sh 10000000` adds ten million, which takes a while. Then a git-oops with nothing new. The whole process through the launcher.
# Needs GNU time (/usr/bin/time). Medians of five, each with new events of today; the curve should be flat. BENCH_AS="chrt -f 10" measures as on a
# quiet machine where others work.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
[[ -x /usr/bin/time ]] || { echo "bench/detect-news.sh: please install GNU time (Debian: time)" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rounds=5

MALLCOP_AOT=wait "$root/mallcop" --version >/dev/null
# The JDK the launcher found by searching, unless it was told one.
jdk=${MALLCOP_JAVA_HOME:-}
if [[ -z $jdk ]]; then
  if [[ -r $root/.mallcop-build/jdk ]]; then jdk=$(<"$root/.mallcop-build/jdk"); else jdk=$JAVA_HOME; fi
fi

# generate EVENTS DAYS END SEED: made-up events of the days before END.
generate() {
  "$jdk/bin/java" -cp "$root/.mallcop-build/mallcop.jar" app.mallcop.sim.scale.ManyEvents --events "$1" --days "$2" \
    --end "$(date -u -d "$3" +%F)" --seed "$4" --out "$work/events.jsonl" >/dev/null
}

# median NAME HISTORY: one row of the rounds in $work/times.
median() {
  for column in 1 2 3; do sort -n -k$column "$work/times" | awk -v c=$column '{ v[NR] = $c } END { print v[int((NR + 1) / 2)] }'; done |
    paste -s -d' ' | awk -v name="$1" -v history="$2" '{ printf "%-24s %10s %8.2f %8.2f %8d\n", name, history, $1, $2, $3 }'
}

# timed COMMAND…: appends wall, CPU and peak MB.
timed() {
  /usr/bin/time -q -o "$work/time" -f '%e %U %S %M' ${BENCH_AS:-} "$@" >"$work/out" 2>/dev/null || { [[ $? -eq 4 ]] || { cat "$work/out"; exit 1; }; }
  awk '{ print $1, $2 + $3, $4 / 1024 }' "$work/time" >>"$work/times"
}

# news REPO COUNT: brings in new events of today and detects, again and again.
news() {
  rm -f "$work/times"
  for ((round = 1; round <= rounds; round++)); do
    generate "$2" 1 today "$((round * 100000 + $2))"
    "$root/mallcop" import --dir "$1" "$work/events.jsonl" >/dev/null
    timed "$root/mallcop" detect --dir "$1"
    grep -q "\"events_judged\":$2" "$work/out" || { echo "bench/detect-news.sh: not what it should judge" >&2; exit 1; }
  done
}

printf '%-24s %10s %8s %8s %8s\n' what history 'wall s' 'CPU s' 'peak MB'
for history in 10000 100000 1000000 ${1:+"$1"}; do
  repo=$work/repo
  rm -rf "$repo"
  mkdir "$repo"
  printf 'version: "1"\n' >"$repo/mallcop.yaml"
  generate "$history" 60 yesterday 1
  "$root/mallcop" import --dir "$repo" "$work/events.jsonl" >/dev/null
  MALLCOP_HEAP=${1:+2g} "$root/mallcop" detect --dir "$repo" >/dev/null
  for count in 5000 10000; do
    news "$repo" "$count"
    median "detect, $count new" "$history"
  done
done

export XDG_CACHE_HOME=$work/cache
git init -q --bare -b main "$work/git"
"$jdk/bin/java" "$root/bench/src/main/java/app/mallcop/bench/ManyCommits.java" 16000 1 | git -C "$work/git" fast-import --quiet --done
git -C "$work/git" gc -q
"$root/mallcop" git-oops "$work/git" >/dev/null || [[ $? -eq 4 ]]
rm -f "$work/times"
for ((round = 0; round < rounds; round++)); do timed "$root/mallcop" git-oops "$work/git"; done
median 'git-oops, nothing new' '16000 c.'
