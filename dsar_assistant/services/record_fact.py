"""Write down what happened: dated facts, corrected but never overwritten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.details import CHANNEL, EXPIRES_ON, OUTCOME, STEP, Step
from dsar_assistant.domain.errors import DsarError, InvalidDatesError, NotFoundError
from dsar_assistant.domain.request import Channel, Fact, FactKind, Outcome, Request
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.ports import UnitOfWorkFactory
from dsar_assistant.services.knowledge import Knowledge

_CHANGED = Changes(frozenset({"request"}))
_KNOWN_WORDS: Mapping[str, type[StrEnum]] = {CHANNEL: Channel, OUTCOME: Outcome, STEP: Step}
_AFTER_POSTING = frozenset(
    {
        FactKind.DELIVERED,
        FactKind.RETURNED,
        FactKind.BOUNCED,
        FactKind.ACKNOWLEDGED,
        FactKind.CLARIFICATION_ASKED,
        FactKind.EXTENSION_NOTICE,
        FactKind.RESPONSE,
        FactKind.PORTAL,
    }
)


class DetailUnknownError(DsarError):
    """A detail of an entry has a value that nothing here understands."""

    def __init__(self, key: str, word: str, known: Sequence[str]) -> None:
        """Say which detail, what was given, and what can be."""
        super().__init__(
            f"“{word}” is not known for {key}. Nothing was changed. "
            f"Give one of these: {', '.join(known)}."
        )


@dataclass(frozen=True, slots=True)
class Happening:
    """What the person says happened.

    Attributes:
        letter_id: The letter it concerns; None = the request as a whole.
    """

    kind: FactKind
    on: date
    details: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    letter_id: str | None = None


class RecordFact:
    """Adds, corrects and takes back facts; the old value always stays in the history."""

    def __init__(self, work: UnitOfWorkFactory, knowledge: Knowledge) -> None:
        """Take the way into the vault, and what the program knows."""
        self._work = work
        self._knowledge = knowledge

    def record(self, request_id: str, happening: Happening) -> Done[Fact]:
        """Keep something that happened.

        Raises:
            InvalidDatesError: The day is still to come.
            NotFoundError: No such request.
        """
        return self._keep(request_id, happening, replaces=None)

    def correct(self, request_id: str, fact_id: str, happening: Happening) -> Done[Fact]:
        """Put a fact right; what it said before stays in the history.

        Raises:
            InvalidDatesError: The day is still to come.
            NotFoundError: No such request or fact.
        """
        return self._keep(request_id, happening, replaces=fact_id)

    def take_back(self, request_id: str, fact_id: str) -> Done[Fact]:
        """Strike a fact out; it stays in the history as struck out.

        Raises:
            NotFoundError: No such request or fact.
        """
        with self._work() as work:
            old = _find(work.requests.get(request_id), fact_id)
            struck = work.requests.add_fact(
                Fact(
                    id="",
                    request_id=request_id,
                    kind=old.kind,
                    on=old.on,
                    recorded_at=self._knowledge.clock.now(),
                    details=old.details,
                    note=old.note,
                    letter_id=old.letter_id,
                    supersedes=old.id,
                    is_withdrawn=True,
                )
            )
            work.commit()
        return Done(struck, _CHANGED)

    def _keep(self, request_id: str, happening: Happening, replaces: str | None) -> Done[Fact]:
        if happening.on > self._knowledge.today:
            raise InvalidDatesError(f"{day_in_words(happening.on)} is still to come")
        _refuse_unknown(happening.details)
        with self._work() as work:
            request = work.requests.get(request_id)
            if replaces is not None:
                _find(request, replaces)
            _refuse_impossible(request, happening)
            kept = work.requests.add_fact(
                Fact(
                    id="",
                    request_id=request_id,
                    kind=happening.kind,
                    on=happening.on,
                    recorded_at=self._knowledge.clock.now(),
                    details=dict(happening.details),
                    note=happening.note,
                    letter_id=happening.letter_id,
                    supersedes=replaces,
                )
            )
            work.commit()
        return Done(kept, _CHANGED)


def _refuse_unknown(details: Mapping[str, str]) -> None:
    """Refuse a word that would be kept and never understood."""
    for key, word in details.items():
        known = _KNOWN_WORDS.get(key.split(".")[0])
        if known is not None and word and word not in set(known):
            raise DetailUnknownError(key, word, [one.value for one in known])
    if details.get(EXPIRES_ON):
        try:
            date.fromisoformat(details[EXPIRES_ON])
        except ValueError as error:
            raise DetailUnknownError(EXPIRES_ON, details[EXPIRES_ON], ["2026-12-31"]) from error


def _refuse_impossible(request: Request, happening: Happening) -> None:
    """Refuse a day that cannot be true beside another that is known."""
    letter_id = happening.letter_id
    if happening.kind is FactKind.POSTED and letter_id is not None:
        written_on = request.letter(letter_id).letter.on
        if happening.on < written_on:
            raise InvalidDatesError(
                f"the letter is dated {day_in_words(written_on)}, after "
                f"{day_in_words(happening.on)}"
            )
    posted = [fact.on for fact in request.facts_of(FactKind.POSTED, letter_id)]
    if happening.kind in _AFTER_POSTING and posted and happening.on < min(posted):
        raise InvalidDatesError(
            f"the letter was sent on {day_in_words(min(posted))}, after "
            f"{day_in_words(happening.on)}"
        )


def _find(request: Request, fact_id: str) -> Fact:
    # Only what stands: two corrections of one entry would both stand beside each other.
    for fact in request.standing_facts():
        if fact.id == fact_id:
            return fact
    raise NotFoundError("entry", fact_id)
