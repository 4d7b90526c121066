"""Read the register's cells column by column: what is done to many at once is done sooner."""

from collections.abc import Callable, Iterator, Sequence
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

Cells = tuple[str, ...]
_Cell = TypeVar("_Cell")

# As in the file; all but the first two may be absent. Spaces around the first and the last
# cell are seen to by their own cleaning: the quick look at a row does not find them.
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
_CAPS = (
    20,
    LONGEST_NAME,
    LONGEST_TRADING,
    *(LONGEST_LINE,) * 5,
    20,
    LONGEST_NAME,
    254,
    5,
    20,
    20,
    10,
)
_LARGE = frozenset({"Tier 2", "Tier 3"})
_AS_GIVEN = 200
_UNREADABLE = "it has no registration number, or no name, that can be read"
_MISPLACED = "its cells are not in the columns where they belong"


def clean_row(cells: Cells) -> Cells:
    """Take out of a row what is not to be seen; most rows stay as they are."""
    # Looks at all cells in one go; a space at either end of one makes two here.
    joined = " ".join(filter(None, cells))
    if "  " not in joined and joined.isprintable() and len(joined) <= _AS_GIVEN:
        return cells
    return tuple(map(clean_cell, cells, _CAPS))


class RegisterColumns:
    """Some rows of clean cells, turned into columns."""

    def __init__(self, rows: list[Cells]) -> None:
        """Take the rows."""
        self._rows = rows
        cells: Sequence[Cells] = tuple(zip(*rows, strict=True)) or ((),) * len(COLUMNS)
        self._cells = cells
        plain = all(map(is_registration, cells[0]))
        self._registrations = list(cells[0] if plain else map(clean_registration, cells[0]))
        self._publics = list(map(clean_yes, cells[_PUBLIC]))
        self._starts = list(map(clean_day, cells[_STARTS]))
        self._ends = list(map(clean_day, cells[_ENDS]))
        self._tiers = list(map(clean_tier, cells[_TIER]))

    def without_faults(self, note: Callable[[int, str], None]) -> "RegisterColumns":
        """Leave out rows that cannot be read, and empty one odd cell of a row that can.

        Args:
            note: Is told the place of each row left out, and why.
        """
        read = (self._registrations, self._publics, self._starts, self._ends, self._tiers)
        if "" not in self._cells[_NAME] and not any(None in column for column in read):
            return self
        rows = []
        for place, (row, found) in enumerate(zip(self._rows, zip(*read, strict=True), strict=True)):
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
        return RegisterColumns(rows)

    def parted_by_size(self) -> tuple["RegisterColumns", list[str]]:
        """Keep large organisations and public authorities; give the others' e-mail addresses.

        An address that is none is empty.
        """
        pairs = zip(self._tiers, self._publics, strict=True)
        wanted = [tier in _LARGE or bool(public) for tier, public in pairs]
        left = compress(self._cells[_EMAIL], (not one for one in wanted))
        kept = RegisterColumns(list(compress(self._rows, wanted)))
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


def _all(column: list[_Cell | None]) -> list[_Cell]:
    """Take a column as one without gaps, which it is once the faults are out."""
    return cast("list[_Cell]", column)
