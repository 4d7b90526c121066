"""Time the readers of histories and exports on made files of the size people have.

``python -m bench.readers`` from the top of the checkout makes a browser history of 200 MB,
a platform export of 300 MB and a few others in a temporary folder, and prints a table;
``--history-mb`` and ``--export-mb`` make smaller ones. Each runs in a process of its own,
so that its peak memory is its own.
"""

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bench.mailbox import peak_mb
from dsar_assistant.finding.evidence_files import read_evidence
from dsar_assistant.finding.payees import read_payees
from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.ticket import UnwatchedTicket

MEGABYTE = 1_000_000
RUNS = 2
TODAY = date(2026, 11, 23)
# What each must not take longer than, at the full size.
GOALS_S = {"firefox": 5.0, "chrome": 5.0, "export": 10.0}
FULL_MB = {"firefox": 200, "chrome": 200, "export": 300}
FROM_2016, FROM_1601 = 1_456_833_600, 11_644_473_600
_PAGE_BYTES = 340


class Made(NamedTuple):
    """A made file and the way it was made."""

    megabytes: float
    make: Callable[[Path, float], None]


# ── Histories ────────────────────────────────────────────────────────────────
def page(dice: random.Random) -> tuple[str, str]:
    """Make a page's address and title, as long as real ones are."""
    shop = f"www.s{int(dice.paretovariate(0.7)) % 20_000}.co.uk"
    return f"https://{shop}/path/{dice.getrandbits(220):x}", f"A title {dice.getrandbits(160):x}"


def make_firefox(path: Path, megabytes: float) -> None:
    """Write a history as Firefox keeps it, with its indexes."""
    dice, count = random.Random(7), int(megabytes * MEGABYTE / _PAGE_BYTES)
    sql = sqlite3.connect(path)
    sql.executescript(
        "CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT, title TEXT, visit_count"
        " INTEGER, hidden INTEGER, last_visit_date INTEGER);"
        "CREATE TABLE moz_historyvisits (id INTEGER PRIMARY KEY, place_id INTEGER, visit_date"
        " INTEGER);"
        "CREATE TABLE moz_bookmarks (id INTEGER PRIMARY KEY, type INTEGER, fk INTEGER, dateAdded"
        " INTEGER);"
    )
    when = [(FROM_2016 + number * 60) * MEGABYTE for number in range(count)]
    pages = ((n, *page(dice), 2, when[n]) for n in range(count))
    sql.executemany("INSERT INTO moz_places VALUES (?, ?, ?, ?, 0, ?)", pages)
    visits = ((n // 2, when[n // 2]) for n in range(2 * count))
    sql.executemany("INSERT INTO moz_historyvisits (place_id, visit_date) VALUES (?, ?)", visits)
    sql.execute("CREATE INDEX by_url ON moz_places (url)")
    sql.execute("CREATE INDEX by_place ON moz_historyvisits (place_id, visit_date)")
    sql.commit()
    sql.close()


def make_chrome(path: Path, megabytes: float) -> None:
    """Write a history as Chrome keeps it, with its indexes."""
    dice, count = random.Random(7), int(megabytes * MEGABYTE / _PAGE_BYTES)
    sql = sqlite3.connect(path)
    sql.executescript(
        "CREATE TABLE urls (id INTEGER PRIMARY KEY, url TEXT, title TEXT, visit_count INTEGER,"
        " last_visit_time INTEGER, hidden INTEGER);"
        "CREATE TABLE visits (id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER);"
    )
    when = [(FROM_2016 + FROM_1601 + number * 60) * MEGABYTE for number in range(count)]
    pages = ((n, *page(dice), 2, when[n]) for n in range(count))
    sql.executemany("INSERT INTO urls VALUES (?, ?, ?, ?, ?, 0)", pages)
    visits = ((n // 2, when[n // 2]) for n in range(2 * count))
    sql.executemany("INSERT INTO visits (url, visit_time) VALUES (?, ?)", visits)
    sql.execute("CREATE INDEX by_url ON urls (url)")
    sql.execute("CREATE INDEX by_visit ON visits (url)")
    sql.commit()
    sql.close()


# ── Exports ──────────────────────────────────────────────────────────────────
def make_export(path: Path, megabytes: float) -> None:
    """Write a platform's export: pictures mostly, posts, and what others told the platform."""
    dice = random.Random(7)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        told = [business(dice) for _ in range(int(megabytes * 150))]
        archive.writestr("off_meta.json", json.dumps({"off_facebook_activity_v2": told}))
        activity = [visited(dice) for _ in range(int(megabytes * 500))]
        archive.writestr("MyActivity.json", json.dumps(activity))
        written = sum(info.file_size for info in archive.infolist())
        number = 0
        while written < megabytes * MEGABYTE:
            number += 1
            picture = b"\xff\xd8\xff" + dice.randbytes(200_000)
            archive.writestr(f"photos/{number}.jpg", picture)
            written += len(picture)


def business(dice: random.Random) -> dict[str, object]:
    """Make what a business told, in a few events."""
    name = f"s{dice.randrange(3000)}.co.uk"
    events = [
        {"id": 1, "type": "PAGE_VIEW", "timestamp": FROM_2016 + dice.randrange(10**8)}
        for _ in range(12)
    ]
    return {"name": name, "events": events}


def visited(dice: random.Random) -> dict[str, object]:
    """Make an entry of Google's activity."""
    address, title = page(dice)
    return {
        "header": "Search",
        "title": title,
        "titleUrl": f"https://www.google.com/url?q={address}&usg=x",
        "time": "2019-04-11T12:00:00.000Z",
        "products": ["Search"],
    }


def make_statement(path: Path, megabytes: float) -> None:
    """Write a statement as Lloyds does."""
    dice = random.Random(7)
    with path.open("w", encoding="utf-8") as out:
        out.write(
            "Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,"
            "Debit Amount,Credit Amount,Balance\n"
        )
        while out.tell() < megabytes * MEGABYTE:
            shop = f"SHOP {chr(65 + dice.randrange(26)) * 3}{chr(65 + dice.randrange(26))}"
            day = f"{dice.randrange(1, 28):02}/{dice.randrange(1, 13):02}/2025"
            out.write(f"{day},DEB,'00-00-00,1,{shop} {dice.randrange(9999)} LONDON GB,1.00,,1.00\n")


# ── The table ────────────────────────────────────────────────────────────────
def run_one(path: Path) -> None:
    """Read a file in this process and print what it took; the best of its runs."""
    folder = Path("resources/directory")
    settings = ReadingSettings(TODAY, payees=read_payees(folder / "payees.toml"))
    seconds = float("inf")
    for _ in range(RUNS):
        begun = time.perf_counter()
        reads = list(read_evidence([path], settings, UnwatchedTicket()))
        seconds = min(seconds, time.perf_counter() - begun)
    items = sum(read.items for read in reads)
    print(json.dumps([seconds, items, sum(len(read.sightings) for read in reads), peak_mb()]))


def compare(made: dict[str, Made]) -> None:
    """Make each file, read it, print a line, leave nothing behind."""
    print(
        f"{'file':12}{'MB':>8}{'seconds':>9}{'MB/s':>8}{'items':>12}{'traces':>8}{'peak MB':>9}"
        "  goal"
    )
    for name, one in made.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            one.make(path, one.megabytes)
            size = path.stat().st_size / MEGABYTE
            command = [sys.executable, "-m", "bench.readers", "--read", str(path)]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        seconds, items, traces, peak = json.loads(told)
        print(
            f"{name:12}{size:8.0f}{seconds:9.2f}{size / seconds:8.0f}{items:12,}{traces:8,}"
            f"{peak:9.0f}  {verdict(name, size, seconds)}"
        )


def verdict(name: str, megabytes: float, seconds: float) -> str:
    """Say whether a goal was reached, in proportion to the size."""
    if name not in GOALS_S:
        return ""
    most = GOALS_S[name] * megabytes / FULL_MB[name]
    return f"{'reached' if seconds <= most else 'MISSED'}: {most:.1f} s"


def main() -> None:
    """Read the options."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--history-mb", type=float, default=FULL_MB["firefox"])
    options.add_argument("--export-mb", type=float, default=FULL_MB["export"])
    options.add_argument("--statement-mb", type=float, default=20)
    options.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.read:
        run_one(chosen.read)
        return
    compare(
        {
            "firefox": Made(chosen.history_mb, make_firefox),
            "chrome": Made(chosen.history_mb, make_chrome),
            "export": Made(chosen.export_mb, make_export),
            "statement": Made(chosen.statement_mb, make_statement),
        }
    )


if __name__ == "__main__":
    main()
