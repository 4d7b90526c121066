"""The day of a message, read cheaply: most mails of one day share their date's first letters."""

import re
from datetime import date, timedelta

from dsar_assistant.finding.mail.fields import Headers

_FIRST_YEAR = 1990
_CENTURY_TURN = 70
_SHORT_YEAR_DIGITS = 2
_MOST_CACHED = 100_000
# "Tue, 01 Mar 2016 " and "Tue, 1 Mar 2016 1": the day is within this.
_PREFIX = 17
_LONGEST_DATE = 60
_MONTHS = {
    name: number
    for number, name in enumerate(
        (
            b"jan",
            b"feb",
            b"mar",
            b"apr",
            b"may",
            b"jun",
            b"jul",
            b"aug",
            b"sep",
            b"oct",
            b"nov",
            b"dec",
        ),
        1,
    )
}
_NAMES = b"|".join(_MONTHS)
_DAY_FIRST = re.compile(
    rb"\b(\d{1,2})[ \t-]{1,3}(" + _NAMES + rb")[a-z]{0,6}[ \t-]{1,3}(\d{4}|\d\d)\b"
)
_DAY_AFTER_MONTH = re.compile(
    rb"\b(" + _NAMES + rb") {1,2}(\d{1,2}) {1,2}[\d:]{4,8}(?: [a-z0-9+-]{1,6}){0,2} (\d{4})\b"
)
_ISO = re.compile(rb"\b(\d{4})-(\d\d)-(\d\d)")
# The half of a year where the prefix ends: 2020 and 2026 begin alike.
_CUT_YEAR = re.compile(rb"\b(?:19|20)$")
_RECEIVED = b"\nreceived:"


class DayReader:
    """Reads the day on which a message was written, as its sender's clock had it."""

    def __init__(self, today: date) -> None:
        """Take the day of reading; a message from later than the day after is misdated."""
        self._first = date(_FIRST_YEAR, 1, 1)
        self._last = today + timedelta(days=1)
        self._cache: dict[bytes, int] = {}

    def ordinal(self, headers: Headers) -> int:
        """Give the day as a proleptic ordinal; 0 if no believable day is found.

        Looks at Date, then at the line that begins the message, then at the newest
        Received.
        """
        written = headers.quick.get(b"date:")
        if written is None:
            return self._fallback(headers)
        return (
            self._cache.get(written[:_PREFIX])
            or self._read_and_remember(written[:_LONGEST_DATE])
            or self._fallback(headers)
        )

    def _read_and_remember(self, written: bytes) -> int:
        """Read a date; keep its first letters for others, if they hold the whole day."""
        day, prefix = self._read(written), written[:_PREFIX]
        if day and self._read(prefix) == day and not _CUT_YEAR.search(prefix):
            self._remember(prefix, day)
        return day

    def _remember(self, prefix: bytes, day: int) -> None:
        if len(self._cache) >= _MOST_CACHED:
            self._cache.clear()
        self._cache[prefix] = day

    def _fallback(self, headers: Headers) -> int:
        """Look in the line that begins the message, then in the newest Received."""
        first_line = headers.lowered.partition(b"\n")[0][:1000]
        received = headers.value(_RECEIVED).lower().rpartition(b";")[2]
        return self._read(first_line) or self._read(received)

    def _read(self, text: bytes) -> int:
        """Find a day in a date of any usual form; 0 if there is none to believe."""
        if found := _DAY_FIRST.search(text):
            return self._checked(_full_year(found[3]), _MONTHS[found[2]], int(found[1]))
        if found := _DAY_AFTER_MONTH.search(text):
            return self._checked(int(found[3]), _MONTHS[found[1]], int(found[2]))
        if found := _ISO.search(text):
            return self._checked(int(found[1]), int(found[2]), int(found[3]))
        return 0

    def _checked(self, year: int, month: int, day: int) -> int:
        """Give the ordinal of a day that exists and can be; else 0."""
        try:
            found = date(year, month, day)
        except ValueError:
            return 0
        return found.toordinal() if self._first <= found <= self._last else 0


def _full_year(digits: bytes) -> int:
    """Give a year its century: 99 is 1999, 02 is 2002."""
    year = int(digits)
    if len(digits) > _SHORT_YEAR_DIGITS:
        return year
    return year + (1900 if year >= _CENTURY_TURN else 2000)
