"""Lists of organisations and the register of fee payers, read by way of the cage."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from dsar_assistant.directory.packs.errors import PackUnreadableError
from dsar_assistant.directory.packs.pack import Pack
from dsar_assistant.directory.packs.read import PackWords
from dsar_assistant.directory.packs.table import MOST_ROWS as MOST_LISTED
from dsar_assistant.directory.register_file import MOST_ROWS, RegisterTally
from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.register import CELL_END, RegisterRow
from dsar_assistant.domain.register_errors import RegisterUnreadableError
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.system.cage.messages import (
    Answer,
    PackFound,
    PackJob,
    PackPart,
    RegisterEnd,
    RegisterJob,
    RegisterOpened,
    RegisterRows,
)
from dsar_assistant.system.cage.parent import Cage, ChildLostError
from dsar_assistant.system.cage.refusals import BROKE_OFF, answers_of, not_refused


class ConfinedPacks:
    """Reads lists of organisations in a child; implements ``PackReader``."""

    def __init__(self, cage: Cage | None = None) -> None:
        """Take another cage, for tests."""
        self._cage = cage or Cage()

    def read(self, path: Path, words: PackWords, ticket: ReadingTicket) -> Pack:
        """Read a list.

        Raises:
            PackUnknownError, PackTooLargeError, PackUnreadableError: It cannot be used.
        """
        job = PackJob(os.fsencode(path), words)
        try:
            with closing(self._cage.ask(job, ticket)) as answers:
                pack = _put_together(map(not_refused, answers))
        except ChildLostError as error:
            raise PackUnreadableError(path.name, BROKE_OFF) from error
        if pack is None:
            raise PackUnreadableError(path.name, BROKE_OFF)
        return pack


def _put_together(answers: Iterator[Answer]) -> Pack | None:
    """Give a list from its parts; None if they are not one list, or more than one may hold."""
    controllers: list[Controller] = []
    packs: list[Pack] = []
    for answer in answers:
        if isinstance(answer, PackPart):
            controllers += answer.controllers
        elif isinstance(answer, PackFound):
            packs.append(answer.pack)
        if len(controllers) > MOST_LISTED or len(packs) > 1:
            return None
    return replace(packs[0], controllers=tuple(controllers)) if packs else None


class ConfinedRegister:
    """Reads the register in a child; implements ``RegisterOpener``."""

    def __init__(self, cage: Cage | None = None) -> None:
        """Take another cage, for tests."""
        self._cage = cage or Cage()

    @contextmanager
    def opened(
        self, path: Path, today: date, ticket: ReadingTicket, *, keep_all: bool
    ) -> Iterator["RowsFromChild"]:
        """Open the register; the child reads as fast as the rows are taken.

        Raises:
            RegisterUnreadableError, RegisterUnknownError, RegisterTooLargeError: It cannot
                be used; also while its rows are gone through.
        """
        job = RegisterJob(os.fsencode(path), keep_all, today)
        lost = RegisterUnreadableError(path.name, BROKE_OFF)
        with closing(answers_of(self._cage, job, ticket, lost)) as answers:
            first = next(answers, None)
            if not isinstance(first, RegisterOpened):
                raise RegisterUnreadableError(path.name, BROKE_OFF)
            yield RowsFromChild(first, answers, first.as_of or today)


def _are_whole(rows: list[str]) -> bool:
    """Say whether each row has all its cells."""
    ends = len(RegisterRow._fields) - 1
    return all(row.count(CELL_END) == ends for row in rows)


class RowsFromChild:
    """The rows of one register, to be gone through once; implements ``RegisterRows``."""

    def __init__(self, opened: RegisterOpened, answers: Iterator[Answer], on: date) -> None:
        """Take what the child said first, what it says next, and the day that counts."""
        self.name = opened.name
        self.as_of = opened.as_of
        self.size = opened.size
        self.ends_from = on.isoformat()
        self.done = 0
        self.tally = RegisterTally()
        self._answers = answers

    def batches(self) -> Iterator[list[str]]:
        """Give the rows that were asked for, some at a time, in the order of the file.

        Raises:
            RegisterUnreadableError: The child gives what is no row, or more rows than a
                register may have.
        """
        count = 0
        for answer in self._answers:
            if isinstance(answer, RegisterRows):
                self.done = answer.done
                rows = answer.rows.split("\n") if answer.rows else []
                count += len(rows)
                if count > MOST_ROWS or not _are_whole(rows):
                    raise RegisterUnreadableError(self.name, BROKE_OFF)
                yield rows
            elif isinstance(answer, RegisterEnd):
                self.tally = answer.tally
