"""How the record of a request reads in plain words."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar

from dsar_assistant.domain.deadline import Deadline
from dsar_assistant.domain.details import (
    ADDRESS,
    CHANNEL,
    ITEM_NUMBER,
    NO,
    OFFICE,
    OUTCOME,
    REASONS,
    THEIR_REFERENCE,
    Step,
    expires_on,
    outcome_key,
    step_of,
)
from dsar_assistant.domain.request import Channel, Fact, FactKind, Outcome, Phase, Status
from dsar_assistant.domain.right import Right
from dsar_assistant.domain.text import counted, day_in_words

E = TypeVar("E", bound=StrEnum)

PHASE_WORDS = {
    Phase.YOURS: "Needs you",
    Phase.THEIRS: "With them",
    Phase.DONE: "Done",
}

STATUS_WORDS = {
    Status.DRAFT: "Letter not finished",
    Status.PRINTED: "Not posted yet",
    Status.WAITING: "Waiting for an answer",
    Status.PAUSED: "Clock stopped",
    Status.OVERDUE: "Answer overdue",
    Status.UNREAD: "Reply to look through",
    Status.ANSWERED: "Answered",
    Status.INCOMPLETE: "Answer incomplete",
    Status.REFUSED: "Refused",
    Status.RETURNED: "Letter came back",
    Status.CLOSED: "Closed",
}

CHANNEL_WORDS = {
    Channel.FIRST_CLASS: "first class",
    Channel.SECOND_CLASS: "second class",
    Channel.SIGNED_FOR: "signed for",
    Channel.EMAIL: "by e-mail",
    Channel.WEB_FORM: "through a form on a website",
    Channel.BY_HAND: "by hand",
}

OUTCOME_WORDS = {
    Outcome.FULL: "they answered in full",
    Outcome.PARTIAL: "they answered in part",
    Outcome.REFUSED: "they refused",
    Outcome.NONE_HELD: "they say they hold nothing",
}

FACT_WORDS = {
    FactKind.POSTED: "Letter sent",
    FactKind.DELIVERED: "Letter delivered",
    FactKind.RETURNED: "Letter came back",
    FactKind.BOUNCED: "E-mail came back",
    FactKind.ACKNOWLEDGED: "They confirmed that they have it",
    FactKind.IDENTITY_ASKED: "They asked for proof of identity",
    FactKind.IDENTITY_SENT: "You sent proof of identity",
    FactKind.IDENTITY_RECEIVED: "They had your proof of identity",
    FactKind.FEE_ASKED: "They asked for a fee",
    FactKind.FEE_PAID: "You paid the fee",
    FactKind.CLARIFICATION_ASKED: "They asked what you mean",
    FactKind.CLARIFICATION_ANSWERED: "You answered their question",
    FactKind.EXTENSION_NOTICE: "They said they need more time",
    FactKind.RESPONSE: "A reply came",
    FactKind.PORTAL: "The answer waits behind a link or a password",
    FactKind.PHONE_CALL: "Telephone call",
    FactKind.VISIT: "Visit",
    FactKind.COMPLAINT: "About your complaint to the organisation",
    FactKind.REGULATOR: "About the regulator",
    FactKind.COURT: "About the court",
    FactKind.NOTE: "Note",
    FactKind.CLOSED: "Request closed",
    FactKind.REOPENED: "Request opened again",
}


STEP_WORDS = {
    Step.BEGUN: "you complained or applied",
    Step.ACKNOWLEDGED: "they confirmed it",
    Step.PROGRESS: "they said how it goes",
    Step.DECIDED: "they answered or decided",
    Step.TRIBUNAL: "you applied to the Tribunal",
}


def fact_words(fact: Fact) -> str:
    """Say in one line what a fact records."""
    extra = _extra(fact)
    note = f". {fact.note.strip()}" if fact.note.strip() else ""
    return f"{FACT_WORDS[fact.kind]}{extra}{note}"


def days_words(deadline: Deadline | None, days_left: int | None) -> str:
    """Say in a few words how long there is, or how late it is, and for what."""
    if deadline is None:
        return ""
    if days_left is None:
        return "clock stopped"
    what = _WHAT_IS_DUE.get(deadline.period, "")
    if days_left < 0:
        return f"{counted(-days_left, 'day')} late{what}"
    left = "due today" if days_left == 0 else f"{counted(days_left, 'day')} left"
    return f"{left}{what}"


# The clock of the answer itself needs no more words.
_WHAT_IS_DUE = {
    "complaint-acknowledgement": " to confirm your complaint",
    "regulator-progress": " for word from the regulator",
}


def right_words(right: Right) -> str:
    """Name a right as one asks for it."""
    return RIGHT_WORDS.get(right, right.value.replace("-", " "))


RIGHT_WORDS = {
    Right.ACCESS: "a copy of your data",
    Right.RECTIFICATION: "putting data right",
    Right.ERASURE: "erasing data",
    Right.RESTRICTION: "holding data back",
    Right.PORTABILITY: "data to take along",
    Right.OBJECTION: "your objection",
}


def _extra(fact: Fact) -> str:
    words = [word for word in _details(fact) if word]
    return f": {', '.join(words)}" if words else ""


def _details(fact: Fact) -> Iterator[str]:
    said = fact.details
    channel = _as(Channel, said.get(CHANNEL))
    yield CHANNEL_WORDS[channel] if channel else ""
    step = step_of(fact)
    yield STEP_WORDS[step] if step else ""
    overall = _as(Outcome, said.get(OUTCOME))
    yield OUTCOME_WORDS[overall] if overall else ""
    for right in Right:
        outcome = _as(Outcome, said.get(outcome_key(right)))
        yield f"on {right_words(right)}, {OUTCOME_WORDS[outcome]}" if outcome else ""
    yield _NO_REASONS if said.get(REASONS) == NO else ""
    ends = expires_on(fact)
    yield f"until {day_in_words(ends)}" if ends else ""
    for key, form in _AS_TYPED.items():
        yield form.format(said[key]) if said.get(key) else ""


_NO_REASONS = "without reasons"
_AS_TYPED = {
    ITEM_NUMBER: "item {}",
    OFFICE: "at {}",
    ADDRESS: "at {}",
    THEIR_REFERENCE: "their reference {}",
}


def _as(kind: type[E], word: str | None) -> E | None:
    return kind(word) if word in set(kind) else None
