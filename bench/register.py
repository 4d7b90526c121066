"""Time the register's import and its search while typing, beside its peers, in one run.

``python -m bench.register`` from the top of the checkout makes a register of 1.3 million
invented rows in a temporary folder and prints what each way takes; ``--rows 200000`` makes
a smaller one. Every row is taken in (as with ``--all``), which is the most work. Each way
runs in a process of its own, so that its peak memory is its own. Ours reads the file in a
second process, as the program does: processor time and memory are those of both, and the
goal of rows a second on one core is judged by the processor time of both. ripgrep and
DuckDB are shown where they are installed; the program needs neither.
"""

import argparse
import csv
import importlib.util
import json
import os
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bench.register_made import WORST_WORDS, make_register
from dsar_assistant.domain.register import RegisterSource
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.storage.register_index import INDEX_FILE, FileRegisterIndex
from dsar_assistant.system.cage.lists import ConfinedRegister
from dsar_assistant.system.clock import SystemClock
from dsar_assistant.system.files import DiskFiles

RESULTS = 20
NAMES = 300
SHARE_WITH_PLACE = 0.000_3
FEW_KEYS = 150
SLOW_KEYS = 15
MS = 1000
AS_OF = date(2026, 11, 23)
GOAL_ROWS_S = 40_000
GOAL_P99_MS = 10
GOAL_WORST_MS = 25
GOAL_RSS_MB = 300
GOAL_STOP_S = 1
PROCESSES = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)

Ask = Callable[[str], int]


class Told(NamedTuple):
    """What one way took; ``keys``, ``worst``, ``typos`` and ``places`` in milliseconds.

    ``cpu_s`` and ``rss_mb`` are of this process and those it started; ``deaf_s`` is the longest
    that the import went on without asking whether it is stopped.
    """

    import_s: float
    cpu_s: float
    size_mb: float
    keys: list[float]
    worst: dict[str, float]
    typos: list[float]
    places: list[float]
    rss_mb: float
    deaf_s: float


def percentile(times: list[float], part: float) -> float:
    """Give the time that so many hundredths of all stay below."""
    return sorted(times)[min(len(times) - 1, int(len(times) * part / 100))]


# ── Keys ─────────────────────────────────────────────────────────────────────
def typed_keys(path: Path) -> list[str]:
    """Give every beginning, of 2 to 14 letters, of names drawn from the file."""
    dice = random.Random(5)
    with path.open(encoding="utf-8", newline="") as stream:
        names = [row["Organisation_name"].lower() for row in csv.DictReader(stream)]
    chosen = dice.sample(names, NAMES)
    keys = [name[:end] for name in chosen for end in range(2, min(15, len(name) + 1))]
    return [key for key in keys if not key.endswith(" ")]


def with_slips(keys: list[str]) -> list[str]:
    """Leave a letter out of each longer key."""
    dice = random.Random(6)
    long = [key for key in keys if len(key) > 8]  # noqa: PLR2004 - a whole word at least
    return [key[:at] + key[at + 1 :] for key in long[:200] if (at := dice.randrange(2, 6))]


def with_postcodes(path: Path) -> list[str]:
    """Give a name's first word with its postcode, and with the beginning of that."""
    dice = random.Random(7)
    with path.open(encoding="utf-8", newline="") as stream:
        # Few are held at a time: what this process holds counts in those that it starts.
        rows = [row for row in csv.DictReader(stream) if dice.random() < SHARE_WITH_PLACE]
    named = [(row["Organisation_name"].split(), row["Organisation_postcode"]) for row in rows]
    chosen = [(name[0], code) for name, code in named if name and code]
    return [f"{name} {part}" for name, code in chosen for part in (code, code.partition(" ")[0])]


def timed(ask: Ask, keys: list[str]) -> list[float]:
    """Ask for each key; give the milliseconds of each."""
    times = []
    for key in keys:
        start = time.perf_counter()
        ask(key)
        times.append((time.perf_counter() - start) * MS)
    return times


# ── The ways ─────────────────────────────────────────────────────────────────
class WatchedTicket:
    """Keeps the longest time between two looks at whether the import is stopped."""

    def __init__(self) -> None:
        """Begin now."""
        self.longest_s = 0.0
        self._last = time.perf_counter()

    def checkpoint(self, done: int, total: int) -> None:
        """Take the time."""
        del done, total
        now = time.perf_counter()
        self.longest_s = max(self.longest_s, now - self._last)
        self._last = now


WATCHED = WatchedTicket()


def by_ours(csv_file: Path, folder: Path) -> tuple[Path, Ask]:
    """Import and search as the program does: a child reads, this process builds."""
    index = FileRegisterIndex(folder, DiskFiles(), SystemClock())
    source = RegisterSource(csv_file.name, AS_OF, covers_all=True)
    with ConfinedRegister().opened(csv_file, AS_OF, UnwatchedTicket(), keep_all=True) as rows:
        WATCHED.checkpoint(0, 1)
        WATCHED.longest_s = 0.0
        index.replace(rows, source, WATCHED)
    return folder / INDEX_FILE, lambda key: len(index.search(key, RESULTS))


def plain_fts(csv_file: Path, folder: Path, order: str) -> tuple[Path, Ask]:
    """Put the whole rows into a table, and the names into FTS5 as it comes."""
    file = folder / "plain.db"
    sql = sqlite3.connect(file, isolation_level=None)
    sql.execute("PRAGMA journal_mode = OFF")
    sql.execute("PRAGMA synchronous = OFF")
    sql.execute("BEGIN")
    with csv_file.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.reader(stream)
        header = next(rows)
        sql.execute(f"CREATE TABLE entry ({', '.join(header)})")
        sql.executemany(f"INSERT INTO entry VALUES ({', '.join('?' * len(header))})", rows)  # noqa: S608
    sql.execute(
        "CREATE VIRTUAL TABLE words USING fts5(Organisation_name, Trading_names, content='entry')"
    )
    sql.execute("INSERT INTO words (words) VALUES ('rebuild')")
    sql.execute("COMMIT")
    statement = f"""SELECT entry.* FROM words JOIN entry ON entry.rowid = words.rowid
        WHERE words MATCH ? {order} LIMIT {RESULTS}"""  # noqa: S608 - only our own words

    def ask(key: str) -> int:
        terms = re.findall(r"\w+", key)
        question = " ".join(f'"{term}"' for term in terms) + "*"
        return len(sql.execute(statement, (question,)).fetchall()) if terms else 0

    return file, ask


def by_plain_unsorted(csv_file: Path, folder: Path) -> tuple[Path, Ask]:
    """Take the hits in the order of the file."""
    return plain_fts(csv_file, folder, "")


def by_plain_ranked(csv_file: Path, folder: Path) -> tuple[Path, Ask]:
    """Take the hits in FTS5's own order."""
    return plain_fts(csv_file, folder, "ORDER BY words.rank")


def by_ripgrep(csv_file: Path, folder: Path) -> tuple[Path, Ask]:
    """Look through the file itself; hits come in the order of the file.

    Where there is no ripgrep, grep does it.
    """
    del folder
    tool = "rg" if shutil.which("rg") else "grep"

    def ask(key: str) -> int:
        pattern = r"\b" + re.escape(key)
        command = [tool, "-i", "-m", str(RESULTS), "--", pattern, str(csv_file)]
        found = subprocess.run(command, capture_output=True, text=True, check=False)
        return found.stdout.count("\n")

    return csv_file, ask


def by_duckdb(csv_file: Path, folder: Path) -> tuple[Path, Ask]:
    """Put the rows into DuckDB, and look through the names, shortest first."""
    duckdb = importlib.import_module("duckdb")
    file = folder / "duck.db"
    duck = duckdb.connect(str(file))
    duck.execute("PRAGMA threads = 1")
    duck.execute(f"CREATE TABLE entry AS SELECT * FROM read_csv('{csv_file}', header = true)")  # noqa: S608
    duck.execute("CHECKPOINT")
    statement = f"""SELECT * FROM entry WHERE Organisation_name ILIKE ?
        ORDER BY length(Organisation_name) LIMIT {RESULTS}"""  # noqa: S608 - only our own words
    return file, lambda key: len(duck.execute(statement, [f"%{key}%"]).fetchall())


WAYS: dict[str, tuple[str, Callable[[Path, Path], tuple[Path, Ask]], int]] = {
    "ours": ("ours, well ordered", by_ours, 0),
    "plain": ("plain FTS5, order of the file", by_plain_unsorted, FEW_KEYS),
    "ranked": ("plain FTS5, its own order", by_plain_ranked, FEW_KEYS),
    "ripgrep": ("ripgrep (or grep) over the CSV", by_ripgrep, SLOW_KEYS),
    "duckdb": ("DuckDB, one thread", by_duckdb, FEW_KEYS),
}


def ways_here() -> Iterator[str]:
    """Give the ways that this computer has the tools for."""
    for way in WAYS:
        if way == "ripgrep" and not (shutil.which("rg") or shutil.which("grep")):
            continue
        if way == "duckdb" and importlib.util.find_spec("duckdb") is None:
            continue
        yield way


# ── Running ──────────────────────────────────────────────────────────────────
def run_one(way: str, csv_file: Path) -> None:
    """Import, ask, and print what it took as JSON."""
    _, build, only = WAYS[way]
    keys, places = json.loads(csv_file.with_suffix(".keys").read_text("utf-8"))
    if only:
        keys = random.Random(3).sample(keys, min(only, len(keys)))
    with tempfile.TemporaryDirectory(dir=csv_file.parent) as folder:
        start, cpu = time.perf_counter(), processor_s()
        file, ask = build(csv_file, Path(folder))
        import_s, cpu_s = time.perf_counter() - start, processor_s() - cpu
        timed(ask, keys[:20])
        told = Told(
            import_s,
            cpu_s,
            file.stat().st_size / 1e6,
            timed(ask, keys),
            {word: min(timed(ask, [word] * 3)) for word in WORST_WORDS},
            timed(ask, with_slips(keys)) if way == "ours" else [],
            timed(ask, places) if way == "ours" else [],
            sum(resource.getrusage(whose).ru_maxrss for whose in PROCESSES) / 1000,
            WATCHED.longest_s,
        )
    print(json.dumps(told))


def processor_s() -> float:
    """Give the processor time of this process and of those it started that have ended."""
    return sum(os.times()[:4])


def measured(way: str, csv_file: Path) -> Told:
    """Run one way in a process of its own."""
    command = [sys.executable, "-m", "bench.register", "--way", way, str(csv_file)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    return Told(*json.loads(told.stdout))


def print_table(results: dict[str, Told]) -> None:
    """Print what each way took, and how many times longer than ours."""
    ours = results["ours"]
    our_p99 = percentile(ours.keys, 99)
    print(
        f"{'way':30}{'import s':>9}{'CPU s':>7}{'MB':>6}{'peak MB':>8}"
        f"{'p50 ms':>8}{'p99 ms':>9}{'max ms':>9}{'p99 to ours':>12}"
    )
    for way, told in results.items():
        p99 = percentile(told.keys, 99)
        print(
            f"{WAYS[way][0]:30}{told.import_s:9.1f}{told.cpu_s:7.1f}"
            f"{told.size_mb:6.0f}{told.rss_mb:8.0f}{percentile(told.keys, 50):8.2f}{p99:9.2f}"
            f"{max(told.keys):9.1f}{p99 / our_p99:11.1f}x"
        )
    print(f"\n{'worst words, ms':30}" + "".join(f"{word:>13}" for word in WORST_WORDS))
    for way, told in results.items():
        print(f"{WAYS[way][0]:30}" + "".join(f"{told.worst[word]:13.2f}" for word in WORST_WORDS))


def print_speed(results: dict[str, Told], rows: int) -> None:
    """Print rows a second by the clock and by processor time, and ours to plain FTS5's."""
    plain = results["plain"]
    print(f"\n{'rows/s':30}{'by the clock':>14}{'to plain':>10}{'CPU of all':>14}{'to plain':>10}")
    for way, told in results.items():
        if way == "ripgrep":
            continue
        print(
            f"{WAYS[way][0]:30}"
            f"{rows / told.import_s:14,.0f}{plain.import_s / told.import_s:9.2f}x"
            f"{rows / told.cpu_s:14,.0f}{plain.cpu_s / told.cpu_s:9.2f}x"
        )


def print_verdicts(ours: Told, rows: int) -> None:
    """Say which goals were reached."""
    p99, worst = percentile(ours.keys, 99), max(ours.worst.values())
    print(
        f"\nOurs: {len(ours.keys):,} typed keys; with a letter left out "
        f"p50 {percentile(ours.typos, 50):.1f} ms, p99 {percentile(ours.typos, 99):.1f} ms; "
        f"with a postcode p50 {percentile(ours.places, 50):.1f} ms, "
        f"p99 {percentile(ours.places, 99):.1f} ms."
    )
    goals = (
        (rows / ours.cpu_s >= GOAL_ROWS_S, f"{GOAL_ROWS_S:,} rows/s of CPU"),
        (p99 <= GOAL_P99_MS, f"p99 {GOAL_P99_MS} ms"),
        (worst <= GOAL_WORST_MS, f"worst words {GOAL_WORST_MS} ms"),
        (ours.deaf_s <= GOAL_STOP_S, f"stopped within {GOAL_STOP_S} s (took {ours.deaf_s:.2f})"),
        (ours.rss_mb <= GOAL_RSS_MB, f"{GOAL_RSS_MB} MB of memory"),
    )
    print("Goals " + "; ".join(f"{'reached' if met else 'MISSED'}: {goal}" for met, goal in goals))


def compare(rows: int) -> None:
    """Make a register, time all ways on it, print the tables, leave nothing behind."""
    with tempfile.TemporaryDirectory() as folder:
        csv_file = Path(folder, "register.csv")
        make_register(csv_file, rows)
        asked = (typed_keys(csv_file), with_postcodes(csv_file))
        csv_file.with_suffix(".keys").write_text(json.dumps(asked), "utf-8")
        megabytes = csv_file.stat().st_size / 1e6
        alone_s = reading_s(csv_file)
        print(f"{rows:,} invented rows, {megabytes:.0f} MB; reading alone {alone_s:.1f} s\n")
        results = {way: measured(way, csv_file) for way in ways_here()}
    print_table(results)
    print_speed(results, rows)
    print_verdicts(results["ours"], rows)


def reading_s(csv_file: Path) -> float:
    """Time Python's CSV reader by itself: the limit of this way."""
    start = time.process_time()
    with closing(csv_file.open(encoding="utf-8-sig", newline="")) as stream:
        for _ in csv.reader(stream):
            pass
    return time.process_time() - start


def main() -> None:
    """Read the options."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_300_000)
    options.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    options.add_argument("path", type=Path, nargs="?", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.way:
        run_one(chosen.way, chosen.path)
    else:
        compare(chosen.rows)


if __name__ == "__main__":
    main()
