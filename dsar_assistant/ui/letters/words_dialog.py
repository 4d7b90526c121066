"""The words of a letter, block by block: each can be put in one's own words or left out."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from dsar_assistant.letters.markup import Part
from dsar_assistant.letters.wording import Paragraph
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import FlowLayout, column, holder, row
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.forms import LongField
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.room import give_room
from dsar_assistant.ui.widgets.scroll import ScrollColumn

_SIZE = QSize(760, 700)
_CHARS_A_LINE = 80
_MOST_LINES = 8
_WORDS = (
    "Change a paragraph, or leave it out. Each change is kept at once, and is in the letter "
    "until you go back to the words of the program. In a list, one line is one item."
)
_STAYS = "Your words stay as they are, even if you change the answers in the form."
_NAMES: Mapping[Part, str] = {
    Part.SUBJECT: "Subject line",
    Part.SALUTATION: "Greeting",
    Part.CLOSING: "Close",
    Part.HEADING: "Heading",
    Part.NUMBERED: "Numbered points",
    Part.BULLETS: "List",
    Part.ENCLOSURES: "Enclosed",
}


class ParagraphCard(Card):
    """One block. ``reworded``, ``left_out`` and ``restored`` say what the person wants."""

    reworded = Signal(str)
    left_out = Signal()
    restored = Signal()

    def __init__(self, paragraph: Paragraph) -> None:
        super().__init__(space=Space.SMALL)
        self.paragraph = paragraph
        name = _NAMES.get(paragraph.part, "Paragraph")
        self.shown = QCheckBox("In the letter")
        self.shown.setAccessibleName(f"In the letter: {paragraph.ours}"[:60])
        self.shown.setChecked(not paragraph.is_left_out)
        self.shown.setVisible(paragraph.may_be_left_out)
        self.words = LongField(paragraph.words, lines=_lines(paragraph.words))
        self.words.setAccessibleName(f"{name}: {paragraph.ours}"[:60])
        self.words.setEnabled(not paragraph.is_left_out)
        self.restore = LinkButton("Back to the words of the program", "back")
        self._stays = plain_label(_STAYS, "caption")
        self._show_changed(is_changed=paragraph.yours is not None)
        self.add(row(plain_label(name, "strong"), None, self.shown))
        self.add(self.words)
        self.add(self._stays)
        self.add(row(self.restore, None))
        self._connect()

    def _connect(self) -> None:
        self.shown.clicked.connect(self._show_or_leave)
        self.words.edited.connect(self._reword)
        self.restore.clicked.connect(self._restore)

    def _show_or_leave(self) -> None:
        is_shown = self.shown.isChecked()
        self.words.setEnabled(is_shown)
        if is_shown:
            self._reword()
        else:
            self.left_out.emit()

    def _reword(self) -> None:
        words = self.words.value()
        self._show_changed(is_changed=words != self.paragraph.ours.strip())
        self.reworded.emit(words)

    def _restore(self) -> None:
        self.words.show_value(self.paragraph.ours)
        self.words.setEnabled(True)
        self.shown.setChecked(True)
        self._show_changed(is_changed=False)
        self.restored.emit()

    def _show_changed(self, *, is_changed: bool) -> None:
        self.restore.setVisible(is_changed)
        self._stays.setVisible(is_changed)


class WordsDialog(QDialog):
    """All blocks of a letter, in order."""

    def __init__(self, parent: QWidget, paragraphs: tuple[Paragraph, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle("The words of the letter")
        give_room(self, _SIZE)
        self.cards = {one.id: ParagraphCard(one) for one in paragraphs}
        scroll = ScrollColumn("The words of the letter", margin=Space.SMALL)
        for card in self.cards.values():
            scroll.add(card)
        self.done_button = PrimaryButton("Done")
        self.done_button.clicked.connect(self.accept)
        layout = column(
            plain_label("The words of the letter", "title"),
            plain_label(_WORDS, "muted"),
            space=Space.MEDIUM,
            margin=Space.WIDE,
        )
        layout.addWidget(scroll, 1)
        layout.addWidget(holder(FlowLayout(self.done_button, at_end=True)))
        self.setLayout(layout)
        self.finished.connect(self.deleteLater)


def _lines(words: str) -> int:
    """Say how many lines a field needs to show its words."""
    needed = sum(1 + len(line) // _CHARS_A_LINE for line in words.split("\n"))
    return min(max(needed, 1), _MOST_LINES)
