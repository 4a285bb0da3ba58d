#!/bin/bash
# Python's csv, pandas, DuckDB and LibreOffice read every export to the same table.
#
#   Tests/Readers/check.sh           with the debug build of daicho
#   DAICHO=PATH Tests/Readers/check.sh
#
# The ledger is the demo's, its memos and names replaced by what breaks readers of tables.
set -euo pipefail
cd "$(dirname "$0")/../.."

venv=.build/readers-venv
desk=.build/readers
daicho=${DAICHO:-}

if [ -z "$daicho" ]; then
  swift build --product daicho >&2
  daicho=$(swift build --show-bin-path)/daicho
fi
[ -x $venv/bin/python ] || python3 -m venv $venv
for package in pandas duckdb; do
  $venv/bin/python -c "import $package" 2>/dev/null || $venv/bin/pip install --quiet $package
done

rm -rf $desk
mkdir -p $desk
cp -R Fixtures/scenarios/demo/morning-1 $desk/inbox
cat >$desk/readers.yaml <<YAML
salon: {id: readers, name: 読み手, vertical: kirei, store: H000000001}
state: state
sources:
  list: {formats: [salonboard-kirei-list], from: "folder:inbox/pages"}
YAML
"$daicho" sync $desk/readers.yaml --as-of 2026-12-01T09:00:00+09:00
$venv/bin/python Tests/Readers/read.py "$daicho" $desk
