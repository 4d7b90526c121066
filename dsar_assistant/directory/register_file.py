"""Read the register of fee payers row by row, whatever small faults its file has.

Columns are found by the names in the header. Of the data protection officer's block only
the e-mail address is kept, never a person's name, telephone number or address.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain, islice
from operator import itemgetter
from typing import Protocol

from dsar_assistant.directory.old_bytes import OLD_BYTES
from dsar_assistant.directory.register_columns import (
    COLUMNS,
    REQUIRED,
    Cells,
    RegisterColumns,
    clean_row,
)
from dsar_assistant.domain.register import RegisterBatch, RegisterProblem
from dsar_assistant.domain.register_errors import RegisterUnknownError, RegisterUnreadableError

MOST_ROWS = 4_000_000
MOST_PROBLEMS = 100
_MOST_HOSTS = 500_000
LONGEST_TABLE_ROW = 200_000
_BUFFER = 1 << 20
# Few enough that a batch stays in the processor's own memory while it is worked on.
_BATCH = 250
_HEADING = re.compile(r"[^a-z0-9]+")


class ByteSource(Protocol):
    """Bytes read from front to back."""

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Fill at most the buffer; give how many bytes came, 0 at the end.

        Raises:
            OSError: It cannot be read on.
        """


class _Counted(io.RawIOBase):
    """Counts what is read, and says in words what cannot be read on."""

    def __init__(self, source: ByteSource, name: str) -> None:
        self._source = source
        self._name = name
        self.done = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Read on."""
        try:
            got = self._source.readinto(buffer) or 0
        except OSError as error:
            raise RegisterUnreadableError(self._name, "it is damaged and breaks off") from error
        self.done += got
        return got


@dataclass(frozen=True, slots=True)
class RowChoice:
    """Which rows to take.

    Attributes:
        keep_all: Small organisations and sole traders too; their rows are personal data.
        on: A registration that ended before this day has run out.
    """

    keep_all: bool
    on: date


@dataclass(slots=True)
class RegisterTally:
    """What has been read so far.

    Attributes:
        hosts_left_out: How often each e-mail host stands in rows that were left out, for
            telling whether a domain belongs to one organisation alone.
    """

    rows: int = 0
    kept: int = 0
    left_out: int = 0
    expired: int = 0
    problem_rows: int = 0
    problems: list[RegisterProblem] = field(default_factory=list)
    hosts_left_out: dict[str, int] = field(default_factory=dict)


class RegisterReading:
    """The rows of one file, to be gone through once; trouble in a row is tallied, not raised."""

    def __init__(self, source: ByteSource, size: int, name: str, choice: RowChoice) -> None:
        """Take the bytes of the CSV, how many there are, and the file's name for messages.

        Raises:
            RegisterUnknownError: The header is not that of the register.
            RegisterUnreadableError: It breaks off.
        """
        self.size = size
        self.tally = RegisterTally()
        self._choice = choice
        self.ends_from = choice.on.isoformat()
        self._counted = _Counted(source, name)
        text = io.TextIOWrapper(
            io.BufferedReader(self._counted, _BUFFER), "utf-8-sig", OLD_BYTES, newline=""
        )
        # A line is cut after so many characters: nothing can fill the memory with one row.
        self._reader = csv.reader(iter(partial(text.readline, LONGEST_TABLE_ROW), ""))
        self._width, self._pick = self._read_header(name)

    @property
    def done(self) -> int:
        """How many bytes have been read."""
        return self._counted.done

    def batches(self) -> Iterator[RegisterBatch]:
        """Give the rows that were asked for, some at a time, in the order of the file.

        Raises:
            RegisterUnreadableError: The file breaks off.
        """
        records = self._records()
        for first in records:
            room = MOST_ROWS - self.tally.rows
            if room <= 0:
                self.tally.rows += 1
                self._note(f"only the first {MOST_ROWS:,} rows were read", self._reader.line_num)
                return
            others = islice(records, min(room, _BATCH) - 1)
            batch = self._read_columns(*self._clean_rows(chain((first,), others)))
            self.tally.kept += len(batch.names)
            yield batch

    def _read_header(self, name: str) -> tuple[int, Callable[[Sequence[str]], Cells]]:
        try:
            header = [_HEADING.sub("_", cell.strip().lower()) for cell in next(self._reader, [])]
        except csv.Error as error:
            raise RegisterUnknownError(name) from error
        if not set(COLUMNS[:REQUIRED]) <= set(header):
            raise RegisterUnknownError(name)
        places = [header.index(c) if c in header else len(header) for c in COLUMNS]
        pick = itemgetter(*places)
        if len(header) in places:
            # A column that is absent is read from an empty cell put behind each row.
            return len(header), lambda cells: pick((*cells, ""))
        return len(header), pick

    def _records(self) -> Iterator[list[str]]:
        """Give the rows as cells; one that the CSV rules cannot part is passed over."""
        while True:
            try:
                yield from self._reader
            except csv.Error as error:
                self.tally.rows += 1
                self._note(f"it cannot be parted into cells: {error}", self._reader.line_num)
            else:
                return

    def _mend(self, cells: list[str]) -> bool:
        """Give a row its full width; say no, and note it, if cells stand past the last column."""
        if any(cell.strip() for cell in cells[self._width :]):
            reason = f"it has {len(cells)} cells instead of {self._width}"
            self._note(reason, self._reader.line_num)
            return False
        del cells[self._width :]
        cells.extend([""] * (self._width - len(cells)))
        return True

    def _clean_rows(self, records: Iterable[list[str]]) -> tuple[list[Cells], list[int]]:
        """Give the cells that matter of each row, and the number of the line where it ends."""
        width, pick, reader = self._width, self._pick, self._reader
        rows: list[Cells] = []
        lines: list[int] = []
        for cells in records:
            if len(cells) != width:
                # A blank line is no row.
                self.tally.rows += bool(cells)
                if not (cells and self._mend(cells)):
                    continue
                self.tally.rows -= 1
            rows.append(clean_row(pick(cells)))
            lines.append(reader.line_num)
        self.tally.rows += len(rows)
        return rows, lines

    def _read_columns(self, rows: list[Cells], lines: list[int]) -> RegisterBatch:
        """Read the cells of some rows; those with a fault or not wanted are tallied."""
        columns = RegisterColumns(rows).without_faults(
            lambda place, reason: self._note(reason, lines[place])
        )
        if not self._choice.keep_all:
            columns, emails = columns.parted_by_size()
            self._leave_out(emails)
        self.tally.expired += columns.expired(self.ends_from)
        return columns.batch()

    def _leave_out(self, emails: list[str]) -> None:
        self.tally.left_out += len(emails)
        hosts = self.tally.hosts_left_out
        for email in filter(None, emails):
            host = email.rpartition("@")[2]
            if host in hosts or len(hosts) < _MOST_HOSTS:
                hosts[host] = hosts.get(host, 0) + 1

    def _note(self, reason: str, line: int) -> None:
        self.tally.problem_rows += 1
        if len(self.tally.problems) < MOST_PROBLEMS:
            self.tally.problems.append(RegisterProblem(f"line {line}", reason))
