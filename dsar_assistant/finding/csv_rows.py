"""Rows of a CSV file, one after the other, with a bad row as an empty one."""

import csv
from collections.abc import Callable, Iterable, Iterator

_BAD_ROW = "It could not be read as a row of the list. The other rows were read."
_HEAD_LINES = 20
_LONGEST_HEAD = 16_000


def csv_rows(
    lines: Iterator[str], report: Callable[[str, str], None], delimiter: str = ","
) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells); a row that cannot be read is told and comes empty."""
    rows, number = csv.reader(lines, delimiter=delimiter), 0
    while True:
        number += 1
        try:
            row = next(rows, None)
        except csv.Error:
            report(f"row {number}", _BAD_ROW)
            row = []
        if row is None:
            return
        yield number, row


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
