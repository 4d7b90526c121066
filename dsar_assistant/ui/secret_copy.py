"""Puts a secret on the clipboard, marked as one, and takes it away again."""

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

KEPT_MS = 30_000
# What the keepers of clipboard histories look for, on Linux, macOS and Windows.
MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"1",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
}


class SecretCopy(QObject):
    """Copies what a label shows; cleared after half a minute, unless something else was copied."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label)
        self._label = label
        self._copied = ""
        self._timer = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._timer.timeout.connect(self.clear)
        label.installEventFilter(self)

    def copy(self) -> None:
        """Put all of it on the clipboard."""
        self._copied = self._label.text()
        marked = QMimeData()
        marked.setText(self._copied)
        for kind, content in MARKS.items():
            marked.setData(kind, content)
        QApplication.clipboard().setMimeData(marked)
        self._timer.start()

    def clear(self) -> None:
        """Take it away, if it is still there."""
        self._timer.stop()
        clipboard = QApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take over the usual key for copying, which would leave it unmarked and for ever."""
        pressed = event if event.type() == QEvent.Type.KeyPress else None
        if isinstance(pressed, QKeyEvent) and pressed.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return True
        return super().eventFilter(watched, event)
