"""Says beside the clock how many requests need a hand: a number, never a name."""

from datetime import date

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.changes import Changes
from dsar_assistant.domain.text import counted
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.tasks import Task

LOOK_EVERY_MS = 3_600_000


def notice_words(count: int) -> str:
    """Say how many requests need a hand; there is nothing else to be said here."""
    if count == 0:
        return "Nothing needs you today."
    return f"{counted(count, 'request')} {'needs' if count == 1 else 'need'} you today."


class TrayNotice(QObject):
    """Keeps the tray in step while the vault is open, where the person wants it.

    The list in the program stays the truth: the number comes from it.
    """

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._is_open = False
        self._told: tuple[date, int] | None = None
        self._looks = QTimer(self, interval=LOOK_EVERY_MS)
        self._looks.timeout.connect(self.look)
        desk.settings.changed.connect(self.look)
        desk.runner.changed.connect(self._hear)

    def start(self) -> None:
        """Begin, since the vault stands open."""
        self._is_open = True
        self._looks.start()
        self.look()

    def stop(self) -> None:
        """Say nothing more, since the vault is about to close."""
        self._is_open = False
        self._looks.stop()
        self._desk.tray.hide()

    def look(self) -> None:
        """Count anew, beside the window."""
        if not self._is_wanted:
            self._desk.tray.hide()
            return
        home = self._desk.app.deadlines.home
        task = Task(lambda _: len(home().attention))
        task.succeeded.connect(self._tell)
        self._desk.runner.start(task)

    @property
    def _is_wanted(self) -> bool:
        return (
            self._is_open
            and self._desk.settings.settings.tells_in_tray
            and self._desk.tray.is_there
        )

    def _hear(self, changes: Changes) -> None:
        if "request" in changes.nouns:
            self.look()

    def _tell(self, count: int) -> None:
        if not self._is_wanted:
            return
        news = (self._desk.app.knowledge.today, count)
        # One notice a day for one number; more would only be in the way.
        pops = count > 0 and news != self._told
        self._told = news
        self._desk.tray.show(notice_words(count), pops=pops, then=self._come_up)

    def _come_up(self) -> None:
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
