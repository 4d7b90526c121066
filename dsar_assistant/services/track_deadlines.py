"""Say where every request stands today, by which day an answer is due, and what to do next."""

from dataclasses import dataclass
from datetime import date

from dsar_assistant.domain.deadline import Deadline
from dsar_assistant.domain.request import Request, Status
from dsar_assistant.ports import CalendarWriter, UnitOfWorkFactory
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.request_clocks import LetterClock, clocks, main_clock
from dsar_assistant.services.request_rows import RequestRow, RequestRows, row_of
from dsar_assistant.services.request_words import fact_words

__all__ = ["DueEntry", "HomeView", "RequestRow", "RequestView", "TimelineEntry", "TrackDeadlines"]

_UPCOMING = 5
_DATED = frozenset({Status.WAITING, Status.OVERDUE})
_NEEDS_HAND = frozenset(
    {
        Status.OVERDUE,
        Status.RETURNED,
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


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened.

    Attributes:
        fact_id: Set where the person can correct it.
        letter_id: Set where there is a letter to look at.
    """

    on: date
    words: str
    fact_id: str | None = None
    letter_id: str | None = None


@dataclass(frozen=True, slots=True)
class RequestView:
    """One request with everything worked out from its record.

    Attributes:
        clocks: The clock of each letter that started one; the last one matters now.
        problem: Why no last day can be given; empty if one can.
    """

    request: Request
    row: RequestRow
    timeline: tuple[TimelineEntry, ...]
    clocks: tuple[LetterClock, ...]
    deadline: Deadline | None
    problem: str


@dataclass(frozen=True, slots=True)
class DueEntry:
    """A due day for a calendar."""

    uid: str
    on: date
    title: str
    description: str


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

    def forget(self) -> None:
        """Forget what was worked out, so that a locked vault leaves nothing behind."""
        self._rows.forget()
        self._home_of, self._home = (), None

    def home(self) -> HomeView:
        """Give what the first page shows today."""
        rows = self.rows()
        # The same lines as before are the same tuple: then Home is as it was, too.
        if self._home is None or self._home_of is not rows:
            self._home_of, self._home = rows, _home(rows)
        return self._home

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
            timeline=_timeline(request),
            clocks=clocks(request, self._knowledge),
            deadline=clock.deadline if clock else None,
            problem=clock.problem if clock else "",
        )

    def calendar(self) -> bytes:
        """Write all due days as a calendar file."""
        rows = {row.request_id: row for row in self.rows()}
        with self._work() as work:
            outlines = work.requests.outlines().changed
        entries = [
            _due_entry(outline.request, row, row.due, self._knowledge)
            for outline in outlines
            if (row := rows.get(outline.request.id)) and row.due and row.status in _DATED
        ]
        return self._writer.write(entries, self._knowledge.clock.now())


def _home(rows: tuple[RequestRow, ...]) -> HomeView:
    dated = [row for row in rows if row.due and row.status is Status.WAITING]
    urgent = [row for row in rows if row.status in _NEEDS_HAND]
    return HomeView(
        attention=tuple(sorted(urgent, key=_pressing)),
        upcoming=tuple(sorted(dated, key=lambda row: row.due or date.max)[:_UPCOMING]),
        drafts=tuple(row for row in rows if row.status is Status.DRAFT),
        total=len(rows),
    )


def _due_entry(request: Request, row: RequestRow, due: date, knowledge: Knowledge) -> DueEntry:
    return DueEntry(
        uid=f"{request.id}@dsar-assistant",
        on=due,
        title=f"Answer due: {row.organisation} ({row.reference})",
        description=_sum_words(main_clock(request, knowledge)),
    )


def _pressing(row: RequestRow) -> tuple[bool, int]:
    return (row.status is not Status.OVERDUE, row.days_left if row.days_left is not None else 0)


def _timeline(request: Request) -> tuple[TimelineEntry, ...]:
    opened = TimelineEntry(request.opened_on, "Request opened")
    letters = (
        TimelineEntry(item.letter.on, f"Letter finished: {item.letter.subject}", None, item.id)
        for item in request.letters
    )
    facts = (
        TimelineEntry(fact.on, fact_words(fact), fact.id, fact.letter_id)
        for fact in request.standing_facts()
    )
    return tuple(sorted((opened, *letters, *facts), key=lambda entry: entry.on))


def _sum_words(clock: LetterClock | None) -> str:
    steps = clock.deadline.steps if clock and clock.deadline else ()
    return "\n".join(step.text for step in steps)
