from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from pypdfium2 import PdfDocument

from dsar_assistant.domain.deadline import Deadline, SumStep
from dsar_assistant.rendering.errors import CharacterCannotBePrintedError, NoLettersError
from dsar_assistant.rendering.geometry import MM
from dsar_assistant.rendering.list_pages import ListRenderer
from tests.rendering.pdf_reading import glyphs, page_texts, words
from tests.rendering.sample_letters import FONTS, LETTER

RENDERER = ListRenderer(FONTS)
ON = date(2026, 11, 23)
LETTERS = [
    replace(LETTER, reference=f"REF-{n}", recipient=(f"Organisation {n} Ltd", "A Road", "ZZ9 9ZZ"))
    for n in range(1, 41)
]
DEADLINE = Deadline(
    due=date(2026, 12, 23),
    starts=date(2026, 11, 23),
    paused_since=None,
    extension_notice_by=date(2026, 12, 23),
    late_on_any_view=date(2026, 12, 24),
    steps=(
        SumStep("The organisation had the letter; that is day zero.", date(2026, 11, 23), None),
        SumStep("One month later.", date(2026, 12, 23), "uk-gdpr-12-3"),
    ),
    notes=("The day of receipt is an estimate.",),
)


def test_the_cover_list_has_every_letter_in_posting_order():
    text = " ".join(words(RENDERER.cover_list(LETTERS, ON)))
    places = [
        text.index(f"{n}. Organisation {n} Ltd, A Road, ZZ9 9ZZ REF-{n}") for n in range(1, 41)
    ]
    assert places == sorted(places)
    assert text.startswith("40 letters, 23 November 2026")


def test_the_posting_list_names_sender_addressee_and_postcode():
    text = " ".join(words(RENDERER.posting_list(LETTERS[:3], ON)))
    assert text.count("Sender: Quentin Ashworth-Llewellyn") == 1
    assert "2. Organisation 2 Ltd ZZ9 9ZZ" in text
    assert "3 letters in all. Date and stamp" in text


def test_the_sum_shows_each_step_with_its_day_and_rule():
    rules = {"uk-gdpr-12-3": "Article 12(3) UK GDPR"}
    text = " ".join(words(RENDERER.sum_page("Request REF-1", DEADLINE, rules, ON)))
    assert "Expected by: Wednesday 23 December 2026." in text
    assert "2. One month later. 23 December 2026 Article 12(3)" in text
    assert "The day of receipt is an estimate." in text


def test_a_stopped_clock_shows_no_last_day():
    stopped = DEADLINE._replace(due=None, paused_since=ON)
    text = " ".join(words(RENDERER.sum_page("Request", stopped, {}, ON)))
    assert "The clock is stopped." in text
    assert "Last day" not in text


def test_a_rule_without_words_is_named_by_its_id():
    assert "uk-gdpr-12-3" in words(RENDERER.sum_page("Request", DEADLINE, {}, ON))


def test_long_lists_number_their_pages_and_stay_on_them():
    pdf = RENDERER.cover_list(LETTERS * 3, ON)
    pages = page_texts(pdf)
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1))
    assert all(box.left >= 15 and box.right <= 195 for _, box in glyphs(pdf))


def test_each_page_of_a_list_has_the_heads_of_the_columns():
    pages = page_texts(RENDERER.cover_list(LETTERS * 2, ON))
    assert len(pages) > 2
    assert all("Reference" in page and "Signed" in page for page in pages)


@pytest.mark.parametrize("count", range(20, 34))
def test_the_stamp_of_the_post_office_has_room_on_the_page_of_its_words(count):
    pdf = RENDERER.posting_list(LETTERS[:count], ON)
    with closing(PdfDocument(pdf)) as document:
        text = document[len(document) - 1].get_textpage()
        at = text.get_text_range().index("Date and stamp")
        assert text.get_charbox(at)[1] > 45 * MM + (297 - 273) * MM


@pytest.mark.parametrize("make", [RENDERER.cover_list, RENDERER.posting_list])
def test_a_list_of_nothing_is_refused(make):
    with pytest.raises(NoLettersError):
        make([], ON)


def test_a_character_that_cannot_be_printed_is_named():
    with pytest.raises(CharacterCannotBePrintedError, match="አ"):
        RENDERER.cover_list([replace(LETTER, recipient=("አ",))], ON)
