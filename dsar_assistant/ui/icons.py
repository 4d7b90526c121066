"""Our own icons, drawn in the colours of the moment."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QEvent, QFile, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from dsar_assistant.ui.metrics import ICON_SIZE
from dsar_assistant.ui.theme import ICON_PREFIX, Look, current, is_new_look


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    """Read an icon; an unknown one is an empty drawing, so a button never loses its word."""
    file = QFile(f"{ICON_PREFIX}:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return ""
    return bytes(file.readAll().data()).decode("utf-8")


def has_icon(name: str) -> bool:
    """Say whether there is such an icon."""
    return bool(_drawing(name))


def paint_icon(painter: QPainter, name: str, where: QRectF, colour: str) -> None:
    """Draw an icon at a place, in one colour."""
    drawing = _drawing(name)
    if not drawing:
        return
    coloured = drawing.replace("currentColor", colour).replace("hole", current().colours.surface)
    QSvgRenderer(QByteArray(coloured.encode("utf-8"))).render(painter, where)


def icon_pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Give an icon as a picture of ``size`` by ``size`` logical pixels."""
    key = f"{name} {colour} {current().colours.surface} {size} {ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixmap = _draw_pixmap(name, colour, size, ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def _draw_pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, QRectF(0, 0, size, size), colour)
    painter.end()
    return pixmap


def make_icon(name: str, colour: str, size: int = ICON_SIZE, checked: str = "") -> QIcon:
    """Give an icon with its dimmed form, and another colour for when it is chosen."""
    ratio = _screen_ratio()
    icon = QIcon(icon_pixmap(name, colour, size, ratio))
    dim = icon_pixmap(name, current().colours.ink_disabled, size, ratio)
    icon.addPixmap(dim, QIcon.Mode.Disabled)
    if checked:
        chosen = icon_pixmap(name, checked, size, ratio)
        icon.addPixmap(chosen, QIcon.Mode.Normal, QIcon.State.On)
    return icon


def _screen_ratio() -> float:
    app = QApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QApplication) else 1.0


def colour_of(kind: str) -> str:
    """Give the colour for a meaning: ink, muted, accent, accent-ink, or a tone's name."""
    colours = current().colours
    plain = {
        "ink": colours.ink,
        "muted": colours.ink_muted,
        "accent": colours.accent,
        "accent-ink": colours.accent_ink,
        "quiet": colours.ink_muted,
    }
    return plain[kind] if kind in plain else str(getattr(colours, kind).ink)


def scaled_icon_size(size: int = ICON_SIZE) -> int:
    """Grow an icon with the words beside it."""
    return round(size * current().percent / 100)


class IconLabel(QLabel):
    """A picture beside words; it says nothing by itself and so has no name of its own."""

    def __init__(
        self, icon: str, colour: str = "ink", size: int = ICON_SIZE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._colour, self._size = icon, colour, size
        self._drawn_for: Look | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._draw()

    def show_icon(self, icon: str, colour: str) -> None:
        """Show another icon."""
        self._icon, self._colour = icon, colour
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when the look changed."""
        super().changeEvent(event)
        # One change of look brings several events to each widget.
        if is_new_look(event) and current() != self._drawn_for:
            self._draw()

    def _draw(self) -> None:
        self._drawn_for = current()
        size = scaled_icon_size(self._size)
        ratio = self.devicePixelRatio()
        self.setPixmap(icon_pixmap(self._icon, colour_of(self._colour), size, ratio))
        self.setFixedSize(size, size)


class ButtonIcon(QWidget):
    """Keeps the icon of a button in the colours of the moment; hidden child of that button."""

    def __init__(self, button: QAbstractButton, icon: str, colour: str, checked: str = "") -> None:
        super().__init__(button)
        self.hide()
        self._button, self._icon, self._colour, self._checked = button, icon, colour, checked
        self._drawn_for: Look | None = None
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when the look changed."""
        super().changeEvent(event)
        if is_new_look(event) and current() != self._drawn_for:
            self._draw()

    def show_icon(self, icon: str) -> None:
        """Show another icon on the button."""
        self._icon = icon
        self._draw()

    def _draw(self) -> None:
        self._drawn_for = current()
        size = scaled_icon_size()
        checked = colour_of(self._checked) if self._checked else ""
        self._button.setIcon(make_icon(self._icon, colour_of(self._colour), size, checked))
        self._button.setIconSize(QSize(size, size))
