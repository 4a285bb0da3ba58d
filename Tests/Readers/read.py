"""Exports a ledger in every layout and reads each file with every reader that is installed."""

import csv
import io
import itertools
import json
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys

import duckdb
import pandas

daicho, desk = sys.argv[1], pathlib.Path(sys.argv[2])
PIECES = ["山田", "髙﨑", "①㈱", "ｱﾊﾟ", "〜", "―", "¥", "💅", "𠮷", "é", "=1+1", "＝", "'", '"', ",", ";",
          "\n", "\r\n", "\t", " ", "　", "-", "@a", "+81", "0012", "TRUE", "1/2", "NULL", "nan", "\\"]
TRIGGERS = "=+-@\t\r\n＝＋－＠"


def upset(ledger):
    """Puts odd names and memos into the rows on the shelf, the same in each run."""
    chance = random.Random(20261202)
    with sqlite3.connect(ledger) as db:
        db.execute("PRAGMA foreign_keys = off")
        for number, cells in db.execute("SELECT number, cells FROM ledger_row").fetchall():
            cells = cells.split("\x1f")
            for column in (20, 21, 27):
                cells[column] = "".join(chance.choices(PIECES, k=chance.randrange(6)))
            db.execute("UPDATE ledger_row SET cells = ? WHERE number = ?",
                       ("\x1f".join(cells), number))
    db.close()


def export(name, *options):
    path = desk / name
    subprocess.run([daicho, "export", desk / "readers.yaml", "--as-of", "2026-12-01T09:00:00+09:00",
                    "--out", path, *options], check=True, stderr=subprocess.DEVNULL)
    return path


def excel_rules(data, encoding):
    """What Excel in Japan needs: the mark or CP932, CR LF behind records only, unique titles, cells
    that fit, no cell that it would run."""
    assert data.startswith(b"\xef\xbb\xbf") == (encoding == "utf8-bom"), "mark"
    text = data.decode(CODECS[encoding])
    assert text.endswith("\r\n"), "last line end"
    assert "\r" not in text.replace("\r\n", ""), "lone CR"
    quoted = [part for part in text.split('"')[1::2]]
    assert not any("\r" in part for part in quoted), "CR LF inside a cell"
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len(set(rows[0])) == len(rows[0]), "titles"
    for cell in itertools.chain(*rows):
        assert len(cell) <= 32767, "a cell longer than Excel's"
        assert cell == "-" or cell[:1] not in tuple(TRIGGERS) or not cell, f"unguarded: {cell!r}"


CODECS = {"utf8-bom": "utf-8-sig", "utf8": "utf-8", "cp932": "cp932"}


def by_python(path, encoding):
    with open(path, newline="", encoding=CODECS[encoding]) as file:
        return list(csv.reader(file, strict=True))


def by_pandas(path, encoding):
    table = pandas.read_csv(path, encoding=CODECS[encoding], dtype=str, keep_default_na=False,
                            na_filter=False)
    return [list(table.columns)] + table.values.tolist()


def by_duckdb(path, encoding):
    if encoding == "cp932":
        return None  # it reads UTF-8, UTF-16 and Latin-1 only
    table = duckdb.sql(f"SELECT * FROM read_csv('{path}', header = true, all_varchar = true)")
    return [table.columns] + [["" if cell is None else cell for cell in row]
                              for row in table.fetchall()]


def by_libreoffice(path, encoding):
    if not shutil.which("soffice"):
        return None
    charset = {"utf8-bom": 76, "utf8": 76, "cp932": 60}[encoding]
    texts = "/".join(f"{n}/2" for n in range(1, 40))  # every column as text
    out = path.parent / "libreoffice"
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{desk.resolve()}/office",
                    f"--infilter=CSV:44,34,{charset},1,{texts}", "--convert-to",
                    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false", "--outdir", out,
                    path], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return by_python(out / path.name, "utf8")


READERS = {"Python csv": by_python, "pandas": by_pandas, "DuckDB": by_duckdb,
           "LibreOffice": by_libreoffice}


def unguarded(cell):
    rest = cell.lstrip("'")
    return cell[1:] if cell[:1] == "'" and rest[:1] and rest[0] in TRIGGERS else cell


def check(name, encoding, options, truth):
    path = export(name, "--encoding", encoding, *options)
    excel_rules(path.read_bytes(), encoding)
    first = None
    seen = []
    for reader, read in READERS.items():
        table = read(path, encoding)
        if table is None:
            continue
        first = first or table
        for ours, theirs in zip(first, table):
            assert ours == theirs, f"{name}: {reader} reads {theirs!r}, Python {ours!r}"
        assert len(first) == len(table), f"{name}: {reader} reads {len(table)} rows"
        seen.append(reader)
    if encoding != "cp932" and truth is not None:
        read = [[unguarded(cell) for cell in row] for row in first[1:]]
        assert read == truth, f"{name}: not the ledger's own values"
    print(f"{name:22} {len(first) - 1} rows: {', '.join(seen)}, Excel's rules")


upset(desk / "state/ledger.sqlite")
lines = export("rows.ndjson", "--format", "ndjson").read_text(encoding="utf-8").splitlines()
truth = [["" if value is None else str(value).replace("\r\n", "\n")
          for value in json.loads(line).values()] for line in lines]
for encoding in CODECS:
    check(f"all-{encoding}.csv", encoding, [], truth)
    check(f"desk-{encoding}.csv", encoding, ["--columns", "受付用", "--phone", "hyphen"], None)
    check(f"iso-{encoding}.csv", encoding, ["--columns", "取込用", "--iso", "--mask"], None)
print("all readers agree")
