from collections import Counter
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.rendering.pdf import PdfRenderer
from dsar_assistant.rendering.printable import clean
from dsar_assistant.rendering.typeface import REGULAR, Style, Typeface
from tests.rendering.pdf_reading import page_texts
from tests.rendering.sample_letters import FONTS, LETTER, one_liner

RENDERER = PdfRenderer(FONTS)
FACE = Typeface(FONTS)
PAPER = PaperChoices()
STYLE = Style(12.0)
RIGHTWARD = {
    "Bengali": "মোঃ আব্দুল্লাহ আল্‌মামুন",
    "Gurmukhi": "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "Devanagari": "क्षितिज शर्मा",
    "Gujarati": "પ્રિયંકા પટેલ",
    "Tamil": "கார்த்திகேயன் ஸ்ரீ",
    "Chinese": "王小明 陳大文",
    "Latin with an accent of its own": "M̃aria",
}
LEFTWARD = {
    "Arabic": "محمد علي خان",
    "Urdu": "وقار احمد گھر",
    "Hebrew": "דוד בן־גוריון",
}
NAMES = RIGHTWARD | LEFTWARD


READ_BACK = {
    "two letters in one form": "صلاح الأحمد",
    "another of these": "لاہور 54000",
    "brackets": "דוד כהן (אב) 15",
}


def glyph_names(line):
    return [glyph.number for run in line.runs for glyph in run.glyphs]


@pytest.mark.parametrize("script", NAMES)
def test_a_name_in_any_of_the_scripts_prints_and_reads_back(script):
    name = NAMES[script]
    letter = replace(one_liner(f"I am {name}"), recipient=(name, "ZZ99 9ZZ"), signatory=name)
    text = page_texts(RENDERER.render(letter, PAPER))[0]
    assert all(text.count(word) == 3 for word in name.split())
    assert RENDERER.warnings(letter, PAPER) == ()


@pytest.mark.parametrize("script", NAMES)
def test_no_name_shows_an_empty_box(script):
    assert 0 not in glyph_names(FACE.shaped(NAMES[script], STYLE))


@pytest.mark.parametrize("script", ["Bengali", "Gurmukhi", "Devanagari", "Tamil", "Arabic"])
def test_letters_are_joined_and_not_set_one_by_one(script):
    word = NAMES[script].split()[0]
    alone = [n for letter in word for n in glyph_names(FACE.shaped(letter, STYLE))]
    assert Counter(glyph_names(FACE.shaped(word, STYLE))) != Counter(alone)


def test_a_name_from_right_to_left_begins_at_the_right():
    name = LEFTWARD["Hebrew"]
    line = FACE.shaped(f"I am {name}", STYLE)
    (glyph,) = FACE.shaped(name[0], STYLE).runs[0].glyphs
    last = max((g for run in line.runs for g in run.glyphs), key=lambda g: g.x)
    assert last.number == glyph.number


@pytest.mark.parametrize("words", READ_BACK.values(), ids=READ_BACK)
def test_a_line_from_right_to_left_reads_back_as_it_was_written(words):
    lines = page_texts(RENDERER.render(one_liner(words), PAPER))[0].splitlines()
    assert words in lines


def test_a_mark_for_joining_stays_in_a_name_and_goes_elsewhere():
    assert clean("আল্\u200cমামুন") == "আল্\u200cমামুন"
    assert clean("Ann\u200cabel") == "Annabel"


def test_forms_are_measured_as_they_are_drawn():
    wide = FACE.width(RIGHTWARD["Bengali"], STYLE)
    assert wide == pytest.approx(FACE.shaped(RIGHTWARD["Bengali"], STYLE).width * 12)
    assert FACE.width(RIGHTWARD["Bengali"], Style(12.0, narrowing=0.5)) == wide / 2


def test_plain_letters_take_the_short_way():
    pdf = RENDERER.render(LETTER, PAPER)
    assert FACE.is_plain("Ŵyn Łukasz Ελένη Юрий “quoted” £5")
    assert b"shaped" not in pdf.lower()
    assert b"/S1" not in pdf


def test_only_the_forms_used_are_inside():
    pdf = RENDERER.render(one_liner("王小明"), PAPER)
    assert len(pdf) < 80_000
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = list(document.pages[0].Resources.Font.values())
    names = [str(font.BaseFont).partition("+")[2] for font in fonts]
    assert sorted(names) == ["DroidSansFallbackFull", "NotoSans-Bold", REGULAR]


def test_equal_letters_in_any_script_give_equal_bytes():
    letter = one_liner(" ".join(NAMES.values()))
    assert RENDERER.render(letter, PAPER) == PdfRenderer(FONTS).render(letter, PAPER)


def test_words_beside_a_name_keep_their_own_letters():
    text = page_texts(RENDERER.render(one_liner("Write to মোঃ, then wait."), PAPER))[0]
    assert "Write to মোঃ, then wait." in text


@pytest.mark.parametrize("folder", [FONTS, FONTS / "scripts"])
def test_every_typeface_lies_beside_its_licence(folder):
    assert list(folder.glob("*.ttf"))
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8")


def test_the_chinese_typeface_lies_beside_its_own_licence():
    text = (FONTS / "scripts" / "APACHE-2.0.txt").read_text("utf-8")
    assert "DroidSansFallbackFull.ttf" in text
    assert "Apache License" in text
