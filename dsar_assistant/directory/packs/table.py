"""Read organisations from any CSV table, by a map of its columns."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dsar_assistant.directory.packs.cleaning import (
    clean_email,
    clean_line,
    clean_url,
    email_domain,
    nation_of,
    own_site_domain,
    slug,
    uk_address,
)
from dsar_assistant.directory.packs.columns import ColumnMap, guess_columns, missing_columns
from dsar_assistant.directory.packs.pack import Origin, Pack, PackProblem
from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence, Source
from dsar_assistant.domain.right import RegimeCode

MOST_ROWS = 50_000
_MOST_PROBLEMS = 200
_SAMPLE = 64_000
_DELIMITERS = ",;\t|"
_UK_WORDS = frozenset(
    (
        "",
        "gb",
        "uk",
        "united kingdom",
        "great britain",
        "england",
        "scotland",
        "wales",
        "northern ireland",
    ),
)
_MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in the file, before anything is made of it."""

    header: tuple[str, ...]
    rows: Iterator[Sequence[str]]


@dataclass(slots=True)
class _Reading:
    """What has been gathered so far."""

    origin: Origin
    found: dict[str, Controller] = field(default_factory=dict)
    problems: list[PackProblem] = field(default_factory=list)

    def note(self, where: str, reason: str) -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(PackProblem(where, reason))


def open_table(content: bytes) -> Table:
    """Tell the text's encoding and the separator of its columns, and read the headings."""
    text = _decoded(content)
    first = text[:_SAMPLE].partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    # Tab-separated public lists are written without quoting; a stray quote is just a quote.
    lines = io.StringIO(text, newline="")
    if delimiter == "\t":
        rows = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        rows = csv.reader(lines, delimiter=delimiter)
    try:
        header = tuple(clean_line(heading) for heading in next(rows, ()))
    except csv.Error:
        header = ()
    return Table(header, rows)


def looks_like_table(content: bytes) -> bool:
    """Say whether a file begins like a table with a column of names."""
    head = content[:_SAMPLE]
    return b"\x00" not in head and guess_columns(open_table(head).header) is not None


def read(content: bytes, origin: Origin, columns: ColumnMap | None = None) -> Pack:
    """Read one organisation a row; rows without a name, and what follows a limit, are reported.

    Args:
        content: The whole file.
        origin: Whose list it is; its id begins the ids of what is found.
        columns: What the person said of the columns; None = guess from the headings.
    """
    table = open_table(content)
    reading = _Reading(origin)
    chosen = columns or guess_columns(table.header)
    if chosen is None:
        reading.note("the headings", "no column looks like the names of organisations")
    elif missing := missing_columns(chosen, table.header):
        reading.note("the headings", f"there is no column called {', '.join(missing)}")
    else:
        _read_rows(table, chosen, reading)
    return Pack(origin, tuple(reading.found.values()), tuple(reading.problems))


def _read_rows(table: Table, columns: ColumnMap, reading: _Reading) -> None:
    number = 1
    try:
        for number, cells in enumerate(table.rows, start=2):
            if number > MOST_ROWS + 1:
                reading.note(f"row {number}", f"only the first {MOST_ROWS:,} rows were read")
                return
            if any(cell.strip() for cell in cells):
                _read_row(number, dict(zip(table.header, cells, strict=False)), columns, reading)
    except csv.Error as error:
        reading.note(f"after row {number}", f"the rest cannot be read: {error}")


def _read_row(number: int, row: dict[str, str], columns: ColumnMap, reading: _Reading) -> None:
    name = _cell(row, columns.name)
    key = slug(name)
    if not key:
        reading.note(f"row {number}", "it has no name that can be read")
        return
    controller_id = f"{reading.origin.id}-{key}"
    if controller_id in reading.found:
        controller_id = f"{controller_id}-row-{number}"
    reading.found[controller_id] = _controller(controller_id, row, columns, reading.origin)


def _controller(
    controller_id: str, row: dict[str, str], columns: ColumnMap, origin: Origin
) -> Controller:
    country = _cell(row, columns.country)
    is_uk = country.casefold() in _UK_WORDS
    address = _address(row, columns, is_uk=is_uk, country=country)
    email = clean_email(row.get(columns.email or ""))
    web = clean_url(row.get(columns.web or ""))
    domains = (own_site_domain(web), email_domain(email))
    return Controller(
        id=controller_id,
        name=_cell(row, columns.name),
        sector="other",
        regime=RegimeCode.UK_GDPR,
        country="GB" if is_uk else "ZZ",
        nation=nation_of(address) if is_uk else Nation.UNKNOWN,
        contact=Contact(address=address, email=email, phone=_cell(row, columns.phone) or None),
        confidence=Confidence.LOW,
        known_as=_trading_names(row, columns),
        domains=tuple(dict.fromkeys(domain for domain in domains if domain)),
        company_number=_company_number(_cell(row, columns.company_number)),
        ico_registration=_cell(row, columns.ico_registration).upper() or None,
        sources=(Source(origin.url or origin.label, (origin.label, origin.licence), origin.as_of),),
        note="From a list that was handed in; it does not say when each line was last checked.",
        origin=origin.id,
    )


def _address(
    row: dict[str, str], columns: ColumnMap, *, is_uk: bool, country: str
) -> PostalAddress | None:
    cells = (_cell(row, column) for column in columns.address)
    lines = tuple(cell for cell in cells if cell)
    if not lines:
        return None
    postcode = _cell(row, columns.postcode)
    written = (*lines, postcode) if postcode and postcode not in lines else lines
    return uk_address(written) if is_uk else PostalAddress(written, country=country)


def _trading_names(row: dict[str, str], columns: ColumnMap) -> tuple[str, ...]:
    names = (clean_line(name) for name in _cell(row, columns.trading_names).split("|"))
    return tuple(name for name in names if name)[:_MOST_NAMES]


def _company_number(text: str) -> str | None:
    """Give a number its leading noughts back, which spreadsheets take away."""
    return (text.zfill(8) if text.isdigit() else text.upper()) or None


def _cell(row: dict[str, str], column: str | None) -> str:
    return clean_line(row.get(column)) if column else ""


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
