"""Small windows as high as their words; most collect plain answers: Esc closes, Enter accepts."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.theme import current
from dsar_assistant.ui.widgets.arrange import Item, column, row, set_shown
from dsar_assistant.ui.widgets.buttons import PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner
from dsar_assistant.ui.widgets.scroll import ScrollWhole, Sheet

DIALOG_WIDTH = 520


class FittedDialog(QDialog):
    """As wide as the size of text asks for, and as high as its words, or the screen."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(DIALOG_WIDTH)
        self._body, self._below = Sheet(), QWidget()
        self._scroll = ScrollWhole(title, self._body)
        self.setLayout(column(self._scroll, self._below, space=Space.LARGE, margin=Space.WIDE))
        self.finished.connect(self.deleteLater)

    def hold(self, *words: Item, below: Item = None) -> None:
        """Put words into the window; what is below them does not scroll away."""
        self._body.setLayout(column(*words, None, space=Space.LARGE))
        if below is not None:
            self._below.setLayout(column(below, space=0))

    def showEvent(self, event: QShowEvent) -> None:
        """Give wrapped words the room they need: Qt's own guess cuts long ones off."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        screen = self.screen().availableGeometry()
        width = min(DIALOG_WIDTH * current().percent // 100, screen.width())
        width = max(width, self.minimumSizeHint().width())
        words = self._body.heightForWidth(width - 2 * Space.WIDE)
        rest = self._below.sizeHint().height() + Space.LARGE + 2 * Space.WIDE
        self.resize(width, min(words + rest, screen.height()))


class AskDialog(FittedDialog):
    """Heading, questions, and two buttons."""

    def __init__(self, parent: QWidget, title: str, sentence: str, accept: str) -> None:
        super().__init__(parent, title)
        self.trouble = Banner("wrong")
        self._questions = column(space=Space.LARGE)
        self.accept_button = PrimaryButton(accept)
        self.accept_button.setDefault(True)
        self.cancel_button = QuietButton("Cancel")
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        words = plain_label(sentence, "muted")
        set_shown(words, bool(sentence))
        buttons = row(None, self.cancel_button, self.accept_button, space=Space.MEDIUM)
        heading = plain_label(title, "title")
        self.hold(heading, words, self.trouble, self._questions, below=buttons)

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
        if self.isVisible():
            self._fit()
            self._scroll.verticalScrollBar().setValue(0)


def confirm(
    parent: QWidget, title: str, sentence: str, accept: str, then: Callable[[], None]
) -> AskDialog:
    """Ask before something that cannot be undone."""
    dialog = AskDialog(parent, title, sentence, accept)
    dialog.cancel_button.setFocus()
    dialog.accepted.connect(then)
    dialog.open()
    return dialog
