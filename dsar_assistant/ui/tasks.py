"""Slow work beside the window: it reports, it can be stopped, and no result is lost.

A ``Task`` lives on the thread of the window and owns the signals. The work is a plain
function that takes a ``Ticket`` and knows nothing of Qt. What the worker has to say goes
into one queue; the window's thread empties it. (A job that owned its signals lost
results or crashed: measured, 0 to 583 of 3,000 arrived.)
"""

import time
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import PurePath
from threading import Event
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from dsar_assistant.domain.changes import Done
from dsar_assistant.domain.errors import DsarError

REPORT_EVERY_S = 0.05
CLOSE_LIMIT_S = 5.0
READERS = 2

T = TypeVar("T")
_Message = Callable[[], None]
_Post = Callable[[_Message], None]


class StoppedError(Exception):
    """The person pressed Stop; raised by ``Ticket.checkpoint`` inside the work."""


class Work(Protocol):
    """Plain work: takes a ticket, gives a result, knows no Qt."""

    def __call__(self, ticket: "Ticket", /) -> object:
        """Do it; call ``ticket.checkpoint`` every now and then."""


class Ticket:
    """What the work holds in its hand: it reports progress and hears of Stop.

    Attributes:
        tell: Tells the window something on the way, in order with all else.
    """

    def __init__(
        self, report: Callable[[int, int], None], tell: Callable[[object], None] = lambda _: None
    ) -> None:
        self._report = report
        self.tell = tell
        self._stop = Event()
        self._next_report = 0.0

    @property
    def is_stopped(self) -> bool:
        """Whether Stop was pressed."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the work to end at its next checkpoint."""
        self._stop.set()

    def checkpoint(self, done: int = 0, total: int = 0) -> None:
        """Say how far the work is; ``total`` 0 = not known.

        Raises:
            StoppedError: Stop was pressed.
        """
        if self._stop.is_set():
            raise StoppedError
        now = time.monotonic()
        if now >= self._next_report:
            self._next_report = now + REPORT_EVERY_S
            self._report(done, total)


class Task(QObject):
    """One piece of slow work, as the window sees it.

    ``progressed(done, total)`` and ``told(news)`` any number of times; then exactly one of
    ``succeeded(value)``, ``refused(DsarError)``, ``crashed(report)``, ``cancelled()``; then
    ``finished()``.

    Attributes:
        writes: Whether it writes the vault; such work runs one after the other.
    """

    # Objects, not int: a mailbox of more than 2 GB overflows Qt's int.
    progressed = Signal(object, object)
    told = Signal(object)
    succeeded = Signal(object)
    refused = Signal(object)
    crashed = Signal(str)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, work: Work, *, writes: bool = False) -> None:
        super().__init__()
        self.writes = writes
        self.work = work
        self._ticket: Ticket | None = None
        self._stop_asked = False

    def stop(self) -> None:
        """Ask it to end; it ends with ``cancelled`` unless it was done already."""
        self._stop_asked = True
        if self._ticket is not None:
            self._ticket.stop()

    def take(self, ticket: Ticket) -> None:
        """Tie the task to the ticket of its work; called once, by the runner."""
        self._ticket = ticket
        if self._stop_asked:
            ticket.stop()


class _Job(QRunnable):
    """Runs the work on a pool thread; owns no QObject and emits nothing."""

    def __init__(self, work: Work, ticket: Ticket, tell: Callable[[str, object], None]) -> None:
        super().__init__()
        self._work, self._ticket, self._tell = work, ticket, tell

    def run(self) -> None:
        """Do the work and tell how it ended; nothing escapes, or the pool would lose it."""
        try:
            self._ticket.checkpoint()
            result = self._work(self._ticket)
        except StoppedError:
            self._tell("cancelled", None)
        except DsarError as error:
            self._tell("refused", error)
        except BaseException as error:  # noqa: BLE001 - whatever else escapes is a bug, reported on the main thread
            self._tell("crashed", crash_report(error))
        else:
            self._tell("succeeded", result)


class TaskRunner(QObject):
    """Starts tasks, hands their results to the window's thread, and tells what changed.

    ``changed(Changes)`` follows each command that changed something; ``crashed(report)``
    each bug.
    """

    changed = Signal(object)
    crashed = Signal(str)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writing = _pool(self, 1)
        self._reading = _pool(self, READERS)
        self._running: dict[int, Task] = {}
        self._post_box: deque[_Message] = deque()
        self._woken.connect(self._empty_post_box, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> int:
        """How many tasks have not finished."""
        return len(self._running)

    def start(self, task: Task) -> Task:
        """Begin a task; the runner keeps it alive until it has finished."""
        key = id(task)
        self._running[key] = task
        ticket = Ticket(
            lambda done, total: self._post(lambda: task.progressed.emit(done, total)),
            lambda news: self._post(lambda: task.told.emit(news)),
        )
        task.take(ticket)
        job = _Job(
            task.work, ticket, lambda how, what: self._post(lambda: self._end(key, how, what))
        )
        (self._writing if task.writes else self._reading).start(job)
        return task

    def announce(self, done: Done[T]) -> T:
        """Tell everyone what a quick command changed, and give its value."""
        if done.changes.nouns:
            self.changed.emit(done.changes)
        return done.value

    def stop_all(self) -> None:
        """Ask every task to end."""
        for task in tuple(self._running.values()):
            task.stop()

    def close(self, limit_s: float = CLOSE_LIMIT_S) -> bool:
        """Stop everything, wait, and say whether all of it ended in time."""
        self.stop_all()
        ends = time.monotonic() + limit_s
        waits = [pool.waitForDone(_left_ms(ends)) for pool in (self._writing, self._reading)]
        self._empty_post_box()
        return all(waits)

    def _post(self, message: _Message) -> None:
        """Called on a worker's thread: leave a message and wake the window's thread."""
        self._post_box.append(message)
        self._woken.emit()

    def _empty_post_box(self) -> None:
        while self._post_box:
            self._post_box.popleft()()

    def _end(self, key: int, how: str, what: object) -> None:
        task = self._running.pop(key)
        if how == "succeeded":
            self._succeed(task, what)
        elif how == "refused":
            task.refused.emit(what)
        elif how == "crashed":
            task.crashed.emit(str(what))
            self.crashed.emit(str(what))
        else:
            task.cancelled.emit()
        task.finished.emit()

    def _succeed(self, task: Task, result: object) -> None:
        if not isinstance(result, Done):
            task.succeeded.emit(result)
            return
        task.succeeded.emit(result.value)
        self.announce(result)


def _pool(parent: QObject, threads: int) -> QThreadPool:
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(threads)
    return pool


def _left_ms(ends: float) -> int:
    return max(0, round((ends - time.monotonic()) * 1000))


def crash_report(error: BaseException) -> str:
    """Describe a bug by the places it passed; never its message, which may name a person."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {PurePath(f.filename).name}:{f.lineno} in {f.name}" for f in frames]
    return "\n".join((type(error).__name__, *places))
