"""Step three: the recovery key, shown once, to be printed and put away."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from dsar_assistant.services.print_recovery import FILE_NAME, PrintRecovery
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.paper import PRINT_DPI, Printer
from dsar_assistant.ui.saving import FileNotSavedError, save_bytes
from dsar_assistant.ui.secret_copy import SecretCopy
from dsar_assistant.ui.widgets.arrange import FlowLayout, column, holder, row
from dsar_assistant.ui.widgets.buttons import PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.cards import card_of
from dsar_assistant.ui.widgets.files import FileChooser
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner

_WHAT_FOR = (
    "If the computer breaks or you forget the pass phrase, only this key opens your data. "
    "Print it or write it down, and keep it away from the computer. It is not shown again."
)
_NOTE_TITLE = "Recovery key for DSAR Assistant"


class RecoveryStep(QWidget):
    """Shows the key until ``finished``; then it is forgotten here."""

    finished = Signal()

    def __init__(self, printer: Printer, chooser: FileChooser, sheet: PrintRecovery) -> None:
        super().__init__()
        self._sheet = sheet
        self._printer, self._chooser = printer, chooser
        self._key = ""
        self._shown = plain_label("", "key")
        self._shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._shown.setAccessibleName("Your recovery key")
        self._shown.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.copy = SecretCopy(self._shown)
        self.copy_button = QuietButton("Copy for 30 seconds")
        self.print_button = QuietButton("Print…", "print")
        self.save_button = QuietButton("Save as PDF…", "save-pdf")
        self.safe = QCheckBox("I have put it in a safe place")
        self.finish_button = PrimaryButton("Begin", "check")
        self._trouble = Banner("wrong")
        self._build()

    def _build(self) -> None:
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.copy_button.clicked.connect(self.copy.copy)
        self.safe.toggled.connect(self.finish_button.setEnabled)
        self.finish_button.setEnabled(False)
        self.finish_button.clicked.connect(self.finished)
        key_card: QFrame = card_of(column(self._shown), "sunken")
        self.setLayout(
            column(
                plain_label("Your recovery key", "display"),
                plain_label(_WHAT_FOR, "muted"),
                key_card,
                self._trouble,
                holder(FlowLayout(self.print_button, self.save_button, self.copy_button)),
                row(self.safe, None, self.finish_button),
                space=Space.LARGE,
            )
        )
        self.setFocusProxy(self.print_button)

    def show_key(self, key: str) -> None:
        """Show a key that was just made."""
        self._key = key
        self._shown.setText(key)
        self.safe.setChecked(False)

    @property
    def key(self) -> str:
        """The key that is shown."""
        return self._key

    def forget(self) -> None:
        """Let go of the key, on the clipboard too."""
        self.copy.clear()
        self.show_key("")

    def _print(self) -> None:
        pages = self._sheet.pages(self._key, PRINT_DPI)
        self._printer.print_pages(self, pages, _NOTE_TITLE)

    def _save(self) -> None:
        def write(paths: list[Path]) -> None:
            try:
                save_bytes(paths[0], self._sheet.pdf(self._key))
            except FileNotSavedError as error:
                self._trouble.show_words(str(error), "wrong")

        self._chooser.save_file(self, "Save the recovery key", FILE_NAME, write)
