#!/bin/sh
# Installs Claude Code (370 MB) into FOLDER and tries the backend with it, against a scripted model on this machine. Not part of the ordinary build.
# Usage: actors/src/test/claude-code/real.sh FOLDER
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
cd "$folder"
[ -f package.json ] || npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund @anthropic-ai/claude-code@2.1.330
program=$(ls -d "$folder"/node_modules/@anthropic-ai/claude-code-*/claude | head -1)
cd "$repo"
MALLCOP_REAL_CLAUDE="$program" mvn -B -q -pl actors -am verify -Dtest=RealClaudeCodeTest -Dsurefire.failIfNoSpecifiedTests=false
