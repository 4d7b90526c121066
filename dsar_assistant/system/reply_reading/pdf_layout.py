"""The words of a PDF page as they are set: paragraphs stay apart, tables become lines.

A PDF holds letters with places and nothing else. What the library gives as text runs the
cells of a table together and loses the blank line between two paragraphs, so that nobody
could tell a heading from a sentence, or who is a source from who is a recipient.
"""

from collections.abc import Iterator, Sequence
from ctypes import byref
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from statistics import median

from pypdfium2 import PdfTextPage
from pypdfium2.raw import FS_RECTF, FPDFText_GetLooseCharBox, FPDFText_GetUnicode

from dsar_assistant.system.reply_reading.tables import rows_as_text

# In heights of a line: how wide a gap parts two cells, how high one parts two paragraphs.
_CELL_GAP = 0.9
_PARAGRAPH_GAP = 0.35
_SAME_LINE = 0.5
_LEAST_GAP = -0.15
_ALIGNED = 12.0
_PAIR = 2
_SMALLEST_TABLE = 2
_LOOKAHEAD = 6
_BLANKS = frozenset(map(ord, "\0\t\n\r \xa0"))


@dataclass(slots=True)
class _Run:
    """Letters on one line without a wide gap."""

    left: float
    right: float
    bottom: float
    top: float
    text: str

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)

    def is_beside(self, other: "_Run") -> bool:
        """Say whether both stand on one line."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return shared >= _SAME_LINE * min(self.height, other.height)


@dataclass(slots=True)
class _Row:
    """Cells side by side, each of one run or several below each other."""

    cells: list[list[_Run]] = field(default_factory=list)

    @property
    def first(self) -> _Run:
        return self.cells[0][0]

    @property
    def bottom(self) -> float:
        return min(run.bottom for cell in self.cells for run in cell)

    def texts(self) -> list[str]:
        return ["\n".join(run.text for run in cell).replace("\n", " ") for cell in self.cells]


def page_text(page: PdfTextPage) -> str:
    """Give the words of a page: a blank line between paragraphs, a line for each cell."""
    rows = list(_rows(list(_runs(page))))
    if not rows:
        return ""
    gaps = [one.bottom - other.first.top for one, other in pairwise(rows)]
    usual = median(gaps) if gaps else 0.0
    lines: list[str] = []
    before: _Row | None = None
    for group in _groups(rows):
        gap = before.bottom - group[0].first.top if before else 0.0
        if before and (gap > usual + _PARAGRAPH_GAP * before.first.height or len(group) > 1):
            lines.append("")
        lines.append(_group_text(group))
        before = group[-1]
        if len(group) > 1:
            lines.append("")
    return "\n".join(lines)


def _group_text(group: Sequence[_Row]) -> str:
    if len(group) > 1:
        return rows_as_text([row.texts() for row in group])
    return " ".join(group[0].texts())


def _runs(page: PdfTextPage) -> Iterator[_Run]:
    """Give the runs in the order in which the file draws them.

    A page has thousands of letters, so this keeps to plain numbers and local names.
    """
    box, handle = FS_RECTF(), page.raw
    place, code_of, box_of = byref(box), FPDFText_GetUnicode, FPDFText_GetLooseCharBox
    run, space, height = None, "", 1.0
    for number in range(page.count_chars()):
        code = code_of(handle, number)
        if code in _BLANKS:
            space = " "
            continue
        box_of(handle, number, place)
        left, top, bottom = box.left, box.top, box.bottom
        if run is not None:
            gap = left - run.right
            shared = min(run.top, top) - max(run.bottom, bottom)
            if _LEAST_GAP * height < gap < _CELL_GAP * height and shared >= _SAME_LINE * min(
                height, top - bottom
            ):
                run.text += space + chr(code)
                run.right, space = box.right, ""
                continue
            yield run
        run, space = _Run(left, box.right, bottom, top, chr(code)), ""
        height = run.height
    if run is not None:
        yield run


def _rows(runs: Sequence[_Run]) -> Iterator[_Row]:
    """Put runs side by side into rows; a cell may go on below itself."""
    row, ceiling = _Row(), inf
    for number, run in enumerate(runs):
        if not row.cells or _begins_cell(row, run, ceiling):
            row.cells.append([run])
        elif _goes_on_below(row, run, runs[number + 1 : number + 1 + _LOOKAHEAD]):
            row.cells[-1].append(run)
        else:
            yield row
            ceiling = row.bottom + run.height / 2
            row = _Row([[run]])
    if row.cells:
        yield row


def _begins_cell(row: _Row, run: _Run, ceiling: float) -> bool:
    """Say whether a run stands right of the last cell, no lower than the row, below the last."""
    last = row.cells[-1]
    if run.left <= last[0].left:
        return False
    is_clear = run.left >= last[-1].right - run.height
    is_within = is_clear and run.bottom >= row.bottom - run.height / 2 and run.top <= ceiling
    return run.is_beside(row.first) or is_within


def _goes_on_below(row: _Row, run: _Run, following: Sequence[_Run]) -> bool:
    """Say whether a run is the next line of the last cell: the row goes on beside it."""
    cell = row.cells[-1]
    if abs(run.left - cell[0].left) > _ALIGNED / 4 or run.top > cell[-1].bottom + run.height / 2:
        return False
    return any(one.is_beside(row.first) and one.left > run.left for one in following) or (
        len(row.cells) > 1
    )


def _groups(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Keep the rows of a table together; any other row stands alone."""
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and _is_next_row(rows[at], rows[end]):
            end += 1
        if len(rows[at].cells) >= _PAIR and end - at >= _SMALLEST_TABLE:
            yield list(rows[at:end])
            at = end
        else:
            yield [rows[at]]
            at += 1


def _is_next_row(head: _Row, row: _Row) -> bool:
    """Say whether a row has the columns of the first one."""
    if len(row.cells) != len(head.cells) or len(row.cells) < _PAIR:
        return False
    pairs = zip(head.cells, row.cells, strict=True)
    return all(_is_in_column(one[0], other[0]) for one, other in pairs)


def _is_in_column(head: _Run, cell: _Run) -> bool:
    aligned = abs(head.left - cell.left) <= _ALIGNED or abs(head.right - cell.right) <= _ALIGNED
    return aligned or (head.left < cell.right and cell.left < head.right)
