"""Hears from the desktop that the computer was locked or goes to sleep.

A Linux desktop speaks over D-Bus, through a socket file of this computer; an address of any
other sort is not used. Windows sends a message to the window. macOS tells neither Qt nor
Python: there the idle time counts, and that the clock went on during a sleep.
"""

import os
import sys
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from dsar_assistant.ui.windows_session import WindowsSession

_SOCKET_FILE = "unix:"
_SESSION_ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
_SYSTEM_ADDRESS = "DBUS_SYSTEM_BUS_ADDRESS"


class _Call(NamedTuple):
    """One thing that a desktop says; with a truth it means yes, without it means yes at once."""

    interface: str
    name: str
    slot: str


_OF_SESSION = (
    _Call("org.freedesktop.ScreenSaver", "ActiveChanged", "hear(bool)"),
    _Call("org.gnome.ScreenSaver", "ActiveChanged", "hear(bool)"),
    _Call("org.cinnamon.ScreenSaver", "ActiveChanged", "hear(bool)"),
    _Call("org.mate.ScreenSaver", "ActiveChanged", "hear(bool)"),
)
_OF_SYSTEM = (
    _Call("org.freedesktop.login1.Manager", "PrepareForSleep", "hear(bool)"),
    _Call("org.freedesktop.login1.Session", "Lock", "hear_now()"),
)


class SessionWatch(QObject):
    """``away`` when the desktop locks or the computer goes to sleep."""

    away = Signal()

    def start(self) -> bool:
        """Begin to listen; says whether there is anyone to listen to."""
        if sys.platform == "win32":
            return self._listen_to_windows()
        if not sys.platform.startswith("linux"):
            return False
        # Loaded here: no other system has a desktop that speaks it.
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415

        heard = []
        if os.environ.get(_SESSION_ADDRESS, "").startswith(_SOCKET_FILE):
            heard.append(self._listen(QDBusConnection.sessionBus(), _OF_SESSION))
        if os.environ.get(_SYSTEM_ADDRESS, _SOCKET_FILE).startswith(_SOCKET_FILE):
            heard.append(self._listen(QDBusConnection.systemBus(), _OF_SYSTEM))
        return any(heard)

    def _listen_to_windows(self) -> bool:
        window = self.parent()
        # Not within the message itself: locking takes the window away that it came to.
        self._windows = WindowsSession(partial(QTimer.singleShot, 0, self.away.emit))
        return isinstance(window, QWidget) and self._windows.listen(window)

    def _listen(self, bus: object, calls: tuple[_Call, ...]) -> bool:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415

        if not isinstance(bus, QDBusConnection) or not bus.isConnected():
            return False
        told = [
            # Its types say bytes, but PySide6 6.11 takes a slot's words as they are.
            bus.connect("", "", call.interface, call.name, self, SLOT(call.slot))  # type: ignore[call-overload]
            for call in calls
        ]
        return any(told)

    @Slot(bool)
    def hear(self, is_away: bool) -> None:  # noqa: FBT001 - as the desktop says it
        """Hear that somebody went away or came back."""
        if is_away:
            self.away.emit()

    @Slot()
    def hear_now(self) -> None:
        """Hear that the session is being locked."""
        self.away.emit()
