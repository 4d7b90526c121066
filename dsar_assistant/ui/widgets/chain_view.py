"""The picture of who told whom: reachable by keyboard, readable without colour, to be kept."""

from collections.abc import Mapping, Sequence
from math import ceil

from PySide6.QtCore import QBuffer, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

from dsar_assistant.ui.paper import image_bytes
from dsar_assistant.ui.theme import Look, current, is_new_look
from dsar_assistant.ui.widgets.chain_groups import (
    GROUP,
    gathered,
    is_large,
    place_groups,
    way_to_groups,
)
from dsar_assistant.ui.widgets.chain_items import EdgeItem, NodeItem, chain_font
from dsar_assistant.ui.widgets.chain_layout import (
    ChainEdge,
    ChainNode,
    ChainPicture,
    Grid,
    place,
    place_upright,
)

MARGIN = 24
NODE_WIDTH = 190
UPRIGHT_WIDTH = 260
PICTURE_SCALE = 2
ZOOM_STEP = 1.2
SMALLEST_SCALE = 0.75


class ChainView(QGraphicsView):
    """Shows a chain; ``chosen`` gives the id of the node a person presses or enters.

    Arrow keys go from box to box, Enter opens one, + and - zoom, 0 shows all. An ``upright`` one
    runs from top to bottom, for a narrow place, and takes the height that it needs.
    """

    chosen = Signal(str)

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        self._upright = upright
        self._picture: ChainPicture | None = None
        self._nodes: dict[str, NodeItem] = {}
        self._edges: list[EdgeItem] = []
        self._hidden: tuple[ChainEdge, ...] = ()
        self._shown_for_now: list[EdgeItem] = []
        self._current = ""
        self._drawn_for: Look | None = None
        self.setScene(QGraphicsScene(self))
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setAccessibleName("Picture of who told whom")
        self.setMinimumSize(240, 160)

    def sizeHint(self) -> QSize:
        """Ask for the room that the picture needs, within reason."""
        size = self.scene().sceneRect().size().toSize() + QSize(8, 8)
        return size.boundedTo(QSize(900, 420)).expandedTo(self.minimumSize())

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with all of it in sight, as far as words stay readable."""
        super().showEvent(event)
        self._show_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the box that has the keyboard in sight."""
        super().resizeEvent(event)
        if self._upright and event.size().width() != event.oldSize().width():
            self._show_all()
        elif self._current in self._nodes:
            self.ensureVisible(self._nodes[self._current], MARGIN, MARGIN)

    def _show_all(self) -> None:
        room, needed = self.viewport().size(), self.scene().sceneRect().size()
        if needed.isEmpty():
            return
        across, down = room.width() / needed.width(), room.height() / needed.height()
        fit = across if self._upright else min(across, down)
        scale = min(1.0, max(SMALLEST_SCALE, fit))
        if self._upright:
            self.setFixedHeight(ceil(needed.height() * scale) + self.height() - room.height())
        self.resetTransform()
        self.scale(scale, scale)
        if self._current in self._nodes:
            self.ensureVisible(self._nodes[self._current], MARGIN, MARGIN)

    def show_picture(self, picture: ChainPicture) -> None:
        """Show a chain."""
        self._picture = picture
        self._draw()
        self._show_all()

    @property
    def current_id(self) -> str:
        """The box that has the keyboard."""
        return self._current

    @property
    def has_closed_groups(self) -> bool:
        """Whether organisations are shown by their groups alone."""
        return any(node_id.startswith(GROUP) for node_id in self._nodes) and not self._hidden

    def labels(self) -> tuple[str, ...]:
        """The words on the arrows."""
        return tuple(edge.label for edge in self._edges)

    def _draw(self) -> None:
        self._drawn_for = current()
        self.scene().clear()
        self._shown_for_now = []
        self._nodes, self._edges, self._hidden = {}, [], ()
        if self._picture is None:
            return
        grid = self._grid(self._picture)
        if is_large(self._picture):
            groups = gathered(self._picture)
            self._hidden = groups.hidden
            self._draw_nodes(groups.nodes, place_groups(groups, grid), grid)
            self._draw_edges(groups.edges, 0.0 if groups.members else way_to_groups(grid))
        else:
            places = place_upright if self._upright else place
            self._draw_nodes(self._picture.nodes, places(self._picture, grid), grid)
            self._draw_edges(self._picture.edges)
        bounds = self.scene().itemsBoundingRect()
        self.scene().setSceneRect(bounds.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))
        first = next((n.id for n in self._picture.nodes if n.is_you), next(iter(self._nodes), ""))
        self._go_to(self._current if self._current in self._nodes else first)
        self.updateGeometry()

    def _draw_nodes(
        self, nodes: Sequence[ChainNode], places: Mapping[str, tuple[float, float]], grid: Grid
    ) -> None:
        for node in nodes:
            item = NodeItem(node, grid.width, grid.height)
            item.setPos(*places[node.id])
            self.scene().addItem(item)
            self._nodes[node.id] = item

    def _draw_edges(self, edges: Sequence[ChainEdge], way: float = 0.0) -> None:
        for edge in edges:
            if edge.sender in self._nodes and edge.recipient in self._nodes:
                ends = self._nodes[edge.sender], self._nodes[edge.recipient]
                item = EdgeItem(edge, ends, way, upright=self._upright)
                self.scene().addItem(item)
                self._edges.append(item)

    def _grid(self, picture: ChainPicture) -> Grid:
        small = QFontMetricsF(chain_font(small=True))
        body = QFontMetricsF(chain_font(bold=True))
        words = (*(edge.years for edge in picture.edges), "seen in your files")
        widest = max(small.horizontalAdvance(one) for one in words)
        width = (UPRIGHT_WIDTH if self._upright else NODE_WIDTH) * current().percent / 100
        height = 2 * body.height() + small.height() + 18
        gap_y = 2 * small.height() + 56 if self._upright else 24
        return Grid(width, height, widest + 48, gap_y)

    def _go_to(self, node_id: str) -> None:
        for item in self._nodes.values():
            item.is_current = item.node.id == node_id and self.hasFocus()
            item.update()
        self._current = node_id
        self._show_hidden_of(node_id)
        if node_id in self._nodes:
            item = self._nodes[node_id]
            self.setAccessibleDescription(self._sentence(item))
            self.ensureVisible(item, MARGIN, MARGIN)

    def _show_hidden_of(self, node_id: str) -> None:
        """In a large picture, draw the arrows of the one box that has the keyboard."""
        for item in self._shown_for_now:
            self.scene().removeItem(item)
            self._edges.remove(item)
        before = len(self._edges)
        mine = [edge for edge in self._hidden if node_id in {edge.sender, edge.recipient}]
        is_you = self._nodes[node_id].node.is_you if node_id in self._nodes else False
        self._draw_edges(() if is_you else mine)
        self._shown_for_now = self._edges[before:]

    def _sentence(self, item: NodeItem) -> str:
        into = [e.edge.words for e in self._edges if e.edge.recipient == item.node.id]
        return ". ".join((f"{item.node.name}: {item.node.words}", *into))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from box to box, open one, zoom."""
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._go_to(self._nearest(*steps[key]))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._current:
            self.chosen.emit(self._current)
        elif not self._zoom_by_key(key):
            super().keyPressEvent(event)

    def _zoom_by_key(self, key: Qt.Key) -> bool:
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.scale(ZOOM_STEP, ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self.scale(1 / ZOOM_STEP, 1 / ZOOM_STEP)
        elif key == Qt.Key.Key_0:
            self.fitInView(self.scene().sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        else:
            return False
        return True

    def _nearest(self, right: int, down: int) -> str:
        """Find the next box in a direction; sideways distance counts double."""
        here = self._nodes.get(self._current)
        if here is None:
            return self._current
        best, least = self._current, float("inf")
        for node_id, item in self._nodes.items():
            step = item.pos() - here.pos()
            along = step.x() * right + step.y() * down
            across = abs(step.x() * down) + abs(step.y() * right)
            if along > 0 and along + 2 * across < least:
                best, least = node_id, along + 2 * across
        return best

    def go_to_name(self, text: str) -> bool:
        """Go to the next organisation with these words in its name; say whether there is one."""
        words, ids = text.casefold(), list(self._nodes)
        at = ids.index(self._current) + 1 if self._current in ids else 0
        for node_id in (*ids[at:], *ids[:at]):
            if words and words in self._nodes[node_id].node.name.casefold():
                self._go_to(node_id)
                self.centerOn(self._nodes[node_id])
                return True
        return False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the box under the pointer."""
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if isinstance(item, NodeItem) and event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self._go_to(item.node.id)
            self.chosen.emit(item.node.id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; else leave the wheel to the page."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP
            self.scale(step, step)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._go_to(self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self._go_to(self._current)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when the look changed."""
        super().changeEvent(event)
        if is_new_look(event) and current() != self._drawn_for:
            self._draw()

    def to_png(self) -> bytes:
        """Give the whole picture as PNG, on the ground of the present look."""
        rect = self.scene().sceneRect()
        image = QImage(
            (rect.size() * PICTURE_SCALE).toSize(), QImage.Format.Format_ARGB32_Premultiplied
        )
        image.fill(current().colours.surface)
        self._render(image, QRectF(image.rect()))
        return image_bytes(image)

    def to_svg(self) -> bytes:
        """Give the whole picture as SVG."""
        buffer = QBuffer()
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        size = self.scene().sceneRect().size()
        generator.setSize(size.toSize())
        generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
        generator.setTitle("Who may have told whom")
        self._render(generator, QRectF(0, 0, size.width(), size.height()))
        return bytes(buffer.data().data())

    def _render(self, device: QImage | QSvgGenerator, where: QRectF) -> None:
        painter = QPainter(device)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Boxes kept as pictures would be pictures in the file, too, and not words.
        for item in self._nodes.values():
            item.setCacheMode(NodeItem.CacheMode.NoCache)
        self.scene().render(painter, where, self.scene().sceneRect())
        for item in self._nodes.values():
            item.setCacheMode(NodeItem.CacheMode.DeviceCoordinateCache)
        painter.end()
