"""Invented mail and what reads it, for the tests of finding."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path

from dsar_assistant.domain.evidence import ReadProblem, Sighting
from dsar_assistant.finding.evidence_files import SourceRead, read_evidence
from dsar_assistant.finding.mail.fields import Headers
from dsar_assistant.finding.reader import Reader, ReadingSettings, Source
from dsar_assistant.finding.ticket import ReadingTicket, UnwatchedTicket

TODAY = date(2026, 11, 23)
SETTINGS = ReadingSettings(
    TODAY,
    own=frozenset({"rowan@mailbox.example", "@ellery.example"}),
    mail_services=frozenset({"sender-service.example", "groups.example"}),
    freemail=frozenset({"post.example", "home.example", "*.homes.example"}),
)
SEPARATOR = "From someone@mail.example Tue Mar  1 12:00:00 2016\n"


class StoppedError(Exception):
    """The person pressed Stop."""


class StoppingTicket:
    """A ticket that stops at its n-th checkpoint."""

    def __init__(self, after: int = 0) -> None:
        self.left = after

    def checkpoint(self, done: int, total: int) -> None:
        """Count down, then stop."""
        if self.left <= 0:
            raise StoppedError
        self.left -= 1


class RecordingTicket:
    """A ticket that keeps what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int]] = []

    def checkpoint(self, done: int, total: int) -> None:
        """Keep it."""
        self.told.append((done, total))


class BytesEntry:
    """An entry that lies in memory; implements ``Entry``."""

    def __init__(self, content: bytes, inner: str = "file") -> None:
        self.content = content
        self.inner = inner
        self.locator = inner
        self.size = len(content)

    def open(self) -> BytesIO:
        """Open it."""
        return BytesIO(self.content)

    def fingerprint_part(self) -> bytes:
        """Give the content itself."""
        return self.content


def mail(sender: str = "Shop <news@shop.example>", *more: str, day: str = "1 Mar 2016") -> str:
    """Make one message; ``more`` are further header lines."""
    lines = [f"From: {sender}", *more, f"Date: Tue, {day} 12:00:00 +0000", "Subject: S3cret"]
    return "\n".join(lines) + "\n\nThe body.\n"


def mbox(*messages: str) -> bytes:
    """Put messages into a mailbox file."""
    return "\n".join(SEPARATOR + message for message in messages).encode()


def headers(*lines: str) -> Headers:
    """Make a header block."""
    return Headers(("\n" + "\n".join(lines)).encode())


def read_with(
    reader: Reader,
    content: bytes,
    ticket: ReadingTicket | None = None,
    settings: ReadingSettings = SETTINGS,
) -> tuple[int, list[Sighting], list[ReadProblem]]:
    """Read bytes with one reader: (items, sightings, problems)."""
    source = Source("file", (BytesEntry(content),), settings)
    reading = reader.read(source, ticket or UnwatchedTicket())
    found: list[Sighting | ReadProblem] = []
    while True:
        try:
            found.append(next(reading))
        except StopIteration as end:
            sightings = [one for one in found if isinstance(one, Sighting)]
            return end.value, sightings, [one for one in found if isinstance(one, ReadProblem)]


def read_paths(*paths: Path, ticket: ReadingTicket | None = None) -> list[SourceRead]:
    """Read files and folders as the program does."""
    return list(read_evidence(paths, SETTINGS, ticket or UnwatchedTicket()))


def read_file(folder: Path, content: bytes, name: str = "file") -> SourceRead:
    """Write a file and read it as the program does."""
    path = folder / name
    path.write_bytes(content)
    (read,) = read_paths(path)
    return read


def counts(sightings: Iterable[Sighting]) -> dict[str | None, int]:
    """Give how many messages count for each domain; what is set aside is left out."""
    return {one.domain: one.count for one in sightings if one.aside is None}


def asides(sightings: Iterable[Sighting]) -> dict[str | None, str]:
    """Give why each domain is set aside."""
    return {one.domain: one.aside for one in sightings if one.aside is not None}
