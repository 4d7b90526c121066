"""The calendar shows the days that matter and leads to the requests behind them."""

from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel, QPushButton

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.request import Channel
from dsar_assistant.ui.wishes import PageName

TODAY = date(2026, 11, 23)


@pytest.fixture
def page(app, person, window):
    """The page with one posted request."""
    request = app.requests.open(person.id, "emmas-diary", "access").value
    letter = app.letters.finish(request.id, PaperChoices(), "txt").value
    app.postings.record(request.id, letter.letter_id, Channel.FIRST_CLASS, TODAY)
    window.shell.show_page(PageName.CALENDAR)
    return window.shell.calendar


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_the_coming_days_are_listed_with_what_falls_on_them(page):
    words = words_of(page)
    assert "Tuesday 29 December 2026" in words
    assert any(one.startswith("Answer due: Emma's Diary") for one in words)
    assert any(one.startswith("Late on any view from today") for one in words)


def test_choosing_a_later_day_begins_there(page, settle, window):
    page.month.setSelectedDate(QDate(2027, 3, 1))
    settle(window)
    assert "Nothing falls on this day or later." in words_of(page)


def test_a_day_leads_to_its_request(page, window):
    next(b for b in page.findChildren(QPushButton) if b.text() == "Open").click()
    assert window.shell.requests.request_id


def test_the_days_go_to_a_file(page, chooser, tmp_path):
    chooser.paths = [tmp_path / "due.ics"]
    page.save_file()
    assert b"SEQUENCE" in chooser.paths[0].read_bytes()
