"""A large mailbox cut in parts that two processes can count at once.

Cut where a message begins, count each part, put the counts together in order: the result
is the same as of one reading. Nothing here starts a process; whoever may, does.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import FileIO
from typing import Self

from dsar_assistant.domain.evidence import ReadProblem, Sighting
from dsar_assistant.finding.entries import FileEntry
from dsar_assistant.finding.mail.split import first_message, header_blocks
from dsar_assistant.finding.mail.tally import MailPart, MailTally
from dsar_assistant.finding.reader import Entry, ReadingSettings
from dsar_assistant.finding.ticket import ReadingTicket

# Below this, starting a second process takes longer than it saves.
WORTH_TWO = 150 * 1024 * 1024
# So much is searched for the beginning of a message; a larger message is rare.
_SEARCHED = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ByteRange:
    """From a byte of a file up to, not including, another."""

    start: int
    end: int


def ranges_of(entry: FileEntry, count: int, least: int = WORTH_TWO) -> tuple[ByteRange, ...]:
    """Cut a mailbox file into so many parts of about one size, each beginning with a message.

    One part if it is small, or no place to cut can be found.

    Raises:
        OSError: It cannot be read.
    """
    cuts = [0]
    with entry.open() as stream:
        for number in range(1, count if entry.size >= least else 1):
            at = _cut(stream, max(cuts[-1] + 1, entry.size * number // count))
            if at is not None:
                cuts.append(at)
    return tuple(ByteRange(*pair) for pair in zip(cuts, [*cuts[1:], entry.size], strict=True))


def _cut(stream: FileIO, wanted: int) -> int | None:
    """Give where the first message after a byte begins; None if none is near."""
    stream.seek(wanted)
    at = first_message(stream.read(_SEARCHED))
    return None if at < 0 else wanted + at


def halves_of(kind: str, entries: Sequence[Entry]) -> tuple[FileEntry, ByteRange, ByteRange] | None:
    """Cut a source in two halves, if it is one mailbox file large enough to be worth it.

    Args:
        kind: Id of the reader that takes the source.
    """
    entry = entries[0] if len(entries) == 1 and kind == "mbox" else None
    if not isinstance(entry, FileEntry):
        return None
    try:
        ranges = ranges_of(entry, 2, WORTH_TWO)
    except OSError:
        # Whoever reads it whole will say what is wrong with it.
        return None
    return (entry, ranges[0], ranges[1]) if len(ranges) > 1 else None


class _PartStream:
    """A part of a file, read from front to back."""

    def __init__(self, stream: FileIO, part: ByteRange) -> None:
        stream.seek(part.start, os.SEEK_SET)
        self._stream = stream
        self._left = part.end - part.start

    def read(self, size: int, /) -> bytes:
        """Give at most so many bytes."""
        got = self._stream.read(max(0, min(size, self._left)))
        self._left -= len(got)
        return got

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill at most the buffer."""
        got = self._stream.readinto(buffer[: max(0, self._left)]) or 0
        self._left -= got
        return got

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the file open: it is another's."""


def count_part(
    entry: FileEntry, part: ByteRange, settings: ReadingSettings, ticket: ReadingTicket
) -> MailPart:
    """Count the messages in a part of a mailbox file.

    Raises:
        OSError: It cannot be read on.
    """
    tally = MailTally(settings)
    tally.enter_folder(entry.inner.rpartition("/")[2])
    with entry.open() as stream:
        text = _PartStream(stream, part)
        tally.add_all(header_blocks(text, part.end - part.start, ticket))
    return tally.part()


def put_parts_together(
    parts: Iterable[MailPart], settings: ReadingSettings
) -> tuple[int, tuple[Sighting | ReadProblem, ...]]:
    """Give how many messages the parts hold, and what they come to; in order from the first."""
    tally = MailTally(settings)
    for part in parts:
        tally.take_in(part)
    return tally.items, tuple(tally.results(lambda number: f"message {number}"))
