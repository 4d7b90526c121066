"""Readings of the facts: the plain one, and the one kindest to the controller."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dsar_assistant.deadlines.calendars import Calendars, WorkingCalendar
from dsar_assistant.deadlines.count import Run, merge_pauses, plain_end, run_clock
from dsar_assistant.deadlines.months import add_days
from dsar_assistant.domain.deadline import ClockFacts, Extension, Pause
from dsar_assistant.domain.errors import HolidaysUnknownError
from dsar_assistant.domain.regime import ResponsePeriod
from dsar_assistant.domain.right import RegimeCode, Right

RESPONSE = "response"

# How much later than estimated a letter may have come before we call somebody late: one
# working week. The targets for the slowest of the post leave it a day or two.
POST_SLACK_WORKING_DAYS = 5

_NO_CALENDAR: tuple[WorkingCalendar | None, ...] = (None,)


class Reading(NamedTuple):
    """One way to read the facts.

    Attributes:
        start: Day zero.
        pauses: Stops that this reading lets count, in order, none overlapping.
        calendars: Under each of which to count; None = no move to a working day.
    """

    start: date
    pauses: tuple[Pause, ...]
    calendars: tuple[WorkingCalendar | None, ...]


class Reckoning(NamedTuple):
    """What a reading comes to.

    Attributes:
        plain_end: The end had the clock never stopped.
        runs: One for each calendar of the reading, in its order.
        latest: The run with the latest last day, or one that stands.
        notice_by: Last day for a valid extension notice; None = none, or the clock stands.
        is_extended: Whether a notice lengthened the period.
    """

    plain_end: date
    runs: tuple[Run, ...]
    latest: Run
    notice_by: date | None
    is_extended: bool


def plain_reading(facts: ClockFacts, period: ResponsePeriod, calendars: Calendars) -> Reading:
    """Read the facts as the law says, on the controller's own calendar where it is known."""
    pauses: tuple[Pause, ...] = ()
    if facts.pauses:
        # Also where they do not count: a day that cannot be true is never passed over.
        merged = merge_pauses(facts.pauses)
        pauses = merged if facts.right in period.pauses_for else ()
    start = _start(facts, period, facts.receipt.on)
    return Reading(start, pauses, _calendars(facts, period, calendars))


def kindest_reading(facts: ClockFacts, period: ResponsePeriod, calendars: Calendars) -> Reading:
    """Read every doubt in the controller's favour.

    Whatever is estimated to have come by post came a working week later; the holidays are
    those of the place with the most; and for access, guidance may stop a clock that the law
    does not.
    """
    slow = with_slow_post(facts, calendars)
    widest = _widest_calendars(facts, period, calendars)
    counts = facts.right in period.pauses_for or pauses_by_guidance(facts, period)
    pauses = merge_pauses(slow.pauses) if facts.pauses and counts else ()
    return Reading(_start(slow, period, slow.receipt.on), pauses, widest)


def with_slow_post(facts: ClockFacts, calendars: Calendars) -> ClockFacts:
    """Move each day estimated from posting as late as the slowest of the post."""
    received, identity = facts.receipt.on, facts.identity_received
    if facts.receipt.basis.is_estimate:
        received = _slow(received, calendars)
    if identity is not None and facts.identity_is_estimate:
        identity = _slow(identity, calendars)
    pauses = (
        replace(pause, answered_on=_slow(pause.answered_on, calendars))
        if pause.answered_on is not None and pause.is_estimate
        else pause
        for pause in facts.pauses
    )
    receipt = replace(facts.receipt, on=received)
    return replace(facts, receipt=receipt, identity_received=identity, pauses=tuple(pauses))


def _slow(day: date, calendars: Calendars) -> date:
    return calendars.widest_of_nations().working_days_after(day, POST_SLACK_WORKING_DAYS)


def is_estimated(facts: ClockFacts, period: ResponsePeriod, reckoning: Reckoning) -> bool:
    """Say whether the sum rests on a day that was worked out from posting."""
    if any(stop.is_estimate for stop in reckoning.latest.stops):
        return True
    start = _start(facts, period, facts.receipt.on)
    if start == facts.receipt.on:
        return facts.receipt.basis.is_estimate
    return facts.identity_is_estimate and start == facts.identity_received


def pauses_by_guidance(facts: ClockFacts, period: ResponsePeriod) -> bool:
    """Say whether guidance alone may stop this clock for clarification."""
    is_access = period.id == RESPONSE and facts.right is Right.ACCESS
    return is_access and facts.right not in period.pauses_for


def reckon(reading: Reading, period: ResponsePeriod, extension: Extension | None) -> Reckoning:
    """Count a period under one reading.

    Raises:
        HolidaysUnknownError: A calendar does not reach that far.
    """
    end = plain_end(reading.start, period, is_extended=False)
    runs, latest = _counted(reading, end)
    notice_by = latest.last_day if period.extension else None
    is_extended = extension is not None and is_valid(extension, period, latest)
    if is_extended:
        end = plain_end(reading.start, period, is_extended=True)
        runs, latest = _counted(reading, end)
    return Reckoning(end, runs, latest, notice_by, is_extended)


def is_valid(extension: Extension, period: ResponsePeriod, unextended: Run) -> bool:
    """Say whether a notice lengthened the period: in time, with reasons, where the law allows."""
    in_time = (
        extension.notified_on is None
        or unextended.last_day is None
        or extension.notified_on <= unextended.last_day
    )
    return period.extension > 0 and extension.gave_reasons and in_time


def kindest_last_day(
    facts: ClockFacts,
    period: ResponsePeriod,
    calendars: Calendars,
    plain: Reckoning,
) -> date | None:
    """Give the last day on the kindest reading; None if it stands or is not known.

    Never before the last day on the plain reading: from a later start fewer stopped days
    count, and a short month can swallow the difference.
    """
    due = plain.latest.last_day
    try:
        is_plain = not (facts.pauses or facts.receipt.basis.is_estimate)
        if not is_plain or facts.extension is not None or facts.identity_is_estimate:
            kindest = reckon(kindest_reading(facts, period, calendars), period, facts.extension)
            last_day = kindest.latest.last_day
        else:
            # Nothing but the days off can be read otherwise: spares a second count.
            widest = _widest_calendars(facts, period, calendars)
            last_day = _unstopped(plain.plain_end, widest)[1].last_day
    except HolidaysUnknownError:
        # The due day itself is known; only its kindest reading runs out of known holidays.
        return None
    return last_day if due is None or last_day is None else max(due, last_day)


def their_last_day(
    facts: ClockFacts, period: ResponsePeriod, reading: Reading, due: date | None
) -> date | None:
    """Give the last day by the controller's own usual arithmetic; None where it is ``due``.

    Their systems tend to count a stop as the difference of its days, to stop the clock where
    guidance alone allows it, and to take any notice of theirs as valid.
    """
    if not facts.pauses and facts.extension is None:
        return None
    stops = reading.pauses
    if facts.pauses and pauses_by_guidance(facts, period):
        stops = merge_pauses(facts.pauses)
    if not stops and facts.extension is None:
        return None
    theirs = Reading(reading.start, tuple(_one_day_shorter(stops)), reading.calendars)
    end = plain_end(reading.start, period, is_extended=facts.extension is not None)
    last_day = _counted(theirs, end)[1].last_day
    return None if last_day == due else last_day


def _one_day_shorter(stops: tuple[Pause, ...]) -> Iterator[Pause]:
    # The day after asking is the first they count; a stop within one day is none to them.
    for stop in stops:
        asked_on = add_days(stop.asked_on, 1)
        if stop.answered_on is None:
            yield stop
        elif stop.answered_on >= asked_on:
            yield Pause(asked_on, stop.answered_on)


def _start(facts: ClockFacts, period: ResponsePeriod, received: date) -> date:
    # Identity and fee move the clock for an answer only: a complaint or a notice to a credit
    # reference agency counts from receipt. What came before the request changes nothing.
    identity, fee = facts.identity_received, facts.fee_paid
    if (identity is None and fee is None) or period.id != RESPONSE:
        return received
    return max(day for day in (received, identity, fee) if day is not None)


def _calendars(
    facts: ClockFacts, period: ResponsePeriod, calendars: Calendars
) -> tuple[WorkingCalendar | None, ...]:
    if not period.rolls:
        return _NO_CALENDAR
    if facts.regime is RegimeCode.EU_GDPR:
        return (calendars.for_state(facts.state),)
    return calendars.for_nation(facts.nation)


def _widest_calendars(
    facts: ClockFacts, period: ResponsePeriod, calendars: Calendars
) -> tuple[WorkingCalendar | None, ...]:
    if not period.rolls:
        return _NO_CALENDAR
    if facts.regime is RegimeCode.EU_GDPR:
        return (calendars.widest_for_state(facts.state),)
    return (calendars.widest_of_nations(),)


def _counted(reading: Reading, end: date) -> tuple[tuple[Run, ...], Run]:
    """Count to a plain end under each calendar; give each run, and the latest."""
    start, pauses, calendars = reading
    if not pauses:
        return _unstopped(end, calendars)
    runs = tuple([run_clock(start, end, pauses, calendar) for calendar in calendars])
    return runs, _latest(runs)


# In a long list many clocks that never stop end on the same days.
@lru_cache(maxsize=32768)
def _unstopped(
    end: date, calendars: tuple[WorkingCalendar | None, ...]
) -> tuple[tuple[Run, ...], Run]:
    runs = tuple(run_clock(end, end, (), calendar) for calendar in calendars)
    return runs, _latest(runs)


def _latest(runs: tuple[Run, ...]) -> Run:
    # A clock that stands is later than any day.
    return max(runs, key=lambda run: run.last_day or date.max)
