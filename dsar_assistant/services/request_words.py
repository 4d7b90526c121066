"""How the record of a request reads in plain words."""

from dsar_assistant.domain.deadline import Deadline
from dsar_assistant.domain.request import Channel, Fact, FactKind, Outcome, Status
from dsar_assistant.domain.text import counted

STATUS_WORDS = {
    Status.DRAFT: "Letter not finished",
    Status.PRINTED: "Not posted yet",
    Status.WAITING: "Waiting for an answer",
    Status.PAUSED: "Clock stopped",
    Status.OVERDUE: "Answer overdue",
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


def fact_words(fact: Fact) -> str:
    """Say in one line what a fact records."""
    extra = _extra(fact)
    note = f". {fact.note.strip()}" if fact.note.strip() else ""
    return f"{FACT_WORDS[fact.kind]}{extra}{note}"


def days_words(deadline: Deadline | None, days_left: int | None) -> str:
    """Say in a few words how long there is, or how late it is."""
    if deadline is None:
        return ""
    if days_left is None:
        return "clock stopped"
    if days_left < 0:
        return f"{counted(-days_left, 'day')} late"
    return "due today" if days_left == 0 else f"{counted(days_left, 'day')} left"


def _extra(fact: Fact) -> str:
    channel = fact.details.get("channel", "")
    outcome = fact.details.get("outcome", "")
    item = fact.details.get("item-number", "")
    words = []
    if channel in set(Channel):
        words.append(CHANNEL_WORDS[Channel(channel)])
    if outcome in set(Outcome):
        words.append(OUTCOME_WORDS[Outcome(outcome)])
    if item:
        words.append(f"item {item}")
    return f": {', '.join(words)}" if words else ""
