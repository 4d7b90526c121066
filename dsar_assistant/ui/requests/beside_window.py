"""A letter at the left and a reply at the right: what was asked beside what was answered."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QWidget

from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.tasks import Task, TaskRunner
from dsar_assistant.ui.theme import current
from dsar_assistant.ui.widgets.arrange import column, holder, row
from dsar_assistant.ui.widgets.buttons import PrimaryButton
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow, YesField
from dsar_assistant.ui.widgets.paper_view import PaperView
from dsar_assistant.ui.widgets.scroll import ScrollWhole

Papers = tuple[tuple[str, str], ...]
"""Ids with the words that name each."""
_SIZE = QSize(1240, 760)
# Below this width, at normal text, two papers side by side are too narrow to read.
_LEAST_BESIDE = 860
# One above the other, each paper keeps the height of some lines, and the window scrolls.
_LEAST_STACKED = 400


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """One paper, ready to show.

    Attributes:
        pages: Pictures of pages, as PNG.
        note: Why nothing can be shown; empty if something can.
    """

    pages: tuple[bytes, ...]
    text: str
    note: str = ""


Load = Callable[[str, int], ShownPaper]
"""Gives a paper by its id, its pages at so many dots per inch; slow work."""


class PaperPane(QWidget):
    """One side: which paper, and the paper itself; ``refused`` carries an error."""

    refused = Signal(object)

    def __init__(self, runner: TaskRunner, title: str, papers: Papers, load: Load) -> None:
        super().__init__()
        self._runner, self._load = runner, load
        self._loading: Task | None = None
        self._paper = ShownPaper((), "")
        self._dpi = 0
        self.choice = ChoiceField(papers, papers[-1][0])
        self.as_words = YesField("Show the words only")
        self.as_words.setAccessibleName(f"Show the words only: {title}")
        self.view = PaperView("Pages", title)
        self.choice.edited.connect(self.load)
        self.as_words.edited.connect(self._show)
        self.view.preview.blurred.connect(self._sharpen)
        layout = column(FormRow(title, self.choice), self.as_words, space=Space.SMALL)
        layout.addWidget(self.view, 1)
        self.setLayout(layout)

    def load(self) -> None:
        """Read the chosen paper beside the window; an older wish is forgotten."""
        if self._loading is not None:
            self._loading.stop()
        self._dpi = self.view.preview.dpi
        load, key, dpi = self._load, self.choice.value(), self._dpi
        task = self._loading = Task(lambda _: (key, load(key, dpi)))
        task.succeeded.connect(self._take)
        task.refused.connect(self._refuse)
        self._runner.start(task)

    def _sharpen(self) -> None:
        """Paint anew for another width; a page that is not A4 never fits to the dot."""
        if self.view.preview.dpi != self._dpi:
            self.load()

    def _take(self, loaded: tuple[str, ShownPaper]) -> None:
        key, paper = loaded
        if key == self.choice.value():
            self._paper = paper
            self._show()

    def _refuse(self, error: Exception) -> None:
        self._paper = ShownPaper((), "", str(error))
        self._show()

    def _show(self) -> None:
        paper, as_words = self._paper, self.as_words.isChecked()
        # Nothing to choose between, where there are no pages or no words.
        self.as_words.setVisible(bool(paper.pages and paper.text))
        self.view.show_paper(paper.pages, paper.text, paper.note, as_words=as_words)


class BesideWindow(QDialog):
    """Two papers side by side; one above the other where there is no room for both."""

    def __init__(self, parent: QWidget, left: PaperPane, right: PaperPane) -> None:
        super().__init__(parent)
        self.left, self.right = left, right
        self.setWindowTitle("Letters and replies")
        self.resize(_SIZE.boundedTo(parent.window().size()))
        self._both = row(space=Space.LARGE)
        self._both.addWidget(left, 1)
        self._both.addWidget(right, 1)
        close = PrimaryButton("Close")
        close.clicked.connect(self.accept)
        layout = column(space=Space.MEDIUM, margin=Space.LARGE)
        layout.addWidget(ScrollWhole("Letters and replies", holder(self._both)), 1)
        layout.addLayout(row(None, close))
        self.setLayout(layout)
        self.finished.connect(self.deleteLater)
        for pane in (left, right):
            pane.load()

    @property
    def is_stacked(self) -> bool:
        """Whether the papers stand one above the other."""
        return self._both.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the papers as the room allows."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Turn the papers as the size of the words asks."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._turn()

    def _turn(self) -> None:
        has_room = self.width() >= _LEAST_BESIDE * current().percent // 100
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if has_room else ways.TopToBottom)
        for pane in (self.left, self.right):
            pane.view.setMinimumHeight(0 if has_room else _LEAST_STACKED)
