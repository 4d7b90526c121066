"""Step one: who uses this computer, and what shall open the vault."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from dsar_assistant.domain.vault import KeyChoices
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import column, row
from dsar_assistant.ui.widgets.buttons import PrimaryButton
from dsar_assistant.ui.widgets.forms import FormRow, secret_field
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner

_WHY_WORDS = "Several words are easy to remember and hard to guess. Nobody can reset it."


class KeyStep(QWidget):
    """Gives ``chosen(KeyChoices)`` once both questions have an answer."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.only_me = QRadioButton("Only I use this computer account")
        self.others = QRadioButton("Others can use it too")
        self.keyring = QRadioButton("Open with my computer's own keyring")
        self.passphrase = QRadioButton("Ask me for a pass phrase each time")
        self._groups = (QButtonGroup(self), QButtonGroup(self))
        self._keyring_note = plain_label("", "caption")
        self.words = secret_field()
        self.again = secret_field()
        self._words_rows = (
            FormRow("Pass phrase", self.words, _WHY_WORDS),
            FormRow("The same once more", self.again),
        )
        self.mismatch = Banner("careful")
        self.next_button = PrimaryButton("Next", "next")
        self._keyring_problem = ""
        self._build()
        self.only_me.setChecked(True)
        self.show_keyring("")

    def _build(self) -> None:
        for group, buttons in zip(
            self._groups,
            ((self.only_me, self.others), (self.keyring, self.passphrase)),
            strict=True,
        ):
            for button in buttons:
                group.addButton(button)
                button.toggled.connect(self._follow)
        self.next_button.clicked.connect(self._choose)
        intro = (
            "Everything you put in stays on this computer, encrypted. "
            "This program has no connection to the internet."
        )
        self.setLayout(
            column(
                plain_label("Welcome", "display"),
                plain_label(intro, "muted"),
                plain_label("Who uses this computer?", "lead"),
                column(self.only_me, self.others, space=Space.HAIR),
                plain_label("How shall your data be opened?", "lead"),
                column(self.keyring, self._keyring_note, self.passphrase, space=Space.HAIR),
                *self._words_rows,
                self.mismatch,
                row(None, self.next_button),
                space=Space.LARGE,
            )
        )
        self.setFocusProxy(self.only_me)

    def show_keyring(self, problem: str) -> None:
        """Offer the computer's keyring, or say why it cannot be used."""
        self._keyring_problem = problem
        self._follow()
        (self.passphrase if problem else self.keyring).setChecked(True)

    @property
    def is_shared(self) -> bool:
        """Whether others can use the computer too."""
        return self.others.isChecked()

    def _follow(self) -> None:
        """Keep the second question in step with the first."""
        shared = self.others.isChecked()
        note = self._keyring_problem
        if shared:
            note = "Where others can use the computer too, a pass phrase is the safe way."
        usable = not note
        self.keyring.setEnabled(usable)
        self._keyring_note.setText(note)
        self._keyring_note.setVisible(bool(note))
        if not usable and not self.passphrase.isChecked():
            self.passphrase.setChecked(True)
        for asked in self._words_rows:
            asked.setVisible(self.passphrase.isChecked())
        self.mismatch.show_words("")

    def _choose(self) -> None:
        wants_words = self.passphrase.isChecked()
        if wants_words and self.words.text() != self.again.text():
            self.mismatch.show_words(
                "The two pass phrases are not the same. Nothing was made yet. Type both again."
            )
            return
        choices = KeyChoices(
            passphrase=self.words.text() if wants_words else None,
            keyring=self.keyring.isChecked(),
        )
        self.words.clear()
        self.again.clear()
        self.chosen.emit(choices)
