"""What was asked is read beside what was answered."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from dsar_assistant.domain.media_type import PDF
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.request import FactKind
from dsar_assistant.services.record_fact import Happening
from dsar_assistant.ui.wishes import PageName

BUTTON = "Letters and replies side by side…"


@pytest.fixture
def request_id(app, person):
    """A request with a finished letter."""
    request = app.requests.open(person.id, "emmas-diary", "access").value
    app.letters.finish(request.id, PaperChoices(), "txt")
    return request.id


@pytest.fixture
def answered(app, request_id):
    """The request, with a reply in words and one in pages."""
    app.attachments.add(request_id, "first.txt", b"We hold your name.")
    letter = app.deadlines.one(request_id).request.letters[0]
    pdf = app.letters.reprint(request_id, letter.id, PaperChoices())
    app.attachments.add(request_id, "second.pdf", pdf)
    return request_id


@pytest.fixture
def page(window):
    window.shell.show_page(PageName.REQUESTS)
    return window.shell.requests


@pytest.fixture
def beside(page, answered, window, settle, qtbot):
    """The window with both, as the button opens it."""
    page.show_request(answered)
    button(page).click()
    opened = page.papers.beside.window
    qtbot.waitUntil(lambda: opened.left.view.preview.page_count > 0, timeout=10_000)
    qtbot.waitUntil(lambda: opened.right.view.preview.page_count > 0, timeout=10_000)
    yield opened
    settle(window)
    opened.reject()


def button(page):
    buttons = (b for b in page.findChildren(QPushButton) if b.text() == BUTTON)
    return next(buttons, None)


def test_a_letter_alone_has_nothing_beside_it(page, request_id):
    page.show_request(request_id)
    assert button(page) is None
    assert page.papers.beside.open(page.desk.app.deadlines.one(request_id).request) is None


def test_a_proof_of_posting_is_no_reply(page, app, request_id):
    posted = Happening(FactKind.POSTED, date(2026, 11, 23), letter_id=letter_id(app, request_id))
    fact = app.facts.record(request_id, posted).value
    app.attachments.add(request_id, "proof.txt", b"Certificate", fact_id=fact.id)
    page.show_request(request_id)
    assert button(page) is None


def letter_id(app, request_id):
    return app.deadlines.one(request_id).request.letters[0].id


def test_the_newest_letter_and_reply_are_shown_as_pages(beside, app, answered):
    assert beside.left.choice.value() == letter_id(app, answered)
    assert beside.right.choice.currentText().startswith("second.pdf")
    assert beside.left.view.preview.isVisible()
    assert beside.right.view.preview.isVisible()
    assert not beside.is_stacked


def test_another_reply_takes_the_place_of_the_first(beside, qtbot, app, answered):
    first = next(one for one in app.attachments.all(answered) if one.media_type != PDF)
    beside.right.choice.show_value(first.id)
    beside.right.choice.edited.emit()
    words = beside.right.view.words
    qtbot.waitUntil(lambda: words.toPlainText() == "We hold your name.", timeout=10_000)
    assert words.isVisible()
    assert not beside.right.as_words.isVisible()


def test_pages_can_be_read_as_words(beside):
    beside.left.as_words.click()
    assert "Rowan Ellery" in beside.left.view.words.toPlainText()
    assert beside.left.view.words.isVisible()
    assert not beside.left.view.preview.isVisible()


def test_larger_words_put_one_paper_above_the_other(beside, window):
    window.settings.change(text_percent=200)
    assert beside.is_stacked
    window.settings.change(text_percent=100)
    assert not beside.is_stacked


def test_a_file_that_is_gone_is_told(beside, app, answered, qtbot):
    first = next(one for one in app.attachments.all(answered) if one.media_type != PDF)
    with app.vault.begin() as work:
        work.attachments.remove(first.id)
        work.commit()
    beside.right.choice.show_value(first.id)
    beside.right.choice.edited.emit()
    qtbot.waitUntil(beside.right.view.note.isVisible, timeout=10_000)
