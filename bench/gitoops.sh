#!/usr/bin/env bash
# Secrets in a long history: a first scan of a made-up repository against `git log -p --all > /dev/null` on it, in turns, and a
# second scan with nothing new. `bench/gitoops.sh [COMMITS] [ROUNDS]`. Needs GNU time. Look at the ratio; seconds are this machine's.
source "$(dirname "$0")/common.sh"
commits=${1:-16000}
rounds=${2:-3}
export XDG_CACHE_HOME=$work/cache

git init -q --bare -b main "$work/repo"
"$jdk/bin/java" "$root/bench/src/main/java/app/mallcop/bench/ManyCommits.java" "$commits" 1 |
  git -C "$work/repo" fast-import --quiet --done
git -C "$work/repo" gc -q
patches=$(git -C "$work/repo" log -p --all | wc -c)
printf '%d commits, %d MB of patches\n' "$(git -C "$work/repo" rev-list --all --count)" $((patches / 1000000))

# timed NAME COMMAND…: wall and CPU seconds of the whole command, children included.
timed() {
  local name=$1; shift
  /usr/bin/time -q -o "$work/time" -f '%e %U %S %M' "$@" >"$work/out" 2>/dev/null || [[ $? -eq 4 ]]
  awk -v name="$name" '{ printf "%-28s %8.2f s wall %8.2f s CPU %6d MB peak\n", name, $1, $2 + $3, $4 / 1024; print $1 >> "'"$work"'/" name }' "$work/time"
}

for ((round = 0; round < rounds; round++)); do
  timed log git -C "$work/repo" log -p --all
  rm -rf "$XDG_CACHE_HOME"
  timed first "$root/mallcop" git-oops "$work/repo"
  timed second "$root/mallcop" git-oops "$work/repo"
done
median() { sort -n "$work/$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
printf 'medians: git log %.2f s, first scan %.2f s (%.2fx), second scan %.2f s\n' "$(median log)" "$(median first)" \
  "$(awk -v a="$(median first)" -v b="$(median log)" 'BEGIN { print a / b }')" "$(median second)"
