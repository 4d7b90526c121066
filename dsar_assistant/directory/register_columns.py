"""Read the register's cells column by column: what is done to many at once is done sooner."""

from collections.abc import Callable, Iterable, Iterator
from itertools import compress
from typing import TypeVar, cast

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
    is_postcode,
    is_registration,
)
from dsar_assistant.directory.register_names import core_name
from dsar_assistant.domain.register import RegisterBatch

Column = tuple[str, ...]
Columns = tuple[Column, ...]
_Cell = TypeVar("_Cell")

# As in the file; all but the first two may be absent.
COLUMNS = (
    "registration_number",
    "organisation_name",
    "trading_names",
    *(f"organisation_address_line_{line}" for line in range(1, 6)),
    "organisation_postcode",
    "dpo_or_person_responsible_for_dp_organisation",
    "dpo_or_person_responsible_for_dp_email",
    "public_authority",
    "start_date_of_registration",
    "end_date_of_registration",
    "payment_tier",
)
REQUIRED = 2
_NAME, _TRADING, _ADDRESS, _POSTCODE, _OFFICER, _EMAIL = 1, 2, slice(3, 8), 8, 9, 10
_PUBLIC, _STARTS, _ENDS, _TIER = 11, 12, 13, 14
# Wider than what is valid: a cell that is too long must not be cut into one that is not.
_CAPS = (40, LONGEST_NAME, LONGEST_TRADING, *(LONGEST_LINE,) * 5, 40, LONGEST_NAME, 254, *(40,) * 4)
_PLAIN = bytes(range(32, 127))
_LARGE = frozenset({"Tier 2", "Tier 3"})
_UNREADABLE = "it has no registration number, or no name, that can be read"
_MISPLACED = "its cells are not in the columns where they belong"


def clean_columns(columns: Iterable[Column]) -> Columns:
    """Take out of cells what is not to be seen; most stay as they are."""
    return tuple(
        column if _is_clean(column, cap) else tuple(clean_cell(cell, cap) for cell in column)
        for column, cap in zip(columns, _CAPS, strict=True)
    )


def _is_clean(column: Column, cap: int) -> bool:
    """Look at all cells in one go; a space at either end of one makes two here."""
    joined = " ".join(filter(None, column))
    return (
        "  " not in joined
        and not joined.startswith(" ")
        and not joined.endswith(" ")
        # Most cells are plain; their bytes are looked through sooner than their letters.
        and (not joined.encode().translate(None, _PLAIN) or joined.isprintable())
        and max(map(len, column), default=0) <= cap
    )


class RegisterColumns:
    """Some rows of clean cells, as columns."""

    def __init__(self, cells: Columns) -> None:
        """Take the columns, in the order of ``COLUMNS``."""
        self._cells = cells
        plain = all(map(is_registration, cells[0]))
        self._registrations = list(cells[0] if plain else map(clean_registration, cells[0]))
        self._publics = _each(clean_yes, cells[_PUBLIC])
        self._starts = list(map(clean_day, cells[_STARTS]))
        self._ends = list(map(clean_day, cells[_ENDS]))
        self._tiers = _each(clean_tier, cells[_TIER])

    def without_faults(self, note: Callable[[int, str], None]) -> "RegisterColumns":
        """Leave out rows that cannot be read, and empty one odd cell of a row that can.

        Args:
            note: Is told the place of each row left out, and why.
        """
        read = (self._registrations, self._publics, self._starts, self._ends, self._tiers)
        if "" not in self._cells[_NAME] and not any(None in column for column in read):
            return self
        rows = []
        pairs = zip(zip(*self._cells, strict=True), zip(*read, strict=True), strict=True)
        for place, (row, found) in enumerate(pairs):
            if row[_NAME] and None not in found:
                rows.append(row)
            elif found[0] is None or not row[_NAME]:
                note(place, _UNREADABLE)
            # Beside a Y or N in its place, one odd cell is that cell's fault, not the row's.
            elif not row[_PUBLIC] or found[1] is None or found.count(None) > 1:
                note(place, _MISPLACED)
            else:
                odd = (_PUBLIC, _STARTS, _ENDS, _TIER)[found.index(None) - 1]
                rows.append((*row[:odd], "", *row[odd + 1 :]))
        return RegisterColumns(tuple(zip(*rows, strict=True)) or ((),) * len(COLUMNS))

    def parted_by_size(self) -> tuple["RegisterColumns", list[str]]:
        """Keep large organisations and public authorities; give the others' e-mail addresses.

        An address that is none is empty.
        """
        pairs = zip(self._tiers, self._publics, strict=True)
        wanted = [tier in _LARGE or bool(public) for tier, public in pairs]
        left = compress(self._cells[_EMAIL], (not one for one in wanted))
        kept = RegisterColumns(tuple(tuple(compress(column, wanted)) for column in self._cells))
        return kept, [email and clean_email(email) for email in left]

    def expired(self, ends_from: str) -> int:
        """Count the rows that ended before a day (ISO)."""
        return sum("" < ends < ends_from for ends in _all(self._ends))

    def batch(self) -> RegisterBatch:
        """Give what goes into the index; only of rows without faults."""
        cells = self._cells
        emails = [email and clean_email(email) for email in cells[_EMAIL]]
        return RegisterBatch(
            _all(self._registrations),
            list(cells[_NAME]),
            [clean_trading(names) if "|" in names else names for names in cells[_TRADING]],
            ["\n".join(filter(None, lines)) for lines in zip(*cells[_ADDRESS], strict=True)],
            [code if is_postcode(code) else clean_postcode(code) for code in cells[_POSTCODE]],
            _all(self._publics),
            _all(self._tiers),
            emails,
            _all(self._starts),
            _all(self._ends),
            list(self._other_officers(emails)),
        )

    def _other_officers(self, emails: list[str]) -> Iterator[bool]:
        names, officers = self._cells[_NAME], self._cells[_OFFICER]
        for name, officer, email in zip(names, officers, emails, strict=True):
            yield bool(email and officer) and core_name(officer) != core_name(name)


def _each(read: Callable[[str], _Cell], column: Column) -> list[_Cell]:
    """Read the cells of a column that has few different ones."""
    found = {cell: read(cell) for cell in set(column)}
    return [found[cell] for cell in column]


def _all(column: list[_Cell | None]) -> list[_Cell]:
    """Take a column as one without gaps, which it is once the faults are out."""
    return cast("list[_Cell]", column)
