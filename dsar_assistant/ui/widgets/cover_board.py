"""A page on which parts are covered by drawing over them, with the mouse or by keys."""

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from dsar_assistant.ui.metrics import RING_WIDTH
from dsar_assistant.ui.theme import current

_STEP, _LEAST = 0.02, 0.01
_NEW = QRectF(0.3, 0.45, 0.4, 0.06)
_WHOLE = QRectF(0, 0, 1, 1)
_MOVES = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -_STEP),
    Qt.Key.Key_Down: (0.0, _STEP),
}


class CoverBoard(QWidget):
    """Shows one page; boxes are parts of its width and height. ``changed`` when one is.

    Insert adds a box, arrows move the last one, arrows with Shift size it, Delete takes it away.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[QRectF] = []
        self._picture = QPixmap()
        self._from: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Page to cover")
        self.setAccessibleDescription(
            "Insert adds a box. Arrows move it, with Shift they size it. Delete takes it away."
        )
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_page(self, png: bytes, boxes: list[QRectF], width: int) -> None:
        """Show a page with its boxes, so many pixels wide."""
        picture = QPixmap()
        picture.loadFromData(QByteArray(png))
        self._picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        self.boxes = list(boxes)
        self.setFixedSize(self._picture.size())
        self.update()

    def sizeHint(self) -> QSize:
        """Be as large as the page."""
        return self._picture.size()

    def add_box(self) -> None:
        """Add a box in the middle, to be moved by keys."""
        self._keep([*self.boxes, QRectF(_NEW)])

    def cover_all(self) -> None:
        """Cover the whole page."""
        self._keep([QRectF(_WHOLE)])

    def remove_last(self) -> None:
        """Take the last box away."""
        self._keep(self.boxes[:-1])

    def _keep(self, boxes: list[QRectF]) -> None:
        self.boxes = boxes
        self.update()
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a box."""
        self._from = self._share(event.position())
        self.boxes.append(QRectF(self._from, self._from))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw it out."""
        if self._from is not None:
            self.boxes[-1] = QRectF(self._from, self._share(event.position())).normalized()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep it, unless it was a mere click."""
        self.mouseMoveEvent(event)
        self._from = None
        self._keep([box for box in self.boxes if min(box.width(), box.height()) >= _LEAST])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add, move, size or remove a box."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Insert:
            self.add_box()
        elif key == Qt.Key.Key_Delete and self.boxes:
            self.remove_last()
        elif key in _MOVES and self.boxes:
            self._move(
                *_MOVES[key], sizes=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            )
        else:
            super().keyPressEvent(event)

    def _move(self, x: float, y: float, *, sizes: bool) -> None:
        box = self.boxes[-1].adjusted(0, 0, x, y) if sizes else self.boxes[-1].translated(x, y)
        if min(box.width(), box.height()) >= _LEAST and _WHOLE.intersects(box):
            self._keep([*self.boxes[:-1], box])

    def _share(self, place: QPointF) -> QPointF:
        x = min(max(place.x() / max(self.width(), 1), 0.0), 1.0)
        return QPointF(x, min(max(place.y() / max(self.height(), 1), 0.0), 1.0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page, the boxes, and a ring round the last one while keys move it."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        for box in self.boxes:
            painter.fillRect(self._dots(box), QColor("black"))
        if self.hasFocus():
            painter.setPen(QPen(QColor(current().colours.ring), RING_WIDTH + 1))
            last = self._dots(self.boxes[-1]) if self.boxes else QRectF(self.rect())
            painter.drawRect(last.adjusted(1, 1, -2, -2))
        painter.end()

    def _dots(self, box: QRectF) -> QRectF:
        width, height = self.width(), self.height()
        return QRectF(box.x() * width, box.y() * height, box.width() * width, box.height() * height)
