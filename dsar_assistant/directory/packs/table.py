"""Read organisations from any CSV table, by a map of its columns."""

import csv
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import IO, TypeAlias

from dsar_assistant.directory.old_bytes import OLD_BYTES
from dsar_assistant.directory.packs.cleaning import (
    clean_email,
    clean_line,
    clean_url,
    email_domain,
    https_only,
    nation_of,
    own_site_domain,
    registrable,
    slug,
    uk_address,
)
from dsar_assistant.directory.packs.columns import ColumnMap, guess_columns, missing_columns
from dsar_assistant.directory.packs.errors import PackUnreadableError
from dsar_assistant.directory.packs.known_tables import KnownTable, known_table
from dsar_assistant.directory.packs.pack import Origin, Pack, PackProblem
from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence, Source
from dsar_assistant.domain.right import RegimeCode

MOST_ROWS = 200_000
_MOST_PROBLEMS = 200
_ROWS_PER_LOOK = 2_000
LONGEST_LINE = 200_000
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


Watch: TypeAlias = Callable[[], None]


def unwatched() -> None:
    """Let the reading go on unwatched."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in the file, before anything is made of it.

    Attributes:
        known: Which public table it is, if one that is known by sight.
    """

    header: tuple[str, ...]
    rows: Iterator[Sequence[str]]
    known: KnownTable | None = None


@dataclass(slots=True)
class _Reading:
    """What has been gathered so far, each with the number of its row."""

    origin: Origin
    watch: Watch
    known: KnownTable | None = None
    company_numbers: frozenset[str] = frozenset()
    found: list[tuple[int, Controller]] = field(default_factory=list)
    problems: list[PackProblem] = field(default_factory=list)

    def is_stranger(self, cells: Sequence[str], place: int | None) -> bool:
        """Say of a row in a table of millions whether it is of nobody in the directory."""
        if place is None:
            return False
        return len(cells) <= place or company_number(cells[place].strip()) not in (
            self.company_numbers
        )

    def note(self, where: str, reason: str) -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(PackProblem(where, reason))


@contextmanager
def opened_table(source: bytes | IO[bytes]) -> Iterator[Table]:
    """Give a table whose rows can be read until the context ends; a file stays open."""
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    text = io.TextIOWrapper(stream, "utf-8-sig", OLD_BYTES, newline="")
    try:
        yield _begun(text)
    finally:
        text.detach()


def _begun(text: io.TextIOWrapper) -> Table:
    """Tell the separator of the columns, and read the headings."""
    lines = iter(partial(text.readline, LONGEST_LINE), "")
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=first.count)
    # Tab-separated public lists are written without quoting; a stray quote is just a quote.
    all_lines = chain([first], lines)
    if delimiter == "\t":
        rows = csv.reader(all_lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        rows = csv.reader(all_lines, delimiter=delimiter)
    try:
        header = tuple(clean_line(heading) for heading in next(rows, ()))
    except csv.Error:
        header = ()
    known = known_table(header)
    if known is not None and known.headings:
        return Table(known.headings, chain([list(header)], rows), known)
    return Table(header, rows, known)


def looks_like_table(head: bytes) -> bool:
    """Say whether a file begins like a table with a column of names."""
    if b"\x00" in head:
        return False
    with opened_table(head) as table:
        return table.known is not None or guess_columns(table.header) is not None


def read(
    source: bytes | IO[bytes],
    origin: Origin,
    columns: ColumnMap | None = None,
    company_numbers: Collection[str] = (),
    watch: Watch = unwatched,
) -> Pack:
    """Read one organisation a row; rows without a name, and what follows a limit, are reported.

    Args:
        source: The whole file.
        origin: Whose list it is; its id begins the ids of what is found. A public table
            that is known by sight says itself whose it is.
        columns: What the person said of the columns; None = guess from the headings.
        company_numbers: Of what is in the directory, for a table of millions.
        watch: Hears now and then that it goes on; what it raises ends the reading.
    """
    with opened_table(source) as table:
        reading = _Reading(origin, watch, company_numbers=frozenset(company_numbers))
        return _read(table, reading, columns)


def _read(table: Table, reading: _Reading, columns: ColumnMap | None) -> Pack:
    known = table.known if columns is None else None
    if known is not None:
        reading.known = known
        reading.origin = replace(
            reading.origin, id=known.id, label=known.label, licence=known.licence, url=known.url
        )
    chosen = columns or (known.columns if known else guess_columns(table.header))
    if chosen is None:
        reading.note("the headings", "no column looks like the names of organisations")
    elif known is None and (missing := missing_columns(chosen, table.header)):
        reading.note("the headings", f"there is no column called {', '.join(missing)}")
    else:
        _read_rows(table, chosen, reading)
    return Pack(reading.origin, tuple(_told_apart(reading.found)), tuple(reading.problems))


def _read_rows(table: Table, columns: ColumnMap, reading: _Reading) -> None:
    number, known = 1, reading.known
    place = None
    if known is not None and known.only_known and columns.company_number in table.header:
        place = table.header.index(columns.company_number)
    try:
        for number, cells in enumerate(table.rows, start=2):
            if number % _ROWS_PER_LOOK == 0:
                reading.watch()
            if reading.is_stranger(cells, place) or not any(cell.strip() for cell in cells):
                continue
            row = dict(zip(table.header, cells, strict=False))
            if known is not None and not known.wants(row):
                continue
            if known is not None and reading.origin.as_of is None:
                reading.origin = replace(reading.origin, as_of=_day(row.get(known.dated, "")))
            if len(reading.found) >= MOST_ROWS:
                reading.note(f"row {number}", f"only the first {MOST_ROWS:,} rows were read")
                return
            _read_row(number, row, columns, reading)
    except csv.Error as error:
        reading.note(f"after row {number}", f"the rest cannot be read: {error}")
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise PackUnreadableError(reading.origin.label, "it is damaged and breaks off") from error


def _read_row(number: int, row: dict[str, str], columns: ColumnMap, reading: _Reading) -> None:
    name = _cell(row, columns.name)
    key = slug(name)
    if not key:
        reading.note(f"row {number}", "it has no name that can be read")
        return
    made = _controller(f"{reading.origin.id}-{key}", row, columns, reading.origin)
    sector = reading.known.sector if reading.known else made.sector
    reading.found.append((number, replace(made, sector=sector)))


def _told_apart(found: Sequence[tuple[int, Controller]]) -> Iterator[Controller]:
    """Give those of one name an id each that they keep in the list's next edition.

    A person's word on one branch must never come to stand at another, whatever the order.
    """
    uses = Counter(item.id for _, item in found)
    marks = Counter((item.id, mark) for _, item in found for mark in set(_marks(item)))
    taken = set(uses)
    for number, item in found:
        if uses[item.id] == 1:
            yield item
            continue
        told = (mark for mark in _marks(item) if marks[item.id, mark] == 1)
        own = f"{item.id}-{next(told, f'row-{number}')}"
        own = f"{own}-row-{number}" if own in taken else own
        taken.add(own)
        yield replace(item, id=own)


def _marks(item: Controller) -> list[str]:
    """Give what may tell an organisation from others of its name, most telling first."""
    address = item.contact.address or PostalAddress(())
    told = (
        item.ico_registration,
        item.company_number,
        address.postcode,
        " ".join(address.block),
        *item.domains,
    )
    return [mark for text in told if (mark := slug(text or ""))]


def _controller(
    controller_id: str, row: dict[str, str], columns: ColumnMap, origin: Origin
) -> Controller:
    country = _cell(row, columns.country)
    is_uk = country.casefold() in _UK_WORDS
    address = _address(row, columns, is_uk=is_uk, country=country)
    email = clean_email(row.get(columns.email or ""))
    web = clean_url(row.get(columns.web or ""))
    named = (row.get(columns.domains or "") or "").split()[:_MOST_NAMES]
    domains = (own_site_domain(web), email_domain(email), *map(registrable, named))
    return Controller(
        id=controller_id,
        name=_cell(row, columns.name),
        sector="other",
        regime=RegimeCode.UK_GDPR,
        country="GB" if is_uk else "ZZ",
        nation=nation_of(address) if is_uk else Nation.UNKNOWN,
        contact=Contact(
            address=address,
            email=email,
            phone=_cell(row, columns.phone) or None,
            privacy_notice_url=https_only(clean_url(row.get(columns.notice or ""))),
        ),
        confidence=Confidence.LOW,
        known_as=_trading_names(row, columns),
        domains=tuple(dict.fromkeys(domain for domain in domains if domain)),
        company_number=company_number(_cell(row, columns.company_number)),
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


def _day(text: str) -> PartialDate | None:
    """Read the day that stands in a row, if one does."""
    try:
        return PartialDate.parse(text.strip()[:10])
    except ValueError:
        return None


def _trading_names(row: dict[str, str], columns: ColumnMap) -> tuple[str, ...]:
    names = (clean_line(name) for name in _cell(row, columns.trading_names).split("|"))
    return tuple(name for name in names if name)[:_MOST_NAMES]


def company_number(text: str) -> str | None:
    """Give a number its leading noughts back, which spreadsheets take away."""
    return (text.zfill(8) if text.isdigit() else text.upper()) or None


def _cell(row: dict[str, str], column: str | None) -> str:
    return clean_line(row.get(column)) if column else ""
