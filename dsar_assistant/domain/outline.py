"""Requests as a list needs them: with every fact, without the words of their letters."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dsar_assistant.domain.request import Request


@dataclass(frozen=True, slots=True)
class Outline:
    """One request whose letters say their kind, day and clock, and nothing else.

    Attributes:
        position: Rises in the order in which requests were opened in this vault.
    """

    request: Request
    position: int


class LetterWords(NamedTuple):
    """The words of one finished letter, for searching.

    Attributes:
        number: Rises in the order in which letters were kept.
    """

    number: int
    request_id: str
    letter_id: str
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Outlines:
    """What changed since an earlier look.

    Attributes:
        opening: Another one than at the last look means another vault, or the same one
            opened anew: nothing seen before counts any more.
        revision: To be given at the next look.
        changed: Requests that came or changed.
        gone: Ids of requests that were set aside since.
        standing: How many requests there are now; another count than expected means that
            some were erased, and that everything must be read again.
    """

    opening: str
    revision: int
    changed: tuple[Outline, ...]
    gone: tuple[str, ...]
    standing: int
