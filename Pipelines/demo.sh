#!/usr/bin/env bash
# Two mornings of an invented salon: `make run` calls this with the path of the daicho program.
set -euo pipefail
cd "$(dirname "$0")/.."
daicho=${1:?usage: demo.sh DAICHO (a path from the top folder)}

desk=.daicho/demo
inbox=$desk/inbox
definition=Pipelines/demo.yaml
fixtures=Fixtures/scenarios/demo

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }

# A morning's pages and mails arrive in the inbox; then the job runs, as cron would run it.
morning() {
  rm -rf "$inbox"
  mkdir -p "$inbox"
  cp -R "$fixtures/morning-$1/." "$inbox"
  # 10 tells that something was set aside (the second morning has a mail without a number).
  "$daicho" sync "$definition" --as-of "$2" --verbose || [ $? = 10 ]
}

# Asked for half an hour after the second morning, so that it holds after a second `make run` too.
tell_more() {
  local asked="--definition $definition --as-of 2026-12-02T09:30:00+09:00"
  echo "One booking:     $daicho explain BE20000001 $asked"
  echo "What needs you:  $daicho status $asked"
}

if [ -e "$desk/state/ledger.sqlite" ]; then
  say "The ledger of the demo is there already: the second morning once more"
  morning 2 2026-12-02T09:30:00+09:00
  echo
  tell_more
  echo "To begin anew: rm -r $desk; make run"
  exit 0
fi

say "1. The first morning, 1 December, nine o'clock: what is there is adopted, nothing leaves"
morning 1 2026-12-01T09:00:00+09:00

say "2. The next morning"
morning 2 2026-12-02T09:00:00+09:00

say "3. The ledger (予約台帳), the next two weeks of it"
"$daicho" export "$definition" --as-of 2026-12-02T09:00:00+09:00 --from 2026-12-02 --to 2026-12-15 \
  --columns 予約番号,予約日,開始時刻,お客様名,担当スタッフ,指名区分,ステータス --table

say "4. What the salon's own site or POS is told, and the first line of it as it is handed over"
"$daicho" action list --definition "$definition" --as-of 2026-12-02T09:00:00+09:00
echo
head -n 1 "$desk/actions.ndjson"

echo
echo "All actions:     $desk/actions.ndjson   (a line of JSON each)"
echo "The ledger:      $desk/予約台帳.csv   (opens in Excel or LibreOffice; UTF-8 with a mark)"
tell_more
echo "Once more:       make run   (nothing has changed, and it says so)"
