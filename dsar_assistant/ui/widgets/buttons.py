"""Buttons: one main one a screen, quiet ones beside it, and links inside words."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from dsar_assistant.ui.icons import ButtonIcon
from dsar_assistant.ui.theme import set_role
from dsar_assistant.ui.widgets.labels import plain_caption, plain_tip


class PlainButton(QPushButton):
    """A button whose words name it, with an icon in the colours of the moment.

    Enter presses it like Space does, in dialogs and outside them.
    """

    def __init__(
        self,
        text: str,
        role: str,
        icon: str = "",
        colour: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(plain_caption(text), parent)
        self._mark = ButtonIcon(self, icon, colour) if icon else None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        if role:
            set_role(self, role)

    def show_icon(self, icon: str) -> None:
        """Show another icon, if it has one at all."""
        if self._mark is not None:
            self._mark.show_icon(icon)


class PrimaryButton(PlainButton):
    """The one thing to do here."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "primary", icon, "accent-ink", parent)


class QuietButton(PlainButton):
    """Something else one may do."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "", icon, "ink", parent)


class LinkButton(PlainButton):
    """A small way on, without a frame."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "link", icon, "accent", parent)


class ToggleButton(QPushButton):
    """A button that stays down; chosen ones are bold and framed, not only coloured."""

    def __init__(self, text: str, role: str = "toggle", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(self, role)


class RailButton(QPushButton):
    """One page in the rail: icon and word."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(self, "rail")
        ButtonIcon(self, icon, "muted", "accent")


class IconButton(QToolButton):
    """A small button with a picture only; its name is for screen readers and the tip."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = ButtonIcon(self, icon, "ink")
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        """Let Enter press it, as on every other button."""
        enters = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.type() == QEvent.Type.KeyPress and event.key() in enters:  # type: ignore[attr-defined]  # a QKeyEvent
            self.click()
            return True
        return super().event(event)
