"""A page of an identity paper on which the person covers what nobody needs to see."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.redaction import CoveredArea

_HEIGHT = 380
_WIDTH = 420
_LEAST = 0.01


class CoverView(QWidget):
    """Shows one page; dragging covers a rectangle. ``covered`` gives it as a ``CoveredArea``."""

    covered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(_WIDTH, _HEIGHT)
        self.setAccessibleName("The paper, with what is covered in black")
        self._picture = QPixmap()
        self._number = 0
        self._areas: tuple[CoveredArea, ...] = ()
        self._from: QPointF | None = None
        self._to: QPointF | None = None

    def show_page(self, picture: bytes, number: int, areas: Sequence[CoveredArea]) -> None:
        """Show a page (PNG) with its covered areas."""
        self._picture = QPixmap()
        self._picture.loadFromData(picture)
        self._number = number
        self._areas = tuple(area for area in areas if area.page == number)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page as large as fits, the covers, and the one that is being drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place()
        painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
        for area in self._areas:
            painter.fillRect(_on(place, area), Qt.GlobalColor.black)
        drawn = self._drawn()
        if drawn is not None:
            painter.setOpacity(0.6)
            painter.fillRect(_on(place, drawn), Qt.GlobalColor.black)
        painter.end()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a cover."""
        self._from = self._to = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the cover as it grows."""
        self._to = event.position()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of the cover, unless it was only a click."""
        self._to = event.position()
        drawn = self._drawn()
        self._from = self._to = None
        if drawn is not None:
            self.covered.emit(drawn)
        self.update()

    def _drawn(self) -> CoveredArea | None:
        place = self._place()
        if self._from is None or self._to is None or place.isEmpty():
            return None
        (left, top), (right, bottom) = _part(place, self._from), _part(place, self._to)
        if abs(right - left) < _LEAST or abs(bottom - top) < _LEAST:
            return None
        return CoveredArea(self._number, left, top, right, bottom)

    def _place(self) -> QRectF:
        """Give where the page lies: as large as fits, in the middle."""
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())


def _part(place: QRectF, point: QPointF) -> tuple[float, float]:
    """Give a point as parts of the page, within the page."""
    across = (point.x() - place.left()) / place.width()
    down = (point.y() - place.top()) / place.height()
    return min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0)


def _on(place: QRectF, area: CoveredArea) -> QRectF:
    first = QPointF(
        place.left() + area.left * place.width(), place.top() + area.top * place.height()
    )
    last = QPointF(
        place.left() + area.right * place.width(), place.top() + area.bottom * place.height()
    )
    return QRectF(first, last).normalized()
