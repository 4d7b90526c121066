"""Would they bounce it? What a careful friend would say before a letter goes out.

Nothing here stops a letter: each caution can be mended or sent anyway. What must stop
a letter stands in ``fitness``.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import msgspec

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.letter import Addressee, FieldKind, LetterKind
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.regime import SupervisoryAuthority
from dsar_assistant.domain.request import FactKind
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.letters.answers import is_up, typed_answers
from dsar_assistant.letters.facts import LetterFacts
from dsar_assistant.letters.kind_file import read_toml

_FEW_WORDS = 4
_OLD_AFTER_DAYS = 366
_DECEMBER, _IN_EVERY_MONTH = 12, 28
# Law: `cca-159-2` and `cca-159-3`; counted here from the letters' own days, so roughly.
_CREDIT_DAYS = 28
_POLICE = ("police", "constabulary", "crime agency", "prosecution service", "procurator fiscal")
_INTELLIGENCE = ("mi5", "mi6", "gchq", "security service", "secret intelligence")
_OF_A_REPLY = frozenset({"incomplete", "refusal"})
_ANSWERED_EVENTS = {
    "extension-challenge": FactKind.EXTENSION_NOTICE,
    "id-demand-challenge": FactKind.IDENTITY_ASKED,
    "clarification-reply": FactKind.CLARIFICATION_ASKED,
}
_MONTHS_TO_COMPLAIN = 3
_DAYS_FOR_A_REPLY = 60
# Law: `dpa-208`, for Scotland only.
_PRESUMED_ABLE_YEARS = 12
_MONEY = ("compensat", "damages", "£", "money", "refund", "pay me")
# Fields of that name hold something that has happened; one ahead of the letter is a slip.
_PAST = "_on"


class Caution(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to think of before sending.

    Attributes:
        says: What may go wrong, in a sentence.
        mend: What the one-click mend is called; empty = none.
        field: The field to look at; empty = none in particular.
        kind: The letter to write instead or first; empty = none.
        regime: The body of rules to write that letter under; empty = the same.
        in_record: Whether the mend is to complete the record of the request.
    """

    id: str
    says: str
    mend: str = ""
    field: str = ""
    kind: str = ""
    regime: str = ""
    in_record: bool = False


@dataclass(frozen=True, slots=True)
class OtherRequest:
    """Another request of the same person to the same controller.

    Attributes:
        was_sent: Whether it was posted.
        is_open: Whether it still waits for something.
        was_answered: Whether a reply is on record.
    """

    rights: tuple[Right, ...]
    was_sent: bool
    is_open: bool
    was_answered: bool


@dataclass(frozen=True, slots=True)
class Flight:
    """A letter about to go out, and what is known around it."""

    kind: LetterKind
    facts: LetterFacts
    on: date
    authority: SupervisoryAuthority
    others: tuple[OtherRequest, ...] = ()


class _CautionsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cautions: tuple[Caution, ...]


def load_cautions(path: Path) -> Mapping[str, Caution]:
    """Read the sentences of all cautions, by id.

    Raises:
        ResourceInvalidError: The file cannot be used, or its cautions are not those checked for.
    """
    cautions = {caution.id: caution for caution in read_toml(path, _CautionsFile).cautions}
    astray = sorted(cautions.keys() ^ CHECKS.keys())
    if astray:
        raise ResourceInvalidError(path.name, astray[0], "a caution and its check must go together")
    return cautions


def preflight(flight: Flight, cautions: Mapping[str, Caution]) -> tuple[Caution, ...]:
    """Say what to think of before sending, in the order of the file.

    Raises:
        AnswerInvalidError: An answer is not of the sort that its field asks for.
    """
    found = ((CHECKS[name](flight), caution) for name, caution in cautions.items())
    return tuple(
        msgspec.structs.replace(caution, field=at) if isinstance(at, str) else caution
        for at, caution in found
        if at
    )


def _has_nothing_to_find_them_by(flight: Flight) -> bool:
    """Say whether they get a name and an address and nothing else they could look up."""
    answers = typed_answers(flight.kind, flight.facts.answers)
    if "known_by" not in answers:
        return False
    person = flight.facts.subject
    given = (
        answers["known_by"],
        flight.facts.identifiers,
        answers.get("give_emails") and person.emails,
        answers.get("give_phones") and person.phones,
        answers.get("give_birth_date") and person.born_on,
    )
    return not any(given)


def _lacks_authority(flight: Flight) -> bool:
    uses_a_right = bool(flight.kind.rights) or flight.kind.is_follow_up
    facts = flight.facts
    return uses_a_right and not facts.subject.is_self and facts.representative is None


def _outlasts_authority(flight: Flight) -> bool:
    acting = flight.facts.representative
    until = acting.authority_until if acting else None
    return until is not None and (until - flight.on).days < _DAYS_FOR_A_REPLY


def _looks_like_police(flight: Flight) -> bool:
    return _is_asked_as_a_firm(flight) and _is_called(flight, _POLICE)


def _looks_like_intelligence(flight: Flight) -> bool:
    return _is_asked_as_a_firm(flight) and _is_called(flight, _INTELLIGENCE)


def _is_asked_as_a_firm(flight: Flight) -> bool:
    is_first = bool(flight.kind.rights) and not flight.kind.is_follow_up
    return is_first and flight.facts.controller.regime is RegimeCode.UK_GDPR


def _is_called(flight: Flight, words: tuple[str, ...]) -> bool:
    name = flight.facts.controller.name.casefold()
    return any(re.search(rf"\b{word}\b", name) for word in words)


def _lacks_an_address(flight: Flight) -> bool:
    address = flight.facts.controller.contact.address
    return not _goes_to_the_regulator(flight) and not (address and address.block)


def _has_an_old_address(flight: Flight) -> bool:
    controller = flight.facts.controller
    is_known = controller.origin == "own" or _lacks_an_address(flight)
    if is_known or _goes_to_the_regulator(flight):
        return False
    seen = controller.contact.checked_on
    return seen is None or (flight.on - _latest(seen)).days > _OLD_AFTER_DAYS


def _latest(seen: PartialDate) -> date:
    """Give about the last day that a month or year can mean."""
    return date(seen.year, seen.month or _DECEMBER, seen.day or _IN_EVERY_MONTH)


def _gives_no_facts_for_its_ground(flight: Flight) -> bool:
    """Say whether a ground stands alone; those that rest on the person's own word need no more."""
    answers = typed_answers(flight.kind, flight.facts.answers)
    needs_facts = answers.get("ground") in {"no-longer-needed", "child"}
    return needs_facts and not answers.get("background")


def _gives_thin_reasons(flight: Flight) -> str:
    """Give the field whose answer is very short; empty if there is none."""
    answers = flight.facts.answers
    thin = (
        field.id
        for field in flight.kind.fields
        if field.required
        and field.kind is FieldKind.LONG_TEXT
        and is_up(flight.kind, field, answers)
        and 0 < len(answers.get(field.id, "").split()) < _FEW_WORDS
    )
    return next(thin, "")


def _repeats_an_open_request(flight: Flight) -> bool:
    if flight.kind.is_follow_up:
        return False
    rights = set(flight.kind.rights)
    return any(o.was_sent and o.is_open and rights & set(o.rights) for o in flight.others)


def _could_be_one_letter(flight: Flight) -> bool:
    uses_rights = bool(flight.kind.rights) and not flight.kind.is_follow_up
    return uses_rights and any(not other.was_sent for other in flight.others)


def _erases_unseen(flight: Flight) -> bool:
    rights = flight.kind.rights
    if Right.ERASURE not in rights or Right.ACCESS in rights:
        return False
    return not any(Right.ACCESS in o.rights and o.was_answered for o in flight.others)


def _speaks_of_a_day_ahead(flight: Flight) -> str:
    """Give the field that holds a day after the letter's; empty if there is none."""
    answers = typed_answers(flight.kind, flight.facts.answers)
    ahead = (
        name
        for name, answer in answers.items()
        if isinstance(answer, date) and name.endswith(_PAST) and answer > flight.on
    )
    return next(ahead, "")


def _calls_late_what_the_record_does_not(flight: Flight) -> bool:
    record = flight.facts.record
    claims = _duty_named(flight) == "no-reply"
    return claims and (record is None or not record.is_late(flight.on))


def _duty_named(flight: Flight) -> str:
    answers = flight.facts.answers
    named = (answers.get(name, "") for name in ("duty", "breach"))
    return next((one for one in named if one), "")


def _speaks_of_a_reply_not_on_record(flight: Flight) -> bool:
    record = flight.facts.record
    return record is not None and record.replied_on is None and _duty_named(flight) in _OF_A_REPLY


def _answers_what_is_not_on_record(flight: Flight) -> bool:
    """Look where a record was kept at all: a letter from the command line has none."""
    record, event = flight.facts.record, _ANSWERED_EVENTS.get(flight.kind.id)
    if record is None or event is None or not record.events:
        return False
    return all(one.kind is not event for one in record.events)


def _comes_before_their_answer(flight: Flight) -> bool:
    last = _last_day_of_their_answer(flight)
    return last is not None and flight.on <= last


def _comes_late_with_the_note(flight: Flight) -> bool:
    answers = typed_answers(flight.kind, flight.facts.answers)
    answered = answers.get("answer_on")
    last = answered if isinstance(answered, date) else _last_day_of_their_answer(flight)
    return last is not None and (flight.on - last).days > _CREDIT_DAYS


def _last_day_of_their_answer(flight: Flight) -> date | None:
    """Give the end of the agency's 28 days, if no answer of theirs is named."""
    answers = typed_answers(flight.kind, flight.facts.answers)
    first = answers.get("first_notice_on")
    is_open = isinstance(first, date) and not answers.get("answer_on")
    return first + timedelta(days=_CREDIT_DAYS) if is_open and isinstance(first, date) else None


def _is_presumed_able(flight: Flight) -> bool:
    answers = typed_answers(flight.kind, flight.facts.answers)
    born, place = answers.get("child_born_on"), answers.get("child_in")
    if not isinstance(born, date) or place != Nation.SCOTLAND.value:
        return False
    is_old_enough = flight.on >= _months_later(born, _PRESUMED_ABLE_YEARS * 12)
    return is_old_enough and answers.get("understands") == "no"


def _asks_the_regulator_for_money(flight: Flight) -> bool:
    wanted = flight.facts.answers.get("outcome_wanted", "").casefold()
    return _goes_to_the_regulator(flight) and any(word in wanted for word in _MONEY)


def _goes_to_the_regulator(flight: Flight) -> bool:
    return flight.kind.addressed_to is Addressee.AUTHORITY


def _has_an_unsure_regulator(flight: Flight) -> bool:
    return _goes_to_the_regulator(flight) and not flight.authority.address_is_sure


def _skips_the_controller(flight: Flight) -> bool:
    record = flight.facts.record
    complained = record is not None and record.complained_on is not None
    return _goes_to_the_regulator(flight) and not complained


def _comes_late_to_the_regulator(flight: Flight) -> bool:
    last = typed_answers(flight.kind, flight.facts.answers).get("last_contact_on")
    return (
        _goes_to_the_regulator(flight)
        and isinstance(last, date)
        and flight.on > _months_later(last, _MONTHS_TO_COMPLAIN)
    )


def _months_later(day: date, months: int) -> date:
    """Give the corresponding day, or the last day of a shorter month.

    For a rule of thumb of the regulator's, not for a legal clock.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


# A check says yes or no, or which field it is about.
CHECKS: Mapping[str, Callable[[Flight], bool | str]] = {
    "looks-like-police": _looks_like_police,
    "looks-like-intelligence": _looks_like_intelligence,
    "no-address": _lacks_an_address,
    "address-unchecked": _has_an_old_address,
    "bare-ground": _gives_no_facts_for_its_ground,
    "reply-not-on-record": _speaks_of_a_reply_not_on_record,
    "event-not-on-record": _answers_what_is_not_on_record,
    "note-too-early": _comes_before_their_answer,
    "note-too-late": _comes_late_with_the_note,
    "nothing-to-find-you-by": _has_nothing_to_find_them_by,
    "no-authority": _lacks_authority,
    "authority-ends-soon": _outlasts_authority,
    "thin-reasons": _gives_thin_reasons,
    "request-still-open": _repeats_an_open_request,
    "one-letter-would-do": _could_be_one_letter,
    "erasure-unseen": _erases_unseen,
    "day-ahead": _speaks_of_a_day_ahead,
    "not-late-on-record": _calls_late_what_the_record_does_not,
    "child-presumed-able": _is_presumed_able,
    "regulator-no-money": _asks_the_regulator_for_money,
    "regulator-address-unsure": _has_an_unsure_regulator,
    "regulator-before-controller": _skips_the_controller,
    "regulator-late": _comes_late_to_the_regulator,
}
