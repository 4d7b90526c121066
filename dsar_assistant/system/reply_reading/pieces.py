"""What the readers give out: parts and problems, one after the other, within limits."""

from collections.abc import Iterator
from dataclasses import dataclass

from dsar_assistant.domain.evidence import ReadProblem
from dsar_assistant.domain.reply import ReplyPart
from dsar_assistant.system.reply_reading.limits import MOST_CHARACTERS, MOST_PARTS

Piece = ReplyPart | ReadProblem
Pieces = Iterator[Piece]


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: where it came from, what it is called, what is in it.

    Attributes:
        where: Path within what the person handed in, fit to be shown.
        depth: How many files it lies within.
    """

    where: str
    name: str
    content: bytes
    depth: int = 0


class UnreadableError(Exception):
    """A file cannot be read; the text is a sentence for the person."""


def within_limits(pieces: Pieces, where: str) -> Pieces:
    """Stop when a file gives more words than any reply has."""
    characters = 0
    for parts, piece in enumerate(pieces, 1):
        characters += len(piece.text) if isinstance(piece, ReplyPart) else len(piece.reason)
        if characters > MOST_CHARACTERS or parts > MOST_PARTS:
            yield ReadProblem(where, "It is longer than any reply; the rest was left out.")
            return
        yield piece
