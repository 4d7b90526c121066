"""The bare count: from a first day, with stops, to a last day. No words."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dsar_assistant.deadlines.calendars import WorkingCalendar
from dsar_assistant.deadlines.months import add_days, add_months
from dsar_assistant.domain.deadline import Pause
from dsar_assistant.domain.errors import InvalidDatesError
from dsar_assistant.domain.regime import PeriodUnit, ResponsePeriod
from dsar_assistant.domain.text import day_in_words


# Named tuples here, not dataclasses: they never leave this room, and a deadline makes several.
class Run(NamedTuple):
    """How the clock ran under one calendar.

    Attributes:
        end: The end with the stopped days added, before any move to a working day.
        last_day: The last day in time; None while the clock stands.
        stops: The stops that counted, none of them overlapping.
        days_out: Days that do not count because of them.
        standing_since: First day of a stop without an end.
    """

    end: date
    last_day: date | None
    stops: tuple[Pause, ...]
    days_out: int
    standing_since: date | None = None


def plain_end(start: date, period: ResponsePeriod, *, is_extended: bool) -> date:
    """Give the end of a period that never stops; an extension counts from the start too."""
    length = period.length + (period.extension if is_extended else 0)
    return _end(start, length, period.unit)


# In a long list many clocks start on the same days.
@lru_cache(maxsize=32768)
def _end(start: date, length: int, unit: PeriodUnit) -> date:
    return add_months(start, length) if unit is PeriodUnit.MONTHS else add_days(start, length)


def merge_pauses(pauses: Sequence[Pause]) -> tuple[Pause, ...]:
    """Put stops in order and join those that overlap or follow on one another.

    Raises:
        InvalidDatesError: An answer is dated before its question.
    """
    if len(pauses) == 1:
        _check(pauses[0])
        return tuple(pauses)
    merged: list[Pause] = []
    for pause in sorted(pauses, key=lambda one: one.asked_on):
        _check(pause)
        if merged and _leads_into(merged[-1], pause):
            merged[-1] = _joined(merged[-1], pause)
        else:
            merged.append(pause)
    return tuple(merged)


def days_out(asked: date, answered: date, start: date) -> int:
    """Count the days of a stop after the start, both ends of the stop included.

    The start itself is day zero and was never in the period.
    """
    first = max(asked.toordinal(), start.toordinal() + 1)
    return max(0, answered.toordinal() - first + 1)


def days_between(asked: date, answered: date, start: date) -> int:
    """Count a stop as the difference of its days, as some organisations do."""
    return max(0, answered.toordinal() - max(asked.toordinal(), start.toordinal()))


def rolled(day: date, calendar: WorkingCalendar | None) -> date:
    """Move a day off to the next working day of a calendar; without a calendar, keep it."""
    return day if calendar is None else calendar.next_working_day(day)


def run_clock(
    start: date, end: date, pauses: Sequence[Pause], calendar: WorkingCalendar | None
) -> Run:
    """Let the clock run from the start to its plain end, with stops, under one calendar.

    Args:
        start: Day zero.
        end: Where the period would end without a stop.
        pauses: In order, none touching another. One that begins after the last day reached so
            far finds no clock to stop, and neither does any later one.
        calendar: Moves a last day off to the next working day; None = no move.
    """
    counted: list[Pause] = []
    out = 0
    last_day = rolled(end, calendar)
    for pause in pauses:
        if pause.asked_on > last_day:
            break
        if pause.answered_on is None:
            return Run(end, None, tuple(counted), out, pause.asked_on)
        days = days_out(pause.asked_on, pause.answered_on, start)
        if days:
            counted.append(pause)
            out += days
            end = add_days(end, days)
            last_day = rolled(end, calendar)
    return Run(end, last_day, tuple(counted), out)


def _check(pause: Pause) -> None:
    if pause.answered_on is not None and pause.answered_on < pause.asked_on:
        asked, answered = day_in_words(pause.asked_on), day_in_words(pause.answered_on)
        raise InvalidDatesError(
            f"a question asked on {asked} cannot have been answered on {answered}"
        )


def _leads_into(earlier: Pause, later: Pause) -> bool:
    return earlier.answered_on is None or later.asked_on <= add_days(earlier.answered_on, 1)


def _joined(earlier: Pause, later: Pause) -> Pause:
    if earlier.answered_on is None or later.answered_on is None:
        return Pause(earlier.asked_on, None)
    last = later if later.answered_on >= earlier.answered_on else earlier
    return Pause(earlier.asked_on, last.answered_on, last.is_estimate)
