"""The locked door: a pass phrase, the recovery key, or the computer's keyring."""

from PySide6.QtCore import Signal

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.vault import (
    SlotKind,
    Unlock,
    VaultStatus,
    WithKeyring,
    WithPassphrase,
    WithRecoveryKey,
)
from dsar_assistant.domain.vault_errors import (
    VaultDamagedError,
    VaultHalfMissingError,
    VaultOlderError,
)
from dsar_assistant.services.keep_vault import KeepVault
from dsar_assistant.ui.tasks import Task, TaskRunner
from dsar_assistant.ui.welcome.frame import CalmPage
from dsar_assistant.ui.widgets.arrange import FlowLayout, holder
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.forms import FormRow, LineField, secret_field
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner

_KEY_PLACEHOLDER = "ABCD-EFGH-JKMN-…"
_BACKUP_HELPS = (VaultOlderError, VaultDamagedError, VaultHalfMissingError)


class UnlockPage(CalmPage):
    """Asks for what opens the vault; ``opened`` when it is open, ``put_back`` wants a backup."""

    opened = Signal()
    put_back = Signal()

    def __init__(self, vault: KeepVault, runner: TaskRunner) -> None:
        super().__init__("Unlock")
        self._vault, self._runner = vault, runner
        self._has_passphrase = True
        self._ask_recovery = False
        self._headline = plain_label("Welcome back", "display")
        self._sentence = plain_label("", "muted")
        self.trouble = Banner("wrong")
        self.passphrase = secret_field()
        self.recovery = LineField(placeholder=_KEY_PLACEHOLDER)
        self._passphrase_row = FormRow("Pass phrase", self.passphrase)
        self._recovery_row = FormRow(
            "Recovery key",
            self.recovery,
            "The key you printed when you began. Dashes may be left out.",
        )
        self.unlock_button = PrimaryButton("Unlock", "lock")
        self.keyring_button = LinkButton("Unlock with this computer's keyring", "key")
        self.other_button = LinkButton("Use the recovery key instead", "key")
        self.back_button = LinkButton("Put a backup back…", "history")
        self._build()

    def _build(self) -> None:
        for item in (self._headline, self._sentence, self.trouble):
            self.card.add(item)
        for row in (self._passphrase_row, self._recovery_row):
            self.card.add(row)
        buttons = FlowLayout(
            self.unlock_button, self.other_button, self.keyring_button, self.back_button
        )
        self.card.add(holder(buttons))
        self.unlock_button.clicked.connect(self._unlock)
        self.passphrase.returnPressed.connect(self._unlock)
        self.recovery.returnPressed.connect(self._unlock)
        self.keyring_button.clicked.connect(lambda: self._open(WithKeyring()))
        self.other_button.clicked.connect(self._switch)
        self.back_button.clicked.connect(self.put_back)

    def show_status(self, status: VaultStatus) -> None:
        """Offer the ways of opening that this vault has."""
        self._show_trouble("")
        self._has_passphrase = SlotKind.PASSPHRASE in status.slots
        self._ask_recovery = not self._has_passphrase
        self.keyring_button.setVisible(SlotKind.KEYRING in status.slots)
        self._sentence.setText("Your data are locked and safe. Unlock them to go on.")
        self._show_fields()

    def clear(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear()
        self.recovery.clear()

    def _switch(self) -> None:
        self._ask_recovery = not self._ask_recovery
        self._show_fields()

    def _show_fields(self) -> None:
        self._passphrase_row.setVisible(not self._ask_recovery)
        self._recovery_row.setVisible(self._ask_recovery)
        self.other_button.setVisible(self._has_passphrase)
        other = (
            "Use the pass phrase instead" if self._ask_recovery else "Use the recovery key instead"
        )
        self.other_button.setText(other)
        (self.recovery if self._ask_recovery else self.passphrase).setFocus()

    def _unlock(self) -> None:
        if self._ask_recovery:
            self._open(WithRecoveryKey(self.recovery.value()))
        else:
            self._open(WithPassphrase(self.passphrase.text()))

    def _open(self, unlock: Unlock, *, accept_older: bool = False) -> None:
        self.unlock_button.setEnabled(False)
        self._show_trouble("")
        task = Task(lambda _: self._vault.unlock(unlock, accept_older=accept_older), writes=True)
        task.refused.connect(lambda error: self._say_why(error, unlock))
        task.succeeded.connect(self._let_in)
        task.finished.connect(lambda: self.unlock_button.setEnabled(True))
        self._runner.start(task)

    def _let_in(self) -> None:
        self.clear()
        self.opened.emit()

    def _say_why(self, error: DsarError, unlock: Unlock) -> None:
        self._show_trouble(str(error))
        ways: list[QuietButton] = []
        if isinstance(error, VaultOlderError):
            anyway = QuietButton("Open it anyway")
            anyway.clicked.connect(lambda: self._open(unlock, accept_older=True))
            ways.append(anyway)
        if isinstance(error, _BACKUP_HELPS):
            back = QuietButton("Put a backup back…", "history")
            back.clicked.connect(self.put_back)
            ways.append(back)
        self.trouble.show_actions(*ways)

    def _show_trouble(self, words: str) -> None:
        self.trouble.show_actions()
        self.trouble.show_words(words, "wrong")
