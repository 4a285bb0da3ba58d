#!/bin/bash
# The benchmark: ours and the peers on the same invented data, one after the other.
#
#   Tests/Bench/run.sh             all rows; the data goes to .build/bench-data
#   BENCH_SCALE=0.1 …              a tenth of the documents and table rows
#   BENCH_ROWS="pages mails" …     these rows only
set -euo pipefail
cd "$(dirname "$0")/../.."

data=.build/bench-data
venv=.build/bench-venv
old_lxml=.build/bench-lxml-4.9
results=$data/results.tsv
rows=${BENCH_ROWS:-"pages mails diff csv export quiet fleet requests"}

say() { echo "bench: $*" >&2; }

# A peer that cannot be had leaves a line in the table instead of a figure.
missing() { printf '%s\t%s\t-\t-\t\tnot measured: %s\n' "$1" "$2" "$3" >>"$results"; }

python_peers() {
  [ -x $venv/bin/python ] || python3 -m venv $venv || { say "no venv: the Python peers are left out"; return 0; }
  for package in lxml polars duckdb; do
    $venv/bin/python -c "import $package" 2>/dev/null \
      || $venv/bin/pip install --quiet "$package" || say "$package cannot be installed: left out"
  done
  # The last lxml whose packages hold libxml2 2.9.14, Debian 12's: what Python costs, and what a
  # newer library saves.
  [ -d $old_lxml/lxml ] || $venv/bin/pip install --quiet --target $old_lxml lxml==4.9.2 \
    || say "lxml 4.9.2 cannot be installed: left out"
}

# compiled SOURCE LIBRARY: the program's path, or nothing.
compiled() {
  local program=$data/peer-$1
  # shellcheck disable=SC2046
  cc -O2 -o "$program" "Tests/Bench/peers/$1.c" $(pkg-config --cflags --libs "$2") >&2 \
    && echo "$program"
}

c_peer() {
  local row=$1 who=$2 library=$3 program
  if program=$(compiled "$row" "$library"); then
    "$program" "$data/$row"/* >>"$results"
  else
    missing "$row" "$who" "no C compiler or no headers of $library"
  fi
}

peers() {
  case $1 in
    pages) c_peer pages "libxml2 in C" libxml-2.0 ;;
    mails) c_peer mails GMime gmime-3.0 ;;
  esac
  case $1 in
    pages | mails | diff | csv | export)
      if [ -x $venv/bin/python ]; then
        $venv/bin/python Tests/Bench/peers/peers.py "$1" $data >>"$results"
        if [ "$1" = pages ] && [ -d $old_lxml/lxml ]; then
          PYTHONPATH=$old_lxml $venv/bin/python Tests/Bench/peers/peers.py pages $data "lxml 4.9" \
            >>"$results"
        fi
      else
        missing "$1" "the Python peers" "no Python with venv"
      fi ;;
  esac
}

say "building"
swift build -c release --product bench >&2
swift build -c release --product daicho >&2
bench=$(swift build -c release --show-bin-path)/bench

mkdir -p $data
: >$results
python_peers
say "inventing pages, mails and a ledger"
$bench invent $data
for row in $rows; do
  say "measuring $row"
  $bench "$row" $data >>$results
  peers "$row"
  rm -f "$data"/ours-*.csv
done
$bench table $data
