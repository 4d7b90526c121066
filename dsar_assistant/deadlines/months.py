"""Adding months and days to a day, as periods of law are counted."""

from calendar import monthrange
from datetime import MAXYEAR, date

from dsar_assistant.domain.errors import InvalidDatesError
from dsar_assistant.domain.text import day_in_words

_LAST_ORDINAL = date.max.toordinal()
_SHORTEST_MONTH = 28


def add_months(day: date, months: int) -> date:
    """Give the corresponding day some months later, or the last day of a shorter month.

    Always count from the original day: 31 January and one month, then two more, is
    28 April; 31 January and three months is 30 April.

    Raises:
        InvalidDatesError: The answer lies beyond the calendar.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    if year > MAXYEAR:
        raise _beyond(day)
    if day.day <= _SHORTEST_MONTH:
        return date(year, month, day.day)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_days(day: date, days: int) -> date:
    """Give the day some days later; the day itself is day zero.

    Raises:
        InvalidDatesError: The answer lies beyond the calendar.
    """
    ordinal = day.toordinal() + days
    if ordinal > _LAST_ORDINAL:
        raise _beyond(day)
    return date.fromordinal(ordinal)


def _beyond(day: date) -> InvalidDatesError:
    return InvalidDatesError(f"a period from {day_in_words(day)} has no end that can be written")
