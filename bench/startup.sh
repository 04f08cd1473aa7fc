#!/usr/bin/env bash
# Start-up, as CPU time (user + system) against a hello world with the same JVM flags, measured in turns in one run.
# Each figure is the median of ROUNDS calls. `bench/startup.sh [ROUNDS]`; CI looks at the ratios, never at seconds.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
rounds=${1:-21}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

MALLCOP_AOT=wait "$root/mallcop" --version >/dev/null
# The JDK the launcher found by searching, unless it was told one.
jdk=${MALLCOP_JAVA_HOME:-}
if [[ -z $jdk ]]; then
  if [[ -r $root/.mallcop-build/jdk ]]; then jdk=$(<"$root/.mallcop-build/jdk"); else jdk=$JAVA_HOME; fi
fi
# The line the launcher ends with, less what is about mallcop.
flags="-XX:+UseSerialGC -XX:-UsePerfData -XX:TieredStopAtLevel=1 -Xmx256m"

cat >"$work/Hello.java" <<'JAVA'
public class Hello {
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
JAVA
"$jdk/bin/javac" -d "$work" "$work/Hello.java"
"$root/mallcop" demo --dir "$work/repo" >/dev/null

names=() lines=()
add() { names+=("$1"); lines+=("$2"); }
add 'hello world' "$jdk/bin/java $flags -cp '$work' Hello"
add '--version' "'$root/mallcop' --version"
add 'status' "'$root/mallcop' status --dir '$work/repo'"
add 'events' "'$root/mallcop' events --dir '$work/repo' --limit 20"
add 'config check' "'$root/mallcop' config check --dir '$work/repo'"
add 'self install' "'$root/mallcop' self install --prefix '$work/prefix'"
add 'a wrong option' "'$root/mallcop' status --humn"
add 'hello, no JVM' "/bin/echo hello"

TIMEFORMAT='%3U %3S'
for ((round = 0; round < rounds; round++)); do
  for i in "${!lines[@]}"; do
    used=$({ time eval "${lines[i]}" >/dev/null 2>&1 || true; } 2>&1)
    awk -v t="$used" 'BEGIN { split(t, p, " "); printf "%d\n", (p[1] + p[2]) * 1000 }' >>"$work/$i"
  done
done

median() { sort -n "$work/$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
base=$(median 0)
printf '%-16s %8s %8s\n' 'command' 'CPU ms' '× hello'
for i in "${!lines[@]}"; do
  own=$(median "$i")
  printf '%-16s %8d %8s\n' "${names[i]}" "$own" "$(awk -v a="$own" -v b="$base" 'BEGIN { printf "%.1f", a / b }')"
done
