"""Why one organisation is listed: reasons, chain, contact, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from dsar_assistant.domain.evidence import Reason, ReasonKind
from dsar_assistant.services.chain_picture import ChainPicture
from dsar_assistant.services.review_candidates import CandidateRow
from dsar_assistant.ui.find.candidate_table import LOOKS, sentence_case
from dsar_assistant.ui.icons import IconLabel
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import FlowLayout, clear, column, holder, row
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.cards import EmptyState
from dsar_assistant.ui.widgets.chain_view import ChainView
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import StatusPill
from dsar_assistant.ui.widgets.scroll import ScrollColumn

REASON_ICONS = {
    ReasonKind.MAIL: "envelope",
    ReasonKind.ACCOUNT: "key",
    ReasonKind.FLOW: "chain",
    ReasonKind.EVENT: "letter",
    ReasonKind.INTERVIEW: "person",
    ReasonKind.REPLY: "letter",
}
_LEAD = "A lead, not a claim: this organisation may hold your data, or it may not."


class WhyPanel(QStackedWidget):
    """Shows one candidate; its signals give the organisation's id."""

    write_asked = Signal(str)
    not_me_asked = Signal(str)
    take_back_asked = Signal(str)
    picture_asked = Signal(str)
    correct_asked = Signal(str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.chain = ChainView(upright=True)
        self.chain.chosen.connect(self.chosen)
        self._scroll = ScrollColumn("Why it is listed", margin=Space.SMALL)
        self._body: QVBoxLayout = column(space=Space.MEDIUM)
        self._foot: QVBoxLayout = column(space=Space.MEDIUM)
        self._scroll.add(self._body)
        self._scroll.add(self.chain)
        self._scroll.add(self._foot)
        words = "Choose an organisation in the list to see why it is there."
        empty = EmptyState("question", "Why is it listed?", words)
        self.addWidget(ScrollColumn("Why is it listed?", empty, margin=0))
        self.addWidget(self._scroll)

    def show_nothing(self) -> None:
        """Show that nothing is chosen."""
        self.setCurrentIndex(0)

    def show_candidate(self, candidate: CandidateRow, picture: ChainPicture | None) -> None:
        """Show why this one is listed."""
        clear(self._body)
        clear(self._foot)
        self._add_head(candidate)
        for reason in candidate.reasons:
            self._body.addLayout(_reason_line(reason))
        self.chain.setVisible(picture is not None)
        if picture is not None:
            self.chain.show_picture(picture)
        self._add_foot(candidate, has_picture=picture is not None)
        self._scroll.to_top()
        self.setCurrentIndex(1)

    def _add_head(self, candidate: CandidateRow) -> None:
        _, icon = LOOKS[candidate.strength]
        pills = [
            StatusPill(sentence_case(candidate.strength_words), "note", icon),
            StatusPill(candidate.sector_label, "quiet", "info"),
        ]
        if candidate.has_open_request:
            pills.append(StatusPill("You wrote to them", "good", "letter"))
        self._body.addWidget(plain_label(candidate.name, "title"))
        self._body.addWidget(holder(FlowLayout(*pills)))
        self._body.addWidget(plain_label("Why it is listed", "strong"))

    def _add_foot(self, candidate: CandidateRow, *, has_picture: bool) -> None:
        key = candidate.controller_id
        address_icon = "envelope" if candidate.has_address else "warning"
        words = plain_label(sentence_case(candidate.contact_words))
        line = row(IconLabel(address_icon, "muted"), space=Space.SMALL)
        line.addWidget(words, 1)
        self._foot.addLayout(line)
        for own in filter(None, (candidate.own_words, candidate.own_note)):
            said = row(IconLabel("edit", "muted"), space=Space.SMALL)
            said.addWidget(plain_label(own), 1)
            self._foot.addLayout(said)
        self._foot.addWidget(plain_label(_LEAD, "caption"))
        write = PrimaryButton("Write to them", "letter")
        write.clicked.connect(lambda: self.write_asked.emit(key))
        correct = LinkButton("Correct or add a note…", "edit")
        correct.clicked.connect(lambda: self.correct_asked.emit(key))
        buttons = [write, self._decide_button(candidate), correct]
        if has_picture:
            larger = LinkButton("See the picture larger", "chain")
            larger.clicked.connect(lambda: self.picture_asked.emit(key))
            buttons.append(larger)
        self._foot.addWidget(holder(FlowLayout(*buttons)))

    def _decide_button(self, candidate: CandidateRow) -> QuietButton:
        key = candidate.controller_id
        if candidate.wanted is False:
            button = QuietButton("Put it back in the list", "back")
            button.clicked.connect(lambda: self.take_back_asked.emit(key))
        else:
            button = QuietButton("Not me", "not-me")
            button.clicked.connect(lambda: self.not_me_asked.emit(key))
        return button


def _reason_line(reason: Reason) -> QVBoxLayout:
    words = column(plain_label(reason.text), space=Space.HAIR)
    for source in reason.sources:
        words.addWidget(plain_label(f"Source: {source}", "caption"))
    line = row(space=Space.MEDIUM)
    icon = IconLabel(REASON_ICONS.get(reason.kind, "info"), "muted")
    line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return column(line)
