"""Every choice is kept at once."""

import pytest
from PySide6.QtWidgets import QLabel

from dsar_assistant.domain.paper import Envelope, PaperChoices, PrintSize, ReferenceMark
from dsar_assistant.domain.settings import Theme
from dsar_assistant.domain.vault import SlotKind, WithKeyring, WithPassphrase, WithRecoveryKey
from dsar_assistant.ui import theme
from dsar_assistant.ui.settings.key_dialogs import NewPassphraseDialog, WithoutKeyringDialog
from dsar_assistant.ui.wishes import PageName
from tests.ready_vault import PASSPHRASE


@pytest.fixture
def page(window):
    window.shell.show_page(PageName.SETTINGS)
    return window.shell.settings


def choose(field, value):
    field.show_value(value)
    field.edited.emit()


def test_colours_change_at_once(page):
    choose(page.theme, Theme.DARK.value)
    assert theme.current().colours.is_dark


def test_size_of_text_changes_at_once(page):
    choose(page.text_size, "150")
    assert theme.current().percent == 150


def test_paper_is_kept(page, app):
    choose(page.paper.envelope, Envelope.C5.value)
    choose(page.paper.print_size, PrintSize.LARGE.value)
    choose(page.paper.mark, ReferenceMark.SQUARE.value)
    page.paper.fold_marks.click()
    page.paper.signed.click()
    paper = page.desk.settings.paper
    assert paper == PaperChoices(
        Envelope.C5, PrintSize.LARGE, False, ReferenceMark.SQUARE, is_signed=False
    )
    assert app.settings.load().settings.fold_marks is False


def test_a_test_page_for_the_window_is_printed(page, printer):
    page.test_page_button.click()
    assert printer.printed == [("Test page", 1)]


def test_a_choice_made_elsewhere_shows_here(page, window):
    window.settings.change(text_percent=130)
    assert page.text_size.value() == "130"


def test_the_time_until_it_locks_is_kept(page, app):
    choose(page.safety.lock_after, "30")
    assert app.settings.load().settings.lock_after_minutes == 30


def test_a_new_pass_phrase_opens_from_now_on(page, app, window, settle):
    dialog = page.safety.change_passphrase()
    dialog.secret.setText(PASSPHRASE)
    dialog.new.setText("seven new words")
    dialog.again.setText("seven new words")
    dialog.accept()
    settle(window)
    app.vault.lock()
    app.vault.unlock(WithPassphrase("seven new words"))
    assert app.vault.is_open


def test_two_different_new_pass_phrases_change_nothing(page, app, qtbot):
    dialog = NewPassphraseDialog(page, app.vault.status().slots)
    dialog.new.setText("one")
    dialog.again.setText("other")
    with qtbot.assertNotEmitted(dialog.given):
        dialog.accept()
    assert "not the same" in dialog.trouble.words
    dialog.reject()


def test_a_wrong_pass_phrase_is_told_on_the_page(page, window, settle):
    dialog = page.safety.change_passphrase()
    dialog.secret.setText("wrong words altogether")
    dialog.new.setText("seven new words")
    dialog.again.setText("seven new words")
    dialog.accept()
    settle(window)
    assert "not the pass phrase" in page.trouble.words


def test_a_new_recovery_key_is_shown_and_opens(page, app, window, settle):
    dialog = page.safety.new_key()
    dialog.secret.setText(PASSPHRASE)
    dialog.accept()
    settle(window)
    shown = page.safety.key_window.step
    app.vault.lock()
    app.vault.unlock(WithRecoveryKey(shown.key))
    assert app.vault.is_open
    shown.safe.click()
    shown.finish_button.click()


def test_the_new_recovery_key_is_seen_whole_in_large_text(page, window, settle):
    choose(page.text_size, "200")
    settle(window)
    dialog = page.safety.new_key()
    dialog.secret.setText(PASSPHRASE)
    dialog.accept()
    settle(window)
    step = page.safety.key_window.step
    for label in step.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    assert step.safe.width() >= step.safe.sizeHint().width()


def second(page, settle, window, words):
    dialog = page.safety.set_second()
    dialog.secret.setText(PASSPHRASE)
    dialog.new.setText(words)
    dialog.again.setText(words)
    dialog.accept()
    settle(window)


def test_a_second_pass_phrase_opens_other_data(page, app, person, window, settle):
    second(page, settle, window, "other words entirely")
    assert len(app.backups.all()) == 1
    app.vault.lock()
    app.vault.unlock(WithPassphrase("other words entirely"))
    assert app.people.all() == ()


def test_beside_a_keyring_there_is_no_second_pass_phrase(page, app, qtbot):
    app.vault.use_keyring(WithPassphrase(PASSPHRASE), wanted=True)
    page.refresh()
    assert page.safety.set_second() is None
    assert "needs a first one" in page.trouble.words


def test_the_keyring_is_taken_in_and_left_out(page, app, window, settle):
    for kinds in ({SlotKind.KEYRING, SlotKind.PASSPHRASE}, {SlotKind.PASSPHRASE}):
        dialog = page.safety.change_keyring()
        dialog.secret.setText(PASSPHRASE)
        dialog.accept()
        settle(window)
        page.refresh()
        assert set(app.vault.status().slots) == kinds | {SlotKind.RECOVERY}


def test_an_account_that_others_use_opens_by_pass_phrase_alone(page, app, window, settle):
    app.vault.use_keyring(WithPassphrase(PASSPHRASE), wanted=True)
    app.vault.change_passphrase(WithKeyring(), None)
    page.refresh()
    page.safety.shared.click()
    assert not app.settings.load().settings.is_shared_computer
    (dialog,) = page.safety.findChildren(WithoutKeyringDialog)
    dialog.way.show_value(SlotKind.KEYRING.value)
    dialog.new.setText("seven new words")
    dialog.again.setText("seven new words")
    dialog.accept()
    settle(window)
    assert app.settings.load().settings.is_shared_computer
    assert SlotKind.KEYRING not in app.vault.status().slots
    app.vault.lock()
    app.vault.unlock(WithPassphrase("seven new words"))
