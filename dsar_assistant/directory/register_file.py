"""Read the register of fee payers row by row, whatever small faults its file has.

Columns are found by the names in the header. Of the data protection officer's block only
the e-mail address is kept, never a person's name, telephone number or address.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain, islice
from typing import Protocol

from dsar_assistant.directory.old_bytes import OLD_BYTES
from dsar_assistant.directory.register_columns import (
    COLUMNS,
    REQUIRED,
    RegisterColumns,
    clean_columns,
)
from dsar_assistant.domain.register import RegisterBatch, RegisterProblem
from dsar_assistant.domain.register_errors import RegisterUnknownError, RegisterUnreadableError

MOST_ROWS = 4_000_000
MOST_PROBLEMS = 100
_MOST_HOSTS = 500_000
LONGEST_TABLE_ROW = 200_000
_SHORT = 20_000
_BUFFER = 1 << 20
# Few enough for the processor's own memory, and so many that handing them over costs little.
_BATCH = 1000
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
        self._lines = iter(partial(text.readline, LONGEST_TABLE_ROW), "")
        self._line = 0
        self._quoted = csv.reader(self._lines_on())
        self._ahead = ""
        self._width, self._places = self._read_header(name)

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
                self._note(f"only the first {MOST_ROWS:,} rows were read", self._line)
                return
            others = islice(records, min(room, _BATCH) - 1)
            batch = self._read_columns(*self._full_rows(chain((first,), others)))
            self.tally.kept += len(batch.names)
            yield batch

    def _read_header(self, name: str) -> tuple[int, list[int | None]]:
        """Give how many columns there are, and the place of each that matters if it is there."""
        try:
            header = [_HEADING.sub("_", cell.strip().lower()) for cell in next(self._quoted, [])]
        except csv.Error as error:
            raise RegisterUnknownError(name) from error
        if not set(COLUMNS[:REQUIRED]) <= set(header):
            raise RegisterUnknownError(name)
        places = [header.index(c) if c in header else None for c in COLUMNS]
        return len(header), places

    def _lines_on(self) -> Iterator[str]:
        """Give lines to the CSV reader: the one that was looked at already, then those behind."""
        while line := self._ahead or next(self._lines, ""):
            self._line += not self._ahead
            self._ahead = ""
            yield line

    def _records(self) -> Iterator[list[str]]:
        """Give the rows as cells; one that the CSV rules cannot part is passed over."""
        for line in self._lines:
            self._line += 1
            # Without a quote the commas part the cells, which is sooner seen without the rules.
            if '"' not in line and len(line) < _SHORT:
                row = line.rstrip("\r\n")
                yield row.split(",") if row else []
                continue
            self._ahead = line
            try:
                yield next(self._quoted)
            except csv.Error as error:
                self.tally.rows += 1
                self._note(f"it cannot be parted into cells: {error}", self._line)

    def _mend(self, cells: list[str]) -> bool:
        """Give a row its full width; say no, and note it, if cells stand past the last column."""
        if any(cell.strip() for cell in cells[self._width :]):
            reason = f"it has {len(cells)} cells instead of {self._width}"
            self._note(reason, self._line)
            return False
        del cells[self._width :]
        cells.extend([""] * (self._width - len(cells)))
        return True

    def _full_rows(self, records: Iterable[list[str]]) -> tuple[list[list[str]], list[int]]:
        """Give the rows that have all their cells, and the number of the line where each ends."""
        width = self._width
        rows: list[list[str]] = []
        lines: list[int] = []
        for cells in records:
            if len(cells) != width:
                # A blank line is no row.
                self.tally.rows += bool(cells)
                if not (cells and self._mend(cells)):
                    continue
                self.tally.rows -= 1
            rows.append(cells)
            lines.append(self._line)
        self.tally.rows += len(rows)
        return rows, lines

    def _read_columns(self, rows: list[list[str]], lines: list[int]) -> RegisterBatch:
        """Read the columns of some rows; rows with a fault or not wanted are tallied."""
        found = tuple(zip(*rows, strict=True)) or ((),) * self._width
        absent = ("",) * len(rows)
        cells = clean_columns(absent if place is None else found[place] for place in self._places)
        columns = RegisterColumns(cells).without_faults(
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
