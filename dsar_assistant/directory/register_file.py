"""Read the register of fee payers row by row, whatever small faults its file has.

Columns are found by the names in the header. Of the data protection officer's block only
the e-mail address is kept, never a person's name, telephone number or address.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from operator import itemgetter
from typing import Protocol

from dsar_assistant.directory.old_bytes import OLD_BYTES
from dsar_assistant.directory.register_cells import (
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_TRADING,
    clean_cell,
    clean_day,
    clean_email,
    clean_postcode,
    clean_registration,
    clean_tier,
    clean_trading,
    clean_yes,
)
from dsar_assistant.directory.register_names import core_name
from dsar_assistant.domain.register import RegisterProblem, RegisterRow
from dsar_assistant.domain.register_errors import RegisterUnknownError, RegisterUnreadableError

MOST_ROWS = 4_000_000
MOST_PROBLEMS = 100
_MOST_HOSTS = 500_000
LONGEST_TABLE_ROW = 200_000
_BUFFER = 1 << 20
_LARGE = frozenset({"Tier 2", "Tier 3"})
_AS_GIVEN = 200

# As in the file; the address lines follow. All but the first two may be absent.
_COLUMNS = (
    "registration_number",
    "organisation_name",
    "trading_names",
    "organisation_postcode",
    "public_authority",
    "payment_tier",
    "start_date_of_registration",
    "end_date_of_registration",
    "dpo_or_person_responsible_for_dp_organisation",
    "dpo_or_person_responsible_for_dp_email",
    *(f"organisation_address_line_{line}" for line in range(1, 6)),
)
_REQUIRED = 2
_ADDRESS = _COLUMNS.index("organisation_address_line_1")
_CAPS = (
    20,
    LONGEST_NAME,
    LONGEST_TRADING,
    20,
    5,
    10,
    20,
    20,
    LONGEST_NAME,
    254,
    *(LONGEST_LINE,) * 5,
)
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

    def __iter__(self) -> Iterator[RegisterRow]:
        """Give the rows that were asked for, in the order of the file.

        Raises:
            RegisterUnreadableError: The file breaks off.
        """
        tally, width, pick = self.tally, self._width, self._pick
        for cells in self._records():
            if not cells:
                continue
            tally.rows += 1
            if tally.rows > MOST_ROWS:
                self._note(f"only the first {MOST_ROWS:,} rows were read")
                return
            if len(cells) != width and not self._mend(cells):
                continue
            cells.append("")
            row = self._read_row(pick(cells))
            if row is not None:
                tally.kept += 1
                yield row

    def _read_header(self, name: str) -> tuple[int, Callable[[Sequence[str]], tuple[str, ...]]]:
        try:
            header = [_HEADING.sub("_", cell.strip().lower()) for cell in next(self._reader, [])]
        except csv.Error as error:
            raise RegisterUnknownError(name) from error
        if not set(_COLUMNS[:_REQUIRED]) <= set(header):
            raise RegisterUnknownError(name)
        # A column that is absent is read from the empty cell put behind each row.
        places = [header.index(c) if c in header else len(header) for c in _COLUMNS]
        return len(header), itemgetter(*places)

    def _records(self) -> Iterator[list[str]]:
        """Give the rows as cells; one that the CSV rules cannot part is passed over."""
        while True:
            try:
                yield from self._reader
            except csv.Error as error:
                self.tally.rows += 1
                self._note(f"it cannot be parted into cells: {error}")
            else:
                return

    def _mend(self, cells: list[str]) -> bool:
        """Give a row its full width; say no, and note it, if cells stand past the last column."""
        if any(cell.strip() for cell in cells[self._width :]):
            self._note(f"it has {len(cells)} cells instead of {self._width}")
            return False
        del cells[self._width :]
        cells.extend([""] * (self._width - len(cells)))
        return True

    def _read_row(self, cells: tuple[str, ...]) -> RegisterRow | None:
        """Make one row of its cells; None if it is not wanted or has a fault."""
        if not _is_clean(cells):
            cells = tuple(map(clean_cell, cells, _CAPS))
        tier, is_public = clean_tier(cells[5]), clean_yes(cells[4])
        registration = clean_registration(cells[0])
        starts, ends = clean_day(cells[6]), clean_day(cells[7])
        if registration is None or not cells[1]:
            self._note("it has no registration number, or no name, that can be read")
            return None
        if tier is None or is_public is None or starts is None or ends is None:
            # Beside a Y or N in its place, one odd cell is that cell's fault, not the row's.
            if not cells[4] or is_public is None or (tier, starts, ends).count(None) > 1:
                self._note("its cells are not in the columns where they belong")
                return None
            tier, starts, ends = tier or "", starts or "", ends or ""
        email = clean_email(cells[9]) if cells[9] else ""
        if not (self._choice.keep_all or tier in _LARGE or is_public):
            self._leave_out(email)
            return None
        if ends and ends < self.ends_from:
            self.tally.expired += 1
        name = cells[1]
        officer = cells[8]
        return RegisterRow(
            registration,
            name,
            clean_trading(cells[2]) if cells[2] else "",
            "\n".join(filter(None, cells[_ADDRESS:])),
            clean_postcode(cells[3]),
            is_public,
            tier,
            email,
            starts,
            ends,
            bool(email and officer) and core_name(officer) != core_name(name),
        )

    def _leave_out(self, email: str) -> None:
        self.tally.left_out += 1
        hosts = self.tally.hosts_left_out
        if email:
            host = email.rpartition("@")[2]
            if host in hosts or len(hosts) < _MOST_HOSTS:
                hosts[host] = hosts.get(host, 0) + 1

    def _note(self, reason: str) -> None:
        self.tally.problem_rows += 1
        if len(self.tally.problems) < MOST_PROBLEMS:
            where = f"line {self._reader.line_num}"
            self.tally.problems.append(RegisterProblem(where, reason))


def _is_clean(cells: tuple[str, ...]) -> bool:
    """Say whether cells can stay as they are; looks at all of them in one go."""
    joined = ";".join(cells)
    return (
        len(joined) <= _AS_GIVEN
        and joined.isprintable()
        and "  " not in joined
        and "; " not in joined
        and " ;" not in joined
    )
