"""Looks after the vault beside the person's work: backups when due, room, the weekly check."""

from PySide6.QtCore import QObject, QTimer, Signal

from dsar_assistant.services.keep_backups import Care, KeepBackups
from dsar_assistant.ui.tasks import Task, TaskRunner

FIRST_AFTER_MS = 60_000
EVERY_MS = 5 * 60_000


class BackupCare(QObject):
    """Works now and then while the vault is open.

    ``warned(str)`` says what is the matter; ``damaged(Care)`` that a backup is needed.
    """

    warned = Signal(str)
    damaged = Signal(object)

    def __init__(self, parent: QObject, backups: KeepBackups, runner: TaskRunner) -> None:
        super().__init__(parent)
        self._backups, self._runner = backups, runner
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look_after)

    def start(self) -> None:
        """Begin, a little after the vault has opened."""
        self._timer.start(FIRST_AFTER_MS)

    def stop(self) -> None:
        """Stop until the vault opens again."""
        self._timer.stop()

    def look_after(self) -> None:
        """Do what is due, and come back later."""
        self._timer.start(EVERY_MS)
        task = Task(lambda _: self._backups.look_after(), writes=True)
        task.succeeded.connect(self._tell)
        task.refused.connect(lambda error: self.warned.emit(str(error)))
        self._runner.start(task)

    def _tell(self, care: Care) -> None:
        if care.is_damaged:
            self.damaged.emit(care)
        elif care.warnings:
            self.warned.emit(" ".join(care.warnings))
