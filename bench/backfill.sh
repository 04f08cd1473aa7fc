#!/usr/bin/env bash
# A back-fill without the vendor's pace: raw records of four platforms lie ready, and a scan parses, maps, redacts and files them, raw payloads
# too. `bench/backfill.sh [RECORDS]`; half as many beside it shows that memory does not grow. Needs GNU time (/usr/bin/time).
source "$(dirname "$0")/common.sh"
records=${1:-200000}
# compiled beside the program: the bench's own classes are not in the jar that users get
"$jdk/bin/javac" -nowarn -proc:none -d "$work/classes" -cp "$root/.mallcop-build/mallcop.jar" "$root/bench/src/main/java/app/mallcop/bench/BackFill.java"

# As `mallcop scan` is started, but for a heap that shows what is needed.
started() { sed -n "s/^$1='\(.*\)'\$/\1/p" "$root/mallcop"; }
options="$(started long) $(started cores) -Xmx${BENCH_HEAP:-192m}"

printf '%-16s %9s %8s %9s %8s %8s\n' table records 'wall s' 'records/s' 'CPU s' 'peak MB'
for table in aws-cloudtrail azure-activity github m365; do
  for count in $((records / 2)) "$records"; do
    rm -rf "$work/repo"
    /usr/bin/time -o "$work/time" -f '%U %S %M' ${BENCH_AS:-} "$jdk/bin/java" $options -cp "$work/classes:$root/.mallcop-build/mallcop.jar" \
      app.mallcop.bench.BackFill "$count" "$table" "$work/repo" >"$work/out"
    awk '{ printf "%8.1f %8d\n", $1 + $2, $3 / 1024 }' "$work/time" | paste -d' ' <(tr -d '\n' <"$work/out") -
  done
done
