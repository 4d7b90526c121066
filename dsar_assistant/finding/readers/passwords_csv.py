"""Lists of saved logins exported as CSV by browsers and password managers.

The rule of this file: a password is never looked at. Of each row only the address and the
dates are taken, by their place; the row itself is let go before the next one is read, and
no problem ever quotes a cell.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dsar_assistant.domain.evidence import ReadProblem, Sighting, SightingKind
from dsar_assistant.finding.reader import FileReader, Reading, ReadingSettings, Source
from dsar_assistant.finding.seen import earliest, latest
from dsar_assistant.finding.text_lines import first_line, text_lines
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.trouble import why_unreadable
from dsar_assistant.finding.web_address import day_of_stamp, domains_of

# Column names in lower case; that there is a password column is how such a file is known.
_SECRET = frozenset({"password", "login_password", "pwd"})
_ADDRESS = ("login_uri", "url", "web site", "website")
_BEGUN = ("timecreated", "createtime", "created")
_CHANGED = ("timepasswordchanged", "modifytime", "last modified")
_FIRST_YEAR = date(1990, 1, 1)
_MOST_PROBLEMS = 50
_MOST_BLANK_ROWS = 20
_BAD_ROW = "It could not be read as a row of the list. The other rows were read."


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where in a row the address and the dates stand; -1 where there is no such column."""

    address: int
    begun: int
    changed: int


@dataclass(slots=True)
class _Logins:
    """The saved logins at one domain."""

    row: int
    count: int = 0
    first: date | None = None
    last: date | None = None


class PasswordsCsvReader(FileReader):
    """Reads saved logins of Chrome, Edge, Brave, Firefox, Safari and the usual managers."""

    kind = "passwords-csv"
    label = "Saved logins (CSV); passwords are never read"
    suffixes = (".csv",)
    where_from = (
        "Chrome: menu, Passwords and autofill, Google Password Manager, Settings, Export "
        "passwords. Firefox: menu, Passwords, the three dots, Export passwords. Safari: File, "
        "Export, Passwords. Bitwarden, 1Password, LastPass, KeePassXC, Proton Pass: look for "
        "Export and choose CSV. Delete the file when you are done: it holds your passwords."
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether the first line names a password and an address column."""
        return _columns(_cells(first_line(head))) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield one sighting for each domain; return how many logins there are."""
        items = 0
        for entry in source.entries:
            book = _Book(source.settings)
            try:
                with entry.open() as stream:
                    book.read(text_lines(stream, entry.size, ticket))
            except OSError as error:
                yield ReadProblem(f"after row {book.row}", why_unreadable(error))
            yield from book.results()
            items += book.items
        return items


class _Book:
    """Counts the logins of one list."""

    def __init__(self, settings: ReadingSettings) -> None:
        self.items = 0
        self.row = 0
        self._apps = settings.apps
        self._latest = settings.today + timedelta(days=1)
        self._logins: dict[str, _Logins] = {}
        self._problems: list[ReadProblem] = []

    def read(self, lines: Iterator[str]) -> None:
        """Read all rows; the first names the columns."""
        rows = csv.reader(lines)
        header = self._next_row(rows)
        while header is not None and not any(header) and self.row < _MOST_BLANK_ROWS:
            header = self._next_row(rows)
        columns = _columns(header or [])
        if columns is None:
            self._problems.append(ReadProblem("first row", "It names no address and password."))
            return
        while (row := self._next_row(rows)) is not None:
            if any(row):
                self._add(row, columns)

    def _next_row(self, rows: Iterator[list[str]]) -> list[str] | None:
        """Give the next row; an empty one in place of one that cannot be read; None at the end."""
        self.row += 1
        try:
            return next(rows, None)
        except csv.Error:
            if len(self._problems) < _MOST_PROBLEMS:
                self._problems.append(ReadProblem(f"row {self.row}", _BAD_ROW))
            return []

    def _add(self, row: Sequence[str], columns: _Columns) -> None:
        """Take the address and the dates out of a row."""
        self.items += 1
        for domain in domains_of(_cell(row, columns.address), self._apps):
            logins = self._logins.setdefault(domain, _Logins(self.row))
            logins.count += 1
            for column in (columns.begun, columns.changed):
                day = day_of_stamp(_cell(row, column))
                if day and _FIRST_YEAR <= day <= self._latest:
                    logins.first = earliest(logins.first, day)
                    logins.last = latest(logins.last, day)

    def results(self) -> Iterator[Sighting | ReadProblem]:
        """Yield what was counted, then what could not be read."""
        for domain, logins in self._logins.items():
            yield Sighting(
                SightingKind.ACCOUNT,
                domain,
                name=None,
                locator=f"row {logins.row}",
                count=logins.count,
                first=logins.first,
                last=logins.last,
            )
        yield from self._problems


def _cells(line: str) -> list[str]:
    """Split one line; nothing if it cannot be."""
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return []


def _columns(header: Sequence[str]) -> _Columns | None:
    """Find the columns by their names; None if this is no list of logins."""
    names = [cell.strip().lower() for cell in header]
    address = _place(names, _ADDRESS)
    if address < 0 or _SECRET.isdisjoint(names):
        return None
    return _Columns(address, _place(names, _BEGUN), _place(names, _CHANGED))


def _place(names: Sequence[str], wanted: Sequence[str]) -> int:
    """Give the place of the first wanted name; -1 if there is none."""
    return next((names.index(name) for name in wanted if name in names), -1)


def _cell(row: Sequence[str], place: int) -> str:
    """Give one cell; empty where the row is too short."""
    return row[place] if 0 <= place < len(row) else ""


READER = PasswordsCsvReader()
