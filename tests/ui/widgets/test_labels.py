"""Words stay words, and find room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import Qt, QTextDocument

from dsar_assistant.ui.widgets.labels import BREAK, LONGEST_PART, breakable, plain_label, plain_tip


@pytest.mark.parametrize("text", ["<b>Smith & Sons</b>", "<img src='x'>", "a &amp; b"])
def test_mark_up_is_shown_as_it_is(qapp, text):
    label = plain_label(text)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text().replace(BREAK, "") == text


@pytest.mark.parametrize("text", ["<img src='/etc/hostname'>", "<b>Smith & Sons</b>", "A & B"])
def test_a_tip_shows_mark_up_as_it_is(text):
    shown = plain_tip(text)
    if Qt.mightBeRichText(shown):
        document = QTextDocument()
        document.setHtml(shown)
        shown = document.toPlainText()
    assert shown == text


@given(st.text())
def test_no_word_is_changed_but_for_places_to_break(text):
    assert breakable(text).replace(BREAK, "") == text.replace(BREAK, "")


@given(st.text(alphabet="abc/-.@é漢", min_size=1))
def test_no_part_is_longer_than_a_line_can_take(text):
    assert all(len(part) <= 2 * LONGEST_PART for part in breakable(text).split(BREAK))


def test_short_words_are_left_alone():
    assert breakable("To be, or not to be") == "To be, or not to be"


def test_an_address_on_the_web_breaks_after_its_signs():
    assert f"example.{BREAK}org/{BREAK}" in breakable("https://www.example.org/privacy-notice")


def test_a_wrapping_label_is_as_narrow_as_its_longest_word(qapp):
    label = plain_label("a short and a considerable word")
    assert label.minimumSizeHint().width() == label.fontMetrics().horizontalAdvance("considerable")


def test_a_label_that_does_not_wrap_asks_for_its_line(qapp):
    label = plain_label("one line", wraps=False)
    assert label.minimumSizeHint().width() >= label.fontMetrics().horizontalAdvance("one line")
