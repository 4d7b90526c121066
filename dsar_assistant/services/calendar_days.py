"""The days that matter in all requests, for the calendar page and for a calendar file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dsar_assistant.deadlines.alarms import AlarmKind
from dsar_assistant.domain.request import Phase, Status
from dsar_assistant.services.request_rows import RequestRow

_RUNNING = frozenset({Status.WAITING, Status.OVERDUE})


class DayKind(StrEnum):
    """What falls on a day."""

    DUE = "due"
    LATE = "late"
    STEP = "step"
    UNTIL = "until"
    PORTAL = "portal"
    PAUSED = "paused"


_WORDS = {
    DayKind.DUE: "Answer due",
    DayKind.LATE: "Late on any view from today",
    DayKind.STEP: "Next step from today",
    DayKind.UNTIL: "Do it by today",
    DayKind.PORTAL: "Their link ends",
    DayKind.PAUSED: "They may close the request",
}
_ALARM_DAYS = {AlarmKind.PORTAL: DayKind.PORTAL, AlarmKind.PAUSED: DayKind.PAUSED}


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One thing that falls on a day.

    Attributes:
        words: What it is, without a name.
    """

    on: date
    kind: DayKind
    words: str
    row: RequestRow


def calendar_days(rows: Iterable[RequestRow]) -> tuple[CalendarDay, ...]:
    """Give every day that matters in the requests that are open, earliest first."""
    found = (day for row in rows if row.phase is not Phase.DONE for day in days_of(row))
    return tuple(sorted(found, key=lambda day: (day.on, day.row.organisation)))


def days_of(row: RequestRow) -> Iterator[CalendarDay]:
    """Give the days of one request, one of each kind at most."""
    days: dict[DayKind, date | None] = {}
    if row.status in _RUNNING:
        days[DayKind.DUE] = row.due
        days[DayKind.LATE] = row.late_on + timedelta(days=1) if row.late_on else None
    if row.next_step.on != row.due and row.status is not Status.PAUSED:
        days[DayKind.STEP] = row.next_step.on
    for alarm in row.alarms:
        if alarm.kind in _ALARM_DAYS:
            days[_ALARM_DAYS[alarm.kind]] = alarm.on
    if DayKind.PORTAL not in days:
        days[DayKind.UNTIL] = row.next_step.until
    for kind, on in days.items():
        if on is not None:
            yield CalendarDay(on, kind, _WORDS[kind], row)
