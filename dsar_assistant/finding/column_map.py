"""Reading any other table by a map of its columns that the person gives once.

Pure functions: look at the first rows, guess, read with the map. A map can be kept under
the signature of its header, so that the same kind of file needs no second answer.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dsar_assistant.domain.column_map import ColumnMap
from dsar_assistant.domain.evidence import Sighting, SightingKind
from dsar_assistant.finding.csv_rows import cell, csv_rows, first_rows
from dsar_assistant.finding.money.days import day_of_text
from dsar_assistant.finding.money.payments import PaymentTally, how_paid
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.shown import fit_text
from dsar_assistant.finding.text_lines import head_text, text_lines
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries
from dsar_assistant.finding.web_address import domains_of

_DELIMITERS = (",", ";", "\t", "|")
_FEWEST_COLUMNS, _FEWEST_ROWS = 2, 2
_SHOWN_ROWS, _FEW_ROWS = 5, 3
_LONGEST_CELL = 60
# Pages, exports and programs, whose lines may hold as many commas as a table's.
_NO_TABLES = ("{", "[", "<", "#!", "%PDF", "-----BEGIN")
_SECRET = re.compile(
    r"pass|pwd|secret|kennwort|totp|otp|\bpin\b|cvc|cvv|key|token|note|balance|amount|card",
    re.IGNORECASE,
)
_HIDDEN = "(hidden)"
_NUMBER = re.compile(r"[-+£€$]{0,2}[\d.,' ]{1,20}")
TABLE_KIND = "table"
TABLE_LABEL = "A table, read by the columns you chose"
TABLE_WHERE = (
    "Any table saved as CSV: a list of subscriptions, a statement of another bank, an export of "
    "another program. You say once which column names the organisation, and that is remembered."
)
NOT_MAPPED = (
    "It is a table, but of no kind this program knows, so nothing was read from it. Say which of "
    "its columns names the organisation."
)
_DAYS = ("date", "transaction date", "started date", "when", "day", "time", "since")
_NAMES = (
    "payee",
    "name",
    "description",
    "merchant",
    "counterparty",
    "organisation",
    "organization",
    "company",
    "firm",
    "business",
    "supplier",
    "shop",
)
_ADDRESSES = ("url", "website", "web site", "address", "domain", "site")
_SORTS = ("type", "transaction type", "kind")


@dataclass(frozen=True, slots=True)
class TablePreview:
    """The first rows of a table, for the person to point at its columns.

    Attributes:
        signature: Stands for tables with the same header; keep a map under it.
        guess: What the names of the columns suggest; its ``header_rows`` stand above the rest.
    """

    rows: tuple[tuple[str, ...], ...]
    signature: str
    guess: ColumnMap


def preview_table(head: bytes) -> TablePreview | None:
    """Look at the first bytes of a file; None if it is no table of several columns.

    What stands under the name of a secret is not shown, and not handed on.
    """
    text = head_text(head)
    if "\0" in text or text.startswith(_NO_TABLES):
        return None
    delimiter = max(_DELIMITERS, key=text[:4000].count)
    rows = first_rows(text, delimiter)
    width = max(map(_width, rows), default=0)
    begins = next((number for number, row in enumerate(rows) if _width(row) == width), 0)
    filled = [row for row in rows[begins:] if any(row)][:_SHOWN_ROWS]
    if len(filled) < _FEWEST_ROWS or width < _FEWEST_COLUMNS:
        return None
    # One row may be odd, such as a sum at the end; many banks end each line with a comma.
    odd = sum(not width <= len(row) <= width + 1 for row in filled)
    if odd > (len(filled) > _FEW_ROWS):
        return None
    header = [] if any(map(day_of_text, filled[0])) else filled[0]
    shown = tuple(_shown(row, header) for row in filled)
    guess = _guess(header or filled[0], delimiter, begins + bool(header))
    return TablePreview(shown, header_signature(header or _shape(filled[0])), guess)


def _width(row: Sequence[str]) -> int:
    """Count the cells up to the last that is filled."""
    return max((place for place, one in enumerate(row, 1) if one.strip()), default=0)


def _shown(row: Sequence[str], header: Sequence[str]) -> tuple[str, ...]:
    """Give the cells of a row fit to be shown, without those that hold a secret."""
    secret = [bool(_SECRET.search(name)) and row is not header for name in header]
    places = enumerate(row)
    return tuple(
        _HIDDEN if n < len(secret) and secret[n] else fit_text(text, _LONGEST_CELL)
        for n, text in places
    )


def _shape(row: Sequence[str]) -> list[str]:
    """Give what sort of cells a row holds, to know tables without a header again."""
    return [
        "day" if day_of_text(one) else "number" if _NUMBER.fullmatch(one.strip()) else "text"
        for one in row
    ]


def header_signature(header: Sequence[str]) -> str:
    """Give a short text that stands for all tables with the same columns."""
    plain = "\n".join(one.strip().casefold() for one in header)
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:32]


def _guess(header: Sequence[str], delimiter: str, header_rows: int) -> ColumnMap:
    names = [one.strip().casefold() for one in header]
    places = [_place(names, wanted) for wanted in (_NAMES, _ADDRESSES, _DAYS, _SORTS)]
    name, address, day, sort = places
    kind = SightingKind.ACCOUNT if address >= 0 and day < 0 else SightingKind.PAYMENT
    return ColumnMap(kind, name, address, day, sort, delimiter, header_rows)


def _place(names: Sequence[str], wanted: Sequence[str]) -> int:
    return next((names.index(name) for name in wanted if name in names), -1)


class MappedReader(FileReader):
    """Reads the tables for which the person chose the columns."""

    kind = TABLE_KIND
    label = TABLE_LABEL
    suffixes = (".csv",)
    where_from = TABLE_WHERE

    def __init__(self, columns: ColumnMap) -> None:
        """Take the choice."""
        self._columns = columns

    def recognises(self, head: bytes) -> bool:
        """Say no: such a table is known by the choice alone."""
        del head
        return False

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield the traces of a table; return how many rows there are."""
        return (yield from read_mapped(source, self._columns, ticket))


def read_mapped(source: Source, columns: ColumnMap, ticket: ReadingTicket) -> Reading:
    """Yield the traces of a table; return how many rows there are.

    Columns that the map does not name are never looked at.
    """
    return (yield from read_entries(source, ticket, lambda task: _read(task, columns)))


def _read(task: EntryTask, columns: ColumnMap) -> None:
    lines = text_lines(task.stream, task.entry.size, task.ticket)
    payments = PaymentTally(task)
    for number, row in csv_rows(lines, task.report, columns.delimiter):
        if number <= columns.header_rows or not any(row):
            continue
        if columns.kind is SightingKind.PAYMENT and columns.address < 0:
            how = how_paid(cell(row, columns.sort), cell(row, columns.name))
            day = day_of_text(cell(row, columns.day))
            payments.add(cell(row, columns.name), how, day, f"row {number}")
        else:
            _add(task, row, columns, number)
    payments.pour_into()


def _add(task: EntryTask, row: list[str], columns: ColumnMap, number: int) -> None:
    """Count a row by its web address, or by its name if it has none."""
    day, name = day_of_text(cell(row, columns.day)), cell(row, columns.name)
    domains = domains_of(cell(row, columns.address), task.tally.settings.apps) or (None,)
    task.tally.items += len(domains)
    for domain in domains:
        place = task.place(f"row {number}")
        task.tally.add(Sighting(columns.kind, domain, name or None, place, 1, day, day))
