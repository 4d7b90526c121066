"""What can be written down about a request, in the words of a person, and what each asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dsar_assistant.domain.details import (
    ADDRESS,
    CHANNEL,
    EXPIRES_ON,
    ITEM_NUMBER,
    OFFICE,
    OUTCOME,
    PRIVATE,
    REASONS,
    STEP,
    THEIR_REFERENCE,
    Step,
    outcome_key,
)
from dsar_assistant.domain.request import Channel, FactKind, Outcome, Request
from dsar_assistant.services.request_words import (
    CHANNEL_WORDS,
    OUTCOME_WORDS,
    STEP_WORDS,
    right_words,
)

Choices = tuple[tuple[str, str], ...]


class Asks(StrEnum):
    """How a detail is asked for."""

    LINE = "line"
    DAY = "day"
    CHOICE = "choice"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class LogField:
    """One further thing that is asked about a happening.

    Attributes:
        key: The name under which the answer is kept with the fact.
        choices: Pairs of id and words; an empty id = not said.
    """

    key: str
    asks: Asks
    label: str
    why: str = ""
    choices: Choices = ()


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the menu: a kind of happening, and what is known about it already."""

    words: str
    kind: FactKind
    details: Mapping[str, str] = field(default_factory=dict)


def _reply(words: str, outcome: Outcome) -> LogEntry:
    return LogEntry(words, FactKind.RESPONSE, {OUTCOME: outcome.value})


# In groups, each in the order in which things usually happen. A posting has a form of its own.
LOG_MENU: tuple[tuple[LogEntry, ...], ...] = (
    (
        _reply("The full answer came", Outcome.FULL),
        _reply("Part of the answer came", Outcome.PARTIAL),
        _reply("They refused", Outcome.REFUSED),
        _reply("They say they hold nothing", Outcome.NONE_HELD),
        LogEntry("A reply came, not looked through yet", FactKind.RESPONSE),
        LogEntry("A link or a password came", FactKind.PORTAL),
    ),
    (
        LogEntry("They confirmed that they have it", FactKind.ACKNOWLEDGED),
        LogEntry("They asked what you mean", FactKind.CLARIFICATION_ASKED),
        LogEntry("They asked for proof of identity", FactKind.IDENTITY_ASKED),
        LogEntry("They asked for a fee", FactKind.FEE_ASKED),
        LogEntry("They need more time", FactKind.EXTENSION_NOTICE),
    ),
    (
        LogEntry("You answered their question", FactKind.CLARIFICATION_ANSWERED),
        LogEntry("You sent proof of identity", FactKind.IDENTITY_SENT),
        LogEntry("They had your proof of identity", FactKind.IDENTITY_RECEIVED),
        LogEntry("You paid the fee", FactKind.FEE_PAID),
    ),
    (
        LogEntry("The letter was delivered", FactKind.DELIVERED),
        LogEntry("The letter came back", FactKind.RETURNED),
        LogEntry("The e-mail came back", FactKind.BOUNCED),
    ),
    (
        LogEntry("Telephone call", FactKind.PHONE_CALL),
        LogEntry("Visit", FactKind.VISIT),
        LogEntry("Note", FactKind.NOTE),
    ),
    (
        LogEntry("Your complaint to the organisation", FactKind.COMPLAINT),
        LogEntry("The regulator", FactKind.REGULATOR),
        LogEntry("A court or the Tribunal", FactKind.COURT),
    ),
    (
        LogEntry("Close the request", FactKind.CLOSED),
        LogEntry("Open the request again", FactKind.REOPENED),
    ),
)

_OUTCOMES: Choices = (
    ("", "Not looked through yet"),
    *((outcome.value, OUTCOME_WORDS[outcome].capitalize()) for outcome in Outcome),
)
_WAY: Choices = (
    ("", "They had it that day"),
    *((channel.value, CHANNEL_WORDS[channel].capitalize()) for channel in Channel),
)
_KNOWN: Choices = (
    ("", "They said so, or I saw it"),
    (Channel.SIGNED_FOR.value, "The tracking record says so"),
)
_REFERENCE = LogField(THEIR_REFERENCE, Asks.LINE, "Their reference", "As their letter gives it.")
_CHANNEL = LogField(CHANNEL, Asks.CHOICE, "How you sent it", "For the day it reached them.", _WAY)


def _steps(*steps: Step) -> LogField:
    choices = tuple((step.value, STEP_WORDS[step].capitalize()) for step in steps)
    return LogField(STEP, Asks.CHOICE, "What happened", "", choices)


_FIELDS: Mapping[FactKind, tuple[LogField, ...]] = {
    FactKind.POSTED: (
        LogField(CHANNEL, Asks.CHOICE, "How it went", "", _WAY[1:]),
        LogField(ITEM_NUMBER, Asks.LINE, "Number on the receipt"),
        LogField(OFFICE, Asks.LINE, "Where you posted it"),
    ),
    FactKind.DELIVERED: (LogField(CHANNEL, Asks.CHOICE, "How you know", "", _KNOWN),),
    FactKind.ACKNOWLEDGED: (_REFERENCE,),
    FactKind.IDENTITY_SENT: (_CHANNEL,),
    FactKind.CLARIFICATION_ANSWERED: (_CHANNEL,),
    FactKind.EXTENSION_NOTICE: (
        LogField(
            REASONS,
            Asks.CHOICE,
            "Did they say why?",
            "Without reasons the law gives them no more time.",
            (("yes", "Yes"), ("no", "No")),
        ),
        _REFERENCE,
    ),
    FactKind.PORTAL: (
        LogField(ADDRESS, Asks.LINE, "Where the answer lies", "The address of the page."),
        LogField(EXPIRES_ON, Asks.DAY, "Last day it works", "You are warned two weeks before."),
    ),
    FactKind.COMPLAINT: (_steps(Step.ACKNOWLEDGED, Step.DECIDED, Step.BEGUN), _REFERENCE),
    FactKind.REGULATOR: (
        _steps(Step.ACKNOWLEDGED, Step.PROGRESS, Step.DECIDED, Step.BEGUN),
        _REFERENCE,
    ),
    FactKind.COURT: (_steps(Step.BEGUN, Step.TRIBUNAL, Step.PROGRESS, Step.DECIDED), _REFERENCE),
    FactKind.NOTE: (
        LogField(PRIVATE, Asks.YES, "For nobody else", "It then stays out of every bundle."),
    ),
}


def fields_of(kind: FactKind, request: Request | None) -> tuple[LogField, ...]:
    """Give what is asked about a happening, in order.

    A letter that uses several rights is asked about each of them.
    """
    if kind is FactKind.RESPONSE:
        overall = LogField(OUTCOME, Asks.CHOICE, "What the reply amounts to", "", _OUTCOMES)
        return (overall, *_by_right(request), _REFERENCE)
    return _FIELDS.get(kind, ())


def _by_right(request: Request | None) -> tuple[LogField, ...]:
    rights = request.rights if request else ()
    if len(rights) < 2:  # noqa: PLR2004 - one right needs no line of its own
        return ()
    same: Choices = (("", "As said above"), *_OUTCOMES[1:])
    return tuple(
        LogField(outcome_key(right), Asks.CHOICE, f"On {right_words(right)}", "", same)
        for right in rights
    )
