"""Days as banks write them; the day stands before the month, as in the UK."""

import re
from datetime import date
from functools import lru_cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})[/.-] ?(\d{1,2})[/.'-] ?(\d{4}|\d{2})(?!\d)")
_WORDS = re.compile(r"(\d{1,2})[ -]?([A-Za-z]{3})[A-Za-z]{0,6}[ -]?,? ?(\d{4}|\d{2})(?!\d)")
_CENTURY, _TURN = 100, 70


def day_of_text(text: str) -> date | None:
    """Read a day in any of the usual ways of writing; None if it is none."""
    return _read(text.strip()[:40])


# A statement names each day many times.
@lru_cache(maxsize=4096)
def _read(cell: str) -> date | None:
    if found := _YEAR_FIRST.match(cell):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.match(cell):
        return _day(_year(found[3]), int(found[2]), int(found[1]))
    if (found := _WORDS.match(cell)) and (name := found[2].lower()) in _MONTHS:
        return _day(_year(found[3]), _MONTHS.index(name) + 1, int(found[1]))
    return None


def _year(text: str) -> int:
    year = int(text)
    if year >= _CENTURY:
        return year
    return year + (1900 if year >= _TURN else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
