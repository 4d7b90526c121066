"""A date of which sometimes only the year, or year and month, is documented."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from dsar_assistant.domain.text import day_in_words


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2017``, ``2017-05`` or ``2017-05-23``.

        Raises:
            ValueError: The text is none of these, or no such day exists.
        """
        shape = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
        if shape is None:
            raise ValueError(text)
        numbers = [int(part) for part in shape.groups() if part]
        # A day is made only to refuse a month 13 or a 30 February.
        date(*(*numbers, 1, 1)[:3])
        return cls(*numbers)

    @property
    def iso(self) -> str:
        """The date as it was parsed: ``2017``, ``2017-05`` or ``2017-05-23``."""
        numbers = [f"{self.year:04d}", *(f"{n:02d}" for n in (self.month, self.day) if n)]
        return "-".join(numbers)

    @property
    def words(self) -> str:
        """The date in words: 2017, May 2017, 23 May 2017."""
        if self.month is None:
            return str(self.year)
        words = day_in_words(date(self.year, self.month, self.day or 1))
        return words if self.day else words.split(" ", 1)[1]
