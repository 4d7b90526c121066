"""Notices when nobody is there any more, or the computer was asleep."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputEvent
from PySide6.QtWidgets import QApplication

LOOK_EVERY_S = 10
SLEPT_S = 60
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """``tired`` after so many minutes without a key or a movement, and after a sleep.

    A sleeping computer stops every timer but not the clock: where much more time has gone
    by than between two looks at it, it slept. No system need tell us.

    Args:
        clock: Gives the seconds of the clock on the wall.
    """

    tired = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._clock = clock
        self._looked_at = clock()
        self._looks = QTimer(self, interval=LOOK_EVERY_S * 1000)
        self._looks.timeout.connect(self.look)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.tired)

    def start(self, minutes: int) -> None:
        """Begin to watch, or watch with another limit."""
        app = QApplication.instance()
        if app is not None and not self._timer.isActive():
            app.installEventFilter(self)
        self._timer.start(minutes * 60_000)
        self._looked_at = self._clock()
        self._looks.start()

    def stop(self) -> None:
        """Stop watching."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._timer.stop()
        self._looks.stop()

    def look(self) -> None:
        """Look at the clock."""
        before, self._looked_at = self._looked_at, self._clock()
        if self._looked_at - before > SLEPT_S:
            self.tired.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin to count again at each sign of life."""
        # The class first: this sees every event there is, and asking for the type is slow.
        if isinstance(event, QInputEvent) and event.type() in _SIGNS_OF_LIFE:
            self._timer.start()
        return False
