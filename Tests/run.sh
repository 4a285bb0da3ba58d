#!/usr/bin/env bash
# Runs the tests that were built, and repeats what failed where everybody looks: at the end.
set -euo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
swift test --skip-build "$@" 2>&1 | tee "$log" && exit
status=$?
printf '\nWhat failed:\n'
grep -aE '^✘ .* recorded an issue|error: ' "$log" | cut -c1-400 | sort -u | head -60
grep -aE '^✘ Test run' "$log" || tail -n 5 "$log"
exit "$status"
