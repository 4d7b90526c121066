"""One table model for every list: ready rows in, words out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QIcon

from dsar_assistant.ui.widgets.labels import plain_tip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
_NOWHERE = QModelIndex()


# No slots: a generic dataclass with slots breaks on Python 3.11.
@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its heading, the words of a cell, and what to sort it by.

    Attributes:
        sort_key: Any Python value that compares with its own kind; None sorts last.
        icon: A picture beside the words; None = no pictures in this column.
    """

    heading: str
    text: Callable[[Row], str]
    sort_key: Callable[[Row], Any] | None = None
    icon: Callable[[Row], QIcon] | None = None


class RowTableModel(QAbstractTableModel, Generic[Row]):
    """Shows a tuple of ready rows; it never computes what a row says."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Put other rows in place of the present ones."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """Give the row behind a cell; None for a place outside the table."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows; a cell has none below it."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Give the heading of a column."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._columns[section].heading if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a cell shows, says, is sorted by, or stands for."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            # It tells in full what a narrow column cuts.
            return plain_tip(column.text(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.heading}: {column.text(row)}"
        if role == Qt.ItemDataRole.DecorationRole and column.icon is not None:
            return column.icon(row)
        return row if role == ROW_ROLE else None

    def sort_value(self, index: Index) -> Any:  # noqa: ANN401 - any value that compares
        """Give the Python value that a cell is sorted by."""
        column = self._columns[index.column()]
        return (column.sort_key or column.text)(self._rows[index.row()])


class SortProxy(QSortFilterProxyModel, Generic[Row]):
    """Sorts by Python values and filters by a plain question about a row.

    Qt's own sorting does not know dates, tuples or large numbers.
    """

    def __init__(self, model: RowTableModel[Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._wanted: Callable[[Row], bool] | None = None
        self.setSourceModel(model)

    def show_only(self, wanted: Callable[[Row], bool] | None) -> None:
        """Show only rows for which the answer is yes; None shows all."""
        self.beginFilterChange()
        self._wanted = wanted
        self.endFilterChange()

    def row_at(self, index: Index) -> Row | None:
        """Give the row behind a cell as shown."""
        return self._model.row_at(self.mapToSource(index))

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Say whether a row is shown."""
        if self._wanted is None:
            return True
        row = self._model.row_at(self._model.index(source_row, 0, source_parent))
        return row is not None and self._wanted(row)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare two cells by their Python values; nothing known comes last."""
        one, other = self._model.sort_value(left), self._model.sort_value(right)
        if one is None or other is None:
            return one is not None
        if isinstance(one, str) and isinstance(other, str):
            return one.casefold() < other.casefold()
        return bool(one < other)
