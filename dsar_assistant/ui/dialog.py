"""A small window that collects plain answers: Esc closes it, Enter accepts."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import Item, column, row
from dsar_assistant.ui.widgets.buttons import PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner

DIALOG_WIDTH = 520


class AskDialog(QDialog):
    """Heading, questions, and two buttons."""

    def __init__(self, parent: QWidget, title: str, sentence: str, accept: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(DIALOG_WIDTH)
        self.trouble = Banner("wrong")
        self._questions = column(space=Space.LARGE)
        self.accept_button = PrimaryButton(accept)
        self.accept_button.setDefault(True)
        self.cancel_button = QuietButton("Cancel")
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        words = plain_label(sentence, "muted")
        words.setVisible(bool(sentence))
        buttons = row(None, self.cancel_button, self.accept_button, space=Space.MEDIUM)
        self.setLayout(
            column(
                plain_label(title, "title"),
                words,
                self.trouble,
                self._questions,
                None,
                buttons,
                space=Space.LARGE,
                margin=Space.WIDE,
            )
        )
        self.finished.connect(self.deleteLater)

    def ask(self, *questions: Item) -> None:
        """Put questions between heading and buttons."""
        for question in questions:
            if isinstance(question, QWidget):
                self._questions.addWidget(question)
            elif question is not None:
                self._questions.addLayout(question)

    def keep_open_until(self, keep: Callable[[], str]) -> None:
        """Ask ``keep`` when accepted; while it gives words, show them and stay open."""
        self.accept_button.clicked.disconnect(self.accept)

        def try_to_keep() -> None:
            words = keep()
            if words:
                self.show_trouble(words)
            else:
                self.accept()

        self.accept_button.clicked.connect(try_to_keep)

    def show_trouble(self, words: str) -> None:
        """Say why the answer does not do."""
        self.trouble.show_words(words, "wrong")


def confirm(
    parent: QWidget, title: str, sentence: str, accept: str, then: Callable[[], None]
) -> AskDialog:
    """Ask before something that cannot be undone."""
    dialog = AskDialog(parent, title, sentence, accept)
    dialog.cancel_button.setFocus()
    dialog.accepted.connect(then)
    dialog.open()
    return dialog
