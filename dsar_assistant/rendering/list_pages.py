"""Lists on paper: letters to tick off, proof of posting, and the sum behind a date."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Final

from dsar_assistant.domain.deadline import Deadline, SumStep
from dsar_assistant.domain.letter import Letter
from dsar_assistant.domain.text import counted, day_in_words, weekday_in_words
from dsar_assistant.rendering import geometry
from dsar_assistant.rendering.errors import CharacterCannotBePrintedError, NoLettersError
from dsar_assistant.rendering.flow import Line, Piece, Placed, break_lines, paginate
from dsar_assistant.rendering.geometry import MM, Box
from dsar_assistant.rendering.letter_lines import Column
from dsar_assistant.rendering.pdf_pages import About, Page, write_pdf
from dsar_assistant.rendering.printable import bind_numbers, clean, clean_line
from dsar_assistant.rendering.typeface import ASCENT, Style, Typeface

_SIZE: Final = 12.0
_LEFT_MM: Final = 20.0
_RIGHT_MM: Final = 190.0
_TOP_MM: Final = 20.0
_BOX: Final = "[\u00a0\u00a0\u00a0]"
_ROW_GAP: Final = 0.4
_STAMP_MM: Final = 45.0
_THIN_MM: Final = 0.15
# Points between a hairline and the row below it.
_ABOVE_ROW: Final = 2.0


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column in a table, and how wide the column is, in millimetres."""

    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Table:
    """A list to print: a title, some sentences below it, rows under headings, and an end.

    Attributes:
        stamp_mm: Room kept free after the end, for a stamp.
    """

    title: str
    notes: Sequence[str]
    heads: Sequence[Heading]
    rows: Sequence[Sequence[str]]
    after: Sequence[str] = ()
    stamp_mm: float = 0.0

    @property
    def widths(self) -> list[float]:
        """How wide each column is, in points."""
        return [head.width * MM for head in self.heads]

    def every_text(self) -> Iterator[str]:
        """Give every text that is printed."""
        yield from (self.title, *self.notes, *self.after, *(head.text for head in self.heads))
        for row in self.rows:
            yield from row


class ListRenderer:
    """Prints lists that go with letters."""

    def __init__(self, fonts: Path) -> None:
        """Take the folder of the bundled fonts."""
        face = Typeface(fonts)
        self._face = face
        self._column = Column(face, _LEFT_MM * MM, (_RIGHT_MM - _LEFT_MM) * MM, _SIZE)

    def cover_list(self, letters: Sequence[Letter], on: date) -> bytes:
        """Give the letters in posting order, with boxes to tick.

        Raises:
            NoLettersError: There is no letter.
            CharacterCannotBePrintedError: The fonts lack a character.
        """
        if not letters:
            raise NoLettersError
        heads = (
            Heading("", 10),
            Heading("To", 84),
            Heading("Reference", 42),
            Heading("Signed", 18),
            Heading("Sent", 16),
        )
        rows = [
            (f"{place}.", ", ".join(letter.recipient), letter.reference, _BOX, _BOX)
            for place, letter in enumerate(letters, 1)
        ]
        title = f"{counted(len(letters), 'letter')}, {day_in_words(on)}"
        return self.printed(Table(title, (), heads, rows), on)

    def posting_list(self, letters: Sequence[Letter], on: date) -> bytes:
        """Give the list that a post office stamps as proof of posting.

        Raises:
            NoLettersError: There is no letter.
            CharacterCannotBePrintedError: The fonts lack a character.
        """
        if not letters:
            raise NoLettersError
        heads = (Heading("", 10), Heading("Addressed to", 110), Heading("Postcode", 40))
        rows = [
            (f"{place}.", " ".join(letter.recipient[:1]), " ".join(letter.recipient[-1:]))
            for place, letter in enumerate(letters, 1)
        ]
        senders = dict.fromkeys(", ".join(letter.sender) for letter in letters)
        notes = tuple(f"Sender: {sender}" for sender in senders)
        after = (f"{counted(len(letters), 'letter')} in all. Date and stamp of the post office:",)
        title = f"Posted on {day_in_words(on)}"
        return self.printed(Table(title, notes, heads, rows, after, _STAMP_MM), on)

    def sum_page(
        self,
        title: str,
        deadline: Deadline,
        citations: Mapping[str, str],
        on: date,
        late: Sequence[SumStep] = (),
    ) -> bytes:
        """Give both days of a request with the steps that led there and the rule behind each.

        Args:
            title: Which request and organisation it is about.
            deadline: The day and its sum.
            citations: The words of each rule by provision id.
            on: The day of printing.
            late: The sum on the view kindest to the organisation.

        Raises:
            CharacterCannotBePrintedError: The fonts lack a character.
        """
        heads = (Heading("", 8), Heading("Step", 80), Heading("Day", 42), Heading("Rule", 40))
        rows = [
            (f"{place}.", *_step(step, citations)) for place, step in enumerate(deadline.steps, 1)
        ]
        if late:
            rows.append(("", "On the view kindest to the organisation:", "", ""))
            rows += [(f"{place}.", *_step(step, citations)) for place, step in enumerate(late, 1)]
        notes = (*_both_days(deadline), *deadline.notes, f"Worked out on {day_in_words(on)}.")
        return self.printed(Table(title, notes, heads, rows), on)

    def printed(self, table: Table, on: date) -> bytes:
        """Give any list as PDF.

        Raises:
            CharacterCannotBePrintedError: The fonts lack a character.
        """
        words = "\n".join(map(clean, table.every_text()))
        if missing := self._face.first_missing(words):
            raise CharacterCannotBePrintedError(missing)
        lines = [*self._top(table), *self._rows(table), *self._end(table)]
        heads = list(self._heads(table)) if table.rows else []
        return write_pdf(self._pages(lines, heads), About(table.title, on), self._face)

    def _top(self, table: Table) -> Iterator[Line]:
        yield from self._column.lines(clean_line(table.title), bold=True)
        for note in table.notes:
            yield from self._column.lines(clean(note), 0.6)

    def _end(self, table: Table) -> Iterator[Line]:
        """Keep the words at the end, and the room for a stamp, on one page."""
        for number, note in enumerate(table.after):
            first, *more = self._column.lines(clean(note), 1.0)
            yield from (first.glued() if number else first, *(line.glued() for line in more))
        if table.stamp_mm:
            yield Line((), Style(_SIZE), table.stamp_mm * MM, is_glued=True)

    def _rows(self, table: Table) -> Iterator[Line]:
        yield from self._heads(table)
        for row in table.rows:
            yield from self._row(row, table.widths, Style(_SIZE))

    def _heads(self, table: Table) -> Iterator[Line]:
        if any(head.text for head in table.heads):
            style = Style(_SIZE, bold=True)
            yield from self._row([head.text for head in table.heads], table.widths, style)

    def _row(self, cells: Sequence[str], widths: Sequence[float], style: Style) -> Iterator[Line]:
        """Set one row; its lines stay on one page."""
        lefts = [_LEFT_MM * MM + sum(widths[:place]) for place in range(len(widths))]
        columns = [
            break_lines(bind_numbers(clean_line(cell)), width - _SIZE / 2, self._measure(style))
            for cell, width in zip(cells, widths, strict=True)
        ]
        height = geometry.LEADING * style.size
        for number, parts in enumerate(zip_longest(*columns)):
            row = zip(lefts, parts, strict=True)
            pieces = tuple(Piece(left, part) for left, part in row if part)
            gap = 0 if number else _ROW_GAP * height
            yield Line(pieces, style, height, gap, is_glued=number > 0, is_row=True)

    def _measure(self, style: Style) -> Callable[[str], float]:
        return lambda text: self._face.width(text, style)

    def _pages(self, lines: Sequence[Line], heads: Sequence[Line]) -> Iterator[Page]:
        """Put the lines on pages; each that begins within the rows has the heads above them."""
        top, bottom = _TOP_MM * MM, geometry.TEXT_BOTTOM * MM
        room = bottom - top
        above = sum(line.height for line in heads) + _ROW_GAP * geometry.LEADING * _SIZE
        pages = paginate(lines, room, room - above)
        for number, page in enumerate(pages, 1):
            goes_on = number > 1 and page[0][1].is_row
            start = top + (above if goes_on else 0.0)
            head_lines = paginate(heads, room, room)[0] if goes_on else []
            texts = (
                *_placed(head_lines, top),
                *_placed(page, start),
                self._foot(f"Page {number} of {len(pages)}"),
            )
            yield Page(texts, inked=tuple(_rules(page, start)))

    def _foot(self, text: str) -> Placed:
        style = Style(_SIZE - 2)
        left = _RIGHT_MM * MM - self._face.width(text, style)
        return Placed(left, geometry.FOOTER_BASELINE * MM, text, style)


def _both_days(deadline: Deadline) -> Iterator[str]:
    if deadline.due is None:
        yield "The clock is stopped."
        return
    yield f"Expected by: {weekday_in_words(deadline.due)}."
    if deadline.late_on_any_view is not None:
        yield f"Late on any view after: {weekday_in_words(deadline.late_on_any_view)}."
    if deadline.on_their_count is not None:
        yield f"The organisation may itself count to {weekday_in_words(deadline.on_their_count)}."


def _step(step: SumStep, citations: Mapping[str, str]) -> tuple[str, str, str]:
    day = day_in_words(step.on) if step.on else ""
    rule = citations.get(step.provision, step.provision) if step.provision else ""
    return step.text, day, rule


def _placed(page: Sequence[tuple[float, Line]], top: float) -> Iterator[Placed]:
    for start, line in page:
        for piece in line.pieces:
            baseline = top + start + ASCENT * line.style.size
            yield Placed(piece.x, baseline, piece.text, line.style)


def _rules(page: Sequence[tuple[float, Line]], top: float) -> Iterator[Box]:
    """Draw a hairline above each row, and one below the last."""
    rows = [(start, line) for start, line in page if line.is_row]
    firsts = [start for start, line in rows if not line.is_glued]
    ends = [rows[-1][0] + rows[-1][1].height] if rows else []
    for place in (*(first - _ABOVE_ROW for first in firsts), *(end + _ABOVE_ROW for end in ends)):
        height = (top + place) / MM
        yield Box(_LEFT_MM, height, _RIGHT_MM, height + _THIN_MM)
