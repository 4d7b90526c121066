"""The main job in the real window: find, write, post, see the day; close, and find it all again."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from dsar_assistant.domain.request import Status
from dsar_assistant.ui.find.candidate_table import Decision
from dsar_assistant.ui.find.page import FILES, ORGANISATIONS
from dsar_assistant.ui.wishes import PageName
from tests.ready_vault import PASSPHRASE

THREE = ("emmas-diary", "experian-marketing-services", "labour-party")


def press(widget, words):
    next(b for b in widget.findChildren(QPushButton) if b.text() == words and b.isEnabled()).click()


def begin(window, qtbot):
    first_run = window.first_run
    first_run.key_step.passphrase.setChecked(True)
    first_run.key_step.words.setText(PASSPHRASE)
    first_run.key_step.again.setText(PASSPHRASE)
    first_run.key_step.next_button.click()
    qtbot.waitUntil(first_run.person_step.isVisible, timeout=10_000)
    form = first_run.person_step.form
    form.name.setText("Rowan Ellery")
    form.address.setPlainText("7 Larkspur Row\nSampleford")
    form.postcode.setText("ZZ99 3AA")
    first_run.person_step.next_button.click()
    first_run.recovery_step.safe.click()
    first_run.recovery_step.finish_button.click()


def find(window, mailbox, settle):
    press(window.shell.home, "Find organisations")
    page = window.shell.find_page
    press(page.interview.card, "Yes")
    page.show_tab(FILES)
    page.files.zone.dropped.emit([mailbox])
    settle(window)
    page.show_tab(ORGANISATIONS)
    for key in THREE:
        page.organisations.decided.emit(Decision(key, wanted=True))
    page.write_button.click()
    settle(window)


def send_anyway(page):
    look = page.last_look.dialog
    if look is not None and look.isVisible():
        look.anyway_button.click()


def write_all(window, chooser, folder, settle):
    page = window.shell.letter
    for number in range(len(THREE)):
        chooser.paths = [folder / f"{number}.pdf"]
        page.bar.save.click()
        send_anyway(page)
        settle(window)
        page.bar.posted.click()
        settle(window)
        page.finishing.dialog.accept()
        settle(window)


@pytest.fixture
def done(closed_app, open_window, qtbot, settle, chooser):
    """The main job done once, from the first start to the last posting."""
    window = open_window(closed_app)
    resources = closed_app.knowledge.resources
    begin(window, qtbot)
    find(window, resources.path("demo", "mailbox.mbox"), settle)
    write_all(window, chooser, closed_app.data_folder.parent, settle)
    return window


def test_from_first_start_to_three_due_days_and_back(done, closed_app, open_window, qtbot):
    before = closed_app.deadlines.rows()
    assert {row.status for row in before} == {Status.WAITING}
    assert len(list(closed_app.data_folder.parent.glob("*.pdf"))) == 3
    done.close()

    again = open_window(closed_app)
    again.unlock_page.passphrase.setText(PASSPHRASE)
    again.unlock_page.unlock_button.click()
    qtbot.waitUntil(lambda: again.shell is not None, timeout=10_000)
    again.shell.show_page(PageName.REQUESTS)
    assert closed_app.deadlines.rows() == before
    assert again.shell.requests.list.shown_count() == 3
    again.shell.requests.show_request(before[0].request_id)
    words = [label.text() for label in again.shell.requests.detail.findChildren(QLabel)]
    assert "Answer expected by about Tuesday 29 December 2026." in words
