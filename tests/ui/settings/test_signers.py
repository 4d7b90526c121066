"""Signers are trusted by their key, with its number to compare, and taken back, in the window."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.wishes import PageName
from tests.directory.packs.test_signature import Signer, b64

CHARITY = Signer()
KEY = b64(b"Ed" + CHARITY.id + CHARITY.public.key)


@pytest.fixture
def signers(window):
    window.shell.show_page(PageName.SETTINGS)
    return window.shell.settings.lists.signers


def texts(window):
    return " ".join(label.text() for label in window.shell.settings.findChildren(QLabel))


def test_the_number_is_shown_before_and_after_trusting(signers, window, chooser, tmp_path):
    chooser.paths = [tmp_path / "charity.pub"]
    chooser.paths[0].write_text(f"untrusted comment: x\n{KEY}\n")
    dialog = signers.ask()
    assert "is shown here" in dialog.number.text()
    dialog.file_button.click()
    assert dialog.number.text() == "Number of the key: 3837 3635 3433 3231"
    dialog.name.setText("Larkspur Advice")
    dialog.accept_button.click()
    assert not dialog.isVisible()
    assert "Larkspur Advice Number of the key: 3837 3635 3433 3231" in texts(window)


def test_what_is_no_key_keeps_the_dialog_open(signers, app):
    dialog = signers.ask()
    dialog.name.setText("Larkspur Advice")
    dialog.key.setText("no key")
    dialog.accept_button.click()
    assert "no public key" in dialog.trouble.words
    assert dialog.isVisible()
    assert app.signers.all() == ()


def test_a_file_that_is_gone_is_told(signers, chooser, tmp_path):
    chooser.paths = [tmp_path / "none.pub"]
    dialog = signers.ask()
    dialog.file_button.click()
    assert "could not be read" in dialog.trouble.words


def test_trust_is_taken_back_after_a_question(signers, app, window, settle):
    app.signers.trust("Larkspur Advice", KEY)
    window.shell.settings.refresh()
    button = next(
        one
        for one in window.shell.settings.findChildren(QPushButton)
        if one.accessibleName() == "Trust Larkspur Advice no more"
    )
    button.click()
    window.shell.settings.findChildren(AskDialog)[-1].accept_button.click()
    settle(window)
    assert app.signers.all() == ()
    assert "Larkspur Advice" not in texts(window)
