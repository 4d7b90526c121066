"""Lays a letter out on A4 sheets. Works out places only; draws nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import floor
from typing import Final

from dsar_assistant.domain.letter import Letter
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.rendering import geometry
from dsar_assistant.rendering.address_block import AddressBlock, fit_address
from dsar_assistant.rendering.errors import LetterTooLongError
from dsar_assistant.rendering.flow import Line, Placed, paginate
from dsar_assistant.rendering.geometry import MM, SHEET_PLANS, Box
from dsar_assistant.rendering.letter_lines import Column, body_lines
from dsar_assistant.rendering.pdf_pages import Page
from dsar_assistant.rendering.printable import LONGEST_TEXT, clean, clean_line, clean_lines
from dsar_assistant.rendering.reference_mark import mark_boxes
from dsar_assistant.rendering.typeface import ASCENT, Style, Typeface

MOST_PAGES: Final = 60
_MOST_CHARACTERS: Final = 200_000
_CLEAR: Final = 4.0 * MM
"""Between the quiet zone, or the sender, and the text below."""
_DATE_GAP: Final = 0.8
_SIGNATURE_MM: Final = 60.0
_LATER_TOP: Final = geometry.LATER_PAGE_TOP * MM
_LATER_ROOM: Final = geometry.TEXT_BOTTOM * MM - _LATER_TOP

_Body = tuple[float, list[tuple[float, Line]]]
"""Where the text of a page begins, in points, and its lines."""


def lay_out(letter: Letter, paper: PaperChoices, face: Typeface) -> list[Page]:
    """Lay a letter out, page by page, in reading order.

    Raises:
        LetterTooLongError: It would fill more pages than any letter should.
    """
    if (
        sum(min(len(text), LONGEST_TEXT) for block in letter.blocks for text in block.texts)
        > _MOST_CHARACTERS
    ):
        raise LetterTooLongError(MOST_PAGES)
    address = fit_address(clean_lines(letter.recipient), paper.envelope, face)
    head, head_bottom = _head(letter, paper, face, address)
    top = max(SHEET_PLANS[paper.envelope].quiet.bottom * MM, head_bottom) + _CLEAR
    column = _text_column(paper, face)
    bodies = _bodies(letter, address, column, top)
    pages = [
        Page(
            (*_placed(lines, start), *_foot(letter, (number, len(bodies)), paper, face)),
            picture=_signature(lines, start, paper),
        )
        for number, (start, lines) in enumerate(bodies, 1)
    ]
    folds = SHEET_PLANS[paper.envelope].folds if paper.fold_marks else ()
    mark = mark_boxes(paper.mark, clean_line(letter.reference))
    first = replace(pages[0], texts=(*head, *pages[0].texts), folds=folds, inked=mark)
    return [first, *pages[1:]]


def _bodies(
    letter: Letter, address: AddressBlock | None, column: Column, top: float
) -> list[_Body]:
    """Put the text on pages, a little closer if that saves a last page with few lines."""
    lines = list(_text_lines(letter, address, column))
    room = geometry.TEXT_BOTTOM * MM - top
    pages = paginate(lines, room, _LATER_ROOM)
    if len(pages) > MOST_PAGES:
        raise LetterTooLongError(MOST_PAGES)
    if len(pages) > 1 and _bottom(pages[-1]) < geometry.FEW * _LATER_ROOM:
        # Lines that are closer fit where a page is higher: tried so, without making them.
        enough = (
            part
            for part in geometry.CLOSER
            if len(paginate(lines, room / part, _LATER_ROOM / part)) < len(pages)
        )
        if part := next(enough, None):
            pages = paginate([line.closer(part) for line in lines], room, _LATER_ROOM)
    tops = [top, *[_LATER_TOP] * (len(pages) - 1)]
    return list(zip(tops, pages, strict=True))


def _placed(page: Iterable[tuple[float, Line]], top: float) -> Iterator[Placed]:
    for start, line in page:
        baseline = top + start + ASCENT * line.style.size
        for piece in line.pieces:
            yield Placed(piece.x, baseline, piece.text, line.style)


def _signature(
    lines: Iterable[tuple[float, Line]], top: float, paper: PaperChoices
) -> tuple[bytes, Box] | None:
    """Place the signature into the gap above the name, if this page has it."""
    signed = [(start, line) for start, line in lines if line.is_signed]
    if not signed or not paper.signature:
        return None
    start, line = signed[0]
    name_top = (top + start) / MM
    left = line.pieces[0].x / MM
    box = Box(left, name_top - line.gap / MM + 1, left + _SIGNATURE_MM, name_top - 0.5)
    return paper.signature, box


def _head(
    letter: Letter, paper: PaperChoices, face: Typeface, address: AddressBlock | None
) -> tuple[list[Placed], float]:
    """Place sender, address, date and reference; give also where the right column ends."""
    column = _right_column(letter, paper, face)
    sender = _stacked([line for text in clean_lines(letter.sender) for line in column.lines(text)])
    top = geometry.SENDER_TOP * MM
    below = top + _bottom(sender) + _DATE_GAP * column.size
    date = _stacked(_date_and_reference(letter, column))
    placed = [
        *_placed(sender, top),
        *(address.placed() if address else ()),
        *_placed(date, below),
    ]
    return placed, below + _bottom(date)


def _right_column(letter: Letter, paper: PaperChoices, face: Typeface) -> Column:
    """Give the column beside the window, its letters small enough for the longest word."""
    width = (geometry.SENDER_RIGHT - geometry.SENDER_LEFT) * MM
    words = [word for line in (*letter.sender, letter.reference) for word in clean(line).split()]
    longest = max((face.width(word, Style(1.0)) for word in words), default=0.0)
    most = geometry.BODY_SIZES[paper.size]
    fits = floor(2 * width / longest) / 2 if longest else most
    size = min(most, max(geometry.SMALLEST_SIZE, fits))
    return Column(face, geometry.SENDER_LEFT * MM, width, size)


def _date_and_reference(letter: Letter, column: Column) -> list[Line]:
    reference = clean_line(letter.reference)
    named = column.lines(f"My reference: {reference}") if reference else []
    return [*column.lines(day_in_words(letter.on)), *named]


def _stacked(lines: Sequence[Line]) -> list[tuple[float, Line]]:
    """Put lines one below the other."""
    return paginate(lines, float("inf"), float("inf"))[0]


def _bottom(stack: Sequence[tuple[float, Line]]) -> float:
    return stack[-1][0] + stack[-1][1].height if stack else 0.0


def _text_column(paper: PaperChoices, face: Typeface) -> Column:
    left = geometry.TEXT_LEFT * MM
    width = geometry.TEXT_RIGHT[paper.size] * MM - left
    return Column(face, left, width, geometry.BODY_SIZES[paper.size])


def _text_lines(letter: Letter, address: AddressBlock | None, column: Column) -> Iterator[Line]:
    """Give the text below the window; an address that does not fit there stands above it."""
    if address is None:
        for line in clean_lines(letter.recipient):
            yield from column.lines(line)
    yield from body_lines(letter, column, 0.0 if address else 1.0)


def _foot(
    letter: Letter, place: tuple[int, int], paper: PaperChoices, face: Typeface
) -> Iterator[Placed]:
    """Name the page, and on later pages the letter it belongs to."""
    number, count = place
    style = Style(geometry.BODY_SIZES[paper.size] - 2)
    baseline = geometry.FOOTER_BASELINE * MM
    reference = clean_line(letter.reference)
    if number > 1 and reference:
        yield Placed(geometry.TEXT_LEFT * MM, baseline, f"Reference: {reference}", style)
    text = f"Page {number} of {count}"
    right = geometry.TEXT_RIGHT[paper.size] * MM
    yield Placed(right - face.width(text, style), baseline, text, style)
