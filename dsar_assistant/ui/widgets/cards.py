"""Cards, headings and the friendly empty place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from dsar_assistant.ui.icons import IconLabel
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.theme import set_role
from dsar_assistant.ui.widgets.arrange import FlowLayout, Item, column, holder, put, row, set_shown
from dsar_assistant.ui.widgets.labels import plain_label


class Card(QFrame):
    """A rounded sheet that keeps together what belongs together."""

    def __init__(self, *items: Item, role: str = "card", space: int = Space.MEDIUM) -> None:
        super().__init__()
        set_role(self, role)
        self._column: QVBoxLayout = column(*items, space=space, margin=Space.WIDE - Space.HAIR)
        self.setLayout(self._column)

    def add(self, item: Item) -> None:
        """Put one more thing at the end."""
        put(self._column, item)


class Rule(QFrame):
    """A hairline between things."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "rule")


class SectionHeading(QWidget):
    """A heading with an optional sentence below and buttons at its right."""

    def __init__(
        self, title: str, sentence: str = "", *actions: QWidget, role: str = "title"
    ) -> None:
        super().__init__()
        self._title = plain_label(title, role)
        words = column(self._title, space=Space.HAIR)
        self._sentence = plain_label(sentence, "muted")
        set_shown(self._sentence, bool(sentence))
        words.addWidget(self._sentence)
        line = row(space=Space.MEDIUM)
        line.addLayout(words, 1)
        for action in actions:
            line.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def show_words(self, title: str, sentence: str = "") -> None:
        """Show another heading and sentence; what is empty takes no room."""
        self._title.setText(title)
        set_shown(self._title, bool(title))
        self._sentence.setText(sentence)
        set_shown(self._sentence, bool(sentence))


class EmptyState(QFrame):
    """Says that nothing is here yet, why that is fine, and what to do."""

    def __init__(self, icon: str, headline: str, sentence: str, *actions: QWidget) -> None:
        super().__init__()
        set_role(self, "card")
        self._headline = plain_label(headline, "title")
        self._sentence = plain_label(sentence, "muted")
        for label in (self._headline, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        picture = row(None, IconLabel(icon, "accent", 48), None)
        inside = column(picture, self._headline, self._sentence, space=Space.MEDIUM)
        if actions:
            inside.addSpacing(Space.SMALL)
            inside.addWidget(holder(FlowLayout(*actions, space=Space.MEDIUM, centred=True)))
        inside.setContentsMargins(Space.VAST, Space.VAST, Space.VAST, Space.VAST)
        self.setLayout(inside)

    def show_words(self, headline: str, sentence: str) -> None:
        """Say something else."""
        self._headline.setText(headline)
        self._sentence.setText(sentence)


def card_of(layout: QLayout, role: str = "card") -> QFrame:
    """Wrap a ready layout in a card."""
    frame = QFrame()
    set_role(frame, role)
    margin = Space.WIDE - Space.HAIR
    layout.setContentsMargins(margin, margin, margin, margin)
    frame.setLayout(layout)
    return frame
