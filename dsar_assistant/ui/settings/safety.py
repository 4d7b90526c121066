"""What opens the vault, when it locks, and where the data lie."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from dsar_assistant.domain.changes import Done
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.vault import Backup, SlotKind, Unlock, VaultStatus, WithPassphrase
from dsar_assistant.domain.vault_errors import SecondNeedsPassphraseError
from dsar_assistant.services.read_help import PROTECTION
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.help_window import HelpWindow
from dsar_assistant.ui.settings.key_dialogs import (
    NewKeyWindow,
    NewPassphraseDialog,
    OpenerDialog,
    SecondPassphraseDialog,
    WithoutKeyringDialog,
)
from dsar_assistant.ui.tasks import Task, Work
from dsar_assistant.ui.widgets.arrange import FlowLayout, holder
from dsar_assistant.ui.widgets.buttons import LinkButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow
from dsar_assistant.ui.widgets.labels import plain_label

LOCK_TIMES = tuple((str(minutes), f"{minutes} minutes") for minutes in (2, 5, 10, 20, 30, 60, 120))
SLOT_WORDS = {
    SlotKind.KEYRING: "this computer's keyring",
    SlotKind.PASSPHRASE: "your pass phrase",
    SlotKind.RECOVERY: "the printed recovery key",
}


class SafetyCard(Card):
    """Pass phrase, recovery key, locking; ``refused`` carries an error, ``said`` good news."""

    refused = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(plain_label("Safety", "title"))
        self._desk = desk
        self._slots: tuple[SlotKind, ...] = ()
        self.key_window: NewKeyWindow | None = None
        settings = desk.settings.settings
        self.shared = QCheckBox("Others can use this computer account too")
        self.shared.setChecked(settings.is_shared_computer)
        self.covers = QCheckBox("Cover the window while I am in another program")
        self.covers.setChecked(settings.covers_when_away)
        self.lock_after = ChoiceField(LOCK_TIMES, str(settings.lock_after_minutes))
        self._ways = plain_label("", "muted")
        self._place = plain_label("", "muted")
        self.passphrase_button = QuietButton("Change the pass phrase…", "key")
        self.recovery_button = QuietButton("New recovery key…", "print")
        self.second_button = QuietButton("Second pass phrase…", "key")
        self.keyring_button = QuietButton("", "key")
        self.protection_button = LinkButton("What is protected, and what is not", "lock")
        self._build()

    def _build(self) -> None:
        self.add(self.shared)
        self.add(self.covers)
        self.add(FormRow("Lock when nothing happens for", self.lock_after))
        self.add(self._ways)
        self.add(
            holder(
                FlowLayout(
                    self.passphrase_button,
                    self.recovery_button,
                    self.keyring_button,
                    self.second_button,
                )
            )
        )
        self.add(self._place)
        self.add(self.protection_button)
        self.protection_button.clicked.connect(self.show_protection)
        self.shared.clicked.connect(self._share)
        self.keyring_button.clicked.connect(self.change_keyring)
        self.second_button.clicked.connect(self.set_second)
        self.lock_after.edited.connect(self._keep)
        self.covers.clicked.connect(self._keep)
        self.passphrase_button.clicked.connect(self.change_passphrase)
        self.recovery_button.clicked.connect(self.new_key)

    def show_status(self, status: VaultStatus) -> None:
        """Show which ways of opening there are."""
        self._slots = status.slots
        ways = [SLOT_WORDS[slot] for slot in status.slots]
        self._ways.setText(f"Your data can be opened with {_listed(ways)}." if ways else "")
        has_words = SlotKind.PASSPHRASE in status.slots
        self.passphrase_button.setText(
            "Change the pass phrase…" if has_words else "Set a pass phrase…"
        )
        has_keyring = SlotKind.KEYRING in status.slots
        self.keyring_button.setText(
            "Leave the keyring out…" if has_keyring else "Open with this computer's keyring…"
        )
        self.keyring_button.setVisible(has_keyring or not self.shared.isChecked())
        self._place.setText(f"Your data lie, encrypted, in {self._desk.app.data_folder}")

    def show_protection(self) -> HelpWindow:
        """Show the page on what is protected and what is not."""
        window = HelpWindow(self, self._desk.app.help.page(PROTECTION))
        window.open()
        return window

    def _share(self) -> None:
        """Where others use the account, the keyring must not open the vault for them."""
        if self.shared.isChecked() and SlotKind.KEYRING in self._slots:
            self.shared.setChecked(False)
            self.leave_keyring_out(self._keep_shared)
        else:
            self._keep()

    def _keep_shared(self) -> None:
        self.shared.setChecked(True)
        self._keep()

    def _keep(self) -> None:
        try:
            self._desk.settings.change(
                is_shared_computer=self.shared.isChecked(),
                lock_after_minutes=int(self.lock_after.value()),
                covers_when_away=self.covers.isChecked(),
            )
        except DsarError as error:
            self.refused.emit(error)

    def change_passphrase(self) -> NewPassphraseDialog:
        """Ask for a new pass phrase."""
        dialog = NewPassphraseDialog(self, self._slots)
        dialog.given.connect(
            lambda opener, new: self._start(
                lambda _: self._desk.app.vault.change_passphrase(opener, new),
                "The pass phrase was changed.",
            )
        )
        dialog.open()
        return dialog

    def change_keyring(self) -> OpenerDialog:
        """Let the computer's keyring open the vault, or no longer."""
        if SlotKind.KEYRING in self._slots:
            return self.leave_keyring_out(lambda: None)
        sentence = "Whoever can use this computer account can then open your data."
        dialog = OpenerDialog(self, self._slots, "Open with the keyring", sentence, "Use it")
        dialog.accepted.connect(lambda: self._use_keyring(dialog.opener()))
        dialog.open()
        return dialog

    def _use_keyring(self, opener: Unlock) -> None:
        vault = self._desk.app.vault
        self._start(
            lambda _: vault.use_keyring(opener, wanted=True), "The keyring opens your data now."
        )

    def leave_keyring_out(self, then: Callable[[], None]) -> OpenerDialog:
        """Ask for what is needed to do without the keyring; ``then`` follows when it is out."""
        vault = self._desk.app.vault

        def begin(opener: Unlock, new: str) -> None:
            def leave_out(_: object) -> Done[None]:
                if new:
                    vault.change_passphrase(opener, new)
                return vault.use_keyring(WithPassphrase(new) if new else opener, wanted=False)

            self._start(leave_out, "The keyring opens your data no longer.").succeeded.connect(then)

        if SlotKind.PASSPHRASE in self._slots:
            sentence = "From now on your pass phrase is asked for each time."
            title = "Leave the keyring out"
            dialog = OpenerDialog(self, self._slots, title, sentence, "Leave it out")
            dialog.accepted.connect(lambda: begin(dialog.opener(), ""))
        else:
            dialog = asking = WithoutKeyringDialog(self, self._slots)
            asking.given.connect(begin)
        dialog.open()
        return dialog

    def set_second(self) -> SecondPassphraseDialog | None:
        """Ask for a second pass phrase, which opens data of its own."""
        if SlotKind.KEYRING in self._slots:
            self.refused.emit(SecondNeedsPassphraseError())
            return None
        app = self._desk.app

        def begin(opener: Unlock, second: str) -> None:
            def set_up(_: object) -> Done[Backup]:
                app.vault.set_second(opener, second)
                return app.backups.make()

            self._start(set_up, "The second pass phrase is set up, and a new backup is made.")

        dialog = SecondPassphraseDialog(self, self._slots)
        dialog.given.connect(begin)
        dialog.open()
        return dialog

    def new_key(self) -> OpenerDialog:
        """Ask for what opens the vault, then make a new recovery key."""
        sentence = "The old key will no longer open your data, only backups made before now."
        dialog = OpenerDialog(self, self._slots, "New recovery key", sentence, "Make a new key")
        dialog.accepted.connect(lambda: self._make_key(dialog.opener()))
        dialog.open()
        return dialog

    def _make_key(self, opener: Unlock) -> None:
        task = self._start(lambda _: self._desk.app.vault.new_recovery_key(opener), "")
        task.succeeded.connect(self._show_key)

    def _show_key(self, key: str) -> None:
        self.key_window = NewKeyWindow(self, self._desk, key)
        self.key_window.open()

    def _start(self, work: Work, good_news: str) -> Task:
        task = Task(work, writes=True)
        task.refused.connect(self.refused)
        if good_news:
            task.succeeded.connect(lambda: self.said.emit(good_news))
        return self._desk.runner.start(task)


def _listed(words: list[str]) -> str:
    return ", or ".join(words)
