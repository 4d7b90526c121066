"""Time the reading of a large mailbox beside its limit and its peers, in one run.

``python -m bench.mailbox`` from the top of the checkout makes a mailbox of 2 GB in a
temporary folder and prints a table; ``--size-mb 300`` makes a smaller one. Each way runs
in a process of its own, so that its peak memory is its own. Beside the clock stands what a
core did in the time it was given, which other programs on a busy machine change less.
"""

import argparse
import json
import mailbox
import mmap
import multiprocessing
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime, timedelta
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import BinaryIO, NamedTuple

from dsar_assistant.finding.domains import read_domain_list
from dsar_assistant.finding.entries import FileEntry
from dsar_assistant.finding.evidence_files import SourceRead, read_evidence
from dsar_assistant.finding.mail.parts import count_part, put_parts_together, ranges_of
from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.system.cage.evidence import ConfinedEvidence

MEGABYTE = 1_000_000
SLICE_MB = 60
RUNS = 3
GOAL_MB_S = 400
# The goal was set where finding the separators alone reached so much; a slower machine, or a
# slow hour of this one, changes both alike.
LIMIT_MB_S = 1800
GOAL_RSS_MB = 250
TODAY = date(2026, 11, 23)
# Up to which part of a mailbox each sort of sender goes; the rest is talk on a list.
FROM_SHOPS, FROM_SERVICES, FROM_PEOPLE, FORGED = 0.7, 0.85, 0.95, 0.99


class Timed(NamedTuple):
    """What one way of reading took; the best of its runs."""

    megabytes: float
    seconds: float
    core_seconds: float
    messages: int
    rss_mb: float

    @property
    def speed(self) -> float:
        """Megabytes a second by the clock."""
        return self.megabytes / self.seconds

    @property
    def core_speed(self) -> float:
        """Megabytes in a second of one core, over all processes."""
        return self.megabytes / self.core_seconds


Reading = Callable[..., Iterable[SourceRead]]


# ── The ways ─────────────────────────────────────────────────────────────────
def by_cat(path: Path) -> int:
    """Copy the bytes away, as ``cat > /dev/null``: the limit of the disk and the cache."""
    with path.open("rb", buffering=0) as stream:
        while stream.read(MEGABYTE):
            pass
    return 0


def by_separators(path: Path) -> int:
    """Only find where messages begin: the limit of this way of reading."""
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as all_:
        count, at = 1, all_.find(b"\n\nFrom ")
        while at >= 0:
            count += 1
            at = all_.find(b"\n\nFrom ", at + 7)
    return count


def by_standard_headers(path: Path) -> int:
    """Use Python's own mailbox module, parsing the headers only."""
    box = mailbox.mbox(path, factory=BytesHeaderParser().parse, create=False)  # type: ignore[arg-type]
    return sum(message["From"] is not None for message in box)


def by_standard(path: Path) -> int:
    """Use Python's own mailbox module as it comes: every message parsed whole."""
    return sum(message["From"] is not None for message in mailbox.mbox(path, create=False))


def by_ours(path: Path, reading: Reading = read_evidence) -> int:
    """Read as the program does: whole sender logic, caps, days, authentication results."""
    settings = settings_of_ours()
    return sum(read.items for read in reading([path], settings, UnwatchedTicket()))


def by_ours_in_cage(path: Path) -> int:
    """Read as the program does, in its child with limits."""
    return by_ours(path, ConfinedEvidence().read)


def settings_of_ours() -> ReadingSettings:
    """Gather what the readers must know."""
    lists = Path("resources/directory")
    return ReadingSettings(
        TODAY,
        own=frozenset({"rowan.ellery@mailbox.example"}),
        mail_services=read_domain_list(lists / "mail_services.txt"),
        freemail=read_domain_list(lists / "freemail.txt"),
    )


def by_two(path: Path) -> int:
    """Count the two halves in two processes, and put the counts together."""
    settings = settings_of_ours()
    entry = FileEntry(path, path.name, path.stat().st_size)
    ranges = ranges_of(entry, 2)
    with ProcessPoolExecutor(len(ranges), multiprocessing.get_context("spawn")) as pool:
        told = [pool.submit(count_part, entry, one, settings, UnwatchedTicket()) for one in ranges]
        parts = [one.result() for one in told]
    return put_parts_together(parts, settings)[0]


WAYS: dict[str, tuple[str, Callable[[Path], int], bool]] = {
    "cat": ("cat (limit of the disk cache)", by_cat, False),
    "separators": ("mmap.find of separators only", by_separators, False),
    "standard": ("mailbox module, whole messages *", by_standard, True),
    "standard-headers": ("mailbox module, headers only *", by_standard_headers, True),
    "ours": ("ours, one core", by_ours, False),
    "two": ("ours, two processes", by_two, False),
    "caged": ("ours, in the child with limits", by_ours_in_cage, False),
}


# ── The mailbox ──────────────────────────────────────────────────────────────
def make_mailbox(path: Path, megabytes: float) -> None:
    """Write a mailbox of invented mail: about 10.7 kB a message, 1.9 kB of it headers."""
    dice = random.Random(7)
    bodies = [make_body(dice) for _ in range(300)]
    day = datetime(2012, 1, 1, tzinfo=UTC)
    with path.open("wb") as out:
        while out.tell() < megabytes * MEGABYTE:
            day += timedelta(minutes=dice.randrange(60))
            out.write(make_headers(dice, day))
            out.write(dice.choice(bodies))


def make_body(dice: random.Random) -> bytes:
    """Write a body: some text, much quoted mark-up, now and then an attachment."""
    text = "".join(f"Line {n}: {dice.getrandbits(200):x} of an offer\n" for n in range(40))
    markup = "".join(f'<td style=3D"x">{dice.getrandbits(220):x}=\n' for n in range(78))
    file = "".join(f"{dice.getrandbits(300):075x}\n" for _ in range(dice.choice((0, 0, 0, 60))))
    return f"\n{text}>From here on it is quoted\n{markup}{file}\n".encode()


def make_headers(dice: random.Random, day: datetime) -> bytes:
    """Write the headers of one message, of a shop, a mail service, a person or a list."""
    shop = f"shop{int(dice.paretovariate(0.8)) % 3000}.co.uk"
    sort = dice.random()
    lines = [
        "Delivered-To: rowan.ellery@mailbox.example",
        f"Received: by 192.0.2.7 with SMTP id {dice.getrandbits(64):x};",
        f"        {day:%a, %d %b %Y %H:%M:%S} +0000 (GMT)",
        f"Return-Path: <bounce-{dice.getrandbits(40):x}@mail.{shop}>",
        f"Received: from mail.{shop} (mail.{shop}. [198.51.100.9])",
        f"        by mx.mailbox.example with ESMTPS id {dice.getrandbits(64):x}",
        "        for <rowan.ellery@mailbox.example>",
        f"Authentication-Results: mx.mailbox.example; dkim=pass header.i=@{shop};",
        f"       spf=pass smtp.mailfrom=mail.{shop}; dmarc={'fail' if sort > FORGED else 'pass'}",
        f"        (p=NONE sp=NONE dis=NONE) header.from={shop}",
        f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={shop}; s=k1;",
        f"        h=from:to:subject:date; bh={dice.getrandbits(250):x};",
        *(f"        b{n}={dice.getrandbits(260):x}" for n in range(5)),
        *sender_lines(dice, sort, shop),
        "To: Rowan Ellery\n\t<rowan.ellery@mailbox.example>",
        f"Subject: =?UTF-8?Q?Offer_{dice.getrandbits(60):x}?=",
        f"Date: {day:%a, %d %b %Y %H:%M:%S} +0000",
        f"Message-ID: <{dice.getrandbits(80):x}@mail.{shop}>",
        "MIME-Version: 1.0",
        "Content-Type: multipart/alternative; boundary=abc",
        *(f"X-Note-{n}: {dice.getrandbits(200):x}" for n in range(6)),
    ]
    return f"From x@mail.{shop} {day:%a %b %d %H:%M:%S %Y}\n{chr(10).join(lines)}\n".encode()


def sender_lines(dice: random.Random, sort: float, shop: str) -> list[str]:
    """Write the fields that tell who sent it: a shop mostly, else one of the hard cases."""
    unsubscribe = f"List-Unsubscribe: <mailto:leave@{shop}>,\n <https://{shop}/leave>"
    if sort < FROM_SHOPS:
        return [f"From: =?UTF-8?Q?Shop_{shop}?= <news@mail.{shop}>", unsubscribe]
    if sort < FROM_SERVICES:
        return [f"From: Shop <bounce@sendgrid.net>\nReply-To: help@{shop}", unsubscribe]
    if sort < FROM_PEOPLE:
        return [f"From: Kit Moss {dice.randrange(99)} <kit{dice.randrange(99)}@gmail.com>"]
    return [f"From: a@{shop}\nList-Id: <talk.lists.example>\nList-Post: <mailto:t@lists.example>"]


# ── The table ────────────────────────────────────────────────────────────────
def run_one(way: str, path: Path) -> None:
    """Time one way in this process and print what it took."""
    took, used, messages = [], [], 0
    for _ in range(RUNS if not WAYS[way][2] else 1):
        begun, used_before = time.perf_counter(), core_seconds()
        messages = WAYS[way][1](path)
        took.append(time.perf_counter() - begun)
        used.append(core_seconds() - used_before)
    size = path.stat().st_size / MEGABYTE
    print(json.dumps([size, min(took), min(used), messages, peak_mb()]))


def core_seconds() -> float:
    """Give how long cores worked for this process and for its children that ended."""
    return sum(os.times()[:4])


def peak_mb() -> float:
    """Give the most memory this process ever held."""
    status = Path("/proc/self/status")
    if status.exists():
        # Not ru_maxrss: on Linux that begins with what the starting process held.
        peak = next(line for line in status.read_text().splitlines() if "VmHWM" in line)
        return int(peak.split()[1]) * 1024 / MEGABYTE
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def measured(way: str, path: Path) -> Timed:
    """Time one way in a process of its own."""
    command = [sys.executable, "-m", "bench.mailbox", "--way", way, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    return Timed(*json.loads(told.stdout))


def cut_slice(source: BinaryIO, target: Path) -> Path:
    """Copy the first messages, for the ways that would take minutes for all."""
    target.write_bytes(source.read(SLICE_MB * MEGABYTE))
    return target


def print_table(results: dict[str, Timed]) -> None:
    """Print what each way took, and how ours compares."""
    ours = results["ours"]
    print(
        f"{'way':36}{'MB':>8}{'seconds':>9}{'MB/s':>8}{'MB/core-s':>11}"
        f"{'messages':>10}{'peak MB':>9}{'ours is':>9}"
    )
    for way, took in results.items():
        print(
            f"{WAYS[way][0]:36}{took.megabytes:8.0f}{took.seconds:9.2f}{took.speed:8.0f}"
            f"{took.core_speed:11.0f}{took.messages:10,}{took.rss_mb:9.0f}"
            f"{ours.speed / took.speed:8.2f}x"
        )
    print(f"* the first {SLICE_MB} MB only. Best of {RUNS} runs, warm cache.")
    share, goal = ours.core_speed / results["separators"].core_speed, GOAL_MB_S / LIMIT_MB_S
    goals = (
        (ours.core_speed >= GOAL_MB_S, f"{GOAL_MB_S} MB/s of a core"),
        (share >= goal, f"{goal:.2f} of finding the separators alone (ours: {share:.2f})"),
        (ours.rss_mb <= GOAL_RSS_MB, f"{GOAL_RSS_MB} MB of memory"),
    )
    print("Goals " + "; ".join(f"{'reached' if met else 'MISSED'}: {what}" for met, what in goals))


def compare(megabytes: float) -> None:
    """Make a mailbox, time all ways on it, print the table, leave nothing behind."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "whole.mbox")
        make_mailbox(whole, megabytes)
        with whole.open("rb") as stream:
            part = cut_slice(stream, Path(folder, "part.mbox"))
        print_table({way: measured(way, part if WAYS[way][2] else whole) for way in WAYS})


def main() -> None:
    """Read the options."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size-mb", type=float, default=2000)
    options.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    options.add_argument("path", type=Path, nargs="?", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.way:
        run_one(chosen.way, chosen.path)
    else:
        compare(chosen.size_mb)


if __name__ == "__main__":
    main()
