from contextlib import closing, suppress
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.letter import Block, BlockKind
from dsar_assistant.domain.letter_text import plain_text
from dsar_assistant.domain.paper import Envelope, PaperChoices, PrintSize
from dsar_assistant.rendering.errors import (
    CharacterCannotBePrintedError,
    LetterTooLongError,
    NoLettersError,
)
from dsar_assistant.rendering.pdf import PdfRenderer
from tests.rendering.pdf_reading import glyphs, page_texts, words
from tests.rendering.sample_letters import FONTS, LETTER, one_liner

RENDERER = PdfRenderer(FONTS)
PAPER = PaperChoices()


def source_words(letter):
    """Give the letter's words as its text has them, with the PDF's own mark for bullets."""
    text = plain_text(letter).replace("\n- ", "\n• ")
    return text.split()


def without_feet(pdf, letter):
    """Give the words of all pages but those of the page numbers."""
    pages = page_texts(pdf)
    found = []
    for number, page in enumerate(pages, 1):
        foot = f"Page {number} of {len(pages)}"
        if number > 1:
            foot = f"Reference: {letter.reference} {foot}"
        tokens = page.split()
        assert tokens[-len(foot.split()) :] == foot.split()
        found += tokens[: -len(foot.split())]
    return found


@pytest.mark.parametrize("size", PrintSize)
@pytest.mark.parametrize("envelope", Envelope)
def test_the_pdf_has_the_words_of_the_letter_in_reading_order(envelope, size):
    pdf = RENDERER.render(LETTER, PaperChoices(envelope, size))
    found = without_feet(pdf, LETTER)
    # The date stands beside the address: whichever of the two comes first reads well.
    assert sorted(found) == sorted(source_words(LETTER))
    start = found.index("Dear")
    assert found[start:] == source_words(LETTER)[start:]


def test_a_day_is_found_by_searching_for_it_with_plain_blanks():
    pdf = RENDERER.render(one_liner("I wrote on 23 November 2026 under Article 15."), PAPER)
    assert "23 November 2026 under Article 15." in page_texts(pdf)[0]


def test_equal_letters_give_equal_bytes():
    first = RENDERER.render(LETTER, PAPER)
    assert PdfRenderer(FONTS).render(replace(LETTER), PAPER) == first
    assert PdfRenderer(FONTS).render(one_liner("Other words."), PAPER) != first


def test_the_pdf_says_what_it_is_and_in_which_language():
    with pikepdf.open(BytesIO(RENDERER.render(LETTER, PAPER))) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo.Title) == LETTER.subject
        assert str(pdf.docinfo.Author) == LETTER.signatory
        assert str(pdf.docinfo.CreationDate).startswith("D:20261123")


def test_every_font_is_inside_the_pdf():
    with pikepdf.open(BytesIO(RENDERER.render(LETTER, PAPER))) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        inside = [font.DescendantFonts[0].FontDescriptor for font in fonts]
        assert all("/FontFile2" in one for one in inside)
        names = {str(font.BaseFont).partition("+")[2] for font in fonts}
    assert names == {"NotoSans-Regular", "NotoSans-Bold"}


def test_the_pdf_has_no_link_script_or_file():
    with pikepdf.open(BytesIO(RENDERER.render(LETTER, PAPER))) as pdf:
        assert not {"/Names", "/OpenAction", "/AA", "/AcroForm"} & set(pdf.Root.keys())
        assert all("/Annots" not in page and "/AA" not in page for page in pdf.pages)


@pytest.mark.parametrize(
    "name",
    [
        "Smith & Sons <Ltd>",
        '<img src="/etc/hostname"/>',
        "&amp; &#65; <b>bold</b>",
        "back\\slash (and) brackets",
        "<para><font color='__import__(1)'>",
    ],
)
def test_a_name_prints_exactly_as_it_is_written(name):
    letter = replace(one_liner(name), subject=name, recipient=(name, *LETTER.recipient[1:]))
    pdf = RENDERER.render(letter, PAPER)
    assert " ".join(words(pdf)).count(name) == 3


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_any_text_prints_or_says_why_not(text):
    letter = replace(one_liner(text), subject=text, recipient=(text,), signatory=text)
    if RENDERER.warnings(letter, PAPER) and not text.isascii():
        with suppress(CharacterCannotBePrintedError):
            assert RENDERER.render(letter, PAPER)
    else:
        assert RENDERER.render(letter, PAPER).startswith(b"%PDF")


def test_a_word_of_a_megabyte_is_cut_and_said_to_be():
    letter = one_liner("x" * 1_000_000)
    pdf = RENDERER.render(letter, PAPER)
    assert "[…]" in words(pdf)
    assert "only the beginning" in RENDERER.warnings(letter, PAPER)[0].casefold()


def test_a_letter_longer_than_any_letter_is_refused():
    block = LETTER.blocks[-2]
    with pytest.raises(LetterTooLongError, match="60 pages"):
        RENDERER.render(replace(LETTER, blocks=(block,) * 400), PAPER)


def test_accents_greek_and_cyrillic_print():
    text = "Ŵyn Ŷr Łódź Çağlar Đặng Ærø Straße Ελένη Παπαδοπούλου Юрий Щукин Ѓорѓи"
    assert text in " ".join(words(RENDERER.render(one_liner(text), PAPER)))


@pytest.mark.parametrize("text", ["→ here", "Ünal አ", "한"])
def test_a_character_that_cannot_be_printed_is_named(text):
    missing = next(c for c in text if ord(c) > 0x900)
    with pytest.raises(DsarError, match=missing):
        RENDERER.render(one_liner(text), PAPER)
    (warning,) = RENDERER.warnings(one_liner(text), PAPER)
    assert missing in warning


@pytest.mark.parametrize("paragraphs", range(1, 12))
def test_a_signature_never_has_a_page_to_itself(paragraphs):
    text = "A sentence of some length that fills a good part of one line of the letter. " * 3
    blocks = tuple(Block(str(n), BlockKind.PARAGRAPH, (text,)) for n in range(paragraphs))
    letter = replace(LETTER, blocks=(*blocks, Block("end", BlockKind.PARAGRAPH, ("Thank you.",))))
    last = page_texts(RENDERER.render(letter, PaperChoices(size=PrintSize.EXTRA_LARGE)))[-1]
    assert LETTER.closing in last
    assert LETTER.signatory in last
    assert len(last.split(LETTER.closing)[0].splitlines()) >= 2


def with_lines(count):
    blocks = (Block(str(n), BlockKind.PARAGRAPH, (f"Line {n}.",)) for n in range(count))
    return RENDERER.render(replace(LETTER, blocks=tuple(blocks)), PAPER)


def line_height(pdf):
    """Measure from one short paragraph to the next, in millimetres."""
    tops = [box.top for character, box in glyphs(pdf) if character == "L"]
    return tops[-1] - tops[-2]


def test_a_few_lines_too_many_are_set_closer_instead_of_on_a_page_of_their_own():
    most = next(n for n in range(30) if len(page_texts(with_lines(n + 1))) == 2)
    assert line_height(with_lines(most)) < line_height(with_lines(most - 3))
    assert line_height(with_lines(most - 3)) == pytest.approx(line_height(with_lines(5)), abs=0.01)


def test_a_heading_never_ends_a_page():
    text = "Some words. " * 12
    blocks = []
    for n in range(30):
        blocks += [
            Block(f"h{n}", BlockKind.HEADING, (f"Heading {n}",)),
            Block(f"p{n}", BlockKind.PARAGRAPH, (text,)),
        ]
    pages = page_texts(RENDERER.render(replace(LETTER, blocks=tuple(blocks)), PAPER))
    lines = [page.splitlines() for page in pages]
    assert len(lines) > 2
    assert not any("Heading" in line for page in lines[1:-1] for line in page[-3:])


@pytest.mark.parametrize("before", range(6, 26))
def test_no_item_of_a_list_is_left_alone_on_a_page(before):
    paragraphs = (Block(str(n), BlockKind.PARAGRAPH, (f"Line {n}.",)) for n in range(before))
    items = Block("list", BlockKind.NUMBERED, ("first", "second", "third", "fourth", "fifth"))
    pdf = RENDERER.render(replace(LETTER, blocks=(*paragraphs, items)), PAPER)
    counts = [sum(word in page.split() for word in items.texts) for page in page_texts(pdf)]
    assert 1 not in counts


def test_no_glyph_leaves_the_sheet():
    long_word = "https://www.example.org/" + "very-long-part/" * 30
    letter = replace(one_liner(long_word), sender=(long_word,), subject=long_word)
    boxes = [box for _, box in glyphs(RENDERER.render(letter, PAPER))]
    assert all(box.left >= 20 and box.right <= 200 for box in boxes)
    assert all(top.top >= 5 and top.bottom <= 292 for top in boxes)


def test_fold_marks_can_be_left_out():
    with_marks = RENDERER.render(LETTER, PAPER)
    without = RENDERER.render(LETTER, PaperChoices(fold_marks=False))
    assert len(without) < len(with_marks)


def test_a_batch_keeps_the_order_given():
    letters = [replace(LETTER, reference=f"REF-{n}") for n in range(5)]
    text = " ".join(words(RENDERER.render_many(letters, PAPER)))
    places = [text.index(f"My reference: REF-{n}") for n in range(5)]
    assert all(before < after for before, after in pairwise(places))


def test_duplex_starts_each_letter_on_a_sheet_of_its_own():
    letters = [one_liner("Short."), LETTER, one_liner("Short again.")]
    with closing(BytesIO(RENDERER.render_many(letters, PAPER, duplex=True))) as file:
        pages = page_texts(file.getvalue())
    starts = [number for number, page in enumerate(pages) if "My reference" in page]
    assert starts == [0, 2, 4]


def test_an_empty_batch_says_so():
    with pytest.raises(NoLettersError, match="no letter"):
        RENDERER.render_many([], PAPER)


def test_enclosures_are_listed_below_the_name():
    letter = replace(LETTER, enclosures=("A copy of my request", "A second thing"))
    text = " ".join(words(RENDERER.render(letter, PAPER)))
    assert f"{LETTER.signatory} Enclosed: • A copy of my request • A second thing" in text
