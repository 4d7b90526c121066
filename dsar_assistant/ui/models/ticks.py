"""A table whose first column holds a tick for each row."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Qt

from dsar_assistant.ui.models.rows import Column, Index, RowTableModel

Row = TypeVar("Row")


class TickTableModel(RowTableModel[Row]):
    """Shows which rows are ticked; changing a tick is the view's wish and the service's work."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        is_ticked: Callable[[Row], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._is_ticked = is_ticked

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the tick in the first column, else what every table gives."""
        row = self.row_at(index)
        if row is not None and index.column() == 0:
            ticked = self._is_ticked(row)
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return "ticked" if ticked else "not ticked"
        return super().data(index, role)
