"""The second half of a large mailbox, counted by a second child at the same time."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event, Thread

from dsar_assistant.domain.evidence import ReadProblem, Sighting
from dsar_assistant.finding.evidence_files import SourceRead
from dsar_assistant.finding.mail.parts import put_parts_together
from dsar_assistant.finding.mail.tally import MailPart
from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.system.cage.messages import (
    Answer,
    FirstHalf,
    Found,
    HalfFound,
    MailHalfJob,
    Shared,
)
from dsar_assistant.system.cage.parent import Cage, ChildLostError

_LISTEN_S = 0.2
_HALF_LOST = (
    "Its second half could not be read: it is damaged, or made to do harm. "
    "What was read of the first half is kept."
)


def cores() -> int:
    """Give how many cores this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _EndedError(Exception):
    """Nobody waits for the second half any more."""


class _Quiet:
    """A ticket that only listens whether anybody still waits."""

    def __init__(self) -> None:
        self.ended = Event()

    def checkpoint(self, done: int, total: int) -> None:
        """Stop if nobody waits."""
        del done, total
        if self.ended.is_set():
            raise _EndedError


@dataclass(slots=True)
class _Helper:
    """A second child at work, and the thread that listens to it."""

    thread: Thread
    ticket: _Quiet


class SecondHalves:
    """Has the other half of what a child shares counted; a ticket as well, for the first.

    As a ticket it passes on what it hears and remembers it, so that waiting for the
    second half can go on reporting.
    """

    def __init__(self, cage: Cage, settings: ReadingSettings, ticket: ReadingTicket) -> None:
        """Begin with nothing shared."""
        self._cage = cage
        self._settings = settings
        self._ticket = ticket
        self._reached = (0, 1)
        self._helper: _Helper | None = None
        self._part: MailPart | None = None

    def checkpoint(self, done: int, total: int) -> None:
        """Pass on how far the reading is."""
        self._reached = (done, total)
        self._ticket.checkpoint(done, total)

    def hear(self, answer: Answer) -> Iterator[SourceRead]:
        """Start a helper when something is shared; put both halves together at the end."""
        if isinstance(answer, Shared):
            self._begin(answer)
        elif isinstance(answer, FirstHalf):
            self._wait()
            yield self._whole(answer)
        elif isinstance(answer, Found):
            # The one who shared took all of it back.
            self.close()

    def _begin(self, shared: Shared) -> None:
        self.close()
        quiet = _Quiet()
        job = MailHalfJob(shared.path, shared.inner, shared.start, shared.end, self._settings)
        thread = Thread(target=self._count, args=(job, quiet), name="second-half", daemon=True)
        self._helper, self._part = _Helper(thread, quiet), None
        thread.start()

    def _count(self, job: MailHalfJob, quiet: _Quiet) -> None:
        """Listen to the second child; a lost one leaves no part."""
        try:
            for answer in self._cage.ask(job, quiet):
                if isinstance(answer, HalfFound):
                    self._part = answer.part
        except (ChildLostError, _EndedError):
            self._part = None

    def _wait(self) -> None:
        """Wait for the second half, and listen for Stop meanwhile."""
        while self._helper is not None and self._helper.thread.is_alive():
            self._helper.thread.join(_LISTEN_S)
            self._ticket.checkpoint(*self._reached)
        self._helper = None

    def _whole(self, first: FirstHalf) -> SourceRead:
        parts = (first.part,) if self._part is None else (first.part, self._part)
        items, found = put_parts_together(parts, self._settings)
        problems = [one for one in found if isinstance(one, ReadProblem)]
        if self._part is None:
            problems.append(ReadProblem(f"after message {items}", _HALF_LOST))
        return SourceRead(
            first.name,
            first.kind,
            items,
            tuple(one for one in found if isinstance(one, Sighting)),
            tuple(problems),
            first.fingerprint,
        )

    def close(self) -> None:
        """End a helper that nobody waits for."""
        if self._helper is not None:
            self._helper.ticket.ended.set()
            self._helper.thread.join()
            self._helper, self._part = None, None
