"""What do you want to write? Wishes in plain words lead to the letter; all letters stand below."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dsar_assistant.domain.letter import LetterKind
from dsar_assistant.letters.chooser import Wish
from dsar_assistant.services.advise_letter import AdviseLetter
from dsar_assistant.ui.letters.wish_cards import WishCard, WishList
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import column, row
from dsar_assistant.ui.widgets.buttons import QuietButton
from dsar_assistant.ui.widgets.cards import Card, SectionHeading
from dsar_assistant.ui.widgets.forms import FormRow, LineField
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.room import give_room
from dsar_assistant.ui.widgets.scroll import ScrollColumn

_SIZE = QSize(720, 640)
_CHOOSE, _PRESENT = "Choose", "This is it now"


class KindChooser(QDialog):
    """``chosen`` gives the id of a kind."""

    chosen = Signal(str)

    def __init__(
        self, parent: QWidget, kinds: Sequence[LetterKind], present: str, advice: AdviseLetter
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("What do you want to write?")
        give_room(self, _SIZE)
        self._advice, self._present = advice, present
        self._kinds = {kind.id: kind for kind in kinds}
        self.buttons: dict[str, QuietButton] = {}
        self.words = LineField(placeholder="For example: stop the post")
        self.words.edited.connect(self.show_wishes)
        self.wishes = WishList()
        self.wishes.chosen.connect(self._choose)
        self._build()
        self.show_wishes()

    def _build(self) -> None:
        self._scroll = ScrollColumn("Wishes and kinds of letter", margin=Space.SMALL)
        self._scroll.add(self.wishes)
        self._scroll.add(SectionHeading("All letters that can be written here"))
        for kind in self._kinds.values():
            self._scroll.add(self._card(kind))
        cancel = QuietButton("Cancel")
        cancel.clicked.connect(self.reject)
        layout = column(
            plain_label("What do you want to write?", "title"),
            FormRow("In your own words", self.words, "What fits your words comes first."),
            space=Space.MEDIUM,
            margin=Space.WIDE,
        )
        layout.addWidget(self._scroll, 1)
        layout.addLayout(row(None, cancel))
        self.setLayout(layout)
        self.finished.connect(self.deleteLater)

    def show_wishes(self) -> None:
        """Show the wishes that fit what is typed and can be written here."""
        wishes = self._advice.wishes(self.words.value())
        self.wishes.show_cards([self._wish(one) for one in wishes if one.kind in self._kinds])
        self._scroll.to_top()

    def _wish(self, wish: Wish) -> WishCard:
        card = WishCard(wish, self._kinds, self._words_for(wish.kind))
        card.explain(self._advice.comparisons(wish.kind))
        return card

    def _words_for(self, kind_id: str) -> str:
        return _PRESENT if kind_id == self._present else _CHOOSE

    def _card(self, kind: LetterKind) -> Card:
        button = QuietButton(self._words_for(kind.id))
        button.setAccessibleName(f"Choose: {kind.title}"[:60])
        button.clicked.connect(partial(self._choose, kind.id))
        self.buttons[kind.id] = button
        words = column(
            plain_label(kind.title, "lead"),
            plain_label(kind.summary),
            plain_label(f"Goes to: {kind.send_to}", "caption"),
            space=Space.HAIR,
        )
        line = row(space=Space.LARGE)
        line.addLayout(words, 1)
        line.addWidget(button)
        return Card(line)

    def _choose(self, kind_id: str) -> None:
        self.chosen.emit(kind_id)
        self.accept()
