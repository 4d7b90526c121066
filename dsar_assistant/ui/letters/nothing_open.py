"""What the letter page shows while no letter is open."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from dsar_assistant.services.track_deadlines import RequestRow
from dsar_assistant.ui.request_line import RequestLine
from dsar_assistant.ui.widgets.arrange import clear
from dsar_assistant.ui.widgets.buttons import PrimaryButton
from dsar_assistant.ui.widgets.cards import EmptyState, SectionHeading
from dsar_assistant.ui.widgets.scroll import ScrollColumn

_WORDS = "Tick organisations on the Find page, then write to them. Each letter opens here."


class NothingOpen(ScrollColumn):
    """``find_asked``, or ``chosen`` with the request of a letter that was begun."""

    find_asked = Signal()
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("No letter is open")

    def show_drafts(self, drafts: Sequence[RequestRow]) -> None:
        """Offer the letters that were begun."""
        clear(self.column)
        find = PrimaryButton("Find organisations", "find")
        find.clicked.connect(self.find_asked)
        self.add(EmptyState("letter", "No letter is open", _WORDS, find))
        if drafts:
            self.add(SectionHeading("Letters you began"))
        for draft in drafts:
            line = RequestLine(draft, "Go on writing")
            line.opened.connect(self.chosen)
            self.add(line)
