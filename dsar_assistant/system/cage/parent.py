"""The parent: starts a child, hands it a job, and survives whatever happens to it."""

import os
import subprocess
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import BinaryIO, Self

from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.system.cage.messages import (
    Answer,
    DamagedMessageError,
    End,
    Job,
    Progress,
    read_answer,
    write_message,
)

CHILD_WORD = "--read-in-a-cage"
PATIENCE_S = 90.0
_LISTEN_S = 0.2
# Together with the length of one, this bounds what a child can make this process hold.
_WAITING_ANSWERS = 4
_PACKAGE_PARENT = Path(__file__).resolve().parents[3]
_START = (
    "import sys; sys.path.insert(0, {parent!r});"
    "from dsar_assistant.system.cage.child import main; main()"
)


class ChildLostError(Exception):
    """The child was ended by a limit, crashed, hung, or said what makes no sense."""


def child_command() -> list[str]:
    """Give the command that starts the child, in a checkout, installed, or frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_WORD]
    return [sys.executable, "-I", "-c", _START.format(parent=str(_PACKAGE_PARENT))]


class Cage:
    """Has jobs done by children, each in one of its own."""

    def __init__(
        self, command: Sequence[str] | None = None, patience_s: float = PATIENCE_S
    ) -> None:
        """Take another command or less patience, for tests."""
        self._command = list(command or child_command())
        self._patience_s = patience_s

    def ask(self, job: Job, ticket: ReadingTicket) -> Generator[Answer, None, None]:
        """Give what a child says until it is done; progress goes to the ticket.

        The ticket is asked five times a second, also while the child is silent; what it
        raises ends the child. Closing the iterator ends it too: whoever may stop early closes it.

        Raises:
            ChildLostError: It ended before it was done.
        """
        with _Child(self._command) as child:
            child.begin(job)
            yield from self._listen(child, ticket)

    def _listen(self, child: "_Child", ticket: ReadingTicket) -> Iterator[Answer]:
        """Pass on what is said, until the end or until patience ends."""
        reached, heard = Progress(0, 1), time.monotonic()
        while True:
            try:
                answer = child.answers.get(timeout=_LISTEN_S)
            except Empty:
                ticket.checkpoint(reached.done, reached.total)
                if time.monotonic() - heard > self._patience_s:
                    raise ChildLostError from None
                continue
            heard = time.monotonic()
            if answer is None:
                raise ChildLostError
            if isinstance(answer, End):
                return
            if isinstance(answer, Progress):
                reached = answer
                ticket.checkpoint(reached.done, reached.total)
            else:
                yield answer


class _Child:
    """A running child, and a thread that listens to it; both are gone at the end."""

    def __init__(self, command: Sequence[str]) -> None:
        self.answers: Queue[Answer | None] = Queue(_WAITING_ANSWERS)
        self._process = subprocess.Popen(  # noqa: S603 - our own program, and no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self._listener = Thread(target=self._listen, name="cage-listener", daemon=True)

    def begin(self, job: Job) -> None:
        """Hand over the job; a child that is gone already says so by its silence."""
        self._listener.start()
        stdin = _pipe(self._process.stdin)
        with suppress(OSError), closing(stdin):
            write_message(stdin, job)

    def _listen(self) -> None:
        """Put every answer in the queue, and None at the end."""
        stream = _pipe(self._process.stdout)
        with suppress(DamagedMessageError, OSError):
            while True:
                self.answers.put(read_answer(stream))
        self.answers.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the child, and take what it still said so that the listener can end."""
        self._process.kill()
        self._process.wait()
        while self._listener.is_alive():
            with suppress(Empty):
                self.answers.get(timeout=_LISTEN_S / 10)
        _pipe(self._process.stdout).close()


def _pipe(stream: object) -> BinaryIO:
    """Give a pipe that was asked for."""
    if stream is None:
        raise RuntimeError("the child was started without pipes")
    return stream  # type: ignore[return-value]


def _environment() -> dict[str, str]:
    """Keep from the child what it has no need to know."""
    kept = ("SYSTEMROOT", "SYSTEMDRIVE", "TZ", "LC_ALL", "LANG")
    return {"PYTHONUTF8": "1"} | {key: os.environ[key] for key in kept if key in os.environ}
