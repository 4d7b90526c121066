"""They ask who I am: what is enough, and a copy of a paper that is safe to send."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.letters.identity_advice import IdentityAdvice
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.requests.cover_view import CoverView
from dsar_assistant.ui.widgets.arrange import FlowLayout, column, holder
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner
from dsar_assistant.ui.widgets.room import give_room
from dsar_assistant.ui.widgets.scroll import ScrollColumn

_SIZE = QSize(760, 780)
_HOW = "Draw over what nobody needs to see, or use the buttons. Nothing can be lifted off later."
# Where photo and number stand on most papers, as parts of the page, for the keyboard.
_PARTS: Sequence[tuple[str, tuple[float, float, float, float]]] = (
    ("Cover the left third", (0.0, 0.0, 0.34, 1.0)),
    ("Cover the right third", (0.66, 0.0, 1.0, 1.0)),
    ("Cover the top", (0.0, 0.0, 1.0, 0.25)),
    ("Cover the bottom", (0.0, 0.75, 1.0, 1.0)),
)


class IdentityDialog(QDialog):
    """``file_asked`` wants a paper, ``save_asked`` the covered copy of it."""

    file_asked = Signal()
    save_asked = Signal()

    def __init__(self, parent: QWidget, advice: IdentityAdvice, stamp: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("They ask who I am")
        give_room(self, _SIZE)
        self._pages: tuple[bytes, ...] = ()
        self._at = 0
        self.covers: list[CoveredArea] = []
        self._advice = {one.id: one for one in advice.situations}
        self.situation = ChoiceField(tuple((one.id, one.says) for one in advice.situations))
        self._enough = plain_label("", "strong")
        self._because = plain_label("")
        self.view = CoverView()
        self.undo = LinkButton("Take the last cover away", "back")
        self.next_page = LinkButton("Next page")
        self.parts: dict[str, QuietButton] = {}
        self.warning = Banner("careful")
        self.choose = QuietButton("Choose the paper…", "folder")
        self.save = PrimaryButton("Save the copy…", "save-pdf")
        self._paper = Card(plain_label("A copy that is safe to send", "title"))
        self._build(advice, stamp)
        self._connect()
        self._show_advice()
        self.show_pages(())

    def _build(self, advice: IdentityAdvice, stamp: str) -> None:
        about = Card(plain_label(advice.first_letter, "strong"))
        about.add(FormRow("How they know you", self.situation))
        about.add(self._enough)
        about.add(self._because)
        for line in advice.before_sending:
            about.add(plain_label(line, "caption"))
        for name, part in _PARTS:
            button = self.parts[name] = QuietButton(name)
            button.clicked.connect(partial(self._cover_part, part))
        for item in (
            plain_label(_HOW),
            self.view,
            holder(FlowLayout(*self.parts.values(), space=Space.SMALL)),
            holder(FlowLayout(self.undo, self.next_page)),
            plain_label(f"Stamped across each page: {stamp}", "caption"),
        ):
            self._paper.add(item)
        scroll = ScrollColumn("They ask who I am", about, self._paper, margin=Space.SMALL)
        done = QuietButton("Close")
        done.clicked.connect(self.reject)
        layout = column(plain_label(advice.title, "title"), space=Space.MEDIUM, margin=Space.WIDE)
        layout.addWidget(self.warning)
        layout.addWidget(scroll, 1)
        buttons = FlowLayout(done, self.choose, self.save, space=Space.MEDIUM, at_end=True)
        layout.addWidget(holder(buttons))
        self.setLayout(layout)

    def _connect(self) -> None:
        self.situation.edited.connect(self._show_advice)
        self.view.covered.connect(self._cover)
        self.undo.clicked.connect(self._uncover)
        self.next_page.clicked.connect(self._turn)
        self.choose.clicked.connect(self.file_asked)
        self.save.clicked.connect(self.save_asked)
        self.finished.connect(self.deleteLater)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show a paper, with nothing covered yet."""
        self._pages, self._at = tuple(pages), 0
        self.covers.clear()
        self._paper.setVisible(bool(pages))
        self.save.setEnabled(bool(pages))
        self.next_page.setVisible(len(self._pages) > 1)
        self._show_page()

    def _show_page(self) -> None:
        self.undo.setEnabled(bool(self.covers))
        if self._pages:
            self.view.show_page(self._pages[self._at], self._at, self.covers)

    def _show_advice(self) -> None:
        one = self._advice[self.situation.value()]
        self._enough.setText(f"Enough: {one.enough}")
        self._because.setText(one.because)

    def _cover(self, area: CoveredArea) -> None:
        self.covers.append(area)
        self._show_page()

    def _cover_part(self, part: tuple[float, float, float, float]) -> None:
        self._cover(CoveredArea(self._at, *part))

    def _uncover(self) -> None:
        if self.covers:
            self.covers.pop()
        self._show_page()

    def _turn(self) -> None:
        self._at = (self._at + 1) % max(len(self._pages), 1)
        self._show_page()
