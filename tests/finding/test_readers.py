"""What every reader must bear; a new reader is tested by being there."""

import hashlib
from functools import cache

import pytest

from dsar_assistant.domain.evidence import ReadProblem, Sighting
from dsar_assistant.finding.reader import Source
from dsar_assistant.finding.reader_list import all_readers
from dsar_assistant.finding.ticket import UnwatchedTicket
from tests.finding.making import (
    SETTINGS,
    BytesEntry,
    StoppedError,
    StoppingTicket,
    mail,
    mbox,
    read_with,
)

READERS = {reader.kind: reader for reader in all_readers()}
MEGABYTE = 1024 * 1024
HOSTILE = {
    "empty": b"",
    "blank": b"\n" * 5000,
    "nul": b"\x00" * 100_000,
    "utf-16": mbox(mail(), mail()).decode().encode("utf-16"),
    "latin-1": mbox(mail("Café <a@shop.example>")).decode().encode("latin-1"),
    "cut off": mbox(mail(), mail())[:-70],
    "one line": b"x" * (2 * MEGABYTE),
    "one header": mbox(mail("a" * MEGABYTE + "@shop.example")),
    "folds": mbox(mail("a@shop.example", "To: x" + "\n x" * 100_000)),
    "quotes": mbox(mail('"' * 50_000 + " <a@shop.example>")),
    "brackets": mbox(mail("(" * 50_000 + "<" * 50_000)),
    "encoded words": mbox(mail("=?utf-8?q?x?= " * 20_000 + "<a@shop.example>")),
    "separators": b"\nFrom a@b.example Tue Mar  1 12:00:00 2016" * 20_000,
    "headers only": b"From: a@shop.example\n" * 50_000,
    "labels": mbox(mail("a@shop.example", "X-Gmail-Labels: " + "a," * 100_000)),
    "results": mbox(mail("a@s.example", "Authentication-Results: x" + "; spf=fail" * 9000)),
    "lists": mbox(
        *(mail("a@s.example", f"List-Post: <mailto:a@l{n}.example>") for n in range(999))
    ),
    "zip": b"PK\x03\x04" + b"\x00" * 1000,
    "json": b'{"a": ' * 5000,
    "csv": b"name,url\n" + b'"' * 200_000,
    "sqlite": b"SQLite format 3\x00" + b"\xff" * 5000,
}


@cache
def noise(size):
    """Bytes without any order, the same each time."""
    return hashlib.shake_256(b"noise").digest(size)


@pytest.fixture(params=sorted(READERS))
def reader(request):
    return READERS[request.param]


def test_mail_has_its_readers():
    assert {"mbox", "eml", "maildir"} <= set(READERS)


def test_a_reader_says_what_it_is_and_where_a_person_gets_such_a_file(reader):
    assert reader.kind == reader.kind.lower()
    assert reader.label
    assert len(reader.where_from) > 40
    assert all(suffix == "" or suffix.startswith(".") for suffix in reader.suffixes)


def test_hostile_content_raises_nothing(reader):
    for hostile, content in HOSTILE.items():
        items, sightings, problems = read_with(reader, content)
        assert items >= 0, hostile
        assert sum(one.count for one in sightings) <= items, hostile
        assert all(one.reason for one in problems), hostile


def test_ten_megabytes_of_noise_hold_nothing(reader):
    items, sightings, _ = read_with(reader, noise(10 * MEGABYTE))
    assert (items, sightings) == (0, [])


def test_noise_is_not_recognised(reader):
    assert not any(reader.recognises(noise(size)) for size in (0, 1, 100, 60_000))


def test_recognising_raises_nothing(reader):
    for hostile, content in HOSTILE.items():
        assert reader.recognises(content[: 64 * 1024]) in (True, False), hostile


@pytest.mark.parametrize("content", [HOSTILE["separators"], noise(3 * MEGABYTE)])
def test_stop_is_heard(reader, content):
    with pytest.raises(StoppedError):
        read_with(reader, content, StoppingTicket())


def test_a_file_that_cannot_be_opened_is_a_problem(reader):
    class Broken(BytesEntry):
        def open(self):
            raise PermissionError

    source = Source("broken", (Broken(mbox(mail())),), SETTINGS)
    (problem,) = reader.read(source, UnwatchedTicket())
    assert isinstance(problem, ReadProblem)
    assert "does not allow" in problem.reason


class BreakingStream:
    """Gives some bytes and then fails, as a disk does that is pulled out."""

    def __init__(self, content):
        self.content = content

    def read(self, size, /):
        if not self.content:
            raise OSError(5, "Input/output error")
        part, self.content = self.content[:size], self.content[size:]
        return part

    def readinto(self, buffer, /):
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


class BreakingEntry(BytesEntry):
    def open(self):
        return BreakingStream(self.content)


def test_a_file_that_breaks_off_raises_nothing(reader):
    source = Source("file", (BreakingEntry(mbox(mail())),), SETTINGS)
    assert list(reader.read(source, UnwatchedTicket()))


def test_a_mailbox_that_breaks_off_keeps_what_came_before():
    entry = BreakingEntry(mbox(*[mail()] * 2000))
    source = Source("file", (entry,), SETTINGS)
    problem, shop = READERS["mbox"].read(source, UnwatchedTicket())
    assert isinstance(problem, ReadProblem)
    assert isinstance(shop, Sighting)
    assert shop.count > 1000


@pytest.mark.parametrize("kind", ["eml", "mbox"])
def test_mutated_mail_raises_nothing(kind):
    original = mbox(mail("Shop <a@s.example>", "List-Post: <mailto:x@l.example>"), mail())
    changes = iter(noise(40_000))
    for _ in range(2000):
        content = bytearray(original)
        for _ in range(6):
            place = next(changes) * 256 + next(changes)
            content[place % len(content)] = next(changes)
        read_with(READERS[kind], bytes(content))
