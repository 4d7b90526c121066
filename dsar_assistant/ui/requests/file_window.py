"""A kept file, shown inside the program from memory alone; nothing in it is ever run."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dsar_assistant.services.keep_attachment import ShownFile
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import column, row
from dsar_assistant.ui.widgets.buttons import PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.files import FileChooser
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.paper_view import PaperView
from dsar_assistant.ui.widgets.room import give_room

_SIZE = QSize(820, 900)


class FileWindow(QDialog):
    """Shows pages, or words where there are no pages; ``save_asked`` gives a path."""

    save_asked = Signal(object)

    def __init__(self, parent: QWidget, file: ShownFile, chooser: FileChooser) -> None:
        super().__init__(parent)
        self._file, self._chooser = file, chooser
        self.setWindowTitle("A file that was kept")
        give_room(self, _SIZE)
        paper = PaperView("What they sent", "The kept file")
        paper.show_paper(file.pages, file.text, file.note)
        save, close = QuietButton("Save a copy…", "save-pdf"), PrimaryButton("Close")
        save.clicked.connect(self._save)
        close.clicked.connect(self.accept)
        layout = column(space=Space.MEDIUM, margin=Space.LARGE)
        layout.addWidget(plain_label(file.attachment.name, "title"))
        layout.addWidget(plain_label(self._about(), "muted"))
        layout.addWidget(paper, 1)
        layout.addLayout(row(save, None, close, space=Space.MEDIUM))
        self.setLayout(layout)
        self.finished.connect(self.deleteLater)

    def _save(self) -> None:
        def write(paths: list[Path]) -> None:
            self.save_asked.emit(paths[0])

        name = self._file.attachment.name
        self._chooser.save_file(self, "Save a copy of the file", name, write)

    def _about(self) -> str:
        pages = self._file.page_count
        shown = len(self._file.pages)
        more = f", the first {shown} of {pages} pages" if shown < pages else ""
        return f"{self._file.kind_words.capitalize()}{more}"
