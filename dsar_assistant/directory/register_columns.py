"""Read the register's cells column by column: what is done to many at once is done sooner."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import compress
from typing import cast

from dsar_assistant.directory.register_cells import (
    EMAIL,
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_TRADING,
    POSTCODE,
    REGISTRATION,
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
from dsar_assistant.domain.register import CELL_END

Column = Sequence[str]

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
_LONGEST_CODE, _LONGEST_EMAIL = 40, 254
# Columns of free writing.
_FREE = (
    (_NAME, LONGEST_NAME),
    (_TRADING, LONGEST_TRADING),
    *((line, LONGEST_LINE) for line in range(*_ADDRESS.indices(len(COLUMNS)))),
    (_OFFICER, LONGEST_NAME),
)
_PLAIN = bytes((*range(32, 127), 10))
_LARGE = frozenset({"Tier 2", "Tier 3"})
_UNREADABLE = "it has no registration number, or no name, that can be read"
_MISPLACED = "its cells are not in the columns where they belong"


def _all_are(cell: str) -> Callable[[str], re.Match[str] | None]:
    """Look through a whole column for a cell that is written in another way."""
    return re.compile(f"(?:{cell}\n)*+").fullmatch


_are_registrations = _all_are(REGISTRATION)
_are_postcodes = _all_are(f"(?:{POSTCODE})?")
_are_emails = _all_are(f"(?:{EMAIL})?")


def _text_of(column: Column) -> str:
    """Put a column into one text, each cell with a line feed behind it."""
    return "\n".join((*column, ""))


def _is_clean(text: str, cells: int, longest: int) -> bool:
    """Look at so many cells in one go: for what is not to be seen, and spaces too many."""
    return len(text) == cells or (
        text.count("\n") == cells
        and "  " not in text
        and "\n " not in text
        and " \n" not in text
        and not text.startswith(" ")
        # Most cells are plain; their bytes are looked through sooner than their letters.
        and (not text.encode().translate(None, _PLAIN) or text.replace("\n", "").isprintable())
        and _are_within(text, longest)
    )


def _are_within(text: str, longest: int) -> bool:
    """Say whether no cell is longer; many short ones are passed over in one leap."""
    begin = 0
    while begin < len(text):
        begin = text.rfind("\n", begin, begin + longest + 1) + 1
        if not begin:
            return False
    return True


class RegisterColumns:
    """Some rows, as columns of cells that are looked at together and cleaned only at need."""

    def __init__(self, cells: Iterable[Column]) -> None:
        """Take the columns as written, in the order of ``COLUMNS``."""
        self._cells = list(cells)
        for at, longest in _FREE:
            column = self._cells[at]
            if not _is_clean(_text_of(column), len(column), longest):
                self._cells[at] = [clean_cell(cell, longest) for cell in column]
        numbers = self._cells[0]
        are_usual = _are_registrations(_text_of(numbers))
        self._read = [
            numbers if are_usual else _each(clean_registration, numbers),
            _each(clean_yes, self._cells[_PUBLIC]),
            _each(clean_day, self._cells[_STARTS]),
            _each(clean_day, self._cells[_ENDS]),
            _each(clean_tier, self._cells[_TIER]),
        ]

    def without_faults(self, note: Callable[[int, str], None]) -> "RegisterColumns":
        """Leave out rows that cannot be read, and empty one odd cell of a row that can.

        Args:
            note: Is told the place of each row left out, and why.
        """
        if "" not in self._cells[_NAME] and not any(None in column for column in self._read):
            return self
        rows = []
        pairs = zip(zip(*self._cells, strict=True), zip(*self._read, strict=True), strict=True)
        for place, (row, found) in enumerate(pairs):
            if row[_NAME] and None not in found:
                rows.append(row)
            elif found[0] is None or not row[_NAME]:
                note(place, _UNREADABLE)
            # Beside a Y or N in its place, one odd cell is that cell's fault, not the row's.
            elif not row[_PUBLIC].strip() or found[1] is None or found.count(None) > 1:
                note(place, _MISPLACED)
            else:
                odd = (_PUBLIC, _STARTS, _ENDS, _TIER)[found.index(None) - 1]
                rows.append((*row[:odd], "", *row[odd + 1 :]))
        return RegisterColumns(tuple(zip(*rows, strict=True)) or ((),) * len(COLUMNS))

    def parted_by_size(self) -> tuple["RegisterColumns", list[str]]:
        """Keep large organisations and public authorities; give the others' e-mail addresses.

        An address that is none is empty.
        """
        pairs = zip(self._read[4], self._read[1], strict=True)
        wanted = [tier in _LARGE or public == "Y" for tier, public in pairs]
        left = compress(self._cells[_EMAIL], (not one for one in wanted))
        kept = RegisterColumns(list(compress(column, wanted)) for column in self._cells)
        return kept, list(map(_clean_email, left))

    def expired(self, ends_from: str) -> int:
        """Count the rows that ended before a day (ISO)."""
        return sum("" < ends < ends_from for ends in _all(self._read[3]))

    def rows(self) -> list[str]:
        """Give what goes into the index, each row as one text; only of rows without faults."""
        registrations, publics, starts, ends, tiers = map(_all, self._read)
        emails = self._emails()
        columns = (
            registrations,
            self._cells[_NAME],
            self._trading_names(),
            *self._cells[_ADDRESS],
            self._postcodes(),
            publics,
            tiers,
            emails,
            starts,
            ends,
            self._other_officers(emails),
        )
        return list(map(CELL_END.join, zip(*columns, strict=True)))

    def _trading_names(self) -> Column:
        column = self._cells[_TRADING]
        return [clean_trading(cell) if "|" in cell else cell for cell in column]

    def _postcodes(self) -> Column:
        column = self._cells[_POSTCODE]
        if _are_postcodes(_text_of(column)):
            return column
        return [clean_postcode(clean_cell(cell, _LONGEST_CODE)) for cell in column]

    def _emails(self) -> Column:
        column = self._cells[_EMAIL]
        text = _text_of(column)
        if _are_emails(text) and text == text.lower():
            return column
        return list(map(_clean_email, column))

    def _other_officers(self, emails: Column) -> Column:
        """Say of each row whether its officer is of another organisation: Y or nothing."""
        names, officers = self._cells[_NAME], self._cells[_OFFICER]
        if not any(officers):
            return officers
        return [
            "Y"
            if officer and email and officer != name and _core_of(officer) != core_name(name)
            else ""
            for name, officer, email in zip(names, officers, emails, strict=True)
        ]


@lru_cache(maxsize=4096)
def _core_of(officer: str) -> str:
    """Give the core of a name that many rows may hold: an officer works for many."""
    return core_name(officer)


def _clean_email(cell: str) -> str:
    return cell and clean_email(clean_cell(cell, _LONGEST_EMAIL))


def _each(read: Callable[[str], str | None], column: Column) -> Sequence[str | None]:
    """Read the cells of a column that has few different ones; mostly they are as written."""
    found = {}
    for cell in set(column):
        meant = read(cell) if len(cell) <= _LONGEST_CODE else None
        found[cell] = meant if meant == cell else read(clean_cell(cell, _LONGEST_CODE))
    if list(found) == list(found.values()):
        return column
    return list(map(found.__getitem__, column))


def _all(column: Sequence[str | None]) -> Column:
    """Take a column as one without gaps, which it is once the faults are out."""
    return cast("Column", column)
