"""Plain words for days and counts, the same wherever they are shown."""

from datetime import date
from functools import lru_cache

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


# The same few days are written over and over, in lists and in sums.
@lru_cache(maxsize=8192)
def day_in_words(day: date) -> str:
    """Write a day as in a letter: 23 November 2026. Never depends on the computer's language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=8192)
def weekday_in_words(day: date) -> str:
    """Write a day with its weekday: Monday 23 November 2026."""
    return f"{_WEEKDAYS[day.weekday()]} {day_in_words(day)}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: 1 message, 2 messages."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
