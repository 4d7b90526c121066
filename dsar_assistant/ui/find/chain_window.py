"""The whole picture of who told whom, as picture and as table, to be kept as a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLayout, QTabWidget, QWidget

from dsar_assistant.services.chain_picture import ChainPicture
from dsar_assistant.ui.find.chain_table import ChainTable
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import column, row
from dsar_assistant.ui.widgets.buttons import PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.chain_view import ChainView
from dsar_assistant.ui.widgets.files import FileChooser
from dsar_assistant.ui.widgets.labels import plain_label

_HOW = (
    "A full line was seen in your own files, a dashed one is documented elsewhere, a dotted one "
    "you told us. Dashes with dots stand for what they told you in a reply. Everything here may "
    "be so; nothing is a claim. Such a practice may have stopped."
)
_SIZE = (1040, 680)


class ChainWindow(QDialog):
    """``chosen`` gives the id of a box; ``save_asked(path, bytes)`` keeps the picture."""

    chosen = Signal(str)
    save_asked = Signal(object, object)

    def __init__(self, parent: QWidget, picture: ChainPicture, chooser: FileChooser) -> None:
        super().__init__(parent)
        self._chooser = chooser
        self.setWindowTitle("Who may have told whom")
        self.resize(*_SIZE)
        self.view, self.table = ChainView(), ChainTable()
        self.view.chosen.connect(self.chosen)
        self.view.show_picture(picture)
        self.table.show_picture(picture)
        tabs = QTabWidget()
        tabs.addTab(self.view, "Picture")
        tabs.addTab(self.table, "Table")
        tabs.tabBar().setAccessibleName("Picture or table")
        layout = column(plain_label(_HOW, "muted"), space=Space.MEDIUM, margin=Space.LARGE)
        layout.addWidget(tabs, 1)
        layout.addLayout(self._buttons())
        self.setLayout(layout)
        self.finished.connect(self.deleteLater)

    def _buttons(self) -> QLayout:
        png, svg = QuietButton("Save as PNG…", "save-pdf"), QuietButton("Save as SVG…", "save-pdf")
        png.clicked.connect(lambda: self._save("chain.png", self.view.to_png))
        svg.clicked.connect(lambda: self._save("chain.svg", self.view.to_svg))
        done = PrimaryButton("Close")
        done.clicked.connect(self.accept)
        return row(png, svg, None, done, space=Space.MEDIUM)

    def _save(self, name: str, make: Callable[[], bytes]) -> None:
        def write(paths: list[Path]) -> None:
            self.save_asked.emit(paths[0], make())

        self._chooser.save_file(self, "Save the picture", name, write)
