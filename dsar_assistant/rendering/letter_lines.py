"""Turns the body of a letter into lines of type, from salutation to enclosures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dsar_assistant.domain.letter import Block, BlockKind, Letter
from dsar_assistant.rendering.flow import Line, Piece, break_lines
from dsar_assistant.rendering.geometry import LEADING
from dsar_assistant.rendering.letter_words import introduces_list
from dsar_assistant.rendering.printable import bind_numbers, clean, clean_line, clean_lines
from dsar_assistant.rendering.typeface import Style, Typeface

BULLET: Final = "•"
_PARAGRAPH_GAP: Final = 0.6
_ITEM_GAP: Final = 0.3
_HEADING_GAP: Final = 1.0
_SIGNATURE_LINES: Final = 3.0
_MOST_HELD: Final = 6
"""Lines of two items that are held together; longer ones would leave too much white."""
_LEAST_TOGETHER: Final = 2
"""Lines of a paragraph that may stand alone at the foot or head of a page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A strip of the page to set text in.

    Attributes:
        left, width: In points.
        size: Of the letters, in points.
    """

    face: Typeface
    left: float
    width: float
    size: float

    def lines(self, text: str, gap: float = 0.0, *, bold: bool = False) -> list[Line]:
        """Set one paragraph; ``gap`` is the space above, in lines."""
        style = Style(self.size, bold)
        pieces = [(Piece(self.left, part),) for part in self._broken(text, style, self.width)]
        return self._joined(pieces, style, gap)

    def item(self, mark: str, text: str, gap: float, indent: float) -> list[Line]:
        """Set one item of a list, its mark hanging to the left of it."""
        style = Style(self.size)
        parts = self._broken(text, style, self.width - indent)
        rows = [(Piece(self.left + indent, part),) for part in parts]
        first = (Piece(self.left, mark), *rows[0]) if rows else (Piece(self.left, mark),)
        return self._joined([first, *rows[1:]], style, gap)

    def indent(self, marks: list[str]) -> float:
        """Measure the space that the widest mark of a list needs, with the gap after it."""
        style = Style(self.size)
        return max(self.face.width(mark, style) for mark in marks) + 0.6 * self.size

    def _broken(self, text: str, style: Style, width: float) -> list[str]:
        return break_lines(bind_numbers(text), width / self.size, self.face.measure(style))

    def _joined(self, rows: Sequence[tuple[Piece, ...]], style: Style, gap: float) -> list[Line]:
        """Make lines of which neither the first nor the last is left alone on a page."""
        height = LEADING * self.size
        last = len(rows) - _LEAST_TOGETHER
        return [
            Line(
                pieces,
                style,
                height,
                gap=gap * height if row == 0 else 0.0,
                is_glued=row > 0 and (row < _LEAST_TOGETHER or row > last),
            )
            for row, pieces in enumerate(rows)
        ]


def body_lines(letter: Letter, column: Column, gap: float = 0.0) -> Iterator[Line]:
    """Give every line below the address: salutation, subject, blocks, closing, enclosures.

    ``gap`` is the space above the salutation, in lines.
    """
    text = list(_text(letter, column, gap))
    yield from _ending_together(text)
    yield from _closing(letter, column)


def _text(letter: Letter, column: Column, gap: float) -> Iterator[Line]:
    """Keep each heading, and each sentence that announces a list, with what follows."""
    yield from column.lines(clean_line(letter.salutation), gap)
    yield from column.lines(clean_line(letter.subject), _HEADING_GAP, bold=True)
    follows_intro = True
    for block in letter.blocks:
        lines = _block(block, column)
        yield from _glued_to_last(lines) if follows_intro else lines
        follows_intro = block.kind is BlockKind.HEADING or introduces_list(block)


def _ending_together(lines: list[Line]) -> list[Line]:
    """Glue the last lines, so that a signature never has a page to itself."""
    start = len(lines) - _LEAST_TOGETHER + 1
    return [*lines[:start], *_all_glued(lines[start:])]


def _glued_to_last(lines: list[Line]) -> list[Line]:
    return [line.glued() if row == 0 else line for row, line in enumerate(lines)]


def _block(block: Block, column: Column) -> list[Line]:
    texts = [clean(text) for text in block.texts]
    if block.kind is BlockKind.NUMBERED:
        return _items(texts, [f"{number}." for number in range(1, len(texts) + 1)], column)
    if block.kind is BlockKind.BULLETS:
        return _items(texts, [BULLET] * len(texts), column)
    is_heading = block.kind is BlockKind.HEADING
    gap = _HEADING_GAP if is_heading else _PARAGRAPH_GAP
    return [line for text in texts for line in column.lines(text, gap, bold=is_heading)]


def _items(texts: list[str], marks: list[str], column: Column) -> list[Line]:
    if not texts:
        return []
    indent = column.indent(marks)
    gaps = [_PARAGRAPH_GAP, *[_ITEM_GAP] * (len(texts) - 1)]
    rows = zip(marks, texts, gaps, strict=True)
    items = [column.item(mark, text, gap, indent) for mark, text, gap in rows]
    return [line for at, item in enumerate(items) for line in _never_alone(items, at, item)]


def _never_alone(items: list[list[Line]], at: int, item: list[Line]) -> list[Line]:
    """Hold a list's second item to its first, and its last to the one before, if they are short."""
    is_at_an_end = at in {1, len(items) - 1} and at > 0
    if not is_at_an_end or len(items[at - 1]) + len(item) > _MOST_HELD:
        return item
    return _glued_to_last(item)


def _closing(letter: Letter, column: Column) -> Iterator[Line]:
    """Keep the closing, the space for the signature and the name with the text above."""
    yield from _all_glued(column.lines(clean_line(letter.closing), _PARAGRAPH_GAP))
    name = _all_glued(column.lines(clean_line(letter.signatory), _SIGNATURE_LINES))
    yield from (line if row else line.signed() for row, line in enumerate(name))
    enclosures = clean_lines(letter.enclosures)
    if enclosures:
        indent = column.indent([BULLET])
        yield from column.lines("Enclosed:", _HEADING_GAP)
        for row, item in enumerate(enclosures):
            lines = column.item(BULLET, item, 0.0, indent)
            yield from lines if row else _all_glued(lines)


def _all_glued(lines: list[Line]) -> list[Line]:
    return [line.glued() for line in lines]
