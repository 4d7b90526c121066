"""The ladder after the last day: reminder, complaint, regulator, tribunal, court.

One step at a time, each with a clock of its own. Where they did what the law asks, it ends.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dsar_assistant.deadlines.months import add_days, add_months
from dsar_assistant.deadlines.next_step import NextStep
from dsar_assistant.deadlines.record import facts_about, standing_postings
from dsar_assistant.domain.deadline import Deadline
from dsar_assistant.domain.details import Step, step_of
from dsar_assistant.domain.request import Fact, FactKind, FrozenLetter, Request
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.domain.text import day_in_words

REMINDER = "reminder"
COMPLAINT_TO_CONTROLLER = "complaint-to-controller"
COMPLAINT_TO_REGULATOR = "complaint-to-ico"
COMPLAINT_TO_AUTHORITY = "complaint-to-authority"
LETTER_BEFORE_CLAIM = "letter-before-claim"
INCOMPLETE_REPLY = "incomplete-reply"
REFUSAL_CHALLENGE = "refusal-challenge"
EXTENSION_CHALLENGE = "extension-challenge"
CLARIFICATION_REPLY = "clarification-reply"

# Courtesy, not law: how long each step is given before the next is suggested. The regulator
# asks that people chase first and wait about 30 days after a complaint to the organisation.
REMINDER_PATIENCE_DAYS = 14
COMPLAINT_PATIENCE_DAYS = 30
# The regulator's own wish, not law: to hear within three months of the last real contact.
REGULATOR_MONTHS = 3
# Silence for so long, from the complaint or from the last word, opens the way to the tribunal.
SILENCE_MONTHS = 3

_PARTS_3_AND_4 = {RegimeCode.DPA_PART_3, RegimeCode.DPA_PART_4}
_NOT_UNDER = {
    INCOMPLETE_REPLY: _PARTS_3_AND_4,
    EXTENSION_CHALLENGE: _PARTS_3_AND_4,
    REFUSAL_CHALLENGE: {RegimeCode.DPA_PART_4},
    # Complaining to the organisation first is a step of UK law, and not for the intelligence
    # services.
    COMPLAINT_TO_CONTROLLER: {RegimeCode.EU_GDPR, RegimeCode.DPA_PART_4},
    LETTER_BEFORE_CLAIM: {RegimeCode.EU_GDPR, RegimeCode.DPA_PART_4},
}
_HOUSEKEEPING = frozenset(
    {FactKind.NOTE, FactKind.CLOSED, FactKind.REOPENED, FactKind.REGULATOR, FactKind.COURT}
)
_TO_REGULATOR = (COMPLAINT_TO_REGULATOR, COMPLAINT_TO_AUTHORITY)


def climb(
    request: Request,
    first: NextStep,
    today: date,
    clocks: Mapping[str, Deadline],
) -> NextStep:
    """Say which step of the ladder is next.

    Args:
        first: What to begin with: a letter, or waiting for its day.
        clocks: The clocks that follow-up letters started, by letter id.
    """
    if request.facts_of(FactKind.COURT):
        return _at_court(request)
    complained_on = _begun(request, FactKind.REGULATOR, *_TO_REGULATOR)
    if complained_on is not None:
        return _with_regulator(request, complained_on, today, clocks)
    complained_on = _begun(request, FactKind.COMPLAINT, COMPLAINT_TO_CONTROLLER)
    if complained_on is not None:
        return _complained(request, complained_on, today, clocks)
    first = replace(first, on=first.on or today)
    if first.letter_kind is not None and not _exists(first.letter_kind, request):
        return _complaint_step(request, today)
    wrote_on = sent_on(request, first.letter_kind)
    if wrote_on is None:
        return first
    ready_on = add_days(wrote_on, REMINDER_PATIENCE_DAYS)
    return _after(wrote_on, ready_on, today, _complaint_step(request, today))


def sent_on(request: Request, *kinds: str | None) -> date | None:
    """Give the day on which a letter of these kinds last left; None = none did."""
    letters = [letter for letter in request.letters if letter.letter.kind in kinds]
    days = [day for letter in letters for day in _postings_of(request, letter)]
    return max(days, default=None)


def last_contact(request: Request) -> date:
    """Give the day of the last contact with the organisation, either way."""
    days = [fact.on for fact in request.standing_facts() if _is_contact(request, fact)]
    return max(days, default=request.opened_on)


def _at_court(request: Request) -> NextStep:
    newest = step_of(request.facts_of(FactKind.COURT)[-1])
    if newest is Step.DECIDED:
        sentence = "The court has decided. Close the request, or take advice on what is left."
        return NextStep(None, sentence, records=FactKind.CLOSED)
    where = "the Tribunal" if newest is Step.TRIBUNAL else "a court"
    sentence = f"This is with {where} now. Record here what it writes, and keep to its days."
    return NextStep(None, sentence, records=FactKind.COURT)


def _with_regulator(
    request: Request, complained_on: date, today: date, clocks: Mapping[str, Deadline]
) -> NextStep:
    heard = [f for f in request.facts_of(FactKind.REGULATOR) if f.on >= complained_on]
    if any(step_of(fact) is Step.DECIDED for fact in heard):
        return _after_regulator(request)
    words = [fact.on for fact in heard if step_of(fact) in {Step.ACKNOWLEDGED, Step.PROGRESS}]
    if request.regime is RegimeCode.EU_GDPR:
        sentence = "Your complaint is with the authority. Record here what it writes."
        return NextStep(None, sentence, records=FactKind.REGULATOR)
    silent_from = max(words, default=None)
    until = _silence_ends(request, complained_on, silent_from, clocks)
    if today <= until:
        sentence = (
            "Your complaint is with the regulator. Record here what it writes. If it stays "
            f"silent until {day_in_words(until)}, there is one more step."
        )
        return NextStep(None, sentence, until, records=FactKind.REGULATOR)
    sentence = (
        "Has the regulator written? If it has been silent for three months, you can ask the "
        "First-tier Tribunal to make it go on. The Tribunal looks at the silence only, not at "
        "who is right, and the time to ask is short. Take advice soon."
    )
    return NextStep(None, sentence, add_days(until, 1), records=FactKind.REGULATOR)


def _silence_ends(
    request: Request, complained_on: date, heard_on: date | None, clocks: Mapping[str, Deadline]
) -> date:
    if heard_on is not None:
        return add_months(heard_on, SILENCE_MONTHS)
    letters = [one for one in request.letters if one.letter.kind in _TO_REGULATOR]
    known = [clocks[one.id].due for one in letters if one.id in clocks]
    days = [day for day in known if day is not None]
    return max(days, default=add_months(complained_on, SILENCE_MONTHS))


def _after_regulator(request: Request) -> NextStep:
    sentence = "The regulator has answered. If you are content, close the request."
    if not _exists(LETTER_BEFORE_CLAIM, request):
        return NextStep(None, sentence, records=FactKind.CLOSED)
    more = "If not, a court can look at it afresh: a letter before claim comes first. Take advice."
    return NextStep(LETTER_BEFORE_CLAIM, f"{sentence} {more}")


def _complained(
    request: Request, complained_on: date, today: date, clocks: Mapping[str, Deadline]
) -> NextStep:
    heard = [f for f in request.facts_of(FactKind.COMPLAINT) if f.on >= complained_on]
    regulator = _regulator_step(request, today)
    if any(step_of(fact) is Step.DECIDED for fact in heard):
        sentence = regulator.sentence.replace(
            "Has anything come in? If not,", "They have answered your complaint. If not content,"
        )
        return replace(regulator, sentence=sentence)
    acknowledged = [fact.on for fact in heard if step_of(fact) is Step.ACKNOWLEDGED]
    if acknowledged:
        ready_on = add_days(complained_on, COMPLAINT_PATIENCE_DAYS)
        said = f"They confirmed your complaint on {day_in_words(acknowledged[-1])}."
        patience = (
            f"The law sets no day for their answer; give them until {day_in_words(ready_on)}."
        )
    else:
        due = _acknowledged_by(request, complained_on, clocks)
        ready_on = add_days(due, 1)
        said = f"You complained to them on {day_in_words(complained_on)}."
        patience = f"They must confirm that they have it by {day_in_words(due)}."
    if today >= ready_on:
        return replace(regulator, on=ready_on)
    return NextStep(None, f"{said} {patience}", ready_on, records=FactKind.COMPLAINT)


def _acknowledged_by(request: Request, complained_on: date, clocks: Mapping[str, Deadline]) -> date:
    letters = [one for one in request.letters if one.letter.kind == COMPLAINT_TO_CONTROLLER]
    known = [clocks[one.id].due for one in letters if one.id in clocks]
    days = [day for day in known if day is not None]
    return max(days, default=add_days(complained_on, COMPLAINT_PATIENCE_DAYS))


def _complaint_step(request: Request, today: date) -> NextStep:
    if not _exists(COMPLAINT_TO_CONTROLLER, request):
        return _regulator_step(request, today)
    sentence = "Has anything come in? If not, complain to the organisation itself."
    return NextStep(COMPLAINT_TO_CONTROLLER, sentence)


def _regulator_step(request: Request, today: date) -> NextStep:
    if request.regime is RegimeCode.EU_GDPR:
        sentence = (
            "Has anything come in? If not, you can complain to the data protection authority "
            "of the country where you live or work, or where it happened."
        )
        return NextStep(COMPLAINT_TO_AUTHORITY, sentence)
    contact = last_contact(request)
    until = add_months(contact, REGULATOR_MONTHS)
    can = "Has anything come in? If not, you can complain to the regulator."
    wish = f"It asks people to come within three months of the last contact: {day_in_words(until)}."
    late = "" if today <= until else " That day has passed, so say why you come later."
    sentence = f"{can} {wish}{late}"
    return NextStep(COMPLAINT_TO_REGULATOR, sentence, until=until)


def _after(wrote_on: date, ready_on: date, today: date, step: NextStep) -> NextStep:
    if today >= ready_on:
        return replace(step, on=ready_on)
    sentence = f"You wrote on {day_in_words(wrote_on)}. Give them until {day_in_words(ready_on)}."
    return NextStep(None, sentence, ready_on, records=FactKind.RESPONSE)


def _begun(request: Request, kind: FactKind, *letters: str) -> date | None:
    """Say since when a complaint runs: by letter, or by telephone or form as recorded."""
    said = [fact.on for fact in request.facts_of(kind) if step_of(fact) is Step.BEGUN]
    wrote_on = sent_on(request, *letters)
    return max([*said, *([wrote_on] if wrote_on else [])], default=None)


def _exists(kind: str, request: Request) -> bool:
    return request.regime not in _NOT_UNDER.get(kind, ())


def _is_contact(request: Request, fact: Fact) -> bool:
    if fact.kind is not FactKind.POSTED or fact.letter_id is None:
        return fact.kind not in _HOUSEKEEPING
    return request.letter(fact.letter_id).letter.kind not in _TO_REGULATOR


def _postings_of(request: Request, letter: FrozenLetter) -> list[date]:
    return [posting.on for posting in standing_postings(facts_about(request, letter.id))]
