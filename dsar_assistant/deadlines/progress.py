"""Where a request stands and what it calls for next, worked out from its record."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dsar_assistant.deadlines.calendars import Calendars
from dsar_assistant.deadlines.ladder import (
    CLARIFICATION_REPLY,
    EXTENSION_CHALLENGE,
    INCOMPLETE_REPLY,
    REFUSAL_CHALLENGE,
    REMINDER,
    climb,
    sent_on,
)
from dsar_assistant.deadlines.months import add_days
from dsar_assistant.deadlines.next_step import NextStep
from dsar_assistant.deadlines.readings import RESPONSE
from dsar_assistant.deadlines.record import (
    awaited_since,
    awaits_a_look,
    extension_failed,
    extension_holds,
    extension_of,
    facts_about,
    facts_of_opening,
    fee_paid,
    has_left,
    identity_received,
    pauses_of,
    receipt_of,
    unposted_follow_up,
)
from dsar_assistant.domain.deadline import ClockFacts, Deadline
from dsar_assistant.domain.details import expires_on, overall_outcome
from dsar_assistant.domain.request import Fact, FactKind, FrozenLetter, Outcome, Request, Status
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.domain.text import day_in_words

_BY_OUTCOME = {
    Outcome.FULL: Status.ANSWERED,
    Outcome.NONE_HELD: Status.ANSWERED,
    Outcome.PARTIAL: Status.INCOMPLETE,
    Outcome.REFUSED: Status.REFUSED,
}
_CAME_BACK = {FactKind.RETURNED, FactKind.BOUNCED}
_NO_CLOCKS: Mapping[str, Deadline] = {}


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
    identity = identity_received(facts, nation, calendars)
    return ClockFacts(
        receipt=receipt,
        right=_right(request, letter_id),
        regime=request.regime,
        nation=nation,
        state=request.controller.eea_state,
        identity_received=identity.on if identity else None,
        identity_is_estimate=identity is not None and identity.basis.is_estimate,
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
    if awaits_a_look(request):
        return Status.UNREAD
    if not has_left(request):
        came_back = any(fact.kind in _CAME_BACK for fact in facts_of_opening(request))
        return Status.RETURNED if came_back else Status.PRINTED
    return _running(deadline, today)


def next_step(
    request: Request,
    deadline: Deadline | None,
    today: date,
    clocks: Mapping[str, Deadline] = _NO_CLOCKS,
) -> NextStep:
    """Say what a request calls for next.

    Args:
        request: With all letters written in it so far.
        deadline: Of the letter that opened it; None where no last day can be given.
        today: The day in the UK.
        clocks: The clocks that follow-up letters started, by letter id.
    """
    where = status(request, deadline, today)
    if where in {Status.DRAFT, Status.CLOSED}:
        return _QUIET_STEPS[where]
    if where in {Status.PRINTED, Status.RETURNED}:
        return replace(_QUIET_STEPS[where], posts=request.letters[-1].id)
    unposted = unposted_follow_up(request)
    if unposted is not None:
        return _posting_step(unposted)
    if where in _DISPUTES:
        return climb(request, _DISPUTES[where], today, clocks)
    if where is Status.OVERDUE and deadline is not None:
        return climb(request, _overdue_step(request, deadline, today), today, clocks)
    return _their_turn(request, deadline, today, where)


def _their_turn(
    request: Request, deadline: Deadline | None, today: date, where: Status
) -> NextStep:
    if where is Status.ANSWERED:
        return _answered_step(request)
    if where is Status.UNREAD:
        return _unread_step(request, today)
    if where is Status.PAUSED:
        return _paused_step(request, deadline)
    return _waiting_step(request, deadline)


def _posting_step(letter: FrozenLetter) -> NextStep:
    sentence = (
        f"You finished a letter on {day_in_words(letter.letter.on)}. Post it, then record here "
        "how and when it went."
    )
    return NextStep(None, sentence, posts=letter.id)


_QUIET_STEPS = {
    Status.DRAFT: NextStep(None, "Finish the letter, then print it or save it."),
    Status.PRINTED: NextStep(None, "Post the letter, then record here how and when it went."),
    Status.RETURNED: NextStep(
        None, "The letter came back. Check the address, print it again and post it once more."
    ),
    Status.CLOSED: NextStep(
        None,
        "This request is closed. Open it again if something comes in.",
        records=FactKind.REOPENED,
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


def _running(deadline: Deadline | None, today: date) -> Status:
    if deadline is None:
        return Status.WAITING
    if deadline.due is None:
        return Status.PAUSED
    return Status.OVERDUE if deadline.is_overdue(today) else Status.WAITING


def _answered_step(request: Request) -> NextStep:
    if overall_outcome(request) is Outcome.NONE_HELD:
        sentence = (
            "They say they hold nothing about you. If you believe that, close the request. If "
            "you can show that they do hold something, write and say what."
        )
    else:
        sentence = (
            "They did what the law asks. Keep what they sent, and close the request if you "
            "are content."
        )
    return NextStep(None, sentence, records=FactKind.CLOSED)


def _unread_step(request: Request, today: date) -> NextStep:
    portals = [expires_on(fact) for fact in request.facts_of(FactKind.PORTAL)]
    newest = _last(request.standing_facts(), FactKind.RESPONSE, FactKind.PORTAL)
    if newest is FactKind.RESPONSE:
        sentence = "A reply came. Look through it, then say here what it amounts to."
        return NextStep(None, sentence, records=FactKind.RESPONSE)
    until = portals[-1]
    if until is None:
        sentence = "Save everything from their link now. Such links stop working one day."
    elif until >= today:
        sentence = f"Save everything from their link by {day_in_words(until)}, its last day."
    else:
        sentence = (
            f"Their link stopped working on {day_in_words(until)}. If you have not saved the "
            "answer, ask for a new link or for paper."
        )
    return NextStep(None, sentence, until=until, records=FactKind.RESPONSE)


def _overdue_step(request: Request, deadline: Deadline, today: date) -> NextStep:
    if request.regime in _EXTENDABLE and extension_failed(request, deadline):
        sentence = (
            "Has anything come in? If not, write that their notice for more time does not "
            "move the last day, because it came too late or gave no reasons."
        )
        return NextStep(EXTENSION_CHALLENGE, sentence, today)
    late = deadline.late_on_any_view
    if late is None:
        return _undecided_step(request)
    if today <= late:
        # A reminder says that they are late; nothing that the record does not show is said.
        sentence = (
            "Has anything come in? The expected day has passed, but on the kindest view they "
            f"are in time until {day_in_words(late)}. A reminder can go the day after."
        )
        return NextStep(None, sentence, add_days(late, 1), records=FactKind.RESPONSE)
    return NextStep(REMINDER, "Has anything come in? If not, send a friendly reminder.", today)


def _undecided_step(request: Request) -> NextStep:
    facts = facts_of_opening(request)
    asked = [fact.on for fact in facts if fact.kind is FactKind.CLARIFICATION_ASKED]
    if asked:
        # The law may not stop this clock, but guidance that they can rely on does.
        return _question_step(request, asked[-1])
    sentence = (
        "Has anything come in? The expected day has passed, but it is not certain that they are "
        "late: the rules may give them more time."
    )
    return NextStep(None, sentence, records=FactKind.RESPONSE)


_EXTENDABLE = {RegimeCode.UK_GDPR, RegimeCode.EU_GDPR}


def _waiting_step(request: Request, deadline: Deadline | None) -> NextStep:
    if deadline is None or deadline.due is None:
        sentence = "Wait for the answer, and record here whatever comes in."
        return NextStep(None, sentence, records=FactKind.RESPONSE)
    due = day_in_words(deadline.due)
    sentence = f"Wait for the answer, which is due by {due}."
    if extension_holds(request, deadline):
        sentence = f"They took more time in the way the law allows. Wait until {due}."
    elif extension_failed(request, deadline):
        sentence = f"Their notice for more time does not count. The answer is due by {due}."
    return NextStep(None, sentence, deadline.due, records=FactKind.RESPONSE)


def _paused_step(request: Request, deadline: Deadline | None) -> NextStep:
    awaited = [fact.kind for fact in facts_of_opening(request)]
    if awaited_since(facts_of_opening(request)) is not None:
        sentence = (
            "They asked for proof of identity or a fee. Send it if the demand is fair; "
            "the clock starts when they have it."
        )
        wants_fee = FactKind.FEE_ASKED in awaited and FactKind.FEE_PAID not in awaited
        records = FactKind.FEE_PAID if wants_fee else FactKind.IDENTITY_SENT
        return NextStep(None, sentence, records=records)
    return _question_step(request, deadline.paused_since if deadline else None)


def _question_step(request: Request, since: date | None) -> NextStep:
    if sent_on(request, CLARIFICATION_REPLY) is not None:
        sentence = "You wrote to answer their question. Record the day, so that the clock goes on."
        return NextStep(None, sentence, since, records=FactKind.CLARIFICATION_ANSWERED)
    sentence = "They asked what you mean. Answer, even if only: please search everything."
    return NextStep(CLARIFICATION_REPLY, sentence, since)


def _right(request: Request, letter_id: str) -> Right:
    letter = next((one for one in request.letters if one.id == letter_id), None)
    if letter is not None and letter.period not in {None, RESPONSE}:
        return Right.COMPLAINT
    # A letter that uses several rights: the stop for questions, which access alone has, is
    # granted, so that nobody is called late too soon.
    if not request.rights or Right.ACCESS in request.rights:
        return Right.ACCESS
    return request.rights[0]


def _last(facts: tuple[Fact, ...], *kinds: FactKind) -> FactKind | None:
    return next((fact.kind for fact in reversed(facts) if fact.kind in kinds), None)
