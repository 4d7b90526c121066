"""Slides the sheet to the four extreme positions behind each UK window."""

from dataclasses import dataclass, replace
from itertools import product

import pytest

from dsar_assistant.domain.paper import Envelope, PaperChoices, PrintSize
from dsar_assistant.rendering.geometry import PAGE_WIDTH, Box
from dsar_assistant.rendering.pdf import PdfRenderer
from tests.rendering.pdf_reading import glyphs, page_texts
from tests.rendering.sample_letters import ADDRESS, FONTS, LETTER

CLEAR = 2.0
SPELT = ("Ĝxample Établissement Ågency", "Jųdge's Ýard Queue")


@dataclass(frozen=True)
class Window:
    """An envelope, outside measures; its window; and the height of the folded sheet."""

    width: float
    height: float
    window: Box
    folded: float

    def seen(self):
        """Give the part of the sheet behind the window in each extreme position."""
        across, down = self.width - PAGE_WIDTH, self.height - self.folded
        for x, y in product((0.0, across), (0.0, down)):
            w = self.window
            yield Box(w.left - x, w.top - y, w.right - x, w.bottom - y)


# Window: height x width; from the left; from the top, or up from the bottom edge.
BS_4264 = Window(220, 110, Box(20, 53, 113, 92), folded=105)
VARIANT = Window(220, 110, Box(18, 110 - 22 - 39, 111, 88), folded=105)
RETAIL = Window(220, 110, Box(20, 110 - 18 - 35, 110, 92), folded=105)
C5 = Window(229, 162, Box(20, 162 - 60 - 44, 110, 102), folded=148.5)
EVERY_DL = (BS_4264, VARIANT, RETAIL)

CASES = [
    pytest.param(Envelope.DL, 7, (BS_4264,), id="seven lines in a standard DL window"),
    pytest.param(Envelope.DL, 6, (BS_4264, VARIANT), id="six lines also in its variant"),
    pytest.param(Envelope.DL, 5, EVERY_DL, id="five lines in every DL window"),
    pytest.param(Envelope.C5, 6, (C5,), id="six lines in a C5 window"),
    pytest.param(Envelope.C5, 5, (*EVERY_DL, C5), id="five lines, C5 chosen, in all four"),
    pytest.param(Envelope.UNSURE, 5, (*EVERY_DL, C5), id="five lines, unsure, in all four"),
    pytest.param(Envelope.UNSURE, 3, (*EVERY_DL, C5), id="three lines, unsure, in all four"),
]


def inside(inner: Box, outer: Box, clear: float) -> bool:
    return (
        inner.left >= outer.left + clear
        and inner.right <= outer.right - clear
        and inner.top >= outer.top + clear
        and inner.bottom <= outer.bottom - clear
    )


def touches(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and one.right > other.left
        and one.top < other.bottom
        and one.bottom > other.top
    )


def address_of(lines: int) -> tuple[str, ...]:
    return (*SPELT, *(f"Line {n} of the qÿ address" for n in range(3, lines)), "ZZ99 9ZZ")


def split(pdf, address):
    """Give the boxes of the address's glyphs, and those of all the others."""
    found = list(glyphs(pdf))
    text = "".join(character for character, _ in found)
    wanted = "".join("".join(address).split())
    start = text.index(wanted)
    boxes = [box for _, box in found]
    stop = start + len(wanted)
    return boxes[start:stop], boxes[:start] + boxes[stop:]


@pytest.mark.parametrize("size", PrintSize)
@pytest.mark.parametrize(("envelope", "lines", "windows"), CASES)
def test_the_whole_address_and_nothing_else_shows(envelope, lines, windows, size):
    address = address_of(lines)
    paper = PaperChoices(envelope, size)
    pdf = PdfRenderer(FONTS).render(replace(LETTER, recipient=address), paper)
    block, others = split(pdf, address)
    for seen in (part for window in windows for part in window.seen()):
        assert all(inside(box, seen, CLEAR) for box in block)
        assert not any(touches(box, seen) for box in others)


@pytest.mark.parametrize("envelope", Envelope)
def test_an_address_too_long_for_the_window_stands_above_the_text_instead(envelope):
    address = address_of(16)
    paper = PaperChoices(envelope)
    pdf = PdfRenderer(FONTS).render(replace(LETTER, recipient=address), paper)
    block, others = split(pdf, address)
    windows = (C5,) if envelope is Envelope.C5 else EVERY_DL
    for seen in (part for window in windows for part in window.seen()):
        assert not any(touches(box, seen) for box in (*block, *others))


@pytest.mark.parametrize(
    ("envelope", "lines"), [(Envelope.DL, 8), (Envelope.C5, 7), (Envelope.UNSURE, 6)]
)
def test_an_address_too_long_for_the_window_says_so_before_printing(envelope, lines):
    letter = replace(LETTER, recipient=address_of(lines))
    (warning,) = PdfRenderer(FONTS).warnings(letter, PaperChoices(envelope))
    assert f"{lines} lines" in warning
    assert "label" in warning


def test_an_address_with_too_many_lines_is_joined_inside_never_at_its_ends():
    address = ("Example Party", "Data Officer", "The Works", "20 A Street", "LONDON", "SE1 0SS")
    letter = replace(LETTER, recipient=address)
    text = page_texts(PdfRenderer(FONTS).render(letter, PaperChoices()))[0].replace("\r", "")
    assert "Example Party\nData Officer\nThe Works, 20 A Street\nLONDON\nSE1 0SS" in text


def test_a_long_name_is_broken_rather_than_cut_by_the_window():
    name = "Example Holdings and Marketing Services (United Kingdom) Limited"
    address = (name, "1 Invented Street", "SAMPLETON", "ZZ99 9ZZ")
    pdf = PdfRenderer(FONTS).render(replace(LETTER, recipient=address), PaperChoices())
    block, _ = split(pdf, address)
    assert all(inside(box, seen, CLEAR) for box in block for seen in C5.seen())


def test_letters_are_narrowed_before_a_line_is_broken():
    address = ("Invented Commissioner's Bureau (ICB)", "A House", "B Lane", "C Town", "ZZ99 9ZZ")
    letter = replace(LETTER, recipient=address)
    pdf = PdfRenderer(FONTS).render(letter, PaperChoices())
    block, _ = split(pdf, address)
    assert all(inside(box, seen, CLEAR) for box in block for seen in C5.seen())
    assert PdfRenderer(FONTS).warnings(letter, PaperChoices()) == ()
    assert "\n".join(address) in page_texts(pdf)[0].replace("\r", "")


def test_a_short_address_brings_no_warning():
    assert PdfRenderer(FONTS).warnings(LETTER, PaperChoices()) == ()
    assert len(ADDRESS) == 5


def test_a_full_window_asks_to_be_checked():
    letter = replace(LETTER, recipient=address_of(7))
    (warning,) = PdfRenderer(FONTS).warnings(letter, PaperChoices(Envelope.DL))
    assert "check that every line shows" in warning
