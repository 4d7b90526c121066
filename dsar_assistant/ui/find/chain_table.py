"""The picture of who told whom as a table: the same content for screen readers."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from dsar_assistant.ui.models.rows import Column, RowTableModel, SortProxy
from dsar_assistant.ui.theme import current
from dsar_assistant.ui.widgets.chain_items import LINE_WORDS
from dsar_assistant.ui.widgets.chain_layout import ChainPicture as Passings


@dataclass(frozen=True, slots=True)
class PassingRow:
    """One arrow of the picture in words."""

    sender: str
    recipient: str
    years: str
    sure: str
    words: str


# Names are cut, so that how it is known stands beside them without moving sideways.
_WIDEST_NAME = 260
_NAMES = (0, 1)

COLUMNS = (
    Column[PassingRow]("From", lambda row: row.sender),
    Column[PassingRow]("To", lambda row: row.recipient),
    Column[PassingRow]("Years", lambda row: row.years),
    Column[PassingRow]("How it is known", lambda row: row.sure),
    Column[PassingRow]("What is known", lambda row: row.words),
)


class ChainTable(QTableView):
    """Shows every passing of data as one line."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = RowTableModel(COLUMNS, self)
        self.setModel(SortProxy(self._rows, self))
        self.setAccessibleName("Who told whom, as a table")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def show_picture(self, picture: Passings) -> None:
        """Show the arrows of a picture."""
        self._rows.show_rows(passing_rows(picture))
        self.resizeColumnsToContents()
        widest = _WIDEST_NAME * current().percent // 100
        for column in _NAMES:
            self.setColumnWidth(column, min(self.columnWidth(column), widest))


def passing_rows(picture: Passings) -> tuple[PassingRow, ...]:
    """Put each arrow of a picture into words."""
    names = {node.id: node.name for node in picture.nodes}
    return tuple(
        PassingRow(
            names.get(edge.sender, edge.sender),
            names.get(edge.recipient, edge.recipient),
            edge.years,
            LINE_WORDS.get(edge.style, edge.style),
            edge.words,
        )
        for edge in picture.edges
    )
