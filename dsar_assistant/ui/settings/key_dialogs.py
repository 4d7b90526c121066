"""Dialogs around the keys of the vault."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from dsar_assistant.domain.vault import (
    SlotKind,
    Unlock,
    WithKeyring,
    WithPassphrase,
    WithRecoveryKey,
)
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.dialog import DIALOG_WIDTH, AskDialog
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.welcome.recovery_step import RecoveryStep
from dsar_assistant.ui.widgets.arrange import column
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow, LineField

_WAYS = {
    SlotKind.PASSPHRASE: "My pass phrase",
    SlotKind.RECOVERY: "My recovery key",
    SlotKind.KEYRING: "This computer's keyring",
}


def secret_field() -> LineField:
    """Give a field that hides what is typed."""
    field = LineField()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


class OpenerDialog(AskDialog):
    """Asks to open the vault once more before its keys are touched."""

    def __init__(
        self, parent: QWidget, slots: tuple[SlotKind, ...], title: str, sentence: str, accept: str
    ) -> None:
        super().__init__(parent, title, sentence, accept)
        ways = tuple((slot.value, _WAYS[slot]) for slot in _WAYS if slot in slots)
        self.way = ChoiceField(ways)
        self.secret = secret_field()
        self._secret_row = FormRow("Type it here", self.secret)
        self.ask(FormRow("To show that it is you", self.way), self._secret_row)
        self.way.edited.connect(self._follow)
        self._follow()

    def opener(self) -> Unlock:
        """Give what the person opens it with."""
        way = SlotKind(self.way.value())
        if way is SlotKind.KEYRING:
            return WithKeyring()
        text = self.secret.text()
        return WithPassphrase(text) if way is SlotKind.PASSPHRASE else WithRecoveryKey(text)

    def _follow(self) -> None:
        self._secret_row.setVisible(self.way.value() != SlotKind.KEYRING.value)


class NewPassphraseDialog(OpenerDialog):
    """Asks for a new pass phrase, twice; ``given(Unlock, str)``."""

    given = Signal(object, str)

    def __init__(self, parent: QWidget, slots: tuple[SlotKind, ...]) -> None:
        sentence = "Several words are easy to remember and hard to guess. Nobody can reset it."
        super().__init__(parent, slots, "A new pass phrase", sentence, "Change it")
        self.new, self.again = secret_field(), secret_field()
        self.ask(FormRow("New pass phrase", self.new), FormRow("The same once more", self.again))

    def accept(self) -> None:
        """Close only when both are the same."""
        if self.new.text() != self.again.text():
            self.show_trouble(
                "The two new pass phrases are not the same. Nothing was changed. Type both again."
            )
            return
        self.given.emit(self.opener(), self.new.text())
        super().accept()


class NewKeyWindow(QDialog):
    """Shows a recovery key that was just made, once."""

    def __init__(self, parent: QWidget, desk: Desk, key: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Your new recovery key")
        self.setMinimumWidth(DIALOG_WIDTH)
        self.step = step = RecoveryStep(desk.printer, desk.chooser, desk.app.recovery)
        step.show_key(key)
        step.finish_button.setText("Done")
        step.finished.connect(self.accept)
        self.setLayout(column(step, margin=Space.WIDE))
        self.finished.connect(self.deleteLater)
