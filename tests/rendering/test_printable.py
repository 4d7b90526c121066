import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.rendering import closed_settings
from dsar_assistant.rendering.printable import (
    LONGEST_TEXT,
    bind_numbers,
    clean,
    clean_line,
    clean_lines,
    harmless,
    is_cut,
)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("a\tb  c", "a b c", id="blanks become one space"),
        pytest.param("a\r\nb\rc\u2028d", "a\nb\nc\nd", id="line ends become one kind"),
        pytest.param("a\x00b\x1bc\x7f", "abc", id="controls go"),
        pytest.param("safe\u202egpj.exe", "safegpj.exe", id="text is never turned round"),
        pytest.param("sha\u00adred\u200b", "shared", id="what cannot be seen goes"),
        pytest.param("\ud800x\ufffe", "x", id="half characters go"),
        pytest.param("Ele\u0301na", "Eléna", id="accents join their letters"),
    ],
)
def test_a_text_is_made_fit_to_print(text, printed):
    assert clean(text) == printed


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)
    assert "\n" not in clean_line(text)


def test_a_text_without_an_end_is_cut_and_marked():
    text = clean("x" * 1_000_000)
    assert is_cut("x" * 1_000_000)
    assert len(text) < LONGEST_TEXT + 10
    assert text.endswith("[…]")


def test_a_text_of_full_length_is_not_cut():
    assert clean("x" * LONGEST_TEXT) == "x" * LONGEST_TEXT
    assert not is_cut("x" * LONGEST_TEXT)


def test_text_files_keep_every_word_and_joiner():
    text = "x" * 30_000 + "\u200d\u200c"
    assert harmless(text) == text


def test_empty_lines_are_left_out_of_an_address():
    assert clean_lines(("A", " \u200b", "", "B")) == ("A", "B")


@pytest.mark.parametrize(
    "text",
    ["Article 15", "section 45", "23 November", "ZZ99 9ZZ", "paragraph 3", "Schedule 2", "s. 54"],
)
def test_what_belongs_together_stays_on_one_line(text):
    assert " " not in bind_numbers(text)


def test_a_megabyte_of_hidden_marks_leaves_only_the_sign_that_it_was_cut():
    assert clean("\u202e" * 1_000_000) == " […]"


def test_the_pdf_library_finds_empty_settings_instead_of_files():
    for name in closed_settings.SETTINGS_MODULES:
        assert getattr(sys.modules[name], "__file__", None) is None
