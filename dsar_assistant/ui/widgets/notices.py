"""Banners and pills: a meaning is always told by words and an icon, never by colour alone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from dsar_assistant.ui.icons import IconLabel
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.theme import set_role, set_tone
from dsar_assistant.ui.widgets.arrange import FlowLayout, clear, column, holder, row, set_shown
from dsar_assistant.ui.widgets.buttons import IconButton
from dsar_assistant.ui.widgets.labels import plain_label

TONE_ICONS = {
    "good": "done",
    "careful": "warning",
    "wrong": "error",
    "note": "info",
    "quiet": "info",
}


class Banner(QFrame):
    """Tells what happened, what is safe and what to do; ``closed`` when sent away."""

    closed = Signal()

    def __init__(self, tone: str = "note", words: str = "", *, closable: bool = False) -> None:
        super().__init__()
        set_role(self, "banner")
        self._icon = IconLabel(TONE_ICONS[tone], tone)
        self._words = plain_label("")
        self._close = IconButton("close", "Close this message")
        self._close.clicked.connect(self._send_away)
        set_shown(self._close, closable)
        # In a widget of its own: an empty layout would hold the whole column to no width.
        self._actions = FlowLayout()
        self._action_line = holder(self._actions)
        self._action_line.hide()
        line = row(space=Space.MEDIUM, margin=Space.MEDIUM)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column(self._words, self._action_line, space=Space.SMALL), 1)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.show_words(words, tone)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_words(self, words: str, tone: str = "") -> None:
        """Say something; nothing to say hides it."""
        if tone:
            set_tone(self, tone)
            self._icon.show_icon(TONE_ICONS[tone], tone)
        self._words.setText(words)
        self.setAccessibleName(words[:60])
        set_shown(self, bool(words))

    def show_actions(self, *buttons: QWidget) -> None:
        """Put ways to mend it under the words."""
        clear(self._actions)
        for button in buttons:
            self._actions.addWidget(button)
        self._action_line.setVisible(bool(buttons))

    def _send_away(self) -> None:
        self.show_words("")
        self.closed.emit()


class StatusPill(QFrame):
    """A short word with its icon on a soft ground."""

    def __init__(self, words: str, tone: str = "quiet", icon: str = "") -> None:
        super().__init__()
        set_role(self, "pill")
        self._icon = IconLabel(icon or TONE_ICONS[tone], tone, 16)
        self._words = plain_label(words, wraps=False)
        line = row(self._icon, self._words, space=Space.HAIR + 2)
        line.setContentsMargins(Space.SMALL, Space.HAIR, Space.SMALL + 2, Space.HAIR)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.show_words(words, tone, icon)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_words(self, words: str, tone: str = "quiet", icon: str = "") -> None:
        """Say something else."""
        set_tone(self, tone)
        set_tone(self._words, tone)
        self._icon.show_icon(icon or TONE_ICONS[tone], tone)
        self._words.setText(words)
