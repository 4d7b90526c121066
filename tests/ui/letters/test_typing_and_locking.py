"""Whoever locks in the middle of a word finds every letter of it again."""

from string import ascii_lowercase

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from dsar_assistant.domain.vault import WithPassphrase
from dsar_assistant.ui.widgets.forms import LineField
from dsar_assistant.ui.wishes import WriteLetter, WriteTo
from tests.ready_vault import PASSPHRASE

CYCLES = 20
# Making all pages anew takes its time; the other cycles keep them and lock under them.
WITH_NEW_PAGES = (19,)
EACH = 7


def first_line(page):
    """The first line that the form asks for, and its id."""
    fields = page.form.rows.fields.items()
    return next((key, one) for key, one in fields if isinstance(one, LineField))


def type_on(page, letters):
    """Type at the end of the line, key by key."""
    field_id, field = first_line(page)
    field.setFocus()
    field.setCursorPosition(len(field.text()))
    QTest.keyClicks(field, letters)
    return field_id


def lock_and_open(window, qtbot):
    """Lock as the person does, and come back through the door to pages made anew."""
    window.lock()
    assert window.shell is None
    window.unlock_page.passphrase.setText(PASSPHRASE)
    window.unlock_page.unlock_button.click()
    qtbot.waitUntil(lambda: window.shell is not None, timeout=10_000)


def lock_beneath(window, app):
    """Do what the window does to this page when it locks, but keep the page."""
    window._desk.runner.stop_all()
    window.shell.letter.leave()
    app.vault.lock()
    app.vault.unlock(WithPassphrase(PASSPHRASE))


@pytest.fixture
def begun(checked_addresses, window, person, settle):
    """The window with a letter in hand; gives the request's id too."""
    window.shell.grant(WriteTo(person.id, ("emmas-diary",), ("access",)))
    settle(window)
    return window, window.shell.letter.request_id


def test_twenty_times_of_typing_and_locking_lose_no_letter(begun, app, qtbot):
    window, request_id = begun
    typed = first_line(window.shell.letter)[1].text()
    for number in range(CYCLES):
        letters = ascii_lowercase[number : number + EACH]
        field_id = type_on(window.shell.letter, letters)
        typed += letters
        if number % 2:
            QCoreApplication.processEvents()  # the letter is being drawn when the door closes
        if number in WITH_NEW_PAGES:
            lock_and_open(window, qtbot)
        else:
            lock_beneath(window, app)
        assert app.letters.form(request_id).request.answers[field_id] == typed
        if number in WITH_NEW_PAGES:
            window.shell.grant(WriteLetter(request_id))
        assert first_line(window.shell.letter)[1].text() == typed
