"""The place of the desktop for small notices, where it has one."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon

from dsar_assistant.ui.icons import colour_of, paint_icon
from dsar_assistant.ui.rail import PROGRAM_NAME
from dsar_assistant.ui.widgets.labels import plain_tip

# Larger than any bar of a desktop shows it: made small there, it stays sharp.
_SIZE = 64
_ROUND = 14
_MARGIN = 8


def tray_icon() -> QIcon:
    """Draw an envelope on a ground of its own, so that it is seen on a dark bar and a light one."""
    picture = QPixmap(_SIZE, _SIZE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour_of("accent")))
    whole = QRectF(0, 0, _SIZE, _SIZE)
    painter.drawRoundedRect(whole, _ROUND, _ROUND)
    inner = whole.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    paint_icon(painter, "envelope", inner, colour_of("accent-ink"))
    painter.end()
    return QIcon(picture)


class Tray(Protocol):
    """The place of the desktop for small notices."""

    @property
    def is_there(self) -> bool:
        """Whether this desktop has one."""

    def show(self, words: str, *, pops: bool, then: Callable[[], None]) -> None:
        """Show words at the icon; ``pops`` puts them on the screen too, ``then`` follows a click.

        What is shown here is seen by whoever looks at the screen, vault or no vault.
        """

    def hide(self) -> None:
        """Take the icon away."""


class QtTray:
    """The desktop's own tray; nothing happens where there is none."""

    def __init__(self) -> None:
        self._icon: QSystemTrayIcon | None = None

    @property
    def is_there(self) -> bool:
        """Whether this desktop has one."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self, words: str, *, pops: bool, then: Callable[[], None]) -> None:
        """Show words at the icon, made when it is first wanted."""
        if self._icon is None:
            self._icon = QSystemTrayIcon(tray_icon())
            self._icon.activated.connect(lambda _: then())
            self._icon.messageClicked.connect(then)
        self._icon.setToolTip(plain_tip(f"{PROGRAM_NAME}: {words}"))
        self._icon.show()
        if pops:
            self._icon.showMessage(PROGRAM_NAME, words, self._icon.icon())

    def hide(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()
            self._icon = None
