"""A table that sorts and filters its own rows: for lists of many thousands.

A proxy asks Python about each pair of cells through Qt, which takes seconds for ten thousand
rows; sorting the tuple itself takes milliseconds.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt

from dsar_assistant.ui.models.rows import Column, RowTableModel

Row = TypeVar("Row")


class SortedTableModel(RowTableModel[Row]):
    """Shows those of its rows that are wanted, in the order that was asked for."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._all: tuple[Row, ...] = ()
        self._wanted: Callable[[Row], bool] | None = None
        self._sorted_by = 0
        self._is_reversed = False

    def show_all(self, rows: Sequence[Row]) -> None:
        """Put other rows in place of the present ones; order and filter stay."""
        self._all = tuple(rows)
        self._arrange()

    def show_only(self, wanted: Callable[[Row], bool] | None) -> None:
        """Show only rows for which the answer is yes; None shows all."""
        self._wanted = wanted
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column's Python values; nothing known comes last."""
        self._sorted_by, self._is_reversed = column, order is Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        wanted = self._wanted
        rows = self._all if wanted is None else tuple(row for row in self._all if wanted(row))
        column = self._columns[self._sorted_by]
        value = column.sort_key or column.text
        known = [(_comparable(value(row)), row) for row in rows]
        last = [row for key, row in known if key is None]
        first = [pair for pair in known if pair[0] is not None]
        first.sort(key=lambda pair: pair[0], reverse=self._is_reversed)
        self.show_rows((*(row for _, row in first), *last))


def _comparable(value: Any) -> Any:  # noqa: ANN401 - any value that compares
    return value.casefold() if isinstance(value, str) else value
