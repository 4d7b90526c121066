"""Keep sorted lists in the register's index: of names, numbers, postcodes and domains.

A line is what one may look for, then the place of its entry (see ``register_build``); some
lines in order make a page. Of each page the index knows the first line and the best place:
the best of very many lines are found on few pages. SQLite has only the pages to keep in
order, and the lines are sorted while they come, which takes a third of the time that an
index of all lines takes.
"""

import sqlite3
import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from operator import itemgetter

from dsar_assistant.domain.register import CELL_END

LIST_TABLES = (
    "CREATE TABLE page (id INTEGER PRIMARY KEY, lines TEXT)",
    """CREATE TABLE list (name TEXT, first TEXT, best TEXT, page INTEGER,
        PRIMARY KEY (name, first, best)) WITHOUT ROWID""",
)
_PAGE = 64
# Sorting so many lines takes less than a tenth of a second, in which nobody can stop it.
_MOST_IN_PART = 100_000
_PARTS = 16
PLACE_LENGTH = 8
_TERM_OF = itemgetter(slice(None, -PLACE_LENGTH - 1))
_PLACE_OF = itemgetter(slice(-PLACE_LENGTH, None))
_LAST = "\U0010ffff"
_PAGES = """SELECT best, page FROM list WHERE name = ?1 AND first < ?3 AND first >= coalesce(
        (SELECT max(first) FROM list WHERE name = ?1 AND first <= ?2), ?2)
    ORDER BY best"""


class RegisterList(StrEnum):
    """What there are lists of."""

    NUMBERS = "numbers"
    POSTCODES = "postcodes"
    DOMAINS = "domains"
    KEYS = "keys"


def lines_of(terms: Iterable[str], places: Iterable[str]) -> list[str]:
    """Write lines of a list, but none for a term that is empty."""
    pairs = zip(terms, places, strict=True)
    return [f"{term}{CELL_END}{place}" for term, place in pairs if term]


def place_texts(places: Sequence[int]) -> list[str]:
    """Write places as texts of one length, whose order is that of the places."""
    figures = struct.pack(f">{len(places)}I", *places).hex("\n", PLACE_LENGTH // 2)
    return figures.split("\n") if figures else []


def places_in(texts: Sequence[str]) -> tuple[int, ...]:
    """Read places again that were written as texts."""
    return struct.unpack(f">{len(texts)}I", bytes.fromhex("".join(texts)))


def terms_of(lines: Iterable[str]) -> list[str]:
    """Give what stands before the place on each line."""
    return list(map(_TERM_OF, lines))


def places_of(lines: Iterable[str]) -> list[str]:
    """Give the place at the end of each line, as text."""
    return list(map(_PLACE_OF, lines))


class SortedLines:
    """Sorts lines while they come. They are kept as bytes, which take a third of the room."""

    def __init__(self) -> None:
        self._starts = [""]
        self._texts = [bytearray()]
        self._counts = [0]

    def add(self, lines: list[str]) -> None:
        """Take some lines; the list may come back in another order."""
        lines.sort()
        end = len(lines)
        for part in range(len(self._starts) - 1, -1, -1):
            begin = bisect_left(lines, self._starts[part], 0, end)
            if begin < end:
                self._texts[part] += "\n".join((*lines[begin:end], "")).encode()
                self._counts[part] += end - begin
                if self._counts[part] > _MOST_IN_PART:
                    self._divide(part)
            end = begin

    def parts(self) -> Iterator[list[str]]:
        """Give all lines in order, some at a time, and forget them.

        Lines with the same before the place come together.
        """
        while self._texts:
            yield _sorted(self._texts.pop(0))

    def _divide(self, part: int) -> None:
        """Make several parts of one that is too large to be sorted in one go."""
        lines = _sorted(self._texts[part])
        starts = {0: self._starts[part]}
        for nth in range(1, _PARTS):
            (term,) = terms_of((lines[nth * len(lines) // _PARTS],))
            starts.setdefault(bisect_left(lines, term + CELL_END), term + CELL_END)
        cuts = sorted(starts)
        pieces = [lines[a:b] for a, b in pairwise((*cuts, len(lines)))]
        self._starts[part : part + 1] = [starts[cut] for cut in cuts]
        # Lines of one term stay together; where they are too many, not every line is a reason.
        self._counts[part : part + 1] = [len(piece) % _MOST_IN_PART for piece in pieces]
        self._texts[part : part + 1] = [
            bytearray("\n".join((*piece, "")).encode()) for piece in pieces
        ]


def _sorted(text: bytearray) -> list[str]:
    lines = text.decode().split("\n")
    del lines[-1]
    lines.sort()
    return lines


class ListWriter:
    """Writes lists into an index that is being built."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection
        self._pages = 0

    def write(self, name: RegisterList, lines: list[str]) -> None:
        """Write the next lines of a list."""
        pages = [lines[at : at + _PAGE] for at in range(0, len(lines), _PAGE)]
        numbers = range(self._pages, self._pages + len(pages))
        self._pages += len(pages)
        texts = map("\n".join, pages)
        self._sql.executemany("INSERT INTO page VALUES (?, ?)", zip(numbers, texts, strict=True))
        self._sql.executemany(
            "INSERT INTO list VALUES (?, ?, ?, ?)",
            (
                (name, page[0], min(map(_PLACE_OF, page)), number)
                for number, page in zip(numbers, pages, strict=True)
            ),
        )


class ListSearch:
    """Looks into the lists of an index, for one question: it keeps the pages it has read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection
        self._read: dict[int, list[str]] = {}

    def begun(self, name: RegisterList, beginning: str, limit: int) -> list[int]:
        """Give the best places of lines that begin so, the best first."""
        found: list[str] = []
        for best, page in self._pages(name, beginning):
            if len(found) == limit and (not limit or best > found[-1]):
                break
            found += places_of(x for x in self._lines(page) if x.startswith(beginning))
            found = sorted(found)[:limit]
        return list(places_in(found))

    def exactly(self, name: RegisterList, term: str, limit: int) -> list[int]:
        """Give the best places that stand behind a term, the best first."""
        return self.begun(name, term + CELL_END, limit)

    def all_begun(self, name: RegisterList, beginning: str, most: int) -> list[int] | None:
        """Give all places of lines that begin so, in no order; None if there may be too many."""
        pages = self._pages(name, beginning)
        if len(pages) * _PAGE > most:
            return None
        lines = (line for _, page in pages for line in self._lines(page))
        return list(places_in(places_of(x for x in lines if x.startswith(beginning))))

    def count(self, name: RegisterList, term: str) -> int:
        """Count the places that stand behind a term."""
        beginning = term + CELL_END
        pages = self._pages(name, beginning)
        return sum(line.startswith(beginning) for _, page in pages for line in self._lines(page))

    def _pages(self, name: RegisterList, beginning: str) -> list[tuple[str, int]]:
        """Give the best places and numbers of all pages on which such lines may be."""
        return self._sql.execute(_PAGES, (name, beginning, beginning + _LAST)).fetchall()

    def _lines(self, page: int) -> list[str]:
        if page not in self._read:
            row = self._sql.execute("SELECT lines FROM page WHERE id = ?", (page,)).fetchone()
            self._read[page] = row[0].split("\n") if row else []
        return self._read[page]
