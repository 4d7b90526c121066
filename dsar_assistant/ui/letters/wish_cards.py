"""What a person may want, in plain words, each with what the letter for it does."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsar_assistant.domain.letter import LetterKind
from dsar_assistant.letters.chooser import Comparison, Wish
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import FlowLayout, clear, column, holder, row
from dsar_assistant.ui.widgets.buttons import LinkButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner


class WishCard(Card):
    """One wish; ``chosen`` gives the id of the letter that does it, or of one beside it."""

    chosen = Signal(str)

    def __init__(self, wish: Wish, kinds: Mapping[str, LetterKind], button_words: str) -> None:
        super().__init__(space=Space.SMALL)
        self.button = QuietButton(button_words)
        self.button.setAccessibleName(f"{button_words}: {wish.says}"[:60])
        self.button.clicked.connect(lambda: self.chosen.emit(wish.kind))
        words = column(
            plain_label(wish.says, "lead"),
            plain_label(wish.explains),
            plain_label(f"Letter: {kinds[wish.kind].title}", "caption"),
            space=Space.HAIR,
        )
        line = row(space=Space.LARGE)
        line.addLayout(words, 1)
        line.addWidget(self.button)
        self.add(line)
        self.add(Banner("careful", wish.warning))
        self._offer([kinds[key] for key in wish.instead if key in kinds])

    def _offer(self, kinds: Sequence[LetterKind]) -> None:
        """Offer the letters that may fit better."""
        if not kinds:
            return
        links = [LinkButton(kind.title) for kind in kinds]
        for link, kind in zip(links, kinds, strict=True):
            link.setAccessibleName(f"Choose instead: {kind.title}"[:60])
            link.clicked.connect(partial(self.chosen.emit, kind.id))
        hint = plain_label("May fit better:", "caption", wraps=False)
        self.add(holder(FlowLayout(hint, *links)))

    def explain(self, comparisons: Sequence[Comparison]) -> None:
        """Offer to say how this letter differs from those it is mistaken for."""
        if not comparisons:
            return
        words = column(space=Space.SMALL)
        for one in comparisons:
            words.addWidget(plain_label(one.title, "strong"))
            for sentence in one.explains:
                words.addWidget(plain_label(sentence))
        folded = holder(words)
        folded.hide()
        ask = LinkButton("How do I tell them apart?", "question")
        ask.clicked.connect(lambda: folded.setVisible(folded.isHidden()))
        self.add(row(ask, None))
        self.add(folded)


class WishList(QWidget):
    """The wishes that match; ``chosen`` gives the id of a kind."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[WishCard] = []
        self._column: QVBoxLayout = column(space=Space.MEDIUM)
        self.setLayout(self._column)

    def show_cards(self, cards: Sequence[WishCard]) -> None:
        """Show these in place of the present ones."""
        clear(self._column)
        self.cards = list(cards)
        for card in cards:
            card.chosen.connect(self.chosen)
            self._column.addWidget(card)
