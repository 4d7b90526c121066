"""Puts a backup back in three steps: choose it, say what opens it, and go on with it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.domain.vault import Backup, SlotKind, Unlock, WithPassphrase, WithRecoveryKey
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.tasks import Task
from dsar_assistant.ui.widgets.arrange import row
from dsar_assistant.ui.widgets.buttons import LinkButton
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow, secret_field

_WORDS = (
    "The backup takes the place of what is here now, which is set aside and not deleted. "
    "What you erased for good since then stays erased."
)
_WAYS = (
    (SlotKind.PASSPHRASE.value, "My pass phrase"),
    (SlotKind.RECOVERY.value, "My printed recovery key"),
)
_MOST_LISTED = 30
_MEGABYTE = 1_000_000


class RestoreDialog(AskDialog):
    """``restored`` once the backup stands in the vault's place and is open."""

    restored = Signal()

    def __init__(self, parent: QWidget, desk: Desk, preferred: str = "") -> None:
        super().__init__(parent, "Put a backup back", _WORDS, "Put it back")
        self._desk = desk
        self._folder = desk.app.backups.folder
        self._elsewhere: Path | None = None
        self.which = ChoiceField(_choices(desk.app.backups.all()), preferred)
        self.other_button = LinkButton("Choose another file…", "folder")
        self.way = ChoiceField(_WAYS, SlotKind.PASSPHRASE.value)
        self.secret = secret_field()
        self.ask(
            FormRow("Which backup", self.which),
            row(self.other_button, None),
            FormRow("It opens with", self.way),
            FormRow("Type it here", self.secret, "The one that was in use when it was made."),
        )
        self.other_button.clicked.connect(self._choose_other)

    def _choose_other(self) -> None:
        self._desk.chooser.open_files(self, "Choose a backup", self._take)

    def _take(self, paths: list[Path]) -> None:
        self._elsewhere = paths[0]
        self.which.add_choice(str(paths[0]), paths[0].name)
        self.which.show_value(str(paths[0]))

    def opener(self) -> Unlock:
        """Give what the person opens it with."""
        text = self.secret.text()
        is_phrase = self.way.value() == SlotKind.PASSPHRASE.value
        return WithPassphrase(text) if is_phrase else WithRecoveryKey(text)

    def accept(self) -> None:
        """Put the chosen one back; the window stays until that is done."""
        chosen = self.which.value()
        if not chosen:
            self.show_trouble("There is no backup chosen. Nothing was changed. Choose a file.")
            return
        file, opener, app = self._folder / chosen, self.opener(), self._desk.app

        def put_back(_: object) -> None:
            app.vault.lock()  # so that everybody forgets what was in it
            app.backups.restore(file, opener)
            app.vault.unlock(opener)

        self.accept_button.setEnabled(False)
        self.show_trouble("")
        task = Task(put_back, writes=True)
        task.succeeded.connect(self._done)
        task.refused.connect(self._say_why)
        task.finished.connect(lambda: self.accept_button.setEnabled(True))
        self._desk.runner.start(task)

    def _done(self) -> None:
        self.secret.clear()
        self.restored.emit()
        super().accept()

    def _say_why(self, error: DsarError) -> None:
        self.show_trouble(str(error))


def _choices(backups: Sequence[Backup]) -> tuple[tuple[str, str], ...]:
    """List the backups of the usual folder, newest first."""
    return tuple((backup.name, backup_words(backup)) for backup in backups[:_MOST_LISTED])


def backup_words(backup: Backup) -> str:
    """Say when a backup was made, in the time of this computer, and how large it is."""
    made = backup.made_at.astimezone()
    size = max(backup.size_bytes / _MEGABYTE, 0.1)
    return f"{day_in_words(made.date())}, {made:%H:%M} ({size:.1f} MB)"
