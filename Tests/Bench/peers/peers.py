#!/usr/bin/env python3
"""What other tools take for the same work on the same data: peers.py ROW FOLDER [NAME]

Prints a line for each peer: row, who, CPU seconds (least of some rounds), MB held, check, note,
parted by tabs. The check counts what was read, and must equal ours.
"""
import pathlib
import sys
import time


def least(rounds, work):
    """The least CPU seconds of some rounds, all threads counted, and what the last one gave."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        value = work()
        times.append(time.process_time() - start)
    return min(times), value


def tell(row, who, seconds, check="", note=""):
    print(row, who, "-" if seconds is None else seconds, "-", check, note, sep="\t", flush=True)


def files(folder):
    return [path.read_bytes() for path in sorted(folder.iterdir())]


BLANKS = dict.fromkeys([*range(0x09, 0x0E), 0x20, 0xA0, 0x3000, 0xFEFF])


def inked(text):
    """UTF-8 bytes without blanks, which readers fold each in its own way."""
    return len(text.translate(BLANKS).encode())


# --- listing pages ---


def pages(data, who="lxml"):
    import lxml.etree as etree

    texts = files(data / "pages")
    parser = etree.HTMLParser(encoding="utf-8")
    path = lambda expression: etree.XPath(expression)
    rows = path('//table[@id="resultList"]//tr[td]')
    day = path('substring-after(td[1]//a/@href, "date=")')
    clock = path("td[1]//a/br/following-sibling::text()")
    status = path("td[2]//text()")
    number = path('substring-after(td[3]//a/@href, "reserveId=")')
    name = path('normalize-space(td[3]//p[contains(@class, "wordBreak")])')
    staff = path("normalize-space(td[4])")
    route = path("normalize-space(td[5])")
    items = path("td[6]//li")
    points = path("normalize-space(td[7])")
    price = path("normalize-space(td[9])")
    marks = ("(ｸｰﾎﾟﾝ)", "(割・サ・オ)", "(指)")

    def yen(text):
        return int(text.strip(" 円()").replace(",", "")) if text not in ("", "-") else 0

    def row(tr):
        coupons, menu = [], []
        for item in items(tr):
            text = "".join(item.itertext()).strip()
            if text.startswith(marks[0]):
                coupons.append(text[len(marks[0]):].strip())
            else:
                menu.append(text.removeprefix(marks[1]).strip())
        person = staff(tr)
        way = route(tr)
        payable, _, total = price(tr).partition("円")
        return (
            str(number(tr)), str(day(tr)), "".join(clock(tr)).strip(),
            "".join(part.strip() for part in status(tr)), name(tr), person.removeprefix(marks[2]),
            "1" if person.startswith(marks[2]) else "0",
            "HOT PEPPER Beauty" if way == "NHPB" else way, coupons, menu,
            yen(points(tr)), yen(payable), yen(total),
        )

    def page(text):
        return [row(tr) for tr in rows(etree.fromstring(text, parser))]

    def cells(text):
        found = rows(etree.fromstring(text, parser))
        return [["".join(td.itertext()) for td in tr.iterfind("td")] for tr in found]

    # Each page is let go of when the next is read, here as with ours.
    seconds, _ = least(3, lambda: sum(len(page(text)) for text in texts))
    found = [row for text in texts for row in page(text)]
    text = sum(
        sum(map(inked, row[:8])) + inked(" / ".join(row[8])) - 2 * (len(row[8]) > 1)
        + sum(map(inked, row[9])) for row in found)
    money = sum(sum(row[10:]) for row in found)
    library = ".".join(map(str, etree.LIBXML_VERSION))
    check = f"{len(found)} rows, {text} bytes, {money} yen"
    tell("pages", who, seconds, check, f", with libxml2 {library}")
    if who == "lxml":
        seconds, _ = least(2, lambda: sum(len(cells(text)) for text in texts))
        tell("pages", "lxml, itertext of every cell", seconds)


# --- notice mails ---


def mails(data):
    import email
    import email.policy

    texts = files(data / "mails")

    def read():
        found = []
        for text in texts:
            message = email.message_from_bytes(text, policy=email.policy.default)
            found.append((message["subject"], message.get_body().get_content()))
        return found

    seconds, found = least(1, read)
    text = sum(inked(subject) + inked(body) for subject, body in found)
    tell("mails", "Python email", seconds, f"{len(found)} mails, {text} bytes")


# --- comparing a scan with a ledger ---


def diff(data):
    import polars as pl

    for count, rounds in ((2000, 20), (3600, 20), (200_000, 5)):
        stored, observed = (
            pl.read_csv(data / f"{name}-{count}.csv", infer_schema=False).fill_null("")
            for name in ("stored", "observed"))
        others = stored.columns[1:]

        def compare():
            new = observed.join(stored, on="number", how="anti").height
            gone = stored.join(observed, on="number", how="anti").height
            both = observed.join(stored, on="number", how="inner", suffix=" before")
            edited = both.filter(
                pl.any_horizontal([pl.col(name) != pl.col(name + " before") for name in others]))
            return new, edited.height, gone

        compare()
        seconds, (new, edited, gone) = least(rounds, compare)
        tell(f"diff-{count}", "polars", seconds, f"{new} new, {edited} edited, {gone} gone")


# --- tables ---


def table(data, row, database):
    """Writes the table that ours has written, from a table of DuckDB's own."""
    import duckdb

    ours, theirs = data / f"ours-{row}.csv", data / f"duckdb-{row}.csv"
    base = data / f"{row}.duckdb"
    base.unlink(missing_ok=True)
    connection = duckdb.connect(str(base) if database else ":memory:")
    connection.execute("SET threads = 2")
    connection.execute(f"CREATE TABLE ledger AS SELECT * FROM {reading(ours)}")
    connection.execute("CHECKPOINT" if database else "SELECT 1")
    copy = f"COPY ledger TO '{theirs}' (HEADER, DELIMITER ',')"
    seconds, _ = least(3, lambda: connection.execute(copy))
    columns = [name for (name, *_) in connection.execute("DESCRIBE ledger").fetchall()]
    sizes = " + ".join(f'coalesce(strlen("{name}"), 0)' for name in columns)
    rows, size = connection.execute(
        f"SELECT count(*), sum({sizes}) FROM {reading(theirs)}").fetchone()
    connection.close()
    tell(row, "DuckDB", seconds, f"{rows} rows, {size} bytes", f", {len(columns)} columns")
    for path in (theirs, base):
        path.unlink(missing_ok=True)


def reading(path):
    return f"read_csv('{path}', header = true, all_varchar = true, delim = ',', quote = '\"')"


ROWS = {
    "pages": ([pages], "lxml"), "mails": ([mails], "Python email"), "diff": ([diff], "polars"),
    "csv": ([lambda data: table(data, "csv", False)], "DuckDB"),
    "export": ([lambda data: table(data, "export", True)], "DuckDB"),
}


def main():
    name, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if name == "pages" and len(sys.argv) > 3:
        return pages(folder, sys.argv[3])
    works, who = ROWS.get(name, ([], ""))
    for work in works:
        try:
            work(folder)
        except ModuleNotFoundError as missing:
            row = "diff-200000" if name == "diff" else name
            tell(row, who, None, note=f"not measured: Python's {missing.name} is not installed")


main()
