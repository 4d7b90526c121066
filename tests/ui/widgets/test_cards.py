"""Interview cards, sums and pages show what they are given."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from dsar_assistant.domain.controller import Answer, InterviewAnswer, InterviewQuestion
from dsar_assistant.domain.deadline import Deadline, SumStep
from dsar_assistant.ui.paper import image_bytes
from dsar_assistant.ui.widgets.interview_card import InterviewCard, answer_words
from dsar_assistant.ui.widgets.page_preview import PagePreview
from dsar_assistant.ui.widgets.steps_view import StepsView

QUESTION = InterviewQuestion(
    "baby", "Had a baby?", "Since 2010.", "Clubs share data.", (), (), (), is_strong=True
)
WITH_YEARS = InterviewQuestion(
    "card", "A loyalty card?", "", "", (), (), (), is_strong=False, asks_years=True
)
DUE = Deadline(
    due=date(2026, 4, 8),
    starts=date(2026, 3, 2),
    paused_since=None,
    extension_notice_by=date(2026, 4, 8),
    late_on_any_view=date(2026, 4, 9),
    steps=(SumStep("One month later", date(2026, 4, 2), "uk-gdpr-12a-1"),),
    notes=("Some may count one day differently.",),
)


def button(card, words):
    found = [b for b in card.findChildren(object) if getattr(b, "text", lambda: "")() == words]
    return found[0]


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("words", "answer"), [("Yes", Answer.YES), ("No", Answer.NO), ("Not sure", Answer.NOT_SURE)]
)
def test_an_answer_is_one_press(qtbot, words, answer):
    card = InterviewCard(QUESTION)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.answered) as answered:
        button(card, words).click()
    assert answered.args == [InterviewAnswer("baby", answer)]


def test_a_question_can_be_skipped(qtbot):
    card = InterviewCard(QUESTION)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.skipped), qtbot.assertNotEmitted(card.answered):
        button(card, "Skip this question").click()


def test_a_yes_asks_for_years_where_they_matter(qtbot):
    card = InterviewCard(WITH_YEARS)
    qtbot.addWidget(card)
    with qtbot.assertNotEmitted(card.answered):
        button(card, "Yes").click()
    card.show_years("2015", "20x8")
    with qtbot.waitSignal(card.answered) as answered:
        button(card, "Keep these years").click()
    assert answered.args == [InterviewAnswer("card", Answer.YES, 2015, None)]


def test_a_known_answer_is_shown_again(qtbot):
    card = InterviewCard(WITH_YEARS, InterviewAnswer("card", Answer.YES, 2015, 2018))
    qtbot.addWidget(card)
    assert button(card, "Yes").isChecked()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "Not answered yet"),
        (InterviewAnswer("q", Answer.NO), "No"),
        (InterviewAnswer("q", Answer.YES, 2015, 2018), "Yes, 2015 to 2018"),
    ],
)
def test_an_answer_reads_in_a_word_or_two(answer, words):
    assert answer_words(answer) == words


def test_a_sum_shows_each_step_with_day_and_rule(qtbot):
    steps = StepsView(lambda provision: f"cites {provision}")
    steps.show_deadline(DUE)
    words = words_of(steps)
    assert "Answer expected by Wednesday 8 April 2026." in words
    assert "Late on any view after Thursday 9 April 2026." in words
    assert {"2 April 2026", "One month later", "cites uk-gdpr-12a-1"} <= set(words)
    assert "Some may count one day differently." in words


def test_a_stopped_clock_gives_no_day(qtbot):
    stopped = Deadline(None, date(2026, 3, 2), date(2026, 3, 5), None, None, (), ())
    steps = StepsView(lambda _: "")
    steps.show_deadline(stopped)
    assert "Answer: the clock stands still since 5 March 2026." in words_of(steps)


def test_no_deadline_shows_nothing(qtbot):
    steps = StepsView(lambda _: "")
    steps.show_deadline(None)
    assert steps.isHidden()


@pytest.fixture
def preview(qtbot):
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.resize(500, 600)
    preview.show()
    image = QImage(210, 297, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    preview.show_pages([image_bytes(image)] * 2)
    return preview


def page(preview):
    return next(
        label
        for label in preview.findChildren(QLabel)
        if not label.pixmap().isNull() and label.property("role") == "paper"
    )


def test_pages_are_as_wide_as_the_room(preview):
    assert preview.page_count == 2
    assert 380 < page(preview).width() < 500


def test_plus_and_minus_zoom_within_bounds(preview, qtbot):
    before = page(preview).width()
    preview.change_zoom(1)
    assert page(preview).width() == pytest.approx(before * 1.25, abs=2)
    preview.change_zoom(-99)
    assert preview.zoom == 50
    preview.change_zoom(99)
    assert preview.zoom == 300


def test_keys_zoom_the_page_that_has_the_focus(preview, qtbot):
    scroll = page(preview).parentWidget().parentWidget().parentWidget()
    qtbot.keyClick(scroll, Qt.Key.Key_Plus)
    assert preview.zoom == 125


def test_fewer_pages_leave_none_behind(preview):
    preview.show_pages([])
    assert preview.page_count == 0
