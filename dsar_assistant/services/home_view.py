"""What the first page shows: what needs a hand today, the next days, letters begun."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dsar_assistant.deadlines.alarms import Alarm, authority_alarm
from dsar_assistant.domain.authority import Authority
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.request import Phase, Status
from dsar_assistant.services.request_rows import RequestRow

_UPCOMING = 5
_NEEDS_HAND = frozenset(
    {
        Status.OVERDUE,
        Status.RETURNED,
        Status.UNREAD,
        Status.INCOMPLETE,
        Status.REFUSED,
        Status.PAUSED,
        Status.PRINTED,
    }
)


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the first page shows.

    Attributes:
        attention: What needs a hand today, most pressing first.
        upcoming: The next days on which answers are due.
        drafts: Letters begun and not finished.
    """

    attention: tuple[RequestRow, ...]
    upcoming: tuple[RequestRow, ...]
    drafts: tuple[RequestRow, ...]
    total: int


def home_view(rows: Sequence[RequestRow], today: date) -> HomeView:
    """Sort the list of requests into what the first page shows."""
    urgent = [row for row in rows if row.status in _NEEDS_HAND or row.alarms]
    dated = [row for row in rows if row.due and row.status is Status.WAITING]
    return HomeView(
        attention=tuple(sorted(urgent, key=lambda row: _pressing(row, today))),
        upcoming=tuple(sorted(dated, key=lambda row: row.due or date.max)[:_UPCOMING]),
        drafts=tuple(row for row in rows if row.status is Status.DRAFT),
        total=len(rows),
    )


def authority_alarms(
    people: Iterable[DataSubject],
    authorities: Iterable[Authority],
    rows: Iterable[RequestRow],
    today: date,
) -> tuple[Alarm, ...]:
    """Warn of authorities that lapse while a request of that person is open.

    A person's longest authority counts; one without an end never lapses.
    """
    is_open = {row.subject_id for row in rows if row.phase is not Phase.DONE}
    longest: dict[str, Authority] = {}
    for one in authorities:
        best = longest.get(one.subject_id)
        if best is None or (best.last_day or date.max) < (one.last_day or date.max):
            longest[one.subject_id] = one
    names = {person.id: person.full_name for person in people if person.id in is_open}
    found = [
        authority_alarm(one, names[key], today) for key, one in longest.items() if key in names
    ]
    return tuple(sorted((one for one in found if one), key=lambda alarm: alarm.on))


def _pressing(row: RequestRow, today: date) -> tuple[int, int]:
    """Put what is lost soonest first: alarms with a day, then the late, then the rest."""
    days = [(alarm.on - today).days for alarm in row.alarms if alarm.on >= today]
    if days:
        return 0, min(days)
    return (1, row.days_left or 0) if row.status is Status.OVERDUE else (2, row.days_left or 0)
