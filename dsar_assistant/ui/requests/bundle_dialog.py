"""Choose what goes into a bundle, and cover parts of it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.domain.text import counted, day_in_words
from dsar_assistant.services.make_bundle import BundleChoices, BundlePaper
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import FlowLayout, column, holder
from dsar_assistant.ui.widgets.buttons import PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.forms import YesField
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.room import give_room
from dsar_assistant.ui.widgets.scroll import ScrollColumn

_SIZE = QSize(720, 680)
_WHY = (
    "Leave out what they need not see, and cover what is nobody's business: bank details, other "
    "people, your health. Look at every page before you hand it on."
)


class PaperCard(Card):
    """One paper: in or out, and how much of it is covered; ``cover_asked`` to change that."""

    cover_asked = Signal(str)

    def __init__(self, paper: BundlePaper) -> None:
        super().__init__(space=Space.SMALL)
        self.paper = paper
        self.tick = YesField(paper.title)
        self.tick.setChecked(True)
        self.covered: tuple[CoveredArea, ...] = ()
        self._words = plain_label(day_in_words(paper.on), "caption")
        self.button = QuietButton("Cover parts…", "eye")
        self.button.setAccessibleName(f"Cover parts: {paper.title}"[:60])
        self.button.clicked.connect(lambda: self.cover_asked.emit(paper.id))
        self.add(self.tick)
        self.add(self._words)
        self.add(holder(FlowLayout(self.button)))

    def cover(self, areas: tuple[CoveredArea, ...]) -> None:
        """Take what is covered."""
        self.covered = areas
        told = f" · {counted(len(areas), 'part')} covered" if areas else ""
        self._words.setText(f"{day_in_words(self.paper.on)}{told}")


class BundleDialog(QDialog):
    """Collects ``choices``; ``cover_asked(id)`` and ``made(form)``, which is pdf or zip."""

    cover_asked = Signal(str)
    made = Signal(str)

    def __init__(self, parent: QWidget, papers: Sequence[BundlePaper]) -> None:
        super().__init__(parent)
        self.setWindowTitle("The bundle")
        give_room(self, _SIZE)
        self.cards = {paper.id: PaperCard(paper) for paper in papers}
        for card in self.cards.values():
            card.cover_asked.connect(self.cover_asked)
        layout = column(
            plain_label("What goes into the bundle", "title"),
            plain_label(_WHY),
            space=Space.MEDIUM,
            margin=Space.LARGE,
        )
        cards = holder(column(*self.cards.values(), space=Space.MEDIUM))
        layout.addWidget(ScrollColumn("Letters and files", cards, margin=Space.SMALL), 1)
        layout.addWidget(self._buttons())
        self.setLayout(layout)
        self.finished.connect(self.deleteLater)

    def _buttons(self) -> QWidget:
        cancel = QuietButton("Cancel")
        cancel.clicked.connect(self.reject)
        pdf, archive = (
            PrimaryButton("Save as PDF…", "save-pdf"),
            QuietButton("Save as ZIP…", "folder"),
        )
        pdf.clicked.connect(lambda: self._make("pdf"))
        archive.clicked.connect(lambda: self._make("zip"))
        return holder(FlowLayout(cancel, archive, pdf, space=Space.MEDIUM, at_end=True))

    def _make(self, form: str) -> None:
        self.made.emit(form)
        self.accept()

    def choices(self) -> BundleChoices:
        """Give what stays out and what is covered."""
        cards = self.cards.items()
        covered = {key: card.covered for key, card in cards if card.covered}
        return BundleChoices(covered, frozenset(k for k, c in cards if not c.tick.isChecked()))
