"""A backup is put back in three steps from wherever one stands, and damage leads there."""

import pytest
from PySide6.QtWidgets import QApplication

from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.vault import VaultState, WithPassphrase
from dsar_assistant.services.keep_backups import Care
from dsar_assistant.ui.idle import SLEPT_S, IdleWatch
from dsar_assistant.ui.restore_dialog import RestoreDialog
from dsar_assistant.ui.secret_copy import MARKS
from dsar_assistant.ui.welcome.recovery_step import RecoveryStep
from dsar_assistant.ui.widgets.buttons import QuietButton
from dsar_assistant.ui.wishes import PageName
from tests.ready_vault import PASSPHRASE


@pytest.fixture
def backup(app, person):
    """The file of a backup with one person in it; another came after it was made."""
    made = app.backups.make().value
    later = DataSubject("", "Later Person", PostalAddress(("9 Late Road",)), is_self=False)
    app.people.add(later)
    return app.backups.folder / made.name


def names(app):
    return [one.full_name for one in app.people.all()]


def put_back(dialog, settle, window, passphrase=PASSPHRASE):
    dialog.secret.setText(passphrase)
    dialog.accept_button.click()
    settle(window)


def restore_dialog(window):
    return window.findChildren(RestoreDialog)[-1]


def test_from_the_settings(window, app, backup, settle):
    window.shell.show_page(PageName.SETTINGS)
    window.shell.settings.backups.backs[backup.name].click()
    dialog = restore_dialog(window)
    assert dialog.which.value() == backup.name
    assert not app.vault.is_open
    put_back(dialog, settle, window)
    assert window.shell is not None
    assert names(app) == ["Rowan Ellery"]


def test_on_a_new_computer_before_there_is_a_vault(app, backup, open_window, chooser, settle):
    app.vault.lock()
    kept = app.data_folder.parent / "stick.dsarbackup"
    kept.write_bytes(backup.read_bytes())
    app.data_folder.rename(app.data_folder.parent / "gone")
    window = open_window(app)
    chooser.paths = [kept]
    window.first_run.back_button.click()
    dialog = restore_dialog(window)
    dialog.other_button.click()
    put_back(dialog, settle, window)
    assert names(app) == ["Rowan Ellery"]


def test_a_wrong_pass_phrase_is_told_in_the_dialog_and_changes_nothing(window, app, backup, settle):
    dialog = window.put_back(backup.name)
    put_back(dialog, settle, window, "not the pass phrase")
    assert "not the pass phrase" in dialog.trouble.words
    dialog.reject()
    app.vault.unlock(WithPassphrase(PASSPHRASE))
    assert names(app) == ["Rowan Ellery", "Later Person"]


def test_with_no_backup_at_all_it_asks_for_a_file(window, settle):
    dialog = window.put_back()
    put_back(dialog, settle, window)
    assert "no backup chosen" in dialog.trouble.words
    dialog.reject()


def test_a_vault_that_cannot_be_read_leads_there(closed_app, app, backup, open_window, settle):
    app.vault.lock()
    (app.data_folder / "vault" / "vault.json").write_bytes(b"damaged")
    window = open_window(closed_app)
    assert "damaged" in window.trouble_page.words
    window.trouble_page.back_button.click()
    put_back(restore_dialog(window), settle, window)
    assert app.vault.is_open


def test_damage_found_while_working_leads_there_with_the_newest_whole_one(window, app, backup):
    newest = app.backups.all()[0]
    window.care.damaged.emit(Care(warnings=("words",), is_damaged=True, newest_whole=newest))
    assert window.shell is None
    assert not app.vault.is_open
    assert window.trouble_page.words == "words"
    preferred: list[str] = []
    window.trouble_page.put_back.disconnect()
    window.trouble_page.put_back.connect(preferred.append)
    window.trouble_page.back_button.click()
    assert preferred == [newest.name]


@pytest.mark.parametrize("part", ["vault.mark", "vault.json"])
def test_an_older_part_can_be_opened_anyway(closed_app, app, open_window, settle, part):
    path = app.data_folder / "vault" / part
    old = path.read_bytes()
    app.vault.change_passphrase(WithPassphrase(PASSPHRASE), PASSPHRASE)
    app.vault.lock()
    path.write_bytes(old if part == "vault.json" else b"")
    window = open_window(closed_app)
    window.unlock_page.passphrase.setText(PASSPHRASE)
    window.unlock_page.unlock_button.click()
    settle(window)
    assert app.vault.status().state is VaultState.LOCKED
    buttons = window.unlock_page.trouble.findChildren(QuietButton)
    assert [one.text() for one in buttons] == ["Open it anyway", "Put a backup back…"]
    buttons[0].click()
    settle(window)
    assert app.vault.is_open


def test_after_a_restore_the_backups_go_on_when_told_to(window, app, backup, settle):
    put_back(window.put_back(backup.name), settle, window)
    window.shell.show_page(PageName.SETTINGS)
    card = window.shell.settings.backups
    assert card.pause.isVisible()
    card.resume_button.click()
    assert not app.backups.is_paused
    assert not card.pause.isVisible()


def test_a_computer_that_slept_counts_as_nobody_there(qtbot, qapp):
    moment = [1000.0]
    watch = IdleWatch(qapp, lambda: moment[0])
    watch.start(10)
    with qtbot.assertNotEmitted(watch.tired):
        moment[0] += SLEPT_S - 1
        watch.look()
    with qtbot.waitSignal(watch.tired):
        moment[0] += SLEPT_S + 1
        watch.look()
    watch.stop()
    watch.deleteLater()


@pytest.fixture
def shown_key(qtbot, app, chooser, printer):
    step = RecoveryStep(printer, chooser, app.recovery)
    qtbot.addWidget(step)
    step.show_key("ABCD-EFGH")
    return step


def test_a_copied_recovery_key_is_marked_as_secret_and_taken_away(shown_key):
    shown_key.copy_button.click()
    clipboard = QApplication.clipboard()
    assert clipboard.text() == "ABCD-EFGH"
    assert {*MARKS} <= {*clipboard.mimeData().formats()}
    shown_key.copy.clear()
    assert clipboard.text() == ""


def test_what_the_person_copied_later_stays(shown_key):
    shown_key.copy_button.click()
    QApplication.clipboard().setText("their own")
    shown_key.forget()
    assert QApplication.clipboard().text() == "their own"
