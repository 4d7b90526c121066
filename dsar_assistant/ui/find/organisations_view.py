"""The list of organisations with its filters, and why each is there."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSplitter, QStackedWidget, QWidget

from dsar_assistant.domain.evidence import Strength
from dsar_assistant.domain.text import counted
from dsar_assistant.services.chain_picture import STRENGTH_WORDS
from dsar_assistant.services.found_by import WAYS
from dsar_assistant.services.keep_organisations import OwnEntry
from dsar_assistant.services.review_candidates import CandidateRow, Review
from dsar_assistant.ui.find.candidate_table import CandidateTable, Decision
from dsar_assistant.ui.find.side_lists import AsideList, DismissedList, OwnList, UnknownList
from dsar_assistant.ui.find.why_panel import WhyPanel
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.theme import current
from dsar_assistant.ui.widgets.arrange import FlowLayout, column, holder
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton, ToggleButton
from dsar_assistant.ui.widgets.cards import EmptyState
from dsar_assistant.ui.widgets.forms import ChoiceField, SearchField
from dsar_assistant.ui.widgets.labels import plain_tip
from dsar_assistant.ui.widgets.scroll import ScrollColumn

FOUND, UNKNOWN, ASIDE, DISMISSED, OWN = "found", "unknown", "aside", "dismissed", "own"
_STRENGTHS = (
    ("", "However sure"),
    *((strength.value, STRENGTH_WORDS[strength].capitalize()) for strength in Strength),
)
LEAST_HEIGHT = 300
LEAST_HALF, NARROW = 160, 720
"""Heights and widths in pixels at a text of 100 %: list or reasons alone; no room for both."""
_ANY_WAY = "However found"
_STRONG = "Strong: they wrote to you, you have an account with them, or you pay them."
_MORE = "Filters, who may have told whom, and adding an organisation."
_EMPTY = "Answer the questions, or drop in your mailbox. What they lead to is listed here."


class OrganisationsView(QWidget):
    """``decided(Decision)``, ``batch_asked(ids)``, ``add_asked(domain)``; the rest give an id.

    ``name_asked(name)`` is ``add_asked`` for one of whom no domain is known.
    """

    decided = Signal(object)
    write_asked = Signal(str)
    picture_asked = Signal(str)
    add_asked = Signal(str)
    name_asked = Signal(str)
    correct_asked = Signal(str)
    take_back_asked = Signal(str)
    batch_asked = Signal(object)
    begin_asked = Signal()
    looked_at = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(placeholder="Search")
        self.search.setAccessibleName("Search organisations")
        self.strength = ChoiceField(_STRENGTHS)
        self.strength.setAccessibleName("How sure")
        self.sector = ChoiceField((("", "Every sort"),))
        self.sector.setAccessibleName("Sort of organisation")
        self.way = ChoiceField((("", _ANY_WAY),))
        self.way.setAccessibleName("How it was found")
        self.which = ChoiceField(((FOUND, "Worth a letter"),))
        self.which.setAccessibleName("Which list")
        self.table, self.why = CandidateTable(), WhyPanel()
        self.unknown, self.aside, self.dismissed = UnknownList(), AsideList(), DismissedList()
        self.own = OwnList()
        self.tick_all = LinkButton("", "check")
        self.tick_all.setAccessibleDescription(_STRONG)
        self.tick_all.setToolTip(plain_tip(_STRONG))
        self.picture = LinkButton("See who may have told whom", "chain")
        self.add_own = LinkButton("Add an organisation…", "plus")
        self.more = ToggleButton("More")
        self.more.setAccessibleDescription(_MORE)
        self.more.setToolTip(plain_tip(_MORE))
        self._stack = QStackedWidget()
        self._tools = QWidget()
        self._halves = QSplitter()
        self._is_low = False
        self.which.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self._connect()
        self.setLayout(self._build())

    def _connect(self) -> None:
        for field in (self.search, self.strength, self.sector, self.way):
            field.edited.connect(self._filter)
        self.which.edited.connect(self._switch)
        self.more.toggled.connect(self._switch)
        self.table.decided.connect(self.decided)
        self.table.looked_at.connect(self.looked_at)
        self.why.write_asked.connect(self.write_asked)
        self.why.picture_asked.connect(self.picture_asked)
        self.why.chosen.connect(self.table.select)
        self.why.not_me_asked.connect(lambda key: self.decided.emit(Decision(key, wanted=False)))
        self.dismissed.take_back_asked.connect(
            lambda key: self.decided.emit(Decision(key, wanted=None))
        )
        self.why.correct_asked.connect(self.correct_asked)
        self.own.correct_asked.connect(self.correct_asked)
        self.own.take_back_asked.connect(self.take_back_asked)
        self.unknown.add_asked.connect(self.add_asked)
        self.unknown.name_asked.connect(self.name_asked)
        self.add_own.clicked.connect(lambda: self.add_asked.emit(""))
        self.picture.clicked.connect(lambda: self.picture_asked.emit(""))
        self.tick_all.clicked.connect(self._tick_sure_ones)

    def _build(self) -> QLayout:
        tools = FlowLayout(self.which, self.search, self.more, *self._filters)
        links = FlowLayout(self.tick_all, self.picture, self.add_own)
        halves = self._halves
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(self.why)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setSizes([640, 400])
        begin = PrimaryButton("Answer a few questions", "next")
        begin.clicked.connect(self.begin_asked)
        own = QuietButton("Add an organisation…", "plus")
        own.clicked.connect(lambda: self.add_asked.emit(""))
        empty = EmptyState("find", "No organisations yet", _EMPTY, begin, own)
        nothing = ScrollColumn("No organisations yet", empty, margin=0)
        for page in (halves, self.unknown, self.aside, self.dismissed, self.own, nothing):
            self._stack.addWidget(page)
        self._tools = holder(column(holder(tools), holder(links), space=Space.SMALL))
        layout = column(self._tools, space=Space.MEDIUM)
        layout.addWidget(self._stack, 1)
        layout.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.SMALL)
        return layout

    def hasHeightForWidth(self) -> bool:
        """Ask for a least height alone; what is more than the screen then scrolls."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list its room, however many lines the filters take."""
        super().resizeEvent(event)
        self._fit()

    def show_low(self, *, is_low: bool) -> None:
        """Keep all but the search behind a button while the page is too low for it and the list."""
        if is_low != self._is_low:
            self._is_low = is_low
            # A filter that is at work is not to be hidden.
            self.more.setChecked(any(field.value() for field in self._filters))
            self._switch()

    @property
    def _filters(self) -> tuple[ChoiceField, ...]:
        return self.strength, self.sector, self.way

    def _fit(self) -> None:
        """Set the reasons below the list where both side by side would be too narrow."""
        width, percent = self.width() - 2 * Space.WIDE, current().percent
        is_narrow = width < NARROW * percent // 100
        sides = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        self._halves.setOrientation(sides)
        half = LEAST_HALF * percent // 100
        is_both = is_narrow and self.which.value() == FOUND
        least = max(LEAST_HEIGHT, 2 * half) if is_both else LEAST_HEIGHT
        for part in (self.table, self.why):
            part.setMinimumHeight(half)
        tools = 0 if self._tools.isHidden() else self._tools.heightForWidth(width)
        self.setMinimumHeight(tools + least + 3 * Space.LARGE)

    def show_review(self, review: Review, own: Sequence[OwnEntry] = ()) -> None:
        """Show all that was found."""
        self.unknown.show_strangers(review.unknown, review.unknown_names)
        self.aside.show_aside(review.set_aside)
        self.dismissed.show_rows(review.dismissed)
        sectors = sorted(
            {(row.sector, row.sector_label) for row in review.rows}, key=lambda s: s[1]
        )
        _offer(self.sector, (("", "Every sort"), *sectors))
        _offer(self.way, (("", _ANY_WAY), *_ways(review.rows)))
        _offer(self.which, _choices(review, own))
        self.own.show_entries(own)
        self.table.show_rows(review.rows)
        self._filter()
        self._switch()
        strangers = review.unknown or review.unknown_names
        others = strangers or review.set_aside or review.dismissed or own
        nothing = not (review.rows or others)
        self._tools.setVisible(not nothing)
        if nothing:
            self._stack.setCurrentIndex(self._stack.count() - 1)

    def _filter(self) -> None:
        words = self.search.value().casefold()
        self.unknown.show_only(words)
        self.table.show_only(words, self.strength.value(), self.sector.value(), self.way.value())
        count = len(self._strong_ones())
        self.tick_all.setEnabled(count > 0)
        self.tick_all.setText(
            f"Add {'all ' if count > 1 else ''}{counted(count, 'strong one')} to the batch"
            if count
            else "No more strong ones to add to the batch"
        )

    def _switch(self) -> None:
        names = (FOUND, UNKNOWN, ASIDE, DISMISSED, OWN)
        self._stack.setCurrentIndex(names.index(self.which.value()))
        is_found = self.which.value() == FOUND
        is_all = self.more.isChecked() or not self._is_low
        for tool in self._filters:
            tool.setVisible(is_found and is_all)
        for link in (self.picture, self.add_own):
            link.setVisible(is_all or not is_found)
        self.more.setVisible(is_found and self._is_low)
        self.tick_all.setVisible(is_found)
        self.search.setVisible(self.which.value() in {FOUND, UNKNOWN})
        self._fit()

    def _strong_ones(self) -> tuple[str, ...]:
        """Give the strong ones to be seen that are not in the batch yet."""
        return tuple(
            row.controller_id
            for row in self.table.shown()
            if row.strength is Strength.CONFIRMED and not row.wanted
        )

    def _tick_sure_ones(self) -> None:
        self.batch_asked.emit(self._strong_ones())


def _ways(rows: Sequence[CandidateRow]) -> tuple[tuple[str, str], ...]:
    """Offer the ways in which any of these was found, with how many."""
    counts = Counter(way for row in rows for way in row.found_by)
    return tuple((way, f"{words} ({counts[way]:,})") for way, words in WAYS if counts[way])


def _choices(review: Review, own: Sequence[OwnEntry]) -> tuple[tuple[str, str], ...]:
    return (
        (FOUND, f"{len(review.rows):,} worth a letter"),
        (UNKNOWN, f"{len(review.unknown) + len(review.unknown_names):,} not in the directory"),
        (ASIDE, f"{len(review.set_aside):,} set aside"),
        (DISMISSED, f"{len(review.dismissed):,} you ruled out"),
        (OWN, f"{len(own):,} you added or changed"),
    )


def _offer(field: ChoiceField, choices: Sequence[tuple[str, str]]) -> None:
    """Offer other answers and keep the present one if it is still among them."""
    kept = field.value()
    field.offer(tuple(choices))
    field.show_value(kept)
