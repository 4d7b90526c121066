"""Rows of a CSV file, one after the other, with a bad row as an empty one."""

import csv
from collections.abc import Callable, Iterable, Iterator

_BAD_ROW = "It could not be read as a row of the list. The other rows were read."
_HEAD_LINES = 20
_LONGEST_HEAD = 16_000


def csv_rows(
    lines: Iterator[str], report: Callable[[str, str], None], delimiter: str = ","
) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells); a row that cannot be read is told and comes empty.

    A quote that nobody closed does not take the rows behind it along.
    """
    taken: list[str] = []
    rows = csv.reader(_kept_in(taken, lines), delimiter=delimiter)
    number, width = 0, 0
    while True:
        number += 1
        taken.clear()
        try:
            row = next(rows, None)
            is_bad = _is_open(taken)
        except csv.Error:
            row, is_bad = [], True
        if row is None:
            return
        yield number, [] if is_bad else row
        if not is_bad:
            width = len(row) or width
            continue
        report(f"row {number}", _BAD_ROW)
        for line in taken[1:]:
            number += 1
            cells = _cells(line, delimiter)
            # Another number of cells may be the rest of a text that nobody is to look at.
            yield number, cells if len(cells) == width else []


def _kept_in(taken: list[str], lines: Iterator[str]) -> Iterator[str]:
    """Pass lines on, and keep those of the row that is being read."""
    for line in lines:
        taken.append(line)
        yield line


def _is_open(lines: list[str]) -> bool:
    """Say whether a quote in a row of several lines was never closed."""
    return len(lines) > 1 and "".join(lines).count('"') % 2 == 1


def first_rows(text: str, delimiter: str = ",") -> list[list[str]]:
    """Split the first lines of a text; what cannot be split comes as an empty row."""
    lines = text[:_LONGEST_HEAD].splitlines()[:_HEAD_LINES]
    return [_cells(line, delimiter) for line in lines]


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def cell(row: list[str], place: int) -> str:
    """Give one cell; empty where the row is too short."""
    return row[place] if 0 <= place < len(row) else ""


def first_filled(row: list[str], places: Iterable[int]) -> str:
    """Give the first of some cells that is not empty."""
    return next((text for place in places if (text := cell(row, place).strip())), "")
