"""Search everywhere: type, go through what is found with the arrow keys, open with Enter."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.services.search_everything import Hit, HitKind
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.icons import colour_of, make_icon, scaled_icon_size
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.tasks import Task
from dsar_assistant.ui.widgets.arrange import column
from dsar_assistant.ui.widgets.forms import LineField
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.room import give_room
from dsar_assistant.ui.widgets.wrapped_rows import wrap_rows

_SIZE = QSize(680, 460)
_HELP = "People, organisations, requests, letters and the words of replies."
_ICONS = {
    HitKind.PERSON: "person",
    HitKind.REQUEST: "requests",
    HitKind.LETTER: "letter",
    HitKind.REPLY: "envelope",
    HitKind.ORGANISATION: "find",
}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class SearchPalette(QDialog):
    """``chosen`` gives the hit to open; Esc closes it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hits: tuple[Hit, ...] = ()
        self.setWindowTitle("Search everywhere")
        give_room(self, _SIZE)
        self.line = LineField(placeholder="Search everywhere")
        self.line.setAccessibleName("Search everywhere")
        self.line.setAccessibleDescription(f"{_HELP} Arrow keys move, Enter opens.")
        self.found = QListWidget()
        self.found.setAccessibleName("What was found")
        wrap_rows(self.found)
        self.found.setIconSize(QSize(scaled_icon_size(), scaled_icon_size()))
        self.said = plain_label(_HELP, "muted")
        self.line.edited.connect(self._look)
        self.found.itemActivated.connect(lambda _: self._open())
        self.found.itemClicked.connect(lambda _: self._open())
        layout = column(self.line, self.said, space=Space.MEDIUM, margin=Space.LARGE)
        layout.addWidget(self.found, 1)
        self.setLayout(layout)
        self.finished.connect(self.deleteLater)
        self._catch_up()

    def _catch_up(self) -> None:
        """Read what is new beside the window; what is known already can be found at once."""
        search = self._desk.app.search
        task = Task(lambda ticket: search.catch_up(ticket.checkpoint))
        task.succeeded.connect(lambda _: self._look())
        self._desk.runner.start(task)

    def _look(self) -> None:
        words = self.line.value()
        try:
            self._hits = self._desk.app.search.find(words)
        except DsarError as error:
            self._hits = ()
            self.said.setText(str(error))
            return
        self.found.clear()
        for hit in self._hits:
            icon = make_icon(_ICONS[hit.kind], colour_of("accent"), scaled_icon_size())
            item = QListWidgetItem(icon, f"{hit.title}\n{hit.words}")
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        nothing = f"Nothing holds “{words[:40]}”."
        self.said.setText(_HELP if self._hits or not words else nothing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the list while typing goes on; Enter opens."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._hits:
            row = self.found.currentRow() + step
            self.found.setCurrentRow(min(max(row, 0), len(self._hits) - 1))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        at = self.found.currentRow()
        if 0 <= at < len(self._hits):
            hit = self._hits[at]
            self.accept()
            self.chosen.emit(hit)
