"""Where a request stands and what it calls for next, worked out from its record."""

from dataclasses import dataclass
from datetime import date

from dsar_assistant.deadlines.calendars import Calendars
from dsar_assistant.deadlines.months import add_days
from dsar_assistant.deadlines.readings import RESPONSE
from dsar_assistant.deadlines.record import (
    awaited_since,
    extension_of,
    facts_about,
    fee_paid,
    identity_received,
    pauses_of,
    receipt_of,
    standing_postings,
)
from dsar_assistant.domain.deadline import ClockFacts, Deadline
from dsar_assistant.domain.details import overall_outcome
from dsar_assistant.domain.request import Fact, FactKind, FrozenLetter, Outcome, Request, Status
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.domain.text import day_in_words

REMINDER = "reminder"
COMPLAINT_TO_CONTROLLER = "complaint-to-controller"
COMPLAINT_TO_REGULATOR = "complaint-to-ico"
INCOMPLETE_REPLY = "incomplete-reply"
REFUSAL_CHALLENGE = "refusal-challenge"
CLARIFICATION_REPLY = "clarification-reply"

# Courtesy, not law: how long each step is given before the next is suggested. The regulator
# asks that people chase first and wait about 30 days after a complaint to the organisation.
REMINDER_PATIENCE_DAYS = 14
COMPLAINT_PATIENCE_DAYS = 30

_BY_OUTCOME = {
    Outcome.FULL: Status.ANSWERED,
    Outcome.NONE_HELD: Status.ANSWERED,
    Outcome.PARTIAL: Status.INCOMPLETE,
    Outcome.REFUSED: Status.REFUSED,
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """What a request calls for next.

    Attributes:
        letter_kind: The letter to write; None = no letter.
        sentence: For the person, kind and plain.
        on: The day from which it makes sense; None = at no special day.
    """

    letter_kind: str | None
    sentence: str
    on: date | None = None


def clock_facts(request: Request, letter_id: str, calendars: Calendars) -> ClockFacts | None:
    """Gather from the record what the clock of one letter needs; None = it has not left.

    Raises:
        HolidaysUnknownError: The days off around a posting are not known.
    """
    facts = facts_about(request, letter_id)
    nation = request.controller.nation
    receipt = receipt_of(facts, nation, calendars)
    if receipt is None:
        return None
    return ClockFacts(
        receipt=receipt,
        right=_right(request, letter_id),
        regime=request.regime,
        nation=nation,
        state=request.controller.eea_state,
        identity_received=identity_received(facts, nation, calendars),
        fee_paid=fee_paid(facts),
        pauses=pauses_of(facts, nation, calendars),
        extension=extension_of(facts),
        awaited_since=awaited_since(facts),
    )


def status(request: Request, deadline: Deadline | None, today: date) -> Status:
    """Say where a request stands."""
    facts = request.standing_facts()
    if _last(facts, FactKind.CLOSED, FactKind.REOPENED) is FactKind.CLOSED:
        return Status.CLOSED
    if not request.letters:
        return Status.DRAFT
    outcome = overall_outcome(request)
    if outcome is not None:
        return _BY_OUTCOME[outcome]
    opening = facts_about(request, request.letters[0].id)
    if not standing_postings(opening):
        came_back = any(fact.kind in {FactKind.RETURNED, FactKind.BOUNCED} for fact in opening)
        return Status.RETURNED if came_back else Status.PRINTED
    return _running(deadline, today)


def next_step(request: Request, deadline: Deadline | None, today: date) -> NextStep:
    """Say what a request calls for next.

    Args:
        request: With all letters written in it so far.
        deadline: Of the letter that opened it; None where no last day can be given.
        today: The day in the UK.
    """
    where = status(request, deadline, today)
    if where in _QUIET_STEPS:
        return _QUIET_STEPS[where]
    if where in _DISPUTES:
        return _climb(request, _DISPUTES[where], today)
    if where is Status.OVERDUE:
        return _climb(request, _REMINDER_STEP, today)
    if where is Status.PAUSED:
        return _paused_step(request, deadline)
    return _waiting_step(deadline)


_QUIET_STEPS = {
    Status.DRAFT: NextStep(None, "Finish the letter, then print it or save it."),
    Status.PRINTED: NextStep(None, "Post the letter, then record here how and when it went."),
    Status.RETURNED: NextStep(
        None, "The letter came back. Check the address, print it again and post it once more."
    ),
    Status.CLOSED: NextStep(None, "This request is closed. Open it again if something comes in."),
    Status.ANSWERED: NextStep(
        None, "They have answered. Read the reply, and close the request if you are content."
    ),
}
_DISPUTES = {
    Status.INCOMPLETE: NextStep(
        INCOMPLETE_REPLY, "Part of the answer is missing. Write to ask for the rest."
    ),
    Status.REFUSED: NextStep(
        REFUSAL_CHALLENGE, "They refused. Write to ask which rule they rely on, and why."
    ),
}
_REMINDER_STEP = NextStep(REMINDER, "Has anything come in? If not, send a friendly reminder.")


def _running(deadline: Deadline | None, today: date) -> Status:
    if deadline is None:
        return Status.WAITING
    if deadline.due is None:
        return Status.PAUSED
    return Status.OVERDUE if deadline.is_overdue(today) else Status.WAITING


def _waiting_step(deadline: Deadline | None) -> NextStep:
    if deadline is None or deadline.due is None:
        return NextStep(None, "Wait for the answer, and record here whatever comes in.")
    due = day_in_words(deadline.due)
    return NextStep(None, f"Wait for the answer, which is due by {due}.", deadline.due)


def _paused_step(request: Request, deadline: Deadline | None) -> NextStep:
    if awaited_since(facts_about(request, request.letters[0].id)) is not None:
        sentence = (
            "They asked for proof of identity or a fee. Send it if the demand is fair; "
            "the clock starts when they have it."
        )
        return NextStep(None, sentence)
    since = deadline.paused_since if deadline else None
    sentence = "They asked what you mean. Answer, even if only: please search everything."
    return NextStep(CLARIFICATION_REPLY, sentence, since)


def _climb(request: Request, first: NextStep, today: date) -> NextStep:
    # One step at a time: a letter of one's own, the organisation's complaints, the regulator.
    complained_on = _sent_on(request, COMPLAINT_TO_CONTROLLER)
    if complained_on is not None:
        return _after(complained_on, COMPLAINT_PATIENCE_DAYS, today, _regulator_step(request))
    wrote_on = _sent_on(request, first.letter_kind)
    if wrote_on is not None:
        return _after(wrote_on, REMINDER_PATIENCE_DAYS, today, _complaint_step(request))
    return NextStep(first.letter_kind, first.sentence, today)


def _complaint_step(request: Request) -> NextStep:
    # The step of complaining to the organisation first exists under UK law only, and not
    # for the intelligence services.
    if request.regime in {RegimeCode.EU_GDPR, RegimeCode.DPA_PART_4}:
        return _regulator_step(request)
    sentence = "Has anything come in? If not, complain to the organisation itself."
    return NextStep(COMPLAINT_TO_CONTROLLER, sentence)


def _regulator_step(request: Request) -> NextStep:
    if _sent_on(request, COMPLAINT_TO_REGULATOR) is not None:
        return NextStep(None, "Your complaint is with the regulator. Record here what they write.")
    if request.regime is RegimeCode.EU_GDPR:
        sentence = (
            "Has anything come in? If not, you can complain to the data protection authority "
            "of the country where you live or work, or where it happened."
        )
        return NextStep(None, sentence)
    sentence = "Has anything come in? If not, you can complain to the regulator."
    return NextStep(COMPLAINT_TO_REGULATOR, sentence)


def _after(sent_on: date, days: int, today: date, step: NextStep) -> NextStep:
    ready_on = add_days(sent_on, days)
    if today >= ready_on or step.letter_kind is None:
        return NextStep(step.letter_kind, step.sentence, ready_on)
    sentence = f"You wrote on {day_in_words(sent_on)}. Give them until {day_in_words(ready_on)}."
    return NextStep(None, sentence, ready_on)


def _right(request: Request, letter_id: str) -> Right:
    letter = next((one for one in request.letters if one.id == letter_id), None)
    if letter is not None and letter.period not in {None, RESPONSE}:
        return Right.COMPLAINT
    # A letter that uses several rights: the stop for questions, which access alone has, is
    # granted, so that nobody is called late too soon.
    if not request.rights or Right.ACCESS in request.rights:
        return Right.ACCESS
    return request.rights[0]


def _sent_on(request: Request, kind: str | None) -> date | None:
    letters = [letter for letter in request.letters if letter.letter.kind == kind]
    days = [day for letter in letters for day in _postings_of(request, letter)]
    return max(days, default=None)


def _postings_of(request: Request, letter: FrozenLetter) -> list[date]:
    return [posting.on for posting in standing_postings(facts_about(request, letter.id))]


def _last(facts: tuple[Fact, ...], *kinds: FactKind) -> FactKind | None:
    return next((fact.kind for fact in reversed(facts) if fact.kind in kinds), None)
