"""When the window locks by itself, and how it goes away at once."""

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from dsar_assistant.domain.settings import Settings

QUICK_EXIT_KEY = Qt.Key.Key_F12
SHARED_MINUTES = 5


def idle_minutes(settings: Settings) -> int:
    """Say after how many idle minutes to lock; never many where others use the account."""
    chosen = settings.lock_after_minutes
    return min(chosen, SHARED_MINUTES) if settings.is_shared_computer else chosen


class QuickExit(QObject):
    """Closes the program at one key, wherever one is in it, dialogs included.

    First everything leaves the screen; what was typed is kept and the vault locked after that.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Listen for the key."""
        # The class first: this sees every event there is, and asking for the type is slow.
        if not isinstance(event, QKeyEvent) or event.key() != QUICK_EXIT_KEY:
            return False
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press:
            self.leave()
        return is_press

    def leave(self) -> None:
        """Go away now."""
        for widget in QApplication.topLevelWidgets():
            widget.hide()
        # Nothing that is still typed or clicked must open something again.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        QApplication.clipboard().clear()
        self._window.close()
        QApplication.quit()
