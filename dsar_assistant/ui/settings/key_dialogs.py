"""Dialogs around the keys of the vault."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.vault import (
    SlotKind,
    Unlock,
    WithKeyring,
    WithPassphrase,
    WithRecoveryKey,
)
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.dialog import AskDialog, FittedDialog
from dsar_assistant.ui.welcome.recovery_step import RecoveryStep
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow, secret_field

_WAYS = {
    SlotKind.PASSPHRASE: "My pass phrase",
    SlotKind.RECOVERY: "My recovery key",
    SlotKind.KEYRING: "This computer's keyring",
}


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
    title = "A new pass phrase"
    sentence = "Several words are easy to remember and hard to guess. Nobody can reset it."
    accept_words = "Change it"

    def __init__(self, parent: QWidget, slots: tuple[SlotKind, ...]) -> None:
        super().__init__(parent, slots, self.title, self.sentence, self.accept_words)
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


class WithoutKeyringDialog(NewPassphraseDialog):
    """Asks for the pass phrase that takes the keyring's place."""

    title = "A pass phrase in place of the keyring"
    sentence = (
        "From now on the program asks for it each time. "
        "Several words are easy to remember and hard to guess. Nobody can reset it."
    )
    accept_words = "Use the pass phrase"


class SecondPassphraseDialog(NewPassphraseDialog):
    """Asks for the second pass phrase."""

    title = "A second pass phrase"
    sentence = (
        "It opens other data, empty at first, for when somebody makes you open this program. "
        "Nothing on this computer tells that there are two. What an earlier second pass phrase "
        "opened is erased now, and so are older backups; a new one is made. "
        "Afterwards lock, open with it, and put something harmless in."
    )
    accept_words = "Set it up"


class NewKeyWindow(FittedDialog):
    """Shows a recovery key that was just made, once."""

    def __init__(self, parent: QWidget, desk: Desk, key: str) -> None:
        super().__init__(parent, "Your new recovery key")
        self.step = RecoveryStep(desk.printer, desk.chooser, desk.app.recovery)
        self.hold(self.step)
        self.step.show_key(key)
        self.step.finish_button.setText("Done")
        self.step.finished.connect(self.accept)
