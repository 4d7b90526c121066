"""Covers everything on the screen that somebody walking past could read."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from dsar_assistant.ui.choices import Choices
from dsar_assistant.ui.locking import QUICK_EXIT_KEY
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import column
from dsar_assistant.ui.widgets.labels import plain_label

COVERED = "Covered. Press a key, or click, to go on."
_WAKING = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}
# Held down for the sake of another key, which must find the cover still there.
_HELD = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
_LOST = {QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd}


class Cover(QWidget):
    """Lies over one window, whatever its size."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAutoFillBackground(True)
        words = plain_label(COVERED, "title")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(column(None, words, None, margin=Space.WIDE))
        window.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.setGeometry(self._window.rect())


class WindowCover(QObject):
    """Covers all windows at a word, and, if the person wishes, whenever another has the focus.

    Nothing is locked: a key or a click takes the cover away, and does nothing else.
    """

    def __init__(self, parent: QObject, choices: Choices) -> None:
        super().__init__(parent)
        self._choices = choices
        self._covers: list[Cover] = []
        self._came_by_itself = False

    @property
    def is_on(self) -> bool:
        """Whether everything is covered."""
        return bool(self._covers)

    def listen(self) -> None:
        """Hear from now on when another program's window comes to the front."""
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self.follow)

    def follow(self, state: Qt.ApplicationState) -> None:
        """Cover when the focus goes away, and uncover what was covered so when it comes back."""
        if state == Qt.ApplicationState.ApplicationActive:
            if self._came_by_itself:
                self.take_away()
        elif self._choices.settings.covers_when_away and not self.is_on:
            self.put_on()
            self._came_by_itself = True

    def put_on(self) -> None:
        """Cover everything that is open, until a key or a click."""
        app = QApplication.instance()
        if app is None or self._covers:
            return
        for window in QApplication.topLevelWidgets():
            self._cover(window)
        app.installEventFilter(self)

    def take_away(self) -> None:
        """Show everything again."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        covers, self._covers, self._came_by_itself = self._covers, [], False
        for cover in covers:
            cover.hide()
            cover.deleteLater()

    def _cover(self, window: QWidget) -> None:
        if not window.isVisible():
            return
        if window.windowType() in {Qt.WindowType.Popup, Qt.WindowType.ToolTip}:
            window.close()
        else:
            cover = Cover(window)
            cover.destroyed.connect(lambda: self._forget(cover))
            self._covers.append(cover)

    def _forget(self, cover: Cover) -> None:
        """Forget the cover of a window that was closed under it."""
        if cover in self._covers:
            self._covers.remove(cover)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let nothing through to what is covered, but for the key that leaves at once."""
        if isinstance(event, QKeyEvent) and event.key() in _HELD | {QUICK_EXIT_KEY}:
            return event.key() in _HELD
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()  # or the menus would act on it
            return True
        if kind in _WAKING:
            self.take_away()
            return True
        if kind == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._cover(watched)
        return kind in _LOST
