"""What Windows says of the session and of sleep is understood; nothing else is touched."""

import ctypes
import sys
from ctypes import wintypes

import pytest
from PySide6.QtWidgets import QWidget

from dsar_assistant.ui.session_watch import SessionWatch
from dsar_assistant.ui.windows_session import WindowsSession

SESSION, POWER, KEY_DOWN = 0x02B1, 0x0218, 0x0100
GENERIC = b"windows_generic_MSG"


def heard(message, wanted, kind=GENERIC):
    """How often somebody is said to be away after one message."""
    calls: list[int] = []
    said = wintypes.MSG(message=message, wParam=wanted)
    answer = WindowsSession(lambda: calls.append(1)).nativeEventFilter(kind, ctypes.addressof(said))
    assert answer == (False, 0), "every message goes on to whom it is for"
    return len(calls)


@pytest.mark.parametrize(
    ("message", "wanted", "times"),
    [
        pytest.param(SESSION, 0x7, 1, id="locked"),
        pytest.param(SESSION, 0x2, 1, id="another person at the screen"),
        pytest.param(SESSION, 0x4, 1, id="far away screen gone"),
        pytest.param(SESSION, 0x8, 0, id="unlocked"),
        pytest.param(POWER, 0x4, 1, id="asleep"),
        pytest.param(POWER, 0x7, 0, id="awake"),
        pytest.param(KEY_DOWN, 0x7, 0, id="a key"),
    ],
)
def test_only_going_away_is_heard(message, wanted, times):
    assert heard(message, wanted) == times


def test_messages_of_another_system_are_not_even_looked_at():
    assert heard(SESSION, 0x7, b"xcb_generic_event_t") == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there it does listen")
def test_elsewhere_nothing_is_asked_of_windows(qtbot, monkeypatch):
    window = QWidget()
    qtbot.addWidget(window)
    assert WindowsSession(lambda: None).listen(window) is False
    monkeypatch.setattr(sys, "platform", "darwin")
    assert SessionWatch(window).start() is False
