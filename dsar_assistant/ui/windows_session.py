"""Hears from Windows that the session was locked or the computer goes to sleep."""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

_KINDS = (b"windows_generic_MSG", b"windows_dispatcher_MSG")
_SESSION_CHANGES, _POWER_CHANGES = 0x02B1, 0x0218
# The session is locked; disconnected from the screen, as when another person takes over.
_GOES_AWAY = {(_SESSION_CHANGES, 0x7), (_SESSION_CHANGES, 0x2), (_SESSION_CHANGES, 0x4)}
_FALLS_ASLEEP = (_POWER_CHANGES, 0x4)


class WindowsSession(QAbstractNativeEventFilter):
    """Calls ``away`` when Windows says that nobody is there any more; takes no message away."""

    def __init__(self, away: Callable[[], None]) -> None:
        super().__init__()
        self._away = away

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Look at one message of the system."""
        if bytes(kind) in _KINDS:  # type: ignore[arg-type]
            said = wintypes.MSG.from_address(int(message))
            if (said.message, said.wParam) in _GOES_AWAY | {_FALLS_ASLEEP}:
                self._away()
        return False, 0

    def listen(self, window: QWidget) -> bool:
        """Begin to listen; says whether Windows agreed."""
        if sys.platform == "win32":
            QCoreApplication.instance().installNativeEventFilter(self)
            asks = ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification
            return bool(asks(wintypes.HWND(int(window.winId())), 0))
        return False
