"""The boxes and arrows of the picture of who told whom."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPolygonF,
    QTextOption,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from dsar_assistant.ui.metrics import CORNER, FONT_FAMILY, RING_WIDTH
from dsar_assistant.ui.theme import current
from dsar_assistant.ui.widgets.chain_groups import GROUP
from dsar_assistant.ui.widgets.chain_layout import ChainEdge, ChainNode
from dsar_assistant.ui.widgets.labels import plain_tip

LINES = {
    "seen": Qt.PenStyle.SolidLine,
    "documented": Qt.PenStyle.DashLine,
    "told": Qt.PenStyle.DotLine,
    "they-told": Qt.PenStyle.DashDotLine,
}
LINE_WORDS = {
    "seen": "seen in your files",
    "documented": "documented",
    "told": "you told us",
    "they-told": "they told you",
}
PADDING = 10
ARROW = 9


def chain_font(*, small: bool = False, bold: bool = False) -> QFont:
    """Give the font of the picture at the present size of text."""
    scale = current().scale
    font = QFont(FONT_FAMILY)
    font.setPixelSize(scale.caption if small else scale.body)
    font.setBold(bold)
    return font


def two_lines(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """Break a name at a space into at most two lines, and cut what is still too long."""
    words = text.split()
    first: list[str] = []
    while words and (not first or metrics.horizontalAdvance(" ".join([*first, words[0]])) <= width):
        first.append(words.pop(0))
    lines = [" ".join(first), " ".join(words)] if words else [" ".join(first)]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]


class NodeItem(QGraphicsItem):
    """A rounded box with a name and how sure it is."""

    def __init__(self, node: ChainNode, width: float, height: float) -> None:
        super().__init__()
        self.node = node
        self.is_current = False
        self._rect = QRectF(0, 0, width, height)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Painted once and kept as a picture, so that moving about is quick.
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setToolTip(plain_tip(f"{node.name}: {node.words}"))

    def boundingRect(self) -> QRectF:
        """Give the box with room for its ring."""
        return self._rect.adjusted(-4, -4, 4, 4)

    def foot(self, *, below: bool) -> QPointF:
        """Give the point above or below where an arrow leaves or lands."""
        y = self._rect.bottom() if below else self._rect.top()
        return self.mapToScene(QPointF(self._rect.center().x(), y))

    def anchor(self, *, right: bool) -> QPointF:
        """Give the point where an arrow leaves or lands."""
        x = self._rect.right() if right else self._rect.left()
        return self.mapToScene(QPointF(x, self._rect.center().y()))

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the box."""
        colours = current().colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = colours.accent_soft if self.node.is_you else colours.surface
        painter.setBrush(QColor(fill))
        edge = colours.accent if self.node.is_you else colours.edge
        painter.setPen(QPen(QColor(edge), 1.5))
        painter.drawRoundedRect(self._rect, CORNER, CORNER)
        self._paint_words(painter)
        if self.is_current:
            self._paint_ring(painter)

    def _paint_words(self, painter: QPainter) -> None:
        colours = current().colours
        inner = self._rect.adjusted(PADDING, PADDING / 2, -PADDING, -PADDING / 2)
        small = chain_font(small=True)
        note_height = QFontMetricsF(small).height()
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        option.setWrapMode(QTextOption.WrapMode.ManualWrap)
        painter.setFont(chain_font(bold=True))
        painter.setPen(QColor(colours.ink))
        room = inner.adjusted(0, 0, 0, -note_height if self.node.words else 0)
        lines = two_lines(self.node.name, QFontMetricsF(chain_font(bold=True)), inner.width())
        painter.drawText(room, "\n".join(lines), option)
        painter.setFont(small)
        painter.setPen(QColor(colours.ink_muted))
        words = QFontMetricsF(small).elidedText(
            self.node.words, Qt.TextElideMode.ElideRight, inner.width()
        )
        bottom = QRectF(inner.left(), inner.bottom() - note_height, inner.width(), note_height)
        painter.drawText(bottom, words)

    def _paint_ring(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(current().colours.ring), RING_WIDTH + 1))
        painter.drawRoundedRect(self._rect.adjusted(-2, -2, 2, 2), CORNER + 2, CORNER + 2)


class EdgeItem(QGraphicsItem):
    """An arrow from who passed data on to who got it, with its years; line style says how sure.

    Within ``way`` it comes level with its end, and goes straight from there; 0 = all the way.
    An ``upright`` one goes from top to bottom, or back.
    """

    def __init__(
        self,
        edge: ChainEdge,
        ends: tuple[NodeItem, NodeItem],
        way: float = 0.0,
        *,
        upright: bool = False,
    ) -> None:
        super().__init__()
        self.edge = edge
        self._ends = ends
        self._way = way
        self._path = self._straight() if upright else self._curve()
        # Asked for again and again while painting.
        self._label_box = self._label_rect() if self.label else QRectF()
        bounds = self._path.boundingRect().united(self._label_box)
        self._bounds = bounds.adjusted(-12, -12, 12, 12)
        self.setZValue(-1)
        self.setToolTip(plain_tip(edge.words))

    @property
    def label(self) -> str:
        """The words on the arrow; none to a group, whose box says how many it holds."""
        if self.edge.recipient.startswith(GROUP):
            return ""
        sure = LINE_WORDS.get(self.edge.style, self.edge.style)
        return f"{self.edge.years}, {sure}" if self.edge.years else sure

    def _straight(self) -> QPainterPath:
        sender, recipient = self._ends
        down = sender.scenePos().y() <= recipient.scenePos().y()
        path = QPainterPath(sender.foot(below=down))
        path.lineTo(recipient.foot(below=not down))
        return path

    def _curve(self) -> QPainterPath:
        sender, recipient = self._ends
        forward = sender.scenePos().x() < recipient.scenePos().x()
        start, end = sender.anchor(right=forward), recipient.anchor(right=not forward)
        if sender.scenePos().x() == recipient.scenePos().x():
            end = recipient.anchor(right=True)
            start = sender.anchor(right=True)
        turn = end
        if self._way:
            turn = QPointF(start.x() + (self._way if forward else -self._way), end.y())
        bend = max(40.0, abs(turn.x() - start.x()) / 2)
        out = bend if forward or start.x() == end.x() else -bend
        into = -bend if forward else bend
        path = QPainterPath(start)
        path.cubicTo(start + QPointF(out, 0), turn + QPointF(into, 0), turn)
        path.lineTo(end)
        return path

    def shape(self) -> QPainterPath:
        """Give where the pointer meets the arrow: its line, not the ground that it spans."""
        stroker = QPainterPathStroker()
        stroker.setWidth(ARROW)
        return stroker.createStroke(self._path)

    def boundingRect(self) -> QRectF:
        """Give the arrow with room for its words."""
        return self._bounds

    def _label_lines(self) -> list[str]:
        """Give the words with the years above them, so that they need little room."""
        return self.label.split(", ", 1)

    def _label_rect(self) -> QRectF:
        metrics = QFontMetricsF(chain_font(small=True))
        lines = self._label_lines()
        width = max(metrics.horizontalAdvance(line) for line in lines) + 12
        height = len(lines) * metrics.height() + 2
        middle = self._path.pointAtPercent(0.5)
        return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the arrow and its words."""
        colours = current().colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = LINES.get(self.edge.style, Qt.PenStyle.DotLine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), 2.2, style))
        painter.drawPath(self._path)
        self._paint_head(painter, QColor(colours.accent))
        if self.label:
            self._paint_label(painter)

    def _paint_head(self, painter: QPainter, colour: QColor) -> None:
        tip = self._path.pointAtPercent(1.0)
        angle = math.radians(self._path.angleAtPercent(0.98))
        back = QPointF(-math.cos(angle), math.sin(angle)) * ARROW
        side = QPointF(-back.y(), back.x()) * 0.55
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([tip, tip + back + side, tip + back - side]))

    def _paint_label(self, painter: QPainter) -> None:
        colours = current().colours
        rect = self._label_box
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(QColor(colours.ink_muted))
        painter.setFont(chain_font(small=True))
        words = "\n".join(self._label_lines())
        painter.drawText(rect, words, QTextOption(Qt.AlignmentFlag.AlignCenter))
