"""A sheet to sign on with the mouse, a pen or a finger."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.paper import image_bytes
from dsar_assistant.ui.widgets.arrange import FlowLayout, holder
from dsar_assistant.ui.widgets.buttons import LinkButton

_SIZE = QSize(460, 160)
_INK = 2.6
# Dots for each point of the screen, so that the drawing is sharp on paper.
_FINE = 3
_WORDS = (
    "Sign with the mouse, a pen or a finger. If that does not go well, sign on white paper "
    "and pick a photograph of it instead."
)


class SignaturePad(QWidget):
    """White paper that takes ink; ``changed`` after each stroke and when it is wiped."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._strokes: list[QPainterPath] = []
        self.setFixedSize(_SIZE)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName("Place to sign")

    @property
    def is_blank(self) -> bool:
        """Whether nothing is drawn."""
        return not self._strokes

    def wipe(self) -> None:
        """Take all ink away."""
        self._strokes.clear()
        self.update()
        self.changed.emit()

    def picture(self) -> bytes:
        """Give what is drawn as PNG, black on white."""
        image = QImage(self.size() * _FINE, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(_FINE, _FINE)
        self._draw(painter)
        painter.end()
        return image_bytes(image)

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(Qt.GlobalColor.black, _INK)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._strokes:
            painter.drawPath(stroke)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the paper, in light and dark alike, with a line to sign on."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), Qt.GlobalColor.white)
        painter.setPen(QPen(Qt.GlobalColor.lightGray, 1))
        low = round(0.75 * self.height())
        painter.drawLine(24, low, self.width() - 24, low)
        self._draw(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke; a touch alone makes a dot."""
        stroke = QPainterPath(event.position())
        stroke.lineTo(event.position() + QPointF(0.1, 0))
        self._strokes.append(stroke)
        self.update()
        self.changed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the stroke."""
        if self._strokes:
            self._strokes[-1].lineTo(event.position())
            self.update()


class SignatureDialog(AskDialog):
    """Asks for a signature; ``drawn`` gives it as PNG."""

    drawn = Signal(bytes)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Draw the signature", _WORDS, "Keep it")
        self.pad = SignaturePad()
        self.wipe_button = LinkButton("Start again", "back")
        self.ask(self.pad, holder(FlowLayout(self.wipe_button)))
        self.wipe_button.clicked.connect(self.pad.wipe)
        self.pad.changed.connect(self._follow)
        self.accepted.connect(lambda: self.drawn.emit(self.pad.picture()))
        self._follow()

    def _follow(self) -> None:
        for button in (self.accept_button, self.wipe_button):
            button.setEnabled(not self.pad.is_blank)
