"""What happened in a request, in order of its days, with what each entry said before."""

from dataclasses import dataclass
from datetime import date

from dsar_assistant.domain.request import Fact, Request
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.services.request_words import fact_words


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened.

    Attributes:
        fact_id: Set where the person can correct it.
        letter_id: Set where there is a letter to look at.
        earlier: What the entry said before it was corrected, newest first.
        is_struck: It was taken back; it stays to be seen.
    """

    on: date
    words: str
    fact_id: str | None = None
    letter_id: str | None = None
    earlier: tuple[str, ...] = ()
    is_struck: bool = False


def timeline_of(request: Request) -> tuple[TimelineEntry, ...]:
    """Give everything that happened, oldest first; what was taken back stands struck out."""
    opened = TimelineEntry(request.opened_on, "Request opened")
    letters = (
        TimelineEntry(item.letter.on, f"Letter finished: {item.letter.subject}", None, item.id)
        for item in request.letters
    )
    known = {fact.id: fact for fact in request.facts}
    replaced = {fact.supersedes for fact in request.facts if fact.supersedes}
    newest = (fact for fact in request.facts if fact.id not in replaced)
    facts = (_entry(fact, known) for fact in newest)
    return tuple(sorted((opened, *letters, *facts), key=lambda entry: entry.on))


def _entry(fact: Fact, known: dict[str, Fact]) -> TimelineEntry:
    earlier = []
    before = known.get(fact.supersedes or "")
    said = {_said(fact)}
    while before is not None:
        if not before.is_withdrawn and _said(before) not in said:
            said.add(_said(before))
            earlier.append(_said(before))
        before = known.get(before.supersedes or "")
    return TimelineEntry(
        on=fact.on,
        words=fact_words(fact),
        fact_id=None if fact.is_withdrawn else fact.id,
        letter_id=fact.letter_id,
        earlier=tuple(earlier),
        is_struck=fact.is_withdrawn,
    )


def _said(fact: Fact) -> str:
    return f"{day_in_words(fact.on)}: {fact_words(fact)}"
