# Sourced by the benches: where the program is, a folder that goes away, the JDK the launcher uses, made-up events.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
[[ -x /usr/bin/time ]] || { echo "$(basename "$0"): please install GNU time (Debian: time)" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

MALLCOP_AOT=wait "$root/mallcop" --version >/dev/null
# The JDK the launcher found by searching, unless it was told one.
jdk=${MALLCOP_JAVA_HOME:-}
if [[ -z $jdk ]]; then
  if [[ -r $root/.mallcop-build/jdk ]]; then jdk=$(<"$root/.mallcop-build/jdk"); else jdk=$JAVA_HOME; fi
fi

# generate EVENTS DAYS END [SEED]: made-up events of the days before END, into $work/events.jsonl; the same people for the same seed.
generate() {
  "$jdk/bin/java" -cp "$root/.mallcop-build/mallcop.jar" app.mallcop.sim.scale.ManyEvents --events "$1" --days "$2" \
    --end "$(date -u -d "$3" +%F)" --seed "${4:-1}" --out "$work/events.jsonl" >/dev/null
}
