"""Shares out the width of a table: one column takes what the others leave."""

from PySide6.QtWidgets import QTableView

from dsar_assistant.ui.theme import current


def fill_column(table: QTableView, number: int, least: int) -> None:
    """Give one column the room the others leave, but never less than ``least`` at 100 %.

    Where that is more than there is, the table scrolls sideways.
    """
    header = table.horizontalHeader()
    others = sum(
        header.sectionSize(at)
        for at in range(header.count())
        if at != number and not header.isSectionHidden(at)
    )
    room = table.viewport().width() - others
    table.setColumnWidth(number, max(room, least * current().percent // 100))
