"""Whether a letter may be written at all: the right kind, day, rules, record and authority."""

from collections.abc import Mapping
from datetime import date

from dsar_assistant.domain.letter import LetterKind, RecordNeed
from dsar_assistant.domain.person import Representative
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.letters.answers import missing
from dsar_assistant.letters.errors import (
    AuthorityNotLiveError,
    KindNotOfferedError,
    LetterIncompleteError,
    NotYetLateError,
    RecordInsufficientError,
    RepresentativeMissingError,
    WrongRegimeError,
)
from dsar_assistant.letters.facts import EarlierRequest, LetterFacts

# The answer to this field says in whose name the letter is written.
WRITER_FIELD = "written_by"
BY_REPRESENTATIVE = "representative"

_LACKS = {
    RecordNeed.REQUEST: "there is no earlier request on record",
    RecordNeed.SENT: "the record does not say when your request was sent",
    RecordNeed.RECEIVED: "the record does not say when they had your request",
    RecordNeed.LATE: "the record does not show that the last day for a reply has passed",
    RecordNeed.REPLY: "the record does not show any reply",
}


def refuse_unfit(
    kind: LetterKind, facts: LetterFacts, on: date, kinds: tuple[LetterKind, ...] = ()
) -> None:
    """Let a letter pass only if all it would say stands on something.

    Args:
        kinds: All kinds there are, to name a better one.

    Raises:
        KindNotOfferedError: The kind does not exist on that day.
        WrongRegimeError: The controller answers to other rules.
        RepresentativeMissingError: Somebody is to write for the person, and nobody may.
        AuthorityNotLiveError: The representative's authority does not cover that day.
        RecordInsufficientError: The record does not hold what the letter would say.
        NotYetLateError: The reply is not late on every view.
        LetterIncompleteError: A required fact is missing.
    """
    if not kind.is_offered(on):
        raise KindNotOfferedError(kind.title, on)
    if facts.controller.regime not in kind.regimes:
        advice = _better(kind, facts.controller.regime, kinds)
        raise WrongRegimeError(kind.title, facts.controller.name, advice)
    if facts.representative is None and is_by_representative(kind, facts.answers):
        raise RepresentativeMissingError(facts.subject.full_name, on)
    if facts.representative and not is_live(facts.representative, on):
        raise AuthorityNotLiveError(facts.representative.full_name, on)
    _refuse_unrecorded(kind, facts.record, on)
    gaps = missing(kind, facts)
    if gaps:
        raise LetterIncompleteError(tuple(gap.label for gap in gaps))


def _better(kind: LetterKind, regime: RegimeCode, kinds: tuple[LetterKind, ...]) -> str:
    """Name the kind that uses the same right under the rules that do apply."""
    for other in kinds:
        if regime in other.regimes and set(kind.rights) & set(other.rights):
            return f"Choose “{other.title}” ({other.id}) instead."
    return "There is no letter for this under those rules yet."


def is_by_representative(kind: LetterKind, answers: Mapping[str, str]) -> bool:
    """Say whether the letter is to be written by someone who acts for the person."""
    asks = any(field.id == WRITER_FIELD for field in kind.fields)
    return asks and answers.get(WRITER_FIELD, "") == BY_REPRESENTATIVE


def is_live(representative: Representative, on: date) -> bool:
    """Say whether a representative's authority covers a day."""
    until = representative.authority_until
    return representative.authority_from <= on and (until is None or on <= until)


def _refuse_unrecorded(kind: LetterKind, record: EarlierRequest | None, on: date) -> None:
    if not kind.needs:
        return
    if record is None:
        raise RecordInsufficientError(kind.title, _LACKS[RecordNeed.REQUEST])
    holds = {
        RecordNeed.REQUEST: True,
        RecordNeed.SENT: record.sent_on is not None,
        RecordNeed.RECEIVED: record.receipt is not None,
        RecordNeed.LATE: record.due_on is None or record.replied_on is None,
        RecordNeed.REPLY: record.replied_on is not None,
    }
    for need in kind.needs:
        if not holds[need]:
            raise RecordInsufficientError(kind.title, _LACKS[need])
    if RecordNeed.LATE in kind.needs and not record.is_late(on):
        raise NotYetLateError(kind.title, record.late_on_any_view)
