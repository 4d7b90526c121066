"""The first rows of a table, for the person to say what its columns are."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

NO_COLUMN = "-1"
_ROW_HEIGHT, _MOST_HEIGHT = 32, 220


def column_choices(header: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Offer the columns by heading, or by number and first cell where there is none."""
    return (
        (NO_COLUMN, "No column"),
        *((str(at), f"{at + 1}: {cell}"[:60]) for at, cell in enumerate(header)),
    )


def first_rows_shown(rows: Sequence[Sequence[str]]) -> QTableWidget:
    """Show the first rows of a table, its columns numbered."""
    width = max(len(row) for row in rows)
    table = QTableWidget(len(rows), width)
    table.setAccessibleName("The first rows of the table")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setHorizontalHeaderLabels([str(at + 1) for at in range(width)])
    table.verticalHeader().hide()
    for line, row in enumerate(rows):
        for at, cell in enumerate(row):
            table.setItem(line, at, QTableWidgetItem(cell))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.setFixedHeight(min(_MOST_HEIGHT, _ROW_HEIGHT * (len(rows) + 2)))
    return table
