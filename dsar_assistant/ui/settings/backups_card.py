"""Backups: what there is, make one now, look whether one is whole."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.domain.vault import Backup
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.tasks import Task, Work
from dsar_assistant.ui.widgets.arrange import FlowLayout, clear, column, holder, row
from dsar_assistant.ui.widgets.buttons import LinkButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner

MOST_SHOWN = 8
_MEGABYTE = 1_000_000
_WORDS = "Encrypted copies of everything, opened with the same keys, made while you work."
_PAUSED = (
    "A backup was put back, so no new ones are made for now and none is removed. "
    "Look whether everything is there, then go on."
)
_NONE = "There is no backup yet."


class BackupsCard(Card):
    """``refused`` carries an error, ``said`` good news, ``put_back`` the name of a backup."""

    refused = Signal(object)
    said = Signal(str)
    put_back = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(plain_label("Backups", "title"), plain_label(_WORDS, "muted"))
        self._desk = desk
        self.checks: dict[str, LinkButton] = {}
        self.backs: dict[str, LinkButton] = {}
        self.pause = Banner("careful", _PAUSED)
        self.resume_button = QuietButton("Go on with the backups", "check")
        self.resume_button.clicked.connect(self.resume)
        self.pause.show_actions(self.resume_button)
        self.other_button = LinkButton("Put a backup back from a file…", "folder")
        self.other_button.clicked.connect(lambda: self.put_back.emit(""))
        self._list: QVBoxLayout = column(space=Space.SMALL)
        self.make_button = QuietButton("Make a backup now", "lock")
        self.make_button.clicked.connect(self.make)
        self.add(self.pause)
        self.add(self._list)
        self.add(holder(FlowLayout(self.make_button, self.other_button)))

    def show_backups(self) -> None:
        """List the newest ones."""
        clear(self._list)
        self.checks, self.backs = {}, {}
        self.pause.setVisible(self._desk.app.backups.is_paused)
        try:
            backups = self._desk.app.backups.all()
        except DsarError as error:
            self.refused.emit(error)
            return
        for backup in backups[:MOST_SHOWN]:
            self._list.addLayout(self._line(backup))
        if not backups:
            self._list.addWidget(plain_label(_NONE))

    def _line(self, backup: Backup) -> QVBoxLayout:
        made = backup.made_at.astimezone()
        when = f"{day_in_words(made.date())}, {made:%H:%M}"
        check = LinkButton("Check it", "check")
        check.setAccessibleName(f"Check the backup of {when}"[:60])
        check.clicked.connect(partial(self.verify, backup.name))
        self.checks[backup.name] = check
        back = LinkButton("Put it back…", "history")
        back.setAccessibleName(f"Put back the backup of {when}"[:60])
        back.clicked.connect(lambda: self.put_back.emit(backup.name))
        self.backs[backup.name] = back
        line = row(space=Space.MEDIUM)
        size = f"{max(backup.size_bytes / _MEGABYTE, 0.1):.1f} MB"
        line.addLayout(column(plain_label(when), plain_label(size, "caption"), space=0), 1)
        line.addWidget(check)
        line.addWidget(back)
        return column(line)

    def resume(self) -> None:
        """Go on with the regular backups after a restore."""
        self._desk.runner.announce(self._desk.app.backups.resume())

    def make(self) -> None:
        """Make one now; it is checked by opening it again."""
        self._start(lambda _: self._desk.app.backups.make(), "A backup was made and is whole.")

    def verify(self, name: str, _checked: object = None) -> None:
        """Look whether a backup is whole."""
        self._start(lambda _: self._desk.app.backups.verify(name), "This backup is whole.")

    def _start(self, work: Work, good_news: str) -> None:
        task = Task(work, writes=True)
        task.succeeded.connect(lambda: self.said.emit(good_news))
        task.refused.connect(self.refused)
        task.finished.connect(self.show_backups)
        self._desk.runner.start(task)
