"""Has files from elsewhere drawn by a child, and survives whatever happens to it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from dsar_assistant.domain.media_type import PDF, PICTURES
from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.ports_papers import LookedAt
from dsar_assistant.rendering.errors import (
    CharacterCannotBePrintedError,
    FileUnshowableError,
    PictureUnusableError,
)
from dsar_assistant.rendering.foreign_words import plain_words
from dsar_assistant.showing.messages import (
    DAMAGED,
    Answer,
    Clean,
    CleanSignature,
    IdentityCopy,
    IdentityPages,
    Job,
    Look,
    Made,
    Shown,
    Unprintable,
    Unusable,
    encode,
    read_answer,
)
from dsar_assistant.system.one_answer import OneAnswer, start_of

CHILD_WORD = "--show-one-file"
PATIENCE_S = 90.0
_MOST_ANSWER = 400 * 1024 * 1024
_CHILD = "dsar_assistant.showing.child"
_Wanted = TypeVar("_Wanted", Shown, Made)


def child() -> OneAnswer:
    """Give the way to a child, in a checkout, installed, or frozen."""
    return OneAnswer(start_of(_CHILD, CHILD_WORD), PATIENCE_S, _MOST_ANSWER)


class ConfinedFiles:
    """Shows files from elsewhere, drawn by a child; implements ``FilePainter``."""

    def __init__(self, ask: OneAnswer | None = None) -> None:
        """Take another child, for tests."""
        self._ask = ask or child()

    def look(self, content: bytes, media_type: str, shown: range, dpi: int) -> LookedAt:
        """Count the pages, paint some as PNG, and give the words."""
        if media_type not in PICTURES | {PDF}:
            return LookedAt(0, (), self.text(content, media_type))
        job = Look(content, media_type, shown.start, shown.stop, dpi, wants_words=True)
        found = self._shown(job)
        return LookedAt(found.page_count, found.pages, found.words)

    def page_count(self, content: bytes, media_type: str) -> int:
        """Count the pages that can be shown."""
        if media_type not in PICTURES | {PDF}:
            return 0
        return self._shown(Look(content, media_type)).page_count

    def pages(self, content: bytes, media_type: str, shown: range, dpi: int) -> Sequence[bytes]:
        """Give some pages as PNG."""
        if media_type not in PICTURES | {PDF}:
            return ()
        return self._shown(Look(content, media_type, shown.start, shown.stop, dpi)).pages

    def text(self, content: bytes, media_type: str) -> str:
        """Give the words of the file; plain text is taken as it is, with nothing parsed."""
        if media_type == PDF:
            return self._shown(Look(content, media_type, wants_words=True)).words
        return plain_words(content, media_type)

    def clean(self, content: bytes, media_type: str, covered: Sequence[CoveredArea] = ()) -> bytes:
        """Give a PDF or picture as a PDF of its own, with the covered areas gone.

        Raises:
            FileUnshowableError: It is damaged, or of a kind that has no pages.
        """
        return _made(_answer(self._ask, Clean(content, media_type, tuple(covered))))

    def _shown(self, job: Look) -> Shown:
        return _only(_answer(self._ask, job), Shown)


class ConfinedIdentityCopier:
    """Copies identity papers in a child; implements ``IdentityCopier``."""

    def __init__(self, fonts: Path, ask: OneAnswer | None = None) -> None:
        """Take the folder of the bundled fonts; another child, for tests."""
        self._fonts = str(fonts)
        self._ask = ask or child()

    def pages(self, content: bytes) -> Sequence[bytes]:
        """Give each page as a picture, to point at what to cover."""
        return _only(_answer(self._ask, IdentityPages(content, self._fonts)), Shown).pages

    def copy(self, content: bytes, covered: Sequence[CoveredArea], stamp: str, on: date) -> bytes:
        """Give a PDF of pictures alone, covered and stamped."""
        job = IdentityCopy(content, self._fonts, tuple(covered), stamp, on)
        return _made(_answer(self._ask, job))


class ConfinedSignatures:
    """Cleans pictures of signatures in a child; implements ``SignatureCleaner``."""

    def __init__(self, ask: OneAnswer | None = None) -> None:
        """Take another child, for tests."""
        self._ask = ask or child()

    def clean(self, content: bytes) -> bytes:
        """Give the signature as a small grey PNG, cut to its ink.

        Raises:
            PictureUnusableError: It is no picture, too large, damaged or blank.
        """
        try:
            return _made(_answer(self._ask, CleanSignature(content)))
        except FileUnshowableError as error:
            raise PictureUnusableError(DAMAGED) from error


def _answer(ask: OneAnswer, job: Job) -> Answer:
    """Ask a child.

    Raises:
        FileUnshowableError: The child was ended by a limit, crashed, hung, or lost its mind.
        PictureUnusableError, CharacterCannotBePrintedError: As the child says.
    """
    try:
        answer: Answer = read_answer(ask.to(encode(job)))
    except (msgspec.DecodeError, RecursionError) as error:
        raise FileUnshowableError from error
    if isinstance(answer, Unusable):
        raise PictureUnusableError(answer.reason)
    if isinstance(answer, Unprintable):
        raise CharacterCannotBePrintedError(answer.character[:1])
    return answer


def _made(answer: Answer) -> bytes:
    return _only(answer, Made).content


def _only(answer: Answer, kind: type[_Wanted]) -> _Wanted:
    """Give the answer if it is one to the question."""
    if not isinstance(answer, kind):
        raise FileUnshowableError
    return answer
