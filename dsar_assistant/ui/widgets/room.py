"""How large a window is when it opens."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from dsar_assistant.ui.theme import current

_SHARE: Final = 0.96
"""Part of the screen that a window may take; the rest is for its frame."""


def give_room(window: QWidget, size: QSize) -> None:
    """Make a window as large as the size of text asks for, as far as the screen has room.

    Args:
        window: Before it is shown.
        size: Of the window, at a text of 100 %.
    """
    screen = window.screen().availableGeometry().size()
    window.resize((size * (current().percent / 100)).boundedTo(screen * _SHARE))
