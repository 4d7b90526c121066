"""Puts widgets in columns, rows and wrapping lines, with gaps from the one grid."""

from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QVBoxLayout,
    QWidget,
)

from dsar_assistant.ui.metrics import Space

Item = QWidget | QLayout | None
L = TypeVar("L", bound=QBoxLayout)
_Line = list[tuple[QLayoutItem, QSize]]


def column(*items: Item, space: int = Space.MEDIUM, margin: int = 0) -> QVBoxLayout:
    """Stack items from top to bottom; None is a gap that takes what is left."""
    layout = QVBoxLayout()
    return _fill(layout, items, space, margin)


def row(*items: Item, space: int = Space.SMALL, margin: int = 0) -> QHBoxLayout:
    """Set items side by side; None is a gap that takes what is left."""
    layout = QHBoxLayout()
    return _fill(layout, items, space, margin)


def _fill(layout: L, items: tuple[Item, ...], space: int, margin: int) -> L:
    layout.setSpacing(space)
    layout.setContentsMargins(margin, margin, margin, margin)
    for item in items:
        put(layout, item)
    return layout


def put(layout: QBoxLayout, item: Item) -> None:
    """Add one item to the end of a row or column."""
    if item is None:
        layout.addStretch(1)
    elif isinstance(item, QLayout):
        layout.addLayout(item)
    else:
        layout.addWidget(item)


def holder(layout: QLayout) -> QWidget:
    """Wrap a layout in a widget that paints nothing."""
    widget = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    widget.setLayout(layout)
    return widget


def set_shown(widget: QWidget, is_shown: bool) -> None:  # noqa: FBT001 - as Qt's own setVisible
    """Show or hide a part of something larger.

    Qt makes a window of whatever is shown before it has its place: one that flashes up and
    takes the keys away from the real window.
    """
    if is_shown and widget.parentWidget() is None:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)
    else:
        widget.setVisible(is_shown)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class FlowLayout(QLayout):
    """Sets items side by side and begins a new line where the room ends."""

    def __init__(
        self,
        *items: QWidget,
        space: int = Space.SMALL,
        at_end: bool = False,
        centred: bool = False,
    ) -> None:
        super().__init__()
        self._at_end, self._centred = at_end, centred
        self._items: list[QLayoutItem] = []
        self.setSpacing(space)
        self.setContentsMargins(0, 0, 0, 0)
        for item in items:
            self.addWidget(item)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give an item; None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out; None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than the items need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Say how high the lines are at a width."""
        return self._set_out(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Move the items into a rectangle."""
        super().setGeometry(rect)
        self._set_out(rect, move=True)

    def sizeHint(self) -> QSize:
        """Ask for one line, if there is room."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(0, len(hints) - 1)
        return QSize(
            sum(h.width() for h in hints) + gaps, max((h.height() for h in hints), default=0)
        )

    def minimumSize(self) -> QSize:
        """Ask at least for the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _set_out(self, rect: QRect, *, move: bool) -> int:
        """Set the lines out below each other; gives the height of all of them."""
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size in line)
            if move:
                self._place(line, QPoint(rect.x() + self._indent(line, rect.width()), y), height)
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _lines(self, width: int) -> list[_Line]:
        """Share the items out on lines; hidden ones take no room."""
        lines: list[_Line] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(width, 1)))
            if not lines or used + self.spacing() + size.width() > width:
                lines.append([])
                used = -self.spacing()
            lines[-1].append((item, size))
            used += self.spacing() + size.width()
        return lines

    def _indent(self, line: _Line, width: int) -> int:
        """Say how far a line begins from the edge: none, or what is left over, or half of it."""
        if not (self._at_end or self._centred):
            return 0
        used = sum(size.width() for _, size in line) + self.spacing() * (len(line) - 1)
        left = max(0, width - used)
        return left // 2 if self._centred else left

    def _place(self, line: _Line, start: QPoint, height: int) -> None:
        x = start.x()
        for item, size in line:
            down = (height - size.height()) // 2
            item.setGeometry(QRect(QPoint(x, start.y() + down), size))
            x += size.width() + self.spacing()
