"""The names of the words kept with a fact, and what several facts together say."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from dsar_assistant.domain.request import Fact, FactKind, Outcome, Request
from dsar_assistant.domain.right import Right

CHANNEL = "channel"
ITEM_NUMBER = "item-number"
OFFICE = "office"
OUTCOME = "outcome"
REASONS = "reasons"
THEIR_REFERENCE = "their-reference"
EXPIRES_ON = "expires-on"
ADDRESS = "address"
PRIVATE = "private"
STEP = "step"
YES = "yes"
NO = "no"

_OUTCOME_OF = f"{OUTCOME}."


class Step(StrEnum):
    """How far something had come on the day of a fact."""

    BEGUN = "begun"
    ACKNOWLEDGED = "acknowledged"
    PROGRESS = "progress"
    DECIDED = "decided"
    TRIBUNAL = "tribunal"


def outcome_key(right: Right) -> str:
    """Name the detail that says how one right of a combined letter was answered."""
    return f"{_OUTCOME_OF}{right.value}"


def outcomes_by_right(request: Request) -> Mapping[Right, Outcome]:
    """Say how each right was answered so far; a right without an answer is left out.

    An outcome without a right stands for every right that the same reply does not name.
    """
    known: dict[Right, Outcome] = {}
    for fact in request.facts_of(FactKind.RESPONSE):
        general = _outcome(fact.details.get(OUTCOME))
        for right in request.rights:
            said = _outcome(fact.details.get(outcome_key(right))) or general
            if said is not None:
                known[right] = said
    return known


def overall_outcome(request: Request) -> Outcome | None:
    """Say what the replies amount to together; None while a right has no answer.

    Where no reply names a right, the newest reply that says how it ended speaks for all.
    """
    replies = request.facts_of(FactKind.RESPONSE)
    if not any(key.startswith(_OUTCOME_OF) for fact in replies for key in fact.details):
        return _newest(replies)
    known = outcomes_by_right(request)
    if set(known) != set(request.rights):
        return None
    return _together(set(known.values()))


def says_outcome(fact: Fact) -> bool:
    """Say whether a fact tells what a reply amounts to, for any right."""
    said = [word for key, word in fact.details.items() if key.split(".")[0] == OUTCOME]
    return any(_outcome(word) is not None for word in said)


def step_of(fact: Fact) -> Step | None:
    """Give how far a complaint, or a matter before the regulator or a court, had come."""
    word = fact.details.get(STEP)
    return Step(word) if word in set(Step) else None


def their_reference(request: Request) -> str:
    """Give the newest reference that the organisation gave the request; empty if none."""
    given = [fact.details.get(THEIR_REFERENCE, "").strip() for fact in request.standing_facts()]
    return next((reference for reference in reversed(given) if reference), "")


def expires_on(fact: Fact) -> date | None:
    """Give the day on which a portal or password stops working, if the fact names one."""
    try:
        return date.fromisoformat(fact.details.get(EXPIRES_ON, ""))
    except ValueError:
        return None


def is_private(fact: Fact) -> bool:
    """Say whether a fact is the person's own note, for nobody else's eyes."""
    return fact.details.get(PRIVATE) == YES


def _newest(replies: Sequence[Fact]) -> Outcome | None:
    return _outcome(replies[-1].details.get(OUTCOME)) if replies else None


def _together(outcomes: set[Outcome]) -> Outcome:
    if len(outcomes) == 1:
        return next(iter(outcomes))
    is_done = outcomes <= {Outcome.FULL, Outcome.NONE_HELD}
    return Outcome.FULL if is_done else Outcome.PARTIAL


def _outcome(word: str | None) -> Outcome | None:
    return Outcome(word) if word in set(Outcome) else None
