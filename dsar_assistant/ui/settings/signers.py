"""Whose signed lists the person trusts: see, add by their public key, and take back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsar_assistant.domain.changes import Done
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.signer import TrustedSigner
from dsar_assistant.domain.text import counted
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.dialog import AskDialog, confirm
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.picked_file import read_file
from dsar_assistant.ui.tasks import Task
from dsar_assistant.ui.widgets.arrange import FlowLayout, clear, column, holder, row
from dsar_assistant.ui.widgets.buttons import LinkButton, QuietButton
from dsar_assistant.ui.widgets.forms import FormRow, LineField
from dsar_assistant.ui.widgets.labels import plain_label

_LONGEST_KEY_FILE = 10_000
_WORDS = (
    "A charity or adviser may sign the lists they give out. With their public key the program "
    "checks that a list is theirs and that nobody has changed it."
)
_ASK = (
    "Have the key from the signer themselves, and compare its number with them, by telephone or "
    "face to face. Whoever you trust here can give you addresses to post to."
)


class TrustDialog(AskDialog):
    """Asks who the signer is and for their key, and shows its number to compare."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "Trust a signer", _ASK, "Trust them")
        self._desk = desk
        self.name, self.key = LineField(), LineField()
        self.file_button = QuietButton("Choose the key file…", "folder")
        self.file_button.clicked.connect(self._choose)
        self.number = plain_label("")
        self.number.setAccessibleName("Number of the key")
        self.ask(
            FormRow("Who it is", self.name, "Such as the name of the charity."),
            FormRow("Their public key", self.key, "One line that begins with RW."),
            holder(FlowLayout(self.file_button)),
            self.number,
        )
        self.name.edited.connect(self._show_number)
        self.key.edited.connect(self._show_number)
        self._show_number()

    def _choose(self) -> None:
        self._desk.chooser.open_files(self, "Choose the key file", self._take)

    def _take(self, paths: list[Path]) -> None:
        try:
            text = read_file(paths[0])[:_LONGEST_KEY_FILE].decode("utf-8", "replace")
        except DsarError as error:
            self.show_trouble(str(error))
            return
        self.key.show_value((text.strip().splitlines() or [""])[-1].strip())
        self._show_number()

    def _show_number(self) -> None:
        """Show the number as soon as there is a key, whether or not it has a name yet."""
        try:
            found = self._desk.app.signers.look(self.name.value() or "?", self.key.value())
        except DsarError:
            self.number.setText("The number of the key is shown here.")
            return
        self.number.setText(f"Number of the key: {found.key_words}")


class Signers(QVBoxLayout):
    """The list with its button; ``refused`` carries an error, ``said`` good news."""

    refused = Signal(object)
    said = Signal(str)
    changed = Signal()

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__()
        self._desk, self._owner = desk, owner
        self.setSpacing(Space.MEDIUM)
        self._shown = column(space=Space.MEDIUM)
        self.trust_button = QuietButton("Trust a signer…", "check")
        self.trust_button.clicked.connect(self.ask)
        self.addWidget(plain_label("Signers you trust", "strong"))
        self.addWidget(plain_label(_WORDS, "muted"))
        self.addLayout(self._shown)
        self.addWidget(holder(FlowLayout(self.trust_button)))

    def show_signers(self) -> None:
        """Show them as they are now."""
        clear(self._shown)
        for signer in self._desk.app.signers.all():
            self._shown.addLayout(self._signer(signer))

    def ask(self) -> TrustDialog:
        """Ask for a signer's key."""
        dialog = TrustDialog(self._owner, self._desk)

        def keep() -> str:
            signers, runner = self._desk.app.signers, self._desk.runner
            try:
                kept = runner.announce(signers.trust(dialog.name.value(), dialog.key.value()))
            except DsarError as error:
                return str(error)
            self.said.emit(f"Lists signed by {kept.name} are trusted from now on.")
            self.show_signers()
            return ""

        dialog.keep_open_until(keep)
        dialog.open()
        return dialog

    def _signer(self, signer: TrustedSigner) -> QVBoxLayout:
        remove = LinkButton("Trust no more", "trash")
        remove.setAccessibleName(f"Trust {signer.name} no more"[:60])
        remove.clicked.connect(lambda: self._confirm(signer))
        line = row(space=Space.MEDIUM)
        number = plain_label(f"Number of the key: {signer.key_words}", "caption")
        line.addLayout(column(plain_label(signer.name), number, space=0), 1)
        line.addWidget(remove)
        return column(line)

    def _confirm(self, signer: TrustedSigner) -> None:
        confirm(
            self._owner,
            f"Trust {signer.name} no more?",
            "The lists that they signed come out of use. Letters that you wrote stay as they are.",
            "Trust them no more",
            lambda: self._run(lambda: self._desk.app.signers.remove(signer.key_id)),
        )

    def _run(self, command: Callable[[], Done[int]]) -> None:
        task = Task(lambda _: command(), writes=True)
        task.refused.connect(self.refused)
        task.succeeded.connect(
            lambda gone: self.said.emit(f"{counted(gone, 'list')} came out of use.")
        )
        task.finished.connect(self.changed)
        self._desk.runner.start(task)
