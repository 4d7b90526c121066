"""A finished letter to look at, print again or save again."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.paper import PRINT_DPI
from dsar_assistant.ui.widgets.arrange import column, row
from dsar_assistant.ui.widgets.buttons import PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.page_preview import PagePreview
from dsar_assistant.ui.widgets.room import give_room

_SIZE = QSize(820, 900)


class LetterWindow(QDialog):
    """Shows the pages of a PDF; ``save_asked`` gives a path to save it at."""

    save_asked = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, pdf: bytes, name: str) -> None:
        super().__init__(parent)
        self._desk, self._pdf, self._name = desk, pdf, name
        self.setWindowTitle("Letter as it was finished")
        give_room(self, _SIZE)
        self.preview = PagePreview()
        self.preview.blurred.connect(self._paint)
        self._paint()
        printing, saving = QuietButton("Print…", "print"), QuietButton("Save PDF…", "save-pdf")
        closing = PrimaryButton("Close")
        printing.clicked.connect(self._print)
        saving.clicked.connect(self._save)
        closing.clicked.connect(self.accept)
        layout = column(space=Space.MEDIUM, margin=Space.LARGE)
        layout.addWidget(self.preview, 1)
        layout.addLayout(row(printing, saving, None, closing, space=Space.MEDIUM))
        self.setLayout(layout)
        self.finished.connect(self.deleteLater)

    def _paint(self) -> None:
        """Show the pages dot for dot, at the size they have on the screen now."""
        self.preview.show_pages(self._desk.app.painter.pages(self._pdf, self.preview.dpi))

    def _print(self) -> None:
        pages = self._desk.app.painter.pages(self._pdf, PRINT_DPI)
        self._desk.printer.print_pages(self, pages, self._name)

    def _save(self) -> None:
        def write(paths: list[Path]) -> None:
            self.save_asked.emit(paths[0])

        self._desk.chooser.save_file(self, "Save the letter", self._name, write)
