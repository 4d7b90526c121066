"""A place to drop files and folders on, with buttons that do the same."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from dsar_assistant.ui.icons import IconLabel
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.theme import restyle, set_role
from dsar_assistant.ui.widgets.arrange import column, row
from dsar_assistant.ui.widgets.buttons import QuietButton
from dsar_assistant.ui.widgets.files import FileChooser
from dsar_assistant.ui.widgets.labels import plain_label


class DropZone(QFrame):
    """Takes files by drag, or by its buttons; ``dropped`` gives their paths."""

    dropped = Signal(object)

    def __init__(self, headline: str, sentence: str, chooser: FileChooser) -> None:
        super().__init__()
        self._chooser = chooser
        self.setAcceptDrops(True)
        set_role(self, "drop")
        self.files_button = QuietButton("Choose files…", "letter")
        self.folder_button = QuietButton("Choose a folder…", "folder")
        self.files_button.clicked.connect(self._ask_files)
        self.folder_button.clicked.connect(self._ask_folder)
        self.setLayout(self._build(headline, sentence))

    def _build(self, headline: str, sentence: str) -> QVBoxLayout:
        title, words = plain_label(headline, "lead"), plain_label(sentence, "muted")
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = row(None, self.files_button, self.folder_button, None, space=Space.MEDIUM)
        picture = row(None, IconLabel("upload", "accent", 40), None)
        return column(picture, title, words, buttons, margin=Space.WIDE)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files, and nothing else."""
        if local_paths(event.mimeData()):
            event.acceptProposedAction()
            self._light_up(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Calm down when they leave."""
        self._light_up(over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        self._light_up(over=False)
        if paths := local_paths(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _light_up(self, *, over: bool) -> None:
        self.setProperty("over", over)
        restyle(self)

    def _ask_files(self) -> None:
        self._chooser.open_files(self, "Choose files to look through", self.dropped.emit)

    def _ask_folder(self) -> None:
        self._chooser.open_folder(self, "Choose a folder to look through", self.dropped.emit)


def local_paths(data: QMimeData) -> list[Path]:
    """Give the files of this computer in a drag; an address on the web is none."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
