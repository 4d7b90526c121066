"""The main job by hand, on real mail: keys, clicks and a drop; closed, opened, all is there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton

from dsar_assistant.domain.request import Status
from dsar_assistant.ui.find.candidate_table import TICK
from dsar_assistant.ui.find.page import FILES, ORGANISATIONS
from dsar_assistant.ui.wishes import PageName
from tests.ready_vault import PASSPHRASE

REAL_MAIL = Path(__file__).parents[3] / "shared" / "samples" / "real-newsletters.mbox"
LEFT = Qt.MouseButton.LeftButton
THREE = ("amazon", "emmas-diary", "labour-party")


@pytest.fixture
def mail(closed_app):
    """Real mail where it lies beside the checkout; it is never part of it."""
    if not REAL_MAIL.exists():
        pytest.skip("the real mailbox is not beside this checkout")
    return (REAL_MAIL, closed_app.knowledge.resources.path("demo", "mailbox.mbox"))


class Hand:
    """What a person does: presses, types, drops."""

    def __init__(self, qtbot, settle, window):
        self.qtbot, self._settle, self.window = qtbot, settle, window

    def click(self, widget):
        self.settle()
        self.qtbot.mouseClick(widget, LEFT)
        self.settle()

    def press(self, parent, words):
        self.settle()
        found = [b for b in parent.findChildren(QPushButton) if b.text() == words]
        self.click(next(b for b in found if b.isEnabled() and b.isVisible()))

    def tick(self, box):
        box.setFocus()
        self.qtbot.keyClick(box, Qt.Key.Key_Space)

    def write(self, field, words):
        for number, line in enumerate(words.split("\n")):
            if number:
                self.qtbot.keyClick(field, Qt.Key.Key_Return)
            self.qtbot.keyClicks(field, line)

    def drop(self, zone, paths):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        keys, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
        enter = QDragEnterEvent(zone.rect().center(), copy, mime, LEFT, keys)
        event = QDropEvent(QPointF(zone.rect().center()), copy, mime, LEFT, keys)
        QCoreApplication.sendEvent(zone, enter)
        QCoreApplication.sendEvent(zone, event)
        self.settle()

    def settle(self):
        self._settle(self.window)

    def rail(self, page):
        self.click(self.window.shell.rail.buttons[page])


def first_steps(hand, window):
    step = window.first_run.key_step
    hand.tick(step.passphrase)
    hand.write(step.words, PASSPHRASE)
    hand.write(step.again, PASSPHRASE)
    hand.click(step.next_button)
    form = window.first_run.person_step.form
    hand.qtbot.waitUntil(form.isVisible, timeout=10_000)
    hand.write(form.name, "Rowan Ellery")
    hand.write(form.address, "7 Larkspur Row\nSampleford")
    hand.write(form.postcode, "ZZ99 3AA")
    hand.click(window.first_run.person_step.next_button)
    hand.tick(window.first_run.recovery_step.safe)
    hand.click(window.first_run.recovery_step.finish_button)


def find_three(hand, window, mail):
    hand.rail(PageName.FIND)
    page = window.shell.find_page
    hand.press(page.interview.card, "Yes")
    page.show_tab(FILES)
    hand.drop(page.files.zone, mail)
    page.show_tab(ORGANISATIONS)
    hand.settle()
    table = page.organisations.table
    for key in THREE:
        table.select(key)
        assert table.current().controller_id == key
        cell = table.currentIndex().siblingAtColumn(TICK)
        table.scrollTo(cell)
        hand.qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(cell).center())
        hand.settle()
    hand.click(page.write_button)


def post_three(hand, window, chooser, folder):
    page = window.shell.letter
    for number in range(len(THREE)):
        chooser.paths = [folder / f"{number}.pdf"]
        hand.click(page.bar.save)
        look = page.last_look.dialog
        if look is not None and look.isVisible():
            hand.click(look.anyway_button)
        hand.click(page.bar.posted)
        hand.click(page.finishing.dialog.accept_button)


@pytest.fixture
def hand_over(closed_app, open_window, qtbot, settle):
    """Opens a window and gives the hand that works it."""
    return lambda: Hand(qtbot, settle, open_window(closed_app))


def test_the_main_job_by_hand_on_real_mail(closed_app, hand_over, chooser, mail, qtbot):
    hand = hand_over()
    window = hand.window
    first_steps(hand, window)
    find_three(hand, window, mail)
    folder = closed_app.data_folder.parent
    post_three(hand, window, chooser, folder)
    before = closed_app.deadlines.rows()
    assert {row.status for row in before} == {Status.WAITING}
    assert all((folder / f"{n}.pdf").read_bytes().startswith(b"%PDF") for n in range(3))
    window.close()

    hand = hand_over()
    again = hand.window
    hand.write(again.unlock_page.passphrase, PASSPHRASE)
    qtbot.keyClick(again.unlock_page.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.shell is not None, timeout=10_000)
    hand.rail(PageName.REQUESTS)
    assert closed_app.deadlines.rows() == before
    page = again.shell.requests
    assert page.list.shown_count() == len(THREE)
    page.list.table.selectRow(0)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    words = [label.text() for label in page.detail.findChildren(QLabel)]
    assert any(one.startswith("Answer expected by about") for one in words)
    hand.rail(PageName.CALENDAR)
    days = [label.text() for label in again.shell.calendar.findChildren(QLabel)]
    assert sum(one.startswith("Answer due: ") for one in days) == len(THREE)
