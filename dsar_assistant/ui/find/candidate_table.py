"""The organisations that may hold data, each with a tick, how sure it is, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from dsar_assistant.domain.evidence import Strength
from dsar_assistant.services.review_candidates import CandidateRow
from dsar_assistant.ui.icons import colour_of, make_icon, scaled_icon_size
from dsar_assistant.ui.models.rows import Column, SortProxy
from dsar_assistant.ui.models.ticks import TickTableModel
from dsar_assistant.ui.models.widths import fill_column
from dsar_assistant.ui.theme import current

ORDER = {Strength.CONFIRMED: 0, Strength.LIKELY: 1, Strength.POSSIBLE: 2}
LOOKS = {
    Strength.CONFIRMED: ("accent", "confirmed"),
    Strength.LIKELY: ("accent", "likely"),
    Strength.POSSIBLE: ("muted", "possible"),
}
TICK = 0
_NAME, _SURE, _SORT = 1, 2, 3
WIDE_FROM, LEAST_NAME = 720, 200


def _icon(row: CandidateRow) -> QIcon:
    colour, icon = LOOKS[row.strength]
    return make_icon(icon, colour_of(colour), scaled_icon_size())


def sentence_case(words: str) -> str:
    """Begin with a capital, and leave the rest as it is."""
    return words[:1].upper() + words[1:]


def _why(row: CandidateRow) -> str:
    return row.reasons[0].text if row.reasons else ""


COLUMNS = (
    Column[CandidateRow]("", lambda _: "", lambda row: not row.wanted),
    Column[CandidateRow]("Organisation", lambda row: row.name),
    Column[CandidateRow](
        "How sure",
        lambda row: sentence_case(row.strength_words),
        lambda row: ORDER[row.strength],
        _icon,
    ),
    Column[CandidateRow]("Sort", lambda row: row.sector_label),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What the person says about one organisation: yes, not me (False), or nothing yet."""

    controller_id: str
    wanted: bool | None


def toggled(row: CandidateRow) -> Decision:
    """Turn a tick round."""
    return Decision(row.controller_id, None if row.wanted else True)


class CandidateTable(QTableView):
    """``decided(Decision)`` for a tick, ``looked_at(row)`` when another row is chosen.

    ``opened`` when the person wants to see why the chosen one is there.
    """

    decided = Signal(object)
    looked_at = Signal(object)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = TickTableModel(COLUMNS, lambda row: bool(row.wanted), self)
        self._proxy = SortProxy(self._rows, self)
        self.setModel(self._proxy)
        self.setAccessibleName("Organisations that may hold your data")
        self.setAccessibleDescription("Arrow keys move, Space ticks, Enter shows why.")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.sortByColumn(_SURE, Qt.SortOrder.AscendingOrder)
        self.clicked.connect(self._press)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self.selectionModel().currentRowChanged.connect(self._look)

    def show_rows(self, rows: Sequence[CandidateRow]) -> None:
        """Show these organisations and keep the place."""
        kept = self.current()
        self._rows.show_rows(rows)
        self._fit()
        self.select(kept.controller_id if kept else "")

    def show_only(self, words: str, strength: str, sector: str, way: str) -> None:
        """Show only rows with these words, of this strength, sector and way found; empty = all."""

        def wanted(row: CandidateRow) -> bool:
            fits = strength in {"", row.strength.value} and sector in {"", row.sector}
            found = not way or way in row.found_by
            text = f"{row.name} {row.sector_label} {_why(row)} {row.own_note}"
            return fits and found and words in text.casefold()

        self._proxy.show_only(wanted)

    def shown(self) -> list[CandidateRow]:
        """Give the rows to be seen, in their order."""
        indexes = (self._proxy.index(line, 0) for line in range(self._proxy.rowCount()))
        return [row for index in indexes if (row := self._proxy.row_at(index)) is not None]

    def current(self) -> CandidateRow | None:
        """Give the row that has the keyboard."""
        return self._proxy.row_at(self.currentIndex())

    def select(self, controller_id: str) -> None:
        """Go to an organisation, else to the first."""
        ids = [row.controller_id for row in self.shown()]
        if ids:
            line = ids.index(controller_id) if controller_id in ids else 0
            self.setCurrentIndex(self._proxy.index(line, _NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space, look with Enter."""
        row = self.current()
        if row is not None and event.key() == Qt.Key.Key_Space:
            self.decided.emit(toggled(row))
        elif row is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.looked_at.emit(row)
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _press(self, index: QModelIndex) -> None:
        row = self._proxy.row_at(index)
        if row is not None and index.column() == TICK:
            self.decided.emit(toggled(row))

    def _look(self, index: QModelIndex) -> None:
        self.looked_at.emit(self._proxy.row_at(index))

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 26)
        header = self.horizontalHeader()
        header.setSectionResizeMode(TICK, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(TICK, 48)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Interactive)
        self.setIconSize(QSize(scaled_icon_size(), scaled_icon_size()))
        for fitting in (_SURE, _SORT):
            header.setSectionResizeMode(fitting, QHeaderView.ResizeMode.ResizeToContents)
        fill_column(self, _NAME, LEAST_NAME)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the words grow."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the sort of organisation only where there is room for it."""
        super().resizeEvent(event)
        self.setColumnHidden(_SORT, self.width() < WIDE_FROM * current().percent // 100)
        fill_column(self, _NAME, LEAST_NAME)
