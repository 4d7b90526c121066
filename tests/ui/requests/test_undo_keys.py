"""Ctrl+Z takes the last change of the shown request back, Ctrl+Shift+Z does it again."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from dsar_assistant.domain.request import FactKind
from dsar_assistant.services.record_fact import Happening
from dsar_assistant.ui.wishes import PageName, ShowRequest

CTRL = Qt.KeyboardModifier.ControlModifier
BOTH = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def request_id(window, app, person):
    """A request with a phone call, open in the window."""
    request = app.requests.open(person.id, "emmas-diary", "access").value
    app.facts.record(request.id, Happening(FactKind.PHONE_CALL, date(2026, 11, 23), note="Rang"))
    window.activateWindow()
    window.shell.grant(ShowRequest(request.id))
    return request.id


def test_the_keys_take_back_and_do_again(window, app, request_id, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert app.undo.view(request_id).redo_words
    assert window.statusBar().currentMessage().startswith("Undone: ")
    qtbot.keyClick(window, Qt.Key.Key_Z, BOTH)
    assert not app.undo.view(request_id).redo_words
    assert window.statusBar().currentMessage().startswith("Done again: ")


def test_nothing_left_to_take_back_is_told_on_the_page(window, request_id, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Z, BOTH)
    assert "nothing left" in window.shell.requests.trouble.words


def test_without_a_request_the_keys_change_nothing_and_say_so(window, app, request_id, qtbot):
    window.shell.requests.show_list()
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    window.shell.show_page(PageName.HOME)
    qtbot.keyClick(window, Qt.Key.Key_Z, BOTH)
    assert app.undo.view(request_id).undo_words
    assert "Open a request first" in window.statusBar().currentMessage()


def test_in_a_field_the_keys_undo_the_typing(window, app, request_id, qtbot):
    window.shell.requests.show_list()
    field = window.shell.requests.list.search
    field.setFocus()
    qtbot.keyClicks(field, "emma")
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    assert app.undo.view(request_id).undo_words
