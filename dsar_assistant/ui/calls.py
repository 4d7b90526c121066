"""Hears that the program was started once more, and that its window is wanted."""

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from dsar_assistant.ports import WindowPlace


class CallWatch(QObject):
    """``called`` when somebody starts the program while it is open; locked or not."""

    called = Signal()

    def __init__(self, parent: QObject, place: WindowPlace) -> None:
        super().__init__(parent)
        self._place = place
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)

    def start(self) -> None:
        """Take the place, if it is free, and listen; nothing happens if it listens already."""
        folder = str(self._place.folder)
        if folder in self._watcher.directories() or not self._place.folder.is_dir():
            return
        if self._place.take():
            self._watcher.addPath(folder)
            self._look()  # somebody may have called while the window was being built

    def _look(self) -> None:
        if self._place.hear():
            self.called.emit()
