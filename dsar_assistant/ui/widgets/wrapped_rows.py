"""Lets the words of a list go on in a next line instead of ending in dots."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

_BESIDE: Final = 24
"""Padding at both sides of a row, in pixels, as the style sheet has it for ``QListView::item``."""


class _WrappedRow(QStyledItemDelegate):
    """Breaks lines for the width that the style sheet leaves between its paddings.

    Qt breaks them for the whole width when it asks how high a row is, and then draws them in
    less, so that the last word was lost (PySide6 6.11.3).
    """

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        narrower = QStyleOptionViewItem(option)
        rect = QRect(option.rect)
        rect.setWidth(rect.width() - _BESIDE)
        narrower.rect = rect
        return super().sizeHint(narrower, index)


def wrap_rows(view: QListView) -> None:
    """Show every row in full, on as many lines as it takes."""
    view.setItemDelegate(_WrappedRow(view))
    view.setWordWrap(True)
    view.setTextElideMode(Qt.TextElideMode.ElideNone)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
