"""All requests in a table that can be searched, filtered and sorted."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dsar_assistant.domain.request import Phase, Status
from dsar_assistant.domain.saved_filter import SavedFilter
from dsar_assistant.domain.text import counted, day_in_words
from dsar_assistant.services.track_deadlines import RequestRow
from dsar_assistant.ui.icons import colour_of, make_icon, scaled_icon_size
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.models.rows import Column
from dsar_assistant.ui.models.sorted_rows import SortedTableModel
from dsar_assistant.ui.models.widths import fill_column
from dsar_assistant.ui.status_looks import STATUS_LOOKS
from dsar_assistant.ui.theme import current
from dsar_assistant.ui.widgets.arrange import FlowLayout, column, holder
from dsar_assistant.ui.widgets.buttons import QuietButton
from dsar_assistant.ui.widgets.forms import ChoiceField, SearchField
from dsar_assistant.ui.widgets.labels import plain_label

ALL, OPEN, LATE = "all", "open", "late"
YOURS, THEIRS, DONE = Phase.YOURS.value, Phase.THEIRS.value, Phase.DONE.value
_FILTERS = (
    (ALL, "All requests"),
    (OPEN, "Open"),
    (YOURS, "Needs you"),
    (THEIRS, "With them"),
    (LATE, "Answer overdue"),
    (DONE, "Answered or closed"),
)


def _status_icon(row: RequestRow) -> QIcon:
    tone, icon = STATUS_LOOKS[row.status]
    return make_icon(icon, colour_of(tone), scaled_icon_size())


def _due_words(row: RequestRow) -> str:
    if row.due is None:
        return ""
    about = "about " if row.is_estimate else ""
    return f"{about}{day_in_words(row.due)}"


def _due_key(row: RequestRow) -> date | None:
    return row.due


COLUMNS = (
    Column[RequestRow]("Organisation", lambda row: row.organisation),
    Column[RequestRow]("Letter", lambda row: row.kind_title),
    Column[RequestRow]("Where it stands", lambda row: row.status_words, icon=_status_icon),
    Column[RequestRow]("Answer due", _due_words, _due_key),
    Column[RequestRow]("Days", lambda row: row.days_words, lambda row: row.days_left),
    Column[RequestRow]("For", lambda row: row.person),
    Column[RequestRow]("Reference", lambda row: row.reference),
)


NAME, LETTER = 0, 1
LEAST_NAME = 220
MEASURED_ROWS = 100
# Columns that are shown only in a table at least so wide: letter, days, person, reference.
NEEDS_WIDTH = {1: 860, 4: 600, 5: 1300, 6: 1150}


class RequestsList(QWidget):
    """The table with its search; ``opened`` gives the id of a request."""

    opened = Signal(str)
    posting_asked = Signal(object)
    closing_asked = Signal(object)
    removing_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.bulk = BulkBar()
        self.search = SearchField(placeholder="Search organisation, person or reference")
        self.search.setAccessibleName("Search requests")
        self.filter = ChoiceField(_FILTERS, ALL)
        self.filter.setAccessibleName("Which requests")
        self._model = SortedTableModel(COLUMNS, self)
        self.table = RequestsTable()
        self.table.setModel(self._model)
        self.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
        self.table.opened.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._count)
        self._model.modelReset.connect(self._count)
        for signal, button in (
            (self.posting_asked, self.bulk.posted),
            (self.closing_asked, self.bulk.close_them),
            (self.removing_asked, self.bulk.remove_them),
        ):
            button.clicked.connect(partial(self._ask, signal))
        self.search.edited.connect(self._filter)
        self.filter.edited.connect(self._filter)
        self.setLayout(self._build())

    def _build(self) -> QVBoxLayout:
        self.filter.setMinimumWidth(200)
        tools = holder(FlowLayout(self.search, self.filter, space=Space.MEDIUM))
        layout = column(tools, self.bulk, space=Space.MEDIUM)
        layout.addWidget(self.table, 1)
        return layout

    def show_rows(self, rows: Sequence[RequestRow]) -> None:
        """Show these requests."""
        self._model.show_all(rows)
        self.table.fit()

    def shown_as(self, name: str) -> SavedFilter:
        """Give what is shown, and in which order, under a name."""
        header = self.table.horizontalHeader()
        return SavedFilter(
            name,
            self.filter.value(),
            self.search.value(),
            COLUMNS[header.sortIndicatorSection()].heading,
            is_descending=header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder,
        )

    def show_as(self, saved: SavedFilter) -> None:
        """Show what a kept filter asks for; a column that is no more keeps the present order."""
        self.search.show_value(saved.words)
        self.filter.show_value(saved.which)
        headings = [one.heading for one in COLUMNS]
        if saved.sorted_by in headings:
            ways = Qt.SortOrder
            order = ways.DescendingOrder if saved.is_descending else ways.AscendingOrder
            self.table.sortByColumn(headings.index(saved.sorted_by), order)
        self._filter()

    def shown_count(self) -> int:
        """How many rows are to be seen."""
        return self._model.rowCount()

    def first_id(self) -> str:
        """Give the id of the request at the top; empty if there is none."""
        row = self._model.row_at(self._model.index(0, 0))
        return row.request_id if row is not None else ""

    def chosen(self) -> tuple[RequestRow, ...]:
        """Give the rows that are selected, in the order shown."""
        lines = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        found = (self._model.row_at(self._model.index(line, 0)) for line in lines)
        return tuple(row for row in found if row is not None)

    def _count(self, *_: object) -> None:
        self.bulk.show_count(len(self.table.selectionModel().selectedRows()))

    def _ask(self, signal: SignalInstance, _: bool = False) -> None:  # noqa: FBT001, FBT002 - from Qt
        signal.emit(self.chosen())

    def _filter(self) -> None:
        words, which = self.search.value().casefold(), self.filter.value()
        self._model.show_only(lambda row: _is_wanted(row, which) and words in _searched(row))

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is not None:
            self.opened.emit(row.request_id)


def _is_wanted(row: RequestRow, which: str) -> bool:
    if which == LATE:
        return row.status is Status.OVERDUE
    if which == OPEN:
        return row.phase is not Phase.DONE
    return which in {ALL, row.phase.value}


def _searched(row: RequestRow) -> str:
    return f"{row.organisation} {row.person} {row.reference} {row.kind_title}".casefold()


class BulkBar(QWidget):
    """What can be done with several requests at once; hidden while fewer are chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._words = plain_label("", "strong", wraps=False)
        self.posted = QuietButton("All posted…", "envelope")
        self.close_them = QuietButton("Close them…", "check")
        self.remove_them = QuietButton("Remove them…", "trash")
        line = FlowLayout(
            self._words, self.posted, self.close_them, self.remove_them, space=Space.MEDIUM
        )
        self.setLayout(line)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many are chosen."""
        self._words.setText(f"{counted(count, 'request')} chosen")
        self.setVisible(count > 1)


class RequestsTable(QTableView):
    """One line a request; Enter, Space or a double click opens it, and so does one click."""

    opened = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Requests")
        self.setAccessibleDescription(
            "Arrow keys move, Enter opens a request, Shift with arrows chooses several."
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.clicked.connect(self._click)

    def fit(self) -> None:
        """Give each column what it needs, the first one what is left."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for number in set(range(len(COLUMNS))) - {NAME, LETTER}:
            self.setColumnWidth(number, self._needed(number))
        self.setIconSize(QSize(scaled_icon_size(), scaled_icon_size()))
        self._share()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 24)

    def _needed(self, number: int) -> int:
        """Say how wide a column is to be, from the rows at the top alone.

        Qt's own way asks for the words of every row, seconds for ten thousand.
        """
        model = self.model()
        some = range(min(model.rowCount(), MEASURED_ROWS))
        texts = [str(model.index(row, number).data() or "") for row in some]
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        icon = scaled_icon_size() + Space.SMALL if COLUMNS[number].icon else 0
        # Room for the arrow that shows the order.
        heading = metrics.horizontalAdvance(COLUMNS[number].heading) * 11 // 10 + Space.WIDE
        return max(widest + icon, heading) + Space.VAST

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the words grow."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self.fit()

    def _click(self, index: QModelIndex) -> None:
        """Open on a plain click; with a key held, rows are being chosen."""
        if not QApplication.keyboardModifiers():
            self.opened.emit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what matters least where room is short."""
        super().resizeEvent(event)
        for number, needed in NEEDS_WIDTH.items():
            self.setColumnHidden(number, self.width() < needed * current().percent // 100)
        self._share()

    def _share(self) -> None:
        self.setColumnWidth(LETTER, LEAST_NAME * current().percent // 100)
        fill_column(self, NAME, LEAST_NAME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if event.key() in keys and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
