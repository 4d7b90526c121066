"""Find anything by its words: people, organisations, requests, letters and replies.

What is searched is kept in memory while the vault is open, and forgotten when it locks.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from threading import Lock

from dsar_assistant.domain.text import day_in_words
from dsar_assistant.ports import UnitOfWork, UnitOfWorkFactory
from dsar_assistant.ports_papers import FilePainter
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.track_deadlines import RequestRow, TrackDeadlines
from dsar_assistant.services.word_index import WordIndex

MOST_OF_EACH = 6
_AROUND = 40


class HitKind(StrEnum):
    """What was found."""

    PERSON = "person"
    REQUEST = "request"
    LETTER = "letter"
    REPLY = "reply"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that holds all the words.

    Attributes:
        key: Id of the person, organisation, letter or file.
        request_id: The request it belongs to; empty for people and organisations.
        title: What it is.
        words: Where the words stand, or what is known about it.
    """

    kind: HitKind
    key: str
    request_id: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class _Text:
    kind: HitKind
    key: str
    request_id: str
    title: str
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class _RowWords:
    """The words of the list of requests, folded once for as long as the list stays as it is."""

    rows: tuple[RequestRow, ...] = ()
    folded: tuple[str, ...] = ()


class SearchEverything:
    """Looks for words in all there is; ``catch_up`` reads what is new."""

    def __init__(
        self,
        work: UnitOfWorkFactory,
        knowledge: Knowledge,
        deadlines: TrackDeadlines,
        painter: FilePainter,
    ) -> None:
        """Take the way into the vault, what is known, the list of requests, and who reads files."""
        self._work = work
        self._knowledge = knowledge
        self._deadlines = deadlines
        self._painter = painter
        self._one_at_a_time = Lock()
        self._start_over()

    def _start_over(self) -> None:
        self._texts: dict[str, _Text] = {}
        self._words: WordIndex[_Text] = WordIndex()
        self._listed = _RowWords()
        self._last_letter = 0

    def forget(self) -> None:
        """Forget every word, so that a locked vault leaves none behind."""
        self._start_over()

    def catch_up(self, checkpoint: Callable[[], None] = lambda: None) -> None:
        """Read letters and replies that came since the last time; slow work for many files.

        Args:
            checkpoint: Called between files; raises to stop.
        """
        with self._one_at_a_time:
            with self._work() as work:
                self._read_letters(work)
                files = [one for one in work.attachments.every() if one.id not in self._texts]
            for file in files:
                checkpoint()
                with self._work() as work:
                    content = work.attachments.content(file.id)
                text = self._painter.text(content, file.media_type)
                self._keep(_text(HitKind.REPLY, file.id, file.request_id, file.name, text))

    def find(self, text: str) -> tuple[Hit, ...]:
        """Give what holds all the words, a few of each kind."""
        # Long words are rare ones: asked for first, they spare looking for the others.
        words = sorted(text.casefold().split(), key=len, reverse=True)
        if not words:
            return ()
        rows = self._deadlines.rows()
        standing = {row.request_id: row for row in rows}
        groups = (
            self._people(words),
            self._requests(words, rows),
            self._organisations(text),
            self._in_texts(words, standing),
        )
        return tuple(hit for group in groups for hit in group)

    def _people(self, words: list[str]) -> Iterator[Hit]:
        with self._work() as work:
            people = work.people.all()
        fit = (p for p in people if _holds(f"{p.full_name} {' '.join(p.emails)}".casefold(), words))
        for person in islice(fit, MOST_OF_EACH):
            yield Hit(HitKind.PERSON, person.id, "", person.full_name, "Person")

    def _requests(self, words: list[str], rows: tuple[RequestRow, ...]) -> Iterator[Hit]:
        if self._listed.rows is not rows:
            self._listed = _RowWords(rows, tuple(map(_row_words, rows)))
        listed = zip(rows, self._listed.folded, strict=True)
        first, *others = words
        fit = (row for row, folded in listed if first in folded and _holds(folded, others))
        for row in islice(fit, MOST_OF_EACH):
            about = f"{row.kind_title}, {row.status_words}, for {row.person}"
            yield Hit(HitKind.REQUEST, row.request_id, row.request_id, row.organisation, about)

    def _organisations(self, text: str) -> Iterator[Hit]:
        with self._work() as work:
            directory = self._knowledge.directory.with_own(work.controllers.all())
        for one in directory.search(text, MOST_OF_EACH):
            yield Hit(HitKind.ORGANISATION, one.id, "", one.display_name, "Organisation")

    def _in_texts(self, words: list[str], standing: dict[str, RequestRow]) -> Iterator[Hit]:
        counts = dict.fromkeys(HitKind, 0)
        for one in self._words.candidates(words):
            if counts[one.kind] >= MOST_OF_EACH or one.request_id not in standing:
                continue
            if _holds(one.folded, words):
                counts[one.kind] += 1
                organisation = standing[one.request_id].organisation
                title = f"{organisation}: {one.title}"
                yield Hit(one.kind, one.key, one.request_id, title, _around(one, words[0]))

    def _read_letters(self, work: UnitOfWork) -> None:
        for number, request_id, letter_id, on, text in work.requests.words(self._last_letter):
            title = f"letter of {day_in_words(on)}"
            self._keep(_text(HitKind.LETTER, letter_id, request_id, title, text))
            self._last_letter = max(self._last_letter, number)

    def _keep(self, text: _Text) -> None:
        self._texts[text.key] = text
        self._words.add(text, text.folded)


def _text(kind: HitKind, key: str, request_id: str, title: str, text: str) -> _Text:
    plain = " ".join(text.split())
    return _Text(kind, key, request_id, title, plain, f"{title} {plain}".casefold())


def _row_words(row: RequestRow) -> str:
    return f"{row.organisation} {row.person} {row.reference} {row.kind_title}".casefold()


def _holds(folded: str, words: list[str]) -> bool:
    return all(word in folded for word in words)


def _around(one: _Text, word: str) -> str:
    at = max(one.text.casefold().find(word), 0)
    first, last = max(0, at - _AROUND), at + len(word) + _AROUND
    before = "…" if first else ""
    after = "…" if last < len(one.text) else ""
    return f"{before}{one.text[first:last]}{after}"
