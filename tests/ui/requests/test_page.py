"""Requests are listed, opened, logged, corrected and taken to the calendar."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.request import Channel, FactKind, Outcome, Status
from dsar_assistant.ui.status_looks import STATUS_LOOKS
from dsar_assistant.ui.wishes import PageName, Wish, WriteLetter

TODAY = date(2026, 11, 23)


@pytest.fixture
def posted(app, person):
    """A posted request, waiting for its answer."""
    request = app.requests.open(person.id, "emmas-diary", "access").value
    letter = app.letters.finish(request.id, PaperChoices()).value
    app.postings.record(request.id, letter.letter_id, Channel.FIRST_CLASS, TODAY)
    return request.id


@pytest.fixture
def page(window, posted):
    window.shell.requests.refresh()
    window.shell.show_page(PageName.REQUESTS)
    return window.shell.requests


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def press(widget, words):
    next(b for b in widget.findChildren(QPushButton) if b.text() == words).click()


def test_every_status_has_an_icon_of_its_own():
    assert set(STATUS_LOOKS) == set(Status)
    assert len({icon for _, icon in STATUS_LOOKS.values()}) == len(Status)


def test_an_empty_list_says_what_to_do(window):
    window.shell.show_page(PageName.REQUESTS)
    assert "No requests yet" in words_of(window.shell.requests)


def test_a_row_opens_with_enter(page, posted, qtbot):
    page.list.table.selectRow(0)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.request_id == posted


def test_search_and_filter_narrow_the_list(page):
    page.list.search.setText("nobody of that name")
    page.list.search.edited.emit()
    assert page.list.shown_count() == 0
    page.list.search.setText("")
    page.list.filter.show_value("done")
    page.list.filter.edited.emit()
    assert page.list.shown_count() == 0
    page.list.filter.show_value("open")
    page.list.filter.edited.emit()
    assert page.list.shown_count() == 1


def test_one_request_shows_the_day_the_sum_and_the_rule(page, posted):
    page.show_request(posted)
    words = words_of(page.detail)
    assert "Answer expected by about Tuesday 29 December 2026." in words
    assert "Late on any view after Tuesday 5 January 2027." in words
    assert any("12A" in one for one in words)


def test_a_reply_is_logged_in_three_presses(page, posted, app):
    page.show_request(posted)
    dialog = page.log()
    dialog.outcome.show_value(Outcome.REFUSED.value)
    dialog.accept_button.click()
    assert app.deadlines.rows()[0].status is Status.REFUSED
    assert "Refused" in words_of(page.detail)


def test_a_day_still_to_come_is_refused_in_words(page, posted):
    page.show_request(posted)
    dialog = page.log()
    dialog.day.show_day(TODAY + timedelta(days=3))
    dialog.accept_button.click()
    assert "still to come" in page.trouble.words


def test_only_a_reply_is_asked_what_it_amounts_to(page, posted):
    page.show_request(posted)
    dialog = page.log()
    dialog.kind.show_value(FactKind.NOTE.value)
    dialog.kind.edited.emit()
    assert dict(dialog.answers().details) == {}
    dialog.reject()


def test_an_entry_can_be_taken_back(page, posted, app):
    page.show_request(posted)
    press(page.detail, "Take back")
    assert app.deadlines.rows()[0].status is Status.PRINTED


def test_a_finished_letter_can_be_seen_and_saved_again(page, posted, app, chooser, tmp_path):
    page.show_request(posted)
    letter = page.see_letter(app.deadlines.one(posted).request.letters[0].id)
    chooser.paths = [tmp_path / "again.pdf"]
    press(letter, "Save PDF…")
    assert letter.preview.page_count >= 1
    assert chooser.paths[0].read_bytes().startswith(b"%PDF")
    letter.reject()


def test_an_overdue_request_offers_the_letter_it_calls_for(page, posted, around):
    around.clock.day = date(2027, 2, 1)
    page.show_request(posted)
    wishes: list[Wish] = []
    page.asked.connect(wishes.append)
    press(page.detail, "Write this letter")
    assert wishes == [WriteLetter(posted, "reminder")]


def test_a_printed_letter_can_be_said_to_be_posted(page, app, person):
    request = app.requests.open(person.id, "labour-party", "access").value
    app.letters.finish(request.id, PaperChoices())
    page.show_request(request.id)
    press(page.detail, "I have posted it…")
    page.dialog.accept()
    assert app.deadlines.one(request.id).row.status is Status.WAITING


def test_removing_asks_first(page, posted, app):
    page.show_request(posted)
    press(page.detail, "Remove this request…")
    assert len(app.deadlines.rows()) == 1
    page.dialog.accept()
    assert app.deadlines.rows() == ()
    assert page.request_id == ""


def test_due_days_go_to_a_calendar(page, chooser, tmp_path):
    chooser.paths = [tmp_path / "due.ics"]
    press(page, "Save due days as a calendar…")
    assert b"BEGIN:VEVENT" in chooser.paths[0].read_bytes()


def test_back_leads_to_the_list(page, posted):
    page.show_request(posted)
    press(page.detail, "All requests")
    assert page.list.isVisible()
