from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from dsar_assistant.domain.letter import Block, BlockKind
from dsar_assistant.domain.letter_text import plain_text
from dsar_assistant.domain.paper import Envelope, PaperChoices, PrintSize
from dsar_assistant.rendering.docx_file import DocxRenderer
from dsar_assistant.rendering.printable import bind_numbers
from dsar_assistant.rendering.signature_picture import SignatureCleaner
from tests.rendering.sample_letters import FONTS, LETTER, one_liner
from tests.rendering.test_signature import picture

RENDERER = DocxRenderer(FONTS)
PAPER = PaperChoices()


def opened(letter, paper=PAPER):
    return docx.Document(BytesIO(RENDERER.render(letter, paper)))


def test_the_document_has_the_words_of_the_letter():
    found = [p.text for p in opened(LETTER).paragraphs if p.text]
    source = [line for line in plain_text(LETTER).splitlines() if line]
    items = [text for block in LETTER.blocks for text in block.texts]
    assert {bind_numbers(text) for text in items} <= set(found)
    assert len(found) == len(source)


def test_headings_and_lists_have_real_styles():
    styles = {p.text: p.style.name for p in opened(LETTER).paragraphs}
    assert styles[LETTER.subject] == "Heading 1"
    assert styles["What I am asking for"] == "Heading 2"
    assert styles["the purposes for which you use them;"] == "List Number"
    assert styles["Quentin Ashworth, until 2014;"] == "List Bullet"


def test_each_numbered_list_starts_at_one():
    lists = tuple(Block(str(n), BlockKind.NUMBERED, ("one", "two")) for n in range(3))
    document = opened(replace(LETTER, blocks=lists))
    items = [p for p in document.paragraphs if p.style.name == "List Number"]
    ids = [item._p.pPr.numPr.numId.val for item in items]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3


def test_the_document_is_in_british_english_throughout():
    document = opened(LETTER)
    languages = {tag.get(qn("w:val")) for tag in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert document.core_properties.language == "en-GB"


def test_equal_letters_give_equal_bytes():
    first = RENDERER.render(LETTER, PAPER)
    assert DocxRenderer(FONTS).render(replace(LETTER), PAPER) == first
    assert {part.date_time[0] for part in ZipFile(BytesIO(first)).infolist()} == {1980}


def test_the_letter_says_nothing_about_the_computer():
    facts = opened(LETTER).core_properties
    assert facts.author == LETTER.signatory
    assert (facts.comments, facts.last_modified_by) == ("", "")
    assert facts.created.date() == facts.modified.date() == LETTER.on


def test_a_subject_longer_than_a_property_may_be_is_written_whole():
    long = "A very long subject. " * 40
    document = opened(replace(LETTER, subject=long))
    assert long.strip() in [p.text for p in document.paragraphs]
    assert len(document.core_properties.title) == 255


def test_the_address_stands_behind_the_window():
    frame = opened(LETTER).styles["Address"].element.find(f".//{qn('w:framePr')}")
    left, top = (int(frame.get(qn(f"w:{side}"))) * 25.4 / 1440 for side in ("x", "y"))
    assert (round(left), round(top)) == (24, 60)


def test_an_address_too_long_for_the_window_stands_in_the_text():
    letter = replace(LETTER, recipient=tuple(f"Line {n}" for n in range(19)))
    document = opened(letter)
    assert "Address" not in [style.name for style in document.styles]
    assert "label" in RENDERER.warnings(letter, PAPER)[0]
    assert any(p.text.startswith("Line 0\nLine 1") for p in document.paragraphs)


@pytest.mark.parametrize(
    "name", ["Smith & Sons <Ltd>", "<w:p/>", "عربي", "陈小明", "\x00\x07plain\ud800"]
)
def test_any_name_is_written_as_it_is(name):
    seen = name.replace("\x00", "").replace("\x07", "").replace("\ud800", "")
    document = opened(replace(one_liner(name), subject=name))
    assert [p.text for p in document.paragraphs].count(seen) == 2


@pytest.mark.parametrize("size", PrintSize)
@pytest.mark.parametrize("envelope", Envelope)
def test_every_choice_of_paper_gives_a_document(envelope, size):
    assert opened(LETTER, PaperChoices(envelope, size)).paragraphs


def test_enclosures_are_listed_below_the_name():
    document = opened(replace(LETTER, enclosures=("A copy of my request",)))
    last = [(p.text, p.style.name) for p in document.paragraphs][-2:]
    assert last == [("Enclosed:", "Normal"), ("A copy of my request", "List Bullet")]


def test_a_signature_stands_between_the_closing_and_the_name():
    document = opened(LETTER, PaperChoices(signature=SignatureCleaner().clean(picture())))
    (drawing,) = document.inline_shapes
    texts = [paragraph.text for paragraph in document.paragraphs]
    place = texts.index(LETTER.closing)
    assert texts[place + 1 : place + 3] == ["", LETTER.signatory]
    assert drawing.height.pt == pytest.approx(36)


@pytest.mark.parametrize("size", PrintSize)
def test_the_numbers_of_a_list_have_room_at_every_size(size):
    document = opened(LETTER, PaperChoices(size=size))
    style = document.styles["List Number"]
    points = document.styles["Normal"].font.size.pt
    assert style.paragraph_format.left_indent.pt > 1.5 * points
    number = document.part.numbering_part.element.num_having_numId(
        style.element.pPr.numPr.numId.val
    )
    levels = document.part.numbering_part.element.xpath(
        f"w:abstractNum[@w:abstractNumId='{number.abstractNumId.val}']/w:lvl/w:pPr/w:ind"
    )
    assert {int(one.get(qn("w:hanging"))) for one in levels} == {round(20 * 1.9 * points)}
