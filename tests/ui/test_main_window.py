"""The window opens at the right place, locks, and names nobody."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from dsar_assistant.domain.settings import Theme
from dsar_assistant.domain.vault import KeyChoices, WithRecoveryKey
from dsar_assistant.ui import theme
from dsar_assistant.ui.rail import PROGRAM_NAME
from dsar_assistant.ui.tasks import Task
from dsar_assistant.ui.wishes import GoTo, LockVault, PageName
from tests.ready_vault import PASSPHRASE


@pytest.fixture
def locked_app(app):
    app.vault.lock()
    return app


def unlock(qtbot, window, words):
    page = window.unlock_page
    page.passphrase.setText(words)
    page.unlock_button.click()
    qtbot.waitUntil(lambda: not window.is_busy and page.unlock_button.isEnabled())


def test_a_computer_without_a_vault_begins_with_the_first_run(closed_app, open_window):
    window = open_window(closed_app)
    assert window.first_run.isVisible()
    assert window.shell is None


def test_an_open_vault_goes_straight_home(window):
    assert window.shell.home.isVisible()


def test_a_locked_vault_asks_for_the_pass_phrase(locked_app, open_window):
    assert open_window(locked_app).unlock_page.isVisible()


def test_the_keyring_opens_without_asking(closed_app, open_window):
    closed_app.vault.create(KeyChoices(keyring=True))
    closed_app.vault.lock()
    assert open_window(closed_app).shell is not None


def test_the_right_pass_phrase_lets_in(locked_app, open_window, qtbot):
    window = open_window(locked_app)
    unlock(qtbot, window, PASSPHRASE)
    assert window.shell is not None
    assert window.unlock_page.passphrase.text() == ""


def test_a_wrong_pass_phrase_is_told_calmly_and_can_be_tried_again(locked_app, open_window, qtbot):
    window = open_window(locked_app)
    unlock(qtbot, window, "wrong words altogether")
    assert window.shell is None
    assert "not the pass phrase" in window.unlock_page.trouble.words
    unlock(qtbot, window, PASSPHRASE)
    assert window.shell is not None


def test_the_recovery_key_opens_too(closed_app, open_window, qtbot):
    key = closed_app.vault.create(KeyChoices(passphrase=PASSPHRASE)).value
    closed_app.vault.lock()
    window = open_window(closed_app)
    window.unlock_page.other_button.click()
    assert window.unlock_page.recovery.isVisible()
    window.unlock_page.recovery.setText(key)
    window.unlock_page.unlock_button.click()
    qtbot.waitUntil(lambda: window.shell is not None)


def test_locking_closes_the_vault_and_lets_go_of_all_pages(window, app, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not app.vault.is_open
    assert window.shell is None
    assert window.unlock_page.isVisible()
    assert window.windowTitle() == PROGRAM_NAME


def test_a_page_can_ask_to_lock(window, app):
    window.shell.home.asked.emit(LockVault())
    assert not app.vault.is_open


def test_closing_locks_the_vault(window, app):
    window.close()
    assert not app.vault.is_open


def test_closing_stops_slow_work(window, app):
    def endless(ticket):
        while True:
            ticket.checkpoint()

    task = window.shell.home.start(endless)
    said = []
    task.cancelled.connect(lambda: said.append("cancelled"))
    window.close()
    assert said == ["cancelled"]


@pytest.mark.parametrize(("number", "page"), [*enumerate(PageName, start=1)])
def test_each_page_has_a_shortcut(window, qtbot, number, page):
    key = getattr(Qt.Key, f"Key_{number}")
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.shell.page(page).isVisible()
    assert window.shell.rail.buttons[page].isChecked()


def test_the_focus_does_not_stay_at_the_button_of_another_page(window, qtbot):
    buttons = window.shell.rail.buttons
    buttons[PageName.HOME].setFocus()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert buttons[PageName.FIND].hasFocus()


def test_every_action_has_a_shortcut_and_no_two_the_same(window):
    actions = [a for a in window.findChildren(QAction) if a.text() and a.menu() is None]
    keys = [a.shortcut().toString(QKeySequence.SequenceFormat.PortableText) for a in actions]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_the_title_names_the_page_and_nobody(window, person):
    for page in PageName:
        window.shell.show_page(page)
        assert person.full_name.split()[0] not in window.windowTitle()


def test_larger_text_is_one_key_away(window, qtbot):
    window.settings.change(theme=Theme.DARK)
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.settings.settings.text_percent == 115
    assert theme.current().percent == 115
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert theme.current().percent == 100


def test_text_grows_no_further_than_twice(window):
    window.settings.change(text_percent=200)
    window.larger_text.trigger()
    assert window.settings.settings.text_percent == 200


def test_choices_are_there_again_next_time(window, app):
    window.settings.change(theme=Theme.CONTRAST)
    assert app.settings.load().settings.theme is Theme.CONTRAST


def test_a_bug_in_slow_work_is_told_without_its_words(window, qtbot):
    task = Task(lambda _: 1 / 0)
    with qtbot.waitSignal(task.finished):
        window.shell.home.desk.runner.start(task)
    assert "What you entered is safe" in window.statusBar().currentMessage()


def test_a_page_that_is_not_seen_waits_with_refreshing(window, app, person):
    seen = []
    window.shell.people.refresh = lambda: seen.append(1)
    window.shell.people.desk.runner.announce(app.people.change(person))
    assert seen == []
    window.shell.grant(GoTo(PageName.PEOPLE))
    assert seen == [1]


def test_nobody_there_means_locked(window, app):
    window.idle.tired.emit()
    assert not app.vault.is_open


def first_steps(closed_app, open_window):
    window = open_window(closed_app)
    return window, window.first_run


def make_vault(qtbot, window, first_run):
    step = first_run.key_step
    step.passphrase.setChecked(True)
    step.words.setText(PASSPHRASE)
    step.again.setText(PASSPHRASE)
    step.next_button.click()
    qtbot.waitUntil(first_run.person_step.isVisible, timeout=10_000)


def test_three_short_steps_lead_home(closed_app, open_window, qtbot, printer):
    window, first_run = first_steps(closed_app, open_window)
    make_vault(qtbot, window, first_run)
    first_run.person_step.form.name.setText("Rowan Ellery")
    first_run.person_step.next_button.click()
    first_run.recovery_step.print_button.click()
    first_run.recovery_step.safe.click()
    first_run.recovery_step.finish_button.click()
    assert window.shell.home.isVisible()
    assert closed_app.people.own().full_name == "Rowan Ellery"
    assert len(printer.printed) == 1


def test_saying_who_one_is_can_wait(closed_app, open_window, qtbot):
    window, first_run = first_steps(closed_app, open_window)
    make_vault(qtbot, window, first_run)
    first_run.person_step.skip_button.click()
    assert first_run.recovery_step.isVisible()
    assert closed_app.people.own() is None


def test_a_name_is_all_that_is_needed(closed_app, open_window, qtbot):
    window, first_run = first_steps(closed_app, open_window)
    make_vault(qtbot, window, first_run)
    first_run.person_step.next_button.click()
    assert "name is empty" in first_run.trouble.words
    assert first_run.person_step.isVisible()


def test_the_recovery_key_shown_is_the_one_that_opens(closed_app, open_window, qtbot):
    window, first_run = first_steps(closed_app, open_window)
    make_vault(qtbot, window, first_run)
    key = first_run.recovery_step.key
    closed_app.vault.lock()
    closed_app.vault.unlock(WithRecoveryKey(key))
    assert closed_app.vault.is_open


def test_two_different_pass_phrases_make_no_vault(closed_app, open_window):
    _, first_run = first_steps(closed_app, open_window)
    step = first_run.key_step
    step.passphrase.setChecked(True)
    step.words.setText("one")
    step.again.setText("other")
    step.next_button.click()
    assert "not the same" in step.mismatch.words
    assert not closed_app.vault.is_open


def test_where_others_use_the_computer_only_a_pass_phrase_will_do(closed_app, open_window):
    _, first_run = first_steps(closed_app, open_window)
    first_run.key_step.others.setChecked(True)
    assert first_run.key_step.passphrase.isChecked()
    assert not first_run.key_step.keyring.isEnabled()


def test_a_keyring_that_cannot_be_used_is_said_so(closed_app, open_window):
    _, first_run = first_steps(closed_app, open_window)
    first_run.key_step.show_keyring("This computer has no keyring.")
    assert first_run.key_step.passphrase.isChecked()


def test_the_key_step_is_not_shown_a_second_time(closed_app, open_window, qtbot):
    window, first_run = first_steps(closed_app, open_window)
    make_vault(qtbot, window, first_run)
    assert not first_run.key_step.isVisible()
