"""Reading any other table by a map of its columns that the person gives once.

Pure functions: look at the first rows, guess, read with the map. A map can be kept under
the signature of its header, so that the same kind of file needs no second answer.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from dsar_assistant.domain.evidence import Sighting, SightingKind
from dsar_assistant.finding.csv_rows import cell, csv_rows, first_rows
from dsar_assistant.finding.money.days import day_of_text
from dsar_assistant.finding.money.payments import PaymentTally, how_paid
from dsar_assistant.finding.reader import Reading, Source
from dsar_assistant.finding.text_lines import head_text, text_lines
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries
from dsar_assistant.finding.web_address import domains_of

_DELIMITERS = (",", ";", "\t", "|")
_FEWEST_COLUMNS = 2
_SHOWN_ROWS = 5
_DAYS = ("date", "transaction date", "started date", "when", "day", "time")
_NAMES = ("payee", "name", "description", "merchant", "counterparty", "organisation", "company")
_ADDRESSES = ("url", "website", "web site", "address", "domain", "site")
_SORTS = ("type", "transaction type", "kind")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which column holds what, counted from 0; -1 where none does.

    Attributes:
        kind: What sort of trace a row is.
        name: The organisation or payee. address: A web address of it.
        sort: A bank's word for how a payment was made.
        header_rows: Rows to pass over at the top.
    """

    kind: SightingKind
    name: int = -1
    address: int = -1
    day: int = -1
    sort: int = -1
    delimiter: str = ","
    header_rows: int = 1

    @property
    def is_usable(self) -> bool:
        """Whether it says where an organisation is named."""
        return self.name >= 0 or self.address >= 0


@dataclass(frozen=True, slots=True)
class TablePreview:
    """The first rows of a table, for the person to point at its columns.

    Attributes:
        signature: Stands for tables with the same header; keep a map under it.
        guess: What the names of the columns suggest.
    """

    rows: tuple[tuple[str, ...], ...]
    signature: str
    guess: ColumnMap


def preview_table(head: bytes) -> TablePreview | None:
    """Look at the first bytes of a file; None if it is no table of several columns."""
    text = head_text(head)
    if "\0" in text:
        return None
    delimiter = max(_DELIMITERS, key=text[:4000].count)
    rows = [tuple(row) for row in first_rows(text, delimiter) if any(row)][:_SHOWN_ROWS]
    if len(rows) < _FEWEST_COLUMNS or len(rows[0]) < _FEWEST_COLUMNS:
        return None
    return TablePreview(tuple(rows), header_signature(rows[0]), _guess(rows[0], delimiter))


def header_signature(header: Sequence[str]) -> str:
    """Give a short text that stands for all tables with the same columns."""
    plain = "\n".join(one.strip().casefold() for one in header)
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:32]


def _guess(header: Sequence[str], delimiter: str) -> ColumnMap:
    names = [one.strip().casefold() for one in header]
    places = [_place(names, wanted) for wanted in (_NAMES, _ADDRESSES, _DAYS, _SORTS)]
    name, address, day, sort = places
    kind = SightingKind.ACCOUNT if address >= 0 and day < 0 else SightingKind.PAYMENT
    return ColumnMap(kind, name, address, day, sort, delimiter)


def _place(names: Sequence[str], wanted: Sequence[str]) -> int:
    return next((names.index(name) for name in wanted if name in names), -1)


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
    domains = domains_of(cell(row, columns.address)) or (None,)
    task.tally.items += len(domains)
    for domain in domains:
        place = task.place(f"row {number}")
        task.tally.add(Sighting(columns.kind, domain, name or None, place, 1, day, day))
