"""Requests are listed, opened, logged, corrected and taken to the calendar."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from dsar_assistant.domain.details import OUTCOME
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.request import Channel, FactKind, Outcome, Status
from dsar_assistant.services.log_form import LOG_MENU, LogEntry
from dsar_assistant.ui.status_looks import STATUS_LOOKS
from dsar_assistant.ui.widgets.buttons import PrimaryButton
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


@pytest.fixture
def shown(page, posted, window, settle):
    """The page with the posted request, laid out."""
    page.show_request(posted)
    settle(window)
    return page


def test_something_is_logged_in_three_presses(shown, app, qtbot):
    page = shown
    log = next(b for b in page.detail.findChildren(QPushButton) if b.text() == "Log something…")
    presses = 1  # the button opens its menu
    next(one for one in log.menu().actions() if one.text() == "They refused").trigger()
    presses += 1
    qtbot.mouseClick(page.logging.dialog.accept_button, Qt.MouseButton.LeftButton)
    presses += 1
    assert presses == 3
    assert app.deadlines.rows()[0].status is Status.REFUSED


def test_every_kind_of_entry_can_be_logged_and_corrected(page, posted, app, around):
    around.clock.day = TODAY + timedelta(days=30)
    page.show_request(posted)
    kinds = {entry.kind for group in LOG_MENU for entry in group}
    assert kinds == set(FactKind) - {FactKind.POSTED}
    for entry in (entry for group in LOG_MENU for entry in group):
        page.log(entry).accept_button.click()
        newest = app.deadlines.one(posted).request.facts[-1]
        assert newest.kind is entry.kind
        assert {**newest.details} | {**entry.details} == {**newest.details}
    dialog = page.logging.correct(posted, newest.id)
    dialog.day.show_day(TODAY + timedelta(days=20))
    dialog.accept_button.click()
    assert app.deadlines.one(posted).request.facts[-1].on == TODAY + timedelta(days=20)


def test_a_correction_shows_what_was_said_before(page, posted):
    page.show_request(posted)
    press(page.detail, "Correct…")
    dialog = page.logging.dialog
    dialog.fields["item-number"].setText("AB123456789GB")
    dialog.fields["item-number"].edited.emit()
    assert "check digit" in dialog.trouble.words
    dialog.accept_button.click()
    assert any(one.startswith("Before: 23 November 2026") for one in words_of(page.detail))


def test_a_picture_of_the_receipt_belongs_to_its_entry(page, posted, app, chooser, tmp_path):
    page.show_request(posted)
    chooser.paths = [tmp_path / "receipt.png"]
    chooser.paths[0].write_bytes(b"\x89PNG\r\n\x1a\n not a real one")
    press(page.detail, "Add file…")
    (file,) = app.attachments.all(posted)
    assert file.fact_id == app.deadlines.one(posted).request.facts[0].id


def test_both_days_have_their_sum_on_a_page(page, posted, chooser, tmp_path):
    page.show_request(posted)
    chooser.paths = [tmp_path / "sum.pdf"]
    press(page.detail, "Save this sum as a page…")
    assert chooser.paths[0].read_bytes().startswith(b"%PDF")


def test_every_step_has_one_button(page, posted, around, window, settle):
    for day in (TODAY, date(2026, 12, 30), date(2027, 2, 1)):
        around.clock.day = day
        page.show_request(posted)
        settle(window)
        main = [b for b in page.detail.findChildren(PrimaryButton) if b.isVisibleTo(page.detail)]
        assert len(main) == 1


def test_a_reply_is_logged_in_three_presses(page, posted, app):
    page.show_request(posted)
    dialog = page.log()
    dialog.fields[OUTCOME].show_value(Outcome.REFUSED.value)
    dialog.accept_button.click()
    assert app.deadlines.rows()[0].status is Status.REFUSED
    assert "Refused" in words_of(page.detail)


def test_a_day_still_to_come_is_refused_in_words(page, posted):
    page.show_request(posted)
    dialog = page.log()
    dialog.day.show_day(TODAY + timedelta(days=3))
    dialog.accept_button.click()
    assert "still to come" in dialog.trouble.words
    assert dialog.isVisible()
    dialog.reject()


def test_only_a_reply_is_asked_what_it_amounts_to(page, posted):
    page.show_request(posted)
    dialog = page.log(LogEntry("Note", FactKind.NOTE))
    assert OUTCOME not in dialog.fields
    dialog.fields["private"].show_value("")
    assert dict(dialog.answers().details) == {"private": "no"}
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
    page.logging.dialog.accept()
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
