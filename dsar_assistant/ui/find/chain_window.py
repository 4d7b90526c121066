"""The whole picture of who told whom, as picture and as table, to be kept as a file."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QLayout, QTabWidget, QWidget

from dsar_assistant.domain.text import counted
from dsar_assistant.services.chain_picture import ChainPicture
from dsar_assistant.ui.find.chain_table import ChainTable
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import FlowLayout, column, holder, row
from dsar_assistant.ui.widgets.buttons import PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.chain_groups import GROUP, part_of
from dsar_assistant.ui.widgets.chain_layout import ChainNode
from dsar_assistant.ui.widgets.chain_view import ChainView
from dsar_assistant.ui.widgets.files import FileChooser
from dsar_assistant.ui.widgets.forms import ChoiceField, LineField
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.room import give_room

_HOW = (
    "A full line was seen in your own files, a dashed one is documented elsewhere, a dotted one "
    "you told us. Dashes with dots stand for what they told you in a reply. Everything here may "
    "be so; nothing is a claim. Such a practice may have stopped."
)
_SIZE = QSize(1040, 680)


class ChainWindow(QDialog):
    """``chosen`` gives the id of a box; ``save_asked(path, bytes)`` keeps the picture."""

    chosen = Signal(str)
    save_asked = Signal(object, object)

    def __init__(self, parent: QWidget, picture: ChainPicture, chooser: FileChooser) -> None:
        super().__init__(parent)
        self._chooser = chooser
        self.setWindowTitle("Who may have told whom")
        give_room(self, _SIZE)
        self._picture = picture
        self.view, self.table = ChainView(), ChainTable()
        self.view.chosen.connect(self._choose)
        self.search = LineField(placeholder="Search")
        self.search.setAccessibleName("Search the picture; Enter goes to the next")
        self.sector = ChoiceField((("", "Every sort"), *_choices(n.sector for n in picture.nodes)))
        self.sector.setAccessibleName("Sort of organisation")
        self.sure = ChoiceField((("", "However sure"), *_choices(n.words for n in picture.nodes)))
        self.sure.setAccessibleName("How sure")
        self.found = plain_label("", "muted")
        self.search.returnPressed.connect(lambda: self.view.go_to_name(self.search.value()))
        for field in (self.search, self.sector, self.sure):
            field.edited.connect(self._filter)
        self._filter()
        tabs = QTabWidget()
        tabs.addTab(self.view, "Picture")
        tabs.addTab(self.table, "Table")
        tabs.tabBar().setAccessibleName("Picture or table")
        layout = column(plain_label(_HOW, "muted"), space=Space.MEDIUM, margin=Space.LARGE)
        layout.addWidget(holder(FlowLayout(self.search, self.sector, self.sure)))
        layout.addWidget(self.found)
        layout.addWidget(tabs, 1)
        layout.addLayout(self._buttons())
        self.setLayout(layout)
        self.finished.connect(self.deleteLater)

    def _filter(self) -> None:
        """Show what fits, with everyone on the way to it; picture and table alike."""
        words = self.search.value().casefold()
        sector, sure = self.sector.value(), self.sure.value()

        def wanted(node: ChainNode) -> bool:
            fits = sector in {"", node.sector} and sure in {"", node.words}
            return fits and words in node.name.casefold()

        part = part_of(self._picture, wanted)
        self.view.show_picture(part)
        self.table.show_picture(part)
        count = counted(sum(not node.is_you for node in part.nodes), "organisation")
        hint = ". Choose a group to open it" if self.view.has_closed_groups else ""
        self.found.setText(f"{count}{hint}")

    def _choose(self, node_id: str) -> None:
        """Open a group by showing it alone; say which organisation was chosen."""
        sector = node_id.removeprefix(GROUP)
        if sector == node_id:
            self.chosen.emit(node_id)
        elif sector in {node.sector for node in self._picture.nodes}:
            self.sector.show_value(sector)
            self._filter()

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


def _choices(words: Iterable[str]) -> list[tuple[str, str]]:
    return [(one, f"{one[0].upper()}{one[1:]}") for one in sorted(set(words)) if one]
