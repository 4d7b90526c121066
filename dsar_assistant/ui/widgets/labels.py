"""Words on the screen: always plain text, so that nothing in a name is ever mark-up."""

import re
from html import escape

from PySide6.QtCore import QSize
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dsar_assistant.ui.theme import set_role, set_tone

MOST_WORD_WIDTH = 480
LONGEST_PART = 24
BREAK = "\u200b"
_LONG_WORD = re.compile(rf"\S{{{LONGEST_PART},}}")
_PART = re.compile(rf".{{1,{LONGEST_PART}}}?(?:[/?&=+._@-]+|$)|.{{1,{LONGEST_PART}}}")


class PlainLabel(QLabel):
    """Words that wrap, can be selected by mouse, and never become narrower than a word."""

    def __init__(
        self, text: str, role: str = "", parent: QWidget | None = None, *, wraps: bool = True
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._breaks = wraps
        self.setText(text)
        self.setWordWrap(wraps)
        if wraps:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if role:
            set_role(self, role)

    def setText(self, text: str) -> None:
        """Show words; where lines wrap, an endless word may be broken too."""
        super().setText(breakable(text) if self._breaks else text)

    def minimumSizeHint(self) -> QSize:
        """Ask for the longest word's width; Qt asks for a golden ratio that clips columns."""
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            return hint
        metrics = self.fontMetrics()
        longest = max(
            (metrics.horizontalAdvance(w) for w in re.split(f"[\\s{BREAK}]", self.text())),
            default=0,
        )
        return QSize(min(longest, MOST_WORD_WIDTH), metrics.height())


def breakable(text: str) -> str:
    """Mark where a word too long for a line may be broken: after a sign, else anywhere."""
    return _LONG_WORD.sub(lambda word: BREAK.join(_PART.findall(word.group())), text)


def plain_tip(text: str) -> str:
    """Give a tip that shows these words as they are: Qt guesses mark-up in tips, and obeys it."""
    return f"<p>{escape(text)}</p>" if Qt.mightBeRichText(text) else text


def plain_caption(text: str) -> str:
    """Give words for a button, box or menu, where a single & would vanish and mark a key."""
    return text.replace("&", "&&")


def plain_label(
    text: str, role: str = "", *, wraps: bool = True, tone: str = "", name: str = ""
) -> PlainLabel:
    """Give a label of plain words; the one way to put words on the screen."""
    label = PlainLabel(text, role, wraps=wraps)
    if tone:
        set_tone(label, tone)
    if name:
        label.setObjectName(name)
    return label
