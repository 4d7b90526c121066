"""What is drawn over is gone from the bundle; what is left out is not in it."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.request import Channel
from dsar_assistant.ui.wishes import PageName

TODAY = date(2026, 11, 23)


@pytest.fixture
def dialog(app, person, window):
    """The choice of a bundle of one posted letter and one reply."""
    key = app.requests.open(person.id, "emmas-diary", "access").value.id
    letter = app.letters.finish(key, PaperChoices()).value
    app.postings.record(key, letter.letter_id, Channel.FIRST_CLASS, TODAY)
    app.attachments.add(key, "reply.txt", b"We hold the secret word periwinkle.")
    window.shell.show_page(PageName.REQUESTS)
    page = window.shell.requests
    page.show_request(key)
    page.papers.binding.choose(key)
    yield page.papers.binding.dialog
    page.papers.binding.dialog.reject()


@pytest.fixture
def board(dialog, window):
    """The page of the reply, to be drawn on."""
    card = next(one for one in dialog.cards.values() if "reply.txt" in one.paper.title)
    card.button.click()
    return window.shell.requests.papers.binding.window.board


def bundle_words(app, window, dialog) -> str:
    made = app.bundles.make(window.shell.requests.request_id, dialog.choices())
    return "".join(page.extract_text() for page in PdfReader(BytesIO(made.pdf)).pages)


def accept(window):
    window.shell.requests.papers.binding.window.accept()


def test_what_is_drawn_over_is_gone(app, window, dialog, board):
    assert "periwinkle" in bundle_words(app, window, dialog)
    start, end = QPoint(2, 2), QPoint(board.width() - 2, board.height() // 2)
    QTest.mousePress(board, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(board, end)
    QTest.mouseRelease(board, Qt.MouseButton.LeftButton, pos=end)
    accept(window)
    assert "periwinkle" not in bundle_words(app, window, dialog)


def test_a_mere_click_covers_nothing(board, window, dialog):
    QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    accept(window)
    assert dialog.choices().covered == {}


def test_a_box_is_added_moved_sized_and_removed_by_keys(board):
    QTest.keyClick(board, Qt.Key.Key_Insert)
    first = board.boxes[0]
    QTest.keyClick(board, Qt.Key.Key_Right)
    assert board.boxes[0].left() > first.left()
    QTest.keyClick(board, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert board.boxes[0].height() > first.height()
    QTest.keyClick(board, Qt.Key.Key_Delete)
    assert board.boxes == []


def test_what_was_covered_before_is_shown_again(board, window, dialog):
    board.cover_all()
    accept(window)
    card = next(one for one in dialog.cards.values() if one.covered)
    card.button.click()
    assert len(window.shell.requests.papers.binding.window.board.boxes) == 1
    accept(window)


def test_what_is_unticked_stays_out(app, window, dialog):
    card = next(one for one in dialog.cards.values() if "reply.txt" in one.paper.title)
    card.tick.setChecked(False)
    assert "periwinkle" not in bundle_words(app, window, dialog)
