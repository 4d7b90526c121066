"""Read the register of fee payers row by row, whatever small faults its file has.

Columns are found by the names in the header. Of the data protection officer's block only
the e-mail address is kept, never a person's name, telephone number or address.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain, islice
from typing import Protocol

from dsar_assistant.directory.old_bytes import OLD_BYTES
from dsar_assistant.directory.register_columns import (
    COLUMNS,
    REQUIRED,
    Column,
    RegisterColumns,
)
from dsar_assistant.domain.register import RegisterProblem
from dsar_assistant.domain.register_errors import RegisterUnknownError, RegisterUnreadableError

MOST_ROWS = 4_000_000
MOST_PROBLEMS = 100
_MOST_HOSTS = 500_000
LONGEST_TABLE_ROW = 200_000
_SHORT = 20_000
_BUFFER = 1 << 20
# Little enough for the processor's own memory, and so much that handing it over costs little.
_BLOCK = 1 << 17
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
        self._text = io.TextIOWrapper(
            io.BufferedReader(self._counted, _BUFFER), "utf-8-sig", OLD_BYTES, newline=""
        )
        # A line is cut after so many characters: nothing can fill the memory with one row.
        self._lines = iter(partial(self._text.readline, LONGEST_TABLE_ROW), "")
        self._block: Iterator[str] = iter(())
        self._line = 0
        self._width, self._places = self._read_header(name)

    @property
    def done(self) -> int:
        """How many bytes have been read."""
        return self._counted.done

    def batches(self) -> Iterator[list[str]]:
        """Give the rows that were asked for, some at a time, in the order of the file.

        Each is the cells of a ``RegisterRow`` joined by ``CELL_END``.

        Raises:
            RegisterUnreadableError: The file breaks off.
        """
        while (room := MOST_ROWS - self.tally.rows) > 0:
            text = self._text.read(_BLOCK)
            if not text:
                return
            text += next(self._lines, "")
            cells, lines = self._plain_columns(text, room) or self._columns(text, room)
            rows = self._read_columns(cells, lines)
            self.tally.kept += len(rows)
            yield rows
        if next(self._block, "") or next(self._lines, ""):
            self.tally.rows += 1
            self._note(f"only the first {MOST_ROWS:,} rows were read", self._line + 1)

    def _read_header(self, name: str) -> tuple[int, list[int | None]]:
        """Give how many columns there are, and the place of each that matters if it is there."""
        quoted = csv.reader(self._lines)
        try:
            header = [_HEADING.sub("_", cell.strip().lower()) for cell in next(quoted, [])]
        except csv.Error as error:
            raise RegisterUnknownError(name) from error
        if not set(COLUMNS[:REQUIRED]) <= set(header):
            raise RegisterUnknownError(name)
        self._line = quoted.line_num
        places = [header.index(c) if c in header else None for c in COLUMNS]
        return len(header), places

    def _plain_columns(self, text: str, room: int) -> tuple[list[Column], Sequence[int]] | None:
        """Part some whole lines at their commas, all at once, and number them.

        None if that is not safe: for a row that has not its width, or is not a line.
        """
        end = "\r\n" if "\r\n" in text else "\n"
        whole = text if text.endswith(end) else text + end
        rows = whole.count("\n")
        if rows > room or whole.count("\r") != end.count("\r") * rows:
            return None
        lines = whole.split(end) if '"' in whole else []
        quoted = {at: _cells_of(line) for at, line in enumerate(lines) if '"' in line}
        for at, found in quoted.items():
            if len(found) != self._width:
                return None
            lines[at] = "," * (self._width - 1)
        # The end of a row is made a cell of its own, which is missed where it should be.
        cells = (end.join(lines) or whole).replace(end, f",{end},").split(",")
        step = self._width + 1
        if len(cells) != rows * step + 1 or cells[self._width :: step].count(end) != rows:
            return None
        for at, found in quoted.items():
            cells[at * step : at * step + self._width] = found
        first = self._line + 1
        self._line += rows
        self.tally.rows += rows
        absent = [""] * rows
        columns: list[Column] = [absent if at is None else cells[at:-1:step] for at in self._places]
        return columns, range(first, first + rows)

    def _columns(self, text: str, room: int) -> tuple[list[Column], Sequence[int]]:
        """Part some lines by the rules for quotes, and give the number where each row ends."""
        self._block = io.StringIO(text, newline="")
        rows: list[list[str]] = []
        numbers: list[int] = []
        for cells in islice(self._records(), room):
            # A blank line is no row.
            self.tally.rows += bool(cells)
            if cells and (len(cells) == self._width or self._mend(cells)):
                rows.append(cells)
                numbers.append(self._line)
        found = tuple(zip(*rows, strict=True)) or ((),) * self._width
        absent = ("",) * len(rows)
        return [absent if at is None else found[at] for at in self._places], numbers

    def _records(self) -> Iterator[list[str]]:
        """Give rows as cells, whatever is in them; the last may go on past the block."""
        for line in self._block:
            self._line += 1
            # Without a quote the commas part the cells, which is sooner seen without the rules.
            if '"' not in line and len(line) < _SHORT:
                row = line.rstrip("\r\n")
                yield row.split(",") if row else []
                continue
            quoted = csv.reader(chain((line,), self._block, self._lines))
            try:
                cells = next(quoted)
            except csv.Error as error:
                self._line += quoted.line_num - 1
                self.tally.rows += 1
                self._note(f"it cannot be parted into cells: {error}", self._line)
            else:
                self._line += quoted.line_num - 1
                yield cells

    def _mend(self, cells: list[str]) -> bool:
        """Give a row its full width; say no, and note it, if cells stand past the last column."""
        if any(cell.strip() for cell in cells[self._width :]):
            reason = f"it has {len(cells)} cells instead of {self._width}"
            self._note(reason, self._line)
            return False
        del cells[self._width :]
        cells.extend([""] * (self._width - len(cells)))
        return True

    def _read_columns(self, cells: list[Column], lines: Sequence[int]) -> list[str]:
        """Read the columns of some rows; rows with a fault or not wanted are tallied."""
        columns = RegisterColumns(cells).without_faults(
            lambda place, reason: self._note(reason, lines[place])
        )
        if not self._choice.keep_all:
            columns, emails = columns.parted_by_size()
            self._leave_out(emails)
        self.tally.expired += columns.expired(self.ends_from)
        return columns.rows()

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


def _cells_of(line: str) -> list[str]:
    """Part a line with quotes; give nothing if the row goes on behind it or is no row."""
    reader = csv.reader((line, ""))
    try:
        cells = next(reader)
    except csv.Error:
        return []
    return cells if reader.line_num == 1 else []
