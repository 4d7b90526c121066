"""The clocks of a request, worked out anew each time from its record; nothing is stored."""

from dataclasses import dataclass

from dsar_assistant.deadlines.progress import clock_facts
from dsar_assistant.deadlines.response import late_steps, response_due
from dsar_assistant.domain.deadline import ClockFacts, Deadline, SumStep
from dsar_assistant.domain.errors import ClockNotInForceError, HolidaysUnknownError
from dsar_assistant.domain.request import FrozenLetter, Request
from dsar_assistant.law.regimes import period
from dsar_assistant.letters import record
from dsar_assistant.letters.facts import EarlierRequest
from dsar_assistant.services.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class LetterClock:
    """The clock that one posted letter started.

    Attributes:
        deadline: None where no last day can be given; ``problem`` then says why.
    """

    letter: FrozenLetter
    facts: ClockFacts
    deadline: Deadline | None
    problem: str = ""


def clocks(request: Request, knowledge: Knowledge) -> tuple[LetterClock, ...]:
    """Work out the clock of every posted letter that starts one, in the order of writing.

    A copy of the request starts no clock anew: of its printings the first to arrive counts.
    """
    found = (_clock(request, letter, knowledge) for letter in request.letters if letter.period)
    running = [clock for clock in found if clock is not None]
    own = [clock for clock in running if clock.letter.letter.kind == request.kind]
    first = min(own, key=lambda clock: clock.facts.receipt.on, default=None)
    return tuple(clock for clock in running if clock not in own or clock is first)


def main_clock(request: Request, knowledge: Knowledge) -> LetterClock | None:
    """Give the clock that matters now: that of the newest letter that started one."""
    return next(reversed(clocks(request, knowledge)), None)


def late_sum(request: Request, clock: LetterClock, knowledge: Knowledge) -> tuple[SumStep, ...]:
    """Give the sum behind the day after which they are late on any view; none if there is none."""
    if clock.deadline is None or clock.letter.period is None:
        return ()
    jurisdiction = knowledge.jurisdiction_of(request.regime)
    rules = period(jurisdiction, clock.letter.period, request.regime, clock.facts.receipt.on)
    return late_steps(clock.facts, rules, knowledge.calendars)


def earlier_request(request: Request, knowledge: Knowledge) -> EarlierRequest | None:
    """Gather what the record holds, for a letter that follows the request up.

    Returns:
        None while no letter of the request was finished.
    """
    if not request.letters:
        return None
    clock = next(iter(clocks(request, knowledge)), None)
    receipt = clock.facts.receipt if clock else None
    deadline = clock.deadline if clock else None
    started_by = clock.letter if clock else None
    return record.earlier_request(request, knowledge.book, receipt, deadline, started_by)


def _clock(request: Request, letter: FrozenLetter, knowledge: Knowledge) -> LetterClock | None:
    facts = clock_facts(request, letter.id, knowledge.calendars)
    if facts is None or letter.period is None:
        return None
    jurisdiction = knowledge.jurisdiction_of(request.regime)
    try:
        rules = period(jurisdiction, letter.period, request.regime, facts.receipt.on)
        return LetterClock(letter, facts, response_due(facts, rules, knowledge.calendars))
    except (ClockNotInForceError, HolidaysUnknownError) as error:
        return LetterClock(letter, facts, None, str(error))
