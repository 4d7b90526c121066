"""Breaks text into lines and lines into pages. Knows points, no letters and no PDF."""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from dsar_assistant.rendering.typeface import Style


class Piece(NamedTuple):
    """A run of text that starts ``x`` points from the left edge of the sheet."""

    x: float
    text: str


class Line(NamedTuple):
    """One line to be set.

    Attributes:
        height: From the top of this line to the top of the next, in points.
        gap: Space above, left out at the top of a page.
        is_glued: Whether it must stand on the same page as the line before.
        is_signed: Whether the gap above is room for a signature.
        is_row: Whether it belongs to a row of a table.
    """

    pieces: tuple[Piece, ...]
    style: Style
    height: float
    gap: float = 0.0
    is_glued: bool = False
    is_signed: bool = False
    is_row: bool = False

    def closer(self, part: float) -> "Line":
        """Give the line with less height and gap; the letters keep their size."""
        return self._replace(height=part * self.height, gap=part * self.gap)

    def glued(self) -> "Line":
        """Give the line held to the one before."""
        return self._replace(is_glued=True)

    def signed(self) -> "Line":
        """Give the line with the gap above it kept for a signature."""
        return self._replace(is_signed=True)


class Placed(NamedTuple):
    """A run of text with its place: points from the left, and of the baseline from the top."""

    x: float
    baseline: float
    text: str
    style: Style


def break_lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Break a text into lines no wider than ``width`` points; newlines in it are kept."""
    return [line for part in text.split("\n") for line in _break_one(part, width, measure)]


def _break_one(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """Fill line after line with as many words as fit."""
    words = [word for word in text.split(" ") if word]
    widths = list(map(measure, words))
    if max(widths, default=0.0) > width:
        words = [part for word in words for part in _parts(word, width, measure)]
        widths = list(map(measure, words))
    space = measure(" ")
    start, used = 0, -space
    for at, room in enumerate(widths):
        used += space + room
        if used > width and at > start:
            yield " ".join(words[start:at])
            start, used = at, room
    if words:
        yield " ".join(words[start:])


def _parts(word: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """Cut a word if it is wider than a line, after a stroke or hyphen where there is one."""
    if measure(word) <= width:
        yield word
        return
    start = 0
    while start < len(word):
        rest = word[start : start + 200]
        fits = sum(1 for end in accumulate(map(measure, rest)) if end <= width) or 1
        if start + fits < len(word):
            fits = max(rest.rfind(mark, 0, fits) + 1 for mark in "/-?&@._") or fits
        yield word[start : start + fits]
        start += fits


def paginate(
    lines: Sequence[Line], first_room: float, later_room: float
) -> list[list[tuple[float, Line]]]:
    """Put lines on pages; glued lines move together.

    Args:
        lines: In reading order.
        first_room: Height of the first page, in points.
        later_room: Height of every other page.

    Returns:
        For each page its lines, each with the height of its top below the page's first line.
    """
    pages: list[list[tuple[float, Line]]] = [[]]
    top, room = 0.0, first_room
    for height, group in _groups(lines, min(first_room, later_room)):
        if pages[-1] and top + height > room:
            pages.append([])
            top, room = 0.0, later_room
        for line in group:
            start = top + (line.gap if pages[-1] else 0.0)
            pages[-1].append((start, line))
            top = start + line.height
    return pages


def _groups(lines: Sequence[Line], most: float) -> Iterator[tuple[float, list[Line]]]:
    """Give the lines that must stay together, with the height they take.

    A group too high for a page is cut.
    """
    group: list[Line] = []
    height = 0.0
    for line in lines:
        more = line.gap + line.height
        if group and (not line.is_glued or height + more > most):
            yield height, group
            group, height = [], 0.0
        group.append(line)
        height += more
    if group:
        yield height, group
