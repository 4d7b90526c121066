"""The lines of the list of requests: worked out from the record, and anew only where it changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock

from dsar_assistant.deadlines.alarms import Alarm, alarms
from dsar_assistant.deadlines.next_step import NextStep
from dsar_assistant.deadlines.progress import next_step, status
from dsar_assistant.domain.outline import Outline, Outlines
from dsar_assistant.domain.request import Phase, Request, Status
from dsar_assistant.ports import UnitOfWorkFactory
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.request_clocks import clocks
from dsar_assistant.services.request_words import STATUS_WORDS, days_words

_RUNNING = frozenset({Status.WAITING, Status.OVERDUE, Status.PAUSED})


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One line of the list of requests, ready to show.

    Attributes:
        days_left: Whole days until the last day, negative when late; None = no clock runs.
        late_on: The last day on the view kindest to them; late on any view only after it.
        their_day: The last day they likely reckon with, where it is another one.
        phase: Whose move it is.
        alarms: What may go wrong unless somebody does something, most pressing first.
    """

    request_id: str
    reference: str
    person: str
    organisation: str
    kind_title: str
    status: Status
    status_words: str
    due: date | None
    days_left: int | None
    days_words: str
    next_step: NextStep
    is_estimate: bool
    subject_id: str = ""
    late_on: date | None = None
    their_day: date | None = None
    phase: Phase = Phase.YOURS
    alarms: tuple[Alarm, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    """A line worked out earlier, and where it stands in the list."""

    opened_on: date
    position: int
    row: RequestRow


def row_of(request: Request, person: str, knowledge: Knowledge) -> RequestRow:
    """Work out the line of one request as of today."""
    today = knowledge.today
    running = clocks(request, knowledge)
    opening = running[0].deadline if running else None
    deadline = running[-1].deadline if running else None
    later = {one.letter.id: one.deadline for one in running[1:] if one.deadline is not None}
    stands = status(request, opening, today)
    left = deadline.days_left(today) if deadline else None
    is_running = stands in _RUNNING
    return RequestRow(
        request_id=request.id,
        reference=request.reference,
        person=person,
        organisation=request.controller.display_name,
        kind_title=knowledge.kind(request.kind).title,
        status=stands,
        status_words=STATUS_WORDS[stands],
        due=deadline.due if deadline else None,
        days_left=left if is_running else None,
        days_words=days_words(deadline, left) if is_running else "",
        next_step=next_step(request, opening, today, later),
        is_estimate=bool(deadline and deadline.is_estimate),
        subject_id=request.subject_id,
        late_on=deadline.late_on_any_view if deadline else None,
        their_day=deadline.on_their_count if deadline else None,
        phase=Phase.of(stands),
        alarms=alarms(request, stands, opening, today),
    )


class RequestRows:
    """Remembers lines while the vault is open, the day lasts and the record stays as it was.

    Nothing is stored: what is remembered is gone when the vault is locked, and is worked
    out again for each request that changed.
    """

    def __init__(self, work: UnitOfWorkFactory, knowledge: Knowledge) -> None:
        """Take the way into the vault, and what the program knows."""
        self._work = work
        self._knowledge = knowledge
        self._one_at_a_time = Lock()
        self._kept: dict[str, _Kept] = {}
        self._seen: tuple[object, ...] = ()
        self._revision = 0
        self._rows: tuple[RequestRow, ...] = ()

    def all(self) -> tuple[RequestRow, ...]:
        """Give every request as a line, newest first."""
        with self._one_at_a_time:
            people, news = self._look()
            if news.changed or news.gone or not self._rows:
                self._take(news, people)
            self._revision = news.revision
            return self._rows

    @property
    def is_warm(self) -> bool:
        """Whether the list was worked out before, so that it can be given at once."""
        return bool(self._rows)

    def forget(self) -> None:
        """Forget every line, so that a locked vault leaves none behind."""
        with self._one_at_a_time:
            self._start_over(())

    def _look(self) -> tuple[Mapping[str, str], Outlines]:
        """Read what is new; everything, where what was seen before no longer counts."""
        with self._work() as work:
            people = {person.id: person.full_name for person in work.people.all()}
            news = work.requests.outlines(self._revision)
            seen = (news.opening, self._knowledge.today, people)
            if seen != self._seen or not self._adds_up(news):
                self._start_over(seen)
                news = work.requests.outlines() if self._is_partial(news) else news
        return people, news

    def _is_partial(self, news: Outlines) -> bool:
        return len(news.changed) != news.standing

    def _adds_up(self, news: Outlines) -> bool:
        """Say whether nothing was erased behind our back."""
        known = self._kept.keys() - set(news.gone)
        return len(known | {one.request.id for one in news.changed}) == news.standing

    def _start_over(self, seen: tuple[object, ...]) -> None:
        self._kept, self._rows, self._revision, self._seen = {}, (), 0, seen

    def _take(self, news: Outlines, people: Mapping[str, str]) -> None:
        for request_id in news.gone:
            self._kept.pop(request_id, None)
        for outline in news.changed:
            self._kept[outline.request.id] = self._worked_out(outline, people)
        newest_first = sorted(self._kept.values(), key=_age, reverse=True)
        self._rows = tuple(kept.row for kept in newest_first)

    def _worked_out(self, outline: Outline, people: Mapping[str, str]) -> _Kept:
        request = outline.request
        row = row_of(request, people.get(request.subject_id, ""), self._knowledge)
        return _Kept(request.opened_on, outline.position, row)


def _age(kept: _Kept) -> tuple[date, int]:
    return kept.opened_on, kept.position
