"""Say where every request stands today, by which day an answer is due, and what to do next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from dsar_assistant.deadlines.alarms import Alarm
from dsar_assistant.domain.deadline import Deadline, SumStep
from dsar_assistant.domain.details import their_reference
from dsar_assistant.domain.request import Phase, Request
from dsar_assistant.ports import CalendarWriter, UnitOfWorkFactory
from dsar_assistant.services.calendar_days import CalendarDay, DayKind, calendar_days, days_of
from dsar_assistant.services.home_view import HomeView, authority_alarms, home_view
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.request_clocks import LetterClock, clocks, late_sum, main_clock
from dsar_assistant.services.request_rows import RequestRow, RequestRows, row_of
from dsar_assistant.services.timeline import TimelineEntry, timeline_of

__all__ = [
    "CalendarDay",
    "DueEntry",
    "HomeView",
    "RequestRow",
    "RequestView",
    "TimelineEntry",
    "TrackDeadlines",
]


# So many requests are worked out within a blink.
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class RequestView:
    """One request with everything worked out from its record.

    Attributes:
        clocks: The clock of each letter that started one; the last one matters now.
        problem: Why no last day can be given; empty if one can.
        late_steps: The sum behind the day after which they are late on any view.
        their_reference: What they call the request; empty if not known.
    """

    request: Request
    row: RequestRow
    timeline: tuple[TimelineEntry, ...]
    clocks: tuple[LetterClock, ...]
    deadline: Deadline | None
    problem: str
    late_steps: tuple[SumStep, ...] = ()
    their_reference: str = ""


@dataclass(frozen=True, slots=True)
class DueEntry:
    """A day for a calendar.

    Attributes:
        changed_at: When the record behind it last changed.
        sequence: Rises with every change of the record, so that a newer file wins.
    """

    uid: str
    on: date
    title: str
    description: str
    changed_at: datetime
    sequence: int
    is_cancelled: bool = False


class TrackDeadlines:
    """Works everything out anew from the record; nothing here is stored."""

    def __init__(
        self, work: UnitOfWorkFactory, knowledge: Knowledge, calendar_writer: CalendarWriter
    ) -> None:
        """Take the way into the vault, what the program knows, and the calendar writer."""
        self._work = work
        self._knowledge = knowledge
        self._writer = calendar_writer
        self._rows = RequestRows(work, knowledge)
        self._home_of: tuple[RequestRow, ...] = ()
        self._home: HomeView | None = None

    def rows(self) -> tuple[RequestRow, ...]:
        """Give every request as a line, newest first."""
        return self._rows.all()

    @property
    def is_ready(self) -> bool:
        """Whether the list can be given at once; the first one in a large vault takes a while."""
        if self._rows.is_warm:
            return True
        with self._work() as work:
            return work.requests.count() <= _AT_ONCE

    def forget(self) -> None:
        """Forget what was worked out, so that a locked vault leaves nothing behind."""
        self._rows.forget()
        self._home_of, self._home = (), None

    def home(self) -> HomeView:
        """Give what the first page shows today."""
        rows = self.rows()
        # The same lines as before are the same tuple: then Home is as it was, too.
        if self._home is None or self._home_of is not rows:
            self._home_of, self._home = rows, home_view(rows, self._knowledge.today)
        return self._home

    def authority_alarms(self) -> tuple[Alarm, ...]:
        """Warn of written authorities that lapse while a request is open, soonest first."""
        rows = self.rows()
        with self._work() as work:
            people, authorities = work.people.all(), work.authorities.all()
        return authority_alarms(people, authorities, rows, self._knowledge.today)

    def days(self) -> tuple[CalendarDay, ...]:
        """Give the days that matter in all open requests, earliest first."""
        return calendar_days(self.rows())

    def one(self, request_id: str) -> RequestView:
        """Give one request with its timeline and the sum behind its due day.

        Raises:
            NotFoundError: No such request.
        """
        with self._work() as work:
            request = work.requests.get(request_id)
            person = work.people.get(request.subject_id).full_name
        clock = main_clock(request, self._knowledge)
        return RequestView(
            request=request,
            row=row_of(request, person, self._knowledge),
            timeline=timeline_of(request),
            clocks=clocks(request, self._knowledge),
            deadline=clock.deadline if clock else None,
            problem=clock.problem if clock else "",
            late_steps=late_sum(request, clock, self._knowledge) if clock else (),
            their_reference=their_reference(request),
        )

    def calendar(self) -> bytes:
        """Write all due days as a calendar file."""
        rows = {row.request_id: row for row in self.rows()}
        with self._work() as work:
            outlines = work.requests.outlines().changed
        known = [(one.request, rows.get(one.request.id)) for one in outlines]
        entries = [
            entry
            for request, row in known
            if row is not None
            for entry in _entries(request, row, self._knowledge)
        ]
        return self._writer.write(entries, self._knowledge.clock.now())


def _entries(request: Request, row: RequestRow, knowledge: Knowledge) -> Iterator[DueEntry]:
    """Write the days of a request; those that no longer stand are told as cancelled."""
    stamps = [fact.recorded_at for fact in request.facts]
    stamps += [letter.frozen_at for letter in request.letters]
    changed_at = max(stamps, default=knowledge.clock.now())
    sequence = len(stamps)
    found = {day.kind: day for day in days_of(row)} if row.phase is not Phase.DONE else {}
    clock = main_clock(request, knowledge)
    for kind, day in found.items():
        yield DueEntry(
            uid=_uid(request, kind),
            on=day.on,
            title=f"{day.words}: {row.organisation} ({row.reference})",
            description=_sum_words(clock) if kind is DayKind.DUE else row.next_step.sentence,
            changed_at=changed_at,
            sequence=sequence,
        )
    if DayKind.DUE not in found and row.due is not None:
        yield DueEntry(
            uid=_uid(request, DayKind.DUE),
            on=row.due,
            title=f"Nothing due any more: {row.organisation} ({row.reference})",
            description=row.status_words,
            changed_at=changed_at,
            sequence=sequence,
            is_cancelled=True,
        )


def _uid(request: Request, kind: DayKind) -> str:
    # The day of the answer had no kind in its id before there were others.
    suffix = "" if kind is DayKind.DUE else f"-{kind.value}"
    return f"{request.id}{suffix}@dsar-assistant"


def _sum_words(clock: LetterClock | None) -> str:
    steps = clock.deadline.steps if clock and clock.deadline else ()
    return "\n".join(step.text for step in steps)
