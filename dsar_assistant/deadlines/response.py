"""By which day somebody must have answered, with the sum that led there."""

from collections.abc import Mapping
from datetime import date

from dsar_assistant.deadlines.calendars import Calendars
from dsar_assistant.deadlines.notes import notes_on
from dsar_assistant.deadlines.readings import (
    RESPONSE,
    Reading,
    Reckoning,
    is_estimated,
    kindest_last_day,
    kindest_reading,
    plain_reading,
    reckon,
    their_last_day,
    with_slow_post,
)
from dsar_assistant.deadlines.steps import not_sooner_step, slow_post_step, steps_of, waiting_step
from dsar_assistant.domain.deadline import ClockFacts, Deadline, SumStep
from dsar_assistant.domain.errors import ClockNotInForceError
from dsar_assistant.domain.place import UK_NATIONS, Nation
from dsar_assistant.domain.regime import ResponsePeriod
from dsar_assistant.domain.right import RegimeCode


def response_due(facts: ClockFacts, period: ResponsePeriod, calendars: Calendars) -> Deadline:
    """Say by which day the controller must have answered.

    The day of the starting event is day zero. A period of months ends on the corresponding
    day, or on the last day of a shorter month; days stopped for clarification are added;
    a last day off moves to the next working day. With the nation unknown the latest of the
    three calendars counts.

    Args:
        facts: What was recorded; the receipt is a day in the controller's time zone.
        period: The version of the clock in force on the day of receipt.
        calendars: Where to look up days off.

    Returns:
        The last day in time, included, with the steps of the sum for display.

    Raises:
        ClockNotInForceError: The period is not the one for this regime and day of receipt.
        InvalidDatesError: The recorded days cannot all be true.
        HolidaysUnknownError: The days off are not known that far.
        NotFoundError: There is no such state of the EEA.

    Law:
        The provisions named by ``period``; each step carries its own.
    """
    _check_period(facts, period)
    if facts.awaited_since is not None and period.id == RESPONSE:
        return _not_started(facts, facts.awaited_since, period)
    reading = plain_reading(facts, period, calendars)
    reckoning = reckon(reading, period, facts.extension)
    latest = reckoning.latest
    late = kindest_last_day(facts, period, calendars, reckoning)
    return Deadline(
        due=latest.last_day,
        starts=reading.start,
        paused_since=latest.standing_since,
        extension_notice_by=reckoning.notice_by,
        late_on_any_view=late,
        steps=steps_of(facts, period, reading, reckoning),
        notes=notes_on(facts, period, reading, reckoning, late),
        period=period.id,
        by_nation=_by_nation(facts, reading, reckoning),
        is_estimate=is_estimated(facts, period, reckoning),
        on_their_count=their_last_day(facts, period, reading, latest.last_day),
    )


def late_steps(
    facts: ClockFacts, period: ResponsePeriod, calendars: Calendars
) -> tuple[SumStep, ...]:
    """Give the sum behind the day after which they are late on any view; none if there is none.

    Raises:
        ClockNotInForceError, InvalidDatesError, HolidaysUnknownError: As ``response_due``.
    """
    plain = response_due(facts, period, calendars)
    if plain.due is None or plain.late_on_any_view is None:
        return ()
    slow = with_slow_post(facts, calendars)
    reading = kindest_reading(facts, period, calendars)
    reckoning = reckon(reading, period, facts.extension)
    steps = list(steps_of(slow, period, reading, reckoning))
    if slow.receipt.on != facts.receipt.on:
        steps.insert(0, slow_post_step(facts.receipt.on, slow.receipt.on))
    sent, came = facts.identity_received, slow.identity_received
    if sent is not None and came is not None and sent != came == reading.start:
        steps.insert(0, slow_post_step(sent, came, "the proof of identity"))
    if reckoning.latest.last_day != plain.late_on_any_view:
        steps.append(not_sooner_step(plain.late_on_any_view))
    return tuple(steps)


def _check_period(facts: ClockFacts, period: ResponsePeriod) -> None:
    # The day that selects the version is receipt of the request, not of identity papers.
    received = facts.receipt.on
    if period.regime is not facts.regime or not period.in_force(received):
        raise ClockNotInForceError(period.id, facts.regime, received.isoformat())


def _not_started(facts: ClockFacts, since: date, period: ResponsePeriod) -> Deadline:
    return Deadline(
        due=None,
        starts=facts.receipt.on,
        paused_since=since,
        extension_notice_by=None,
        late_on_any_view=None,
        steps=(waiting_step(since, period),),
        notes=("Send what they asked for if the demand is fair; until then no time runs.",),
        period=period.id,
        is_estimate=facts.receipt.basis.is_estimate,
    )


def _by_nation(facts: ClockFacts, reading: Reading, reckoning: Reckoning) -> Mapping[Nation, date]:
    if facts.regime is RegimeCode.EU_GDPR or reading.calendars == (None,):
        return {}
    last_day = reckoning.latest.last_day
    if last_day is None:
        return {}
    if len(reckoning.runs) == 1:
        return {facts.nation: last_day}
    pairs = zip(UK_NATIONS, reckoning.runs, strict=True)
    return {nation: run.last_day for nation, run in pairs if run.last_day is not None}
