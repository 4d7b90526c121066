"""A second start brings the first window to the front, whether it is locked or not."""

from threading import Thread

import pytest
from PySide6.QtCore import Qt

from dsar_assistant.bootstrap import open_window as start_once_more
from dsar_assistant.domain.vault import KeyChoices
from dsar_assistant.system.one_window import CALL, OneWindow
from dsar_assistant.ui.calls import CallWatch
from dsar_assistant.ui.start import ALREADY_OPEN, listen_for_calls


@pytest.fixture
def place(app):
    """The place of the one window, given back after the test."""
    place = OneWindow(app.data_folder)
    yield place
    place.leave()


@pytest.fixture
def called(window, place, qtbot, capsys, app):
    """Starts the program once more; gives its exit status and what it said."""
    listen_for_calls(window, place)

    def start():
        codes = []
        second = Thread(target=lambda: codes.append(start_once_more(app)))
        second.start()
        qtbot.waitUntil(lambda: bool(codes), timeout=4000)
        second.join()
        return codes[0], capsys.readouterr().err

    return start


def test_the_second_start_ends_and_says_why(called):
    assert called() == (
        0,
        "The program is open already. Its window has been brought to the front.\n",
    )


def test_the_first_window_comes_forward_and_says_why(called, window):
    window.showMinimized()
    called()
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.isVisible()
    assert window.statusBar().currentMessage() == ALREADY_OPEN


def test_a_locked_window_comes_forward_and_stays_locked(called, window, app):
    window.lock()
    window.hide()
    called()
    assert window.isVisible()
    assert not app.vault.is_open


def test_nothing_of_a_call_stays_in_the_data_folder(called, app):
    before = sorted(app.data_folder.iterdir())
    called()
    assert sorted(app.data_folder.iterdir()) == before


def test_other_changes_in_the_folder_call_nobody(window, place, app, qtbot):
    calls = listen_for_calls(window, place)
    with qtbot.assertNotEmitted(calls.called, wait=100):
        (app.data_folder / "other").touch()


def test_a_call_made_while_the_window_was_being_built_is_heard(window, place, app):
    place.take()
    (app.data_folder / CALL).touch()
    listen_for_calls(window, place)
    assert window.statusBar().currentMessage() == ALREADY_OPEN


def test_listening_begins_once_the_first_vault_has_made_the_folder(closed_app, qtbot, qapp):
    place = OneWindow(closed_app.data_folder)
    calls = CallWatch(qapp, place)
    calls.start()
    closed_app.vault.create(KeyChoices(passphrase="four plain words here"))
    calls.start()
    with qtbot.waitSignal(calls.called, timeout=3000):
        (closed_app.data_folder / CALL).touch()
    place.leave()
