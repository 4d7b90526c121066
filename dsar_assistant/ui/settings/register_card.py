"""The register of fee payers on this computer: take it in, see how old it is, remove it."""

from pathlib import Path

from PySide6.QtCore import Signal

from dsar_assistant.domain.register import RegisterImport, RegisterInfo
from dsar_assistant.domain.text import counted, day_in_words
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.tasks import Task
from dsar_assistant.ui.widgets.arrange import row
from dsar_assistant.ui.widgets.buttons import LinkButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.drop_zone import DropZone
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.progress import ProgressPanel

_WORDS = (
    "Drop the ZIP or CSV that you downloaded from the regulator's website. It gives names and "
    "addresses when you add an organisation. It stays on this computer."
)
_NONE = "No register is on this computer."


class RegisterCard(Card):
    """``refused`` carries an error, ``said`` good news."""

    refused = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(plain_label("Register of organisations", "title"))
        self._desk = desk
        self._task: Task | None = None
        self.zone = DropZone("Take in the register", _WORDS, desk.chooser)
        self.zone.folder_button.hide()
        self.zone.dropped.connect(self.take_in)
        self.progress = ProgressPanel()
        self.progress.stop_asked.connect(self._stop)
        self.words = plain_label("", "muted")
        self.remove_button = LinkButton("Remove the register", "trash")
        self.remove_button.clicked.connect(self._remove)
        for item in (self.words, self.zone, self.progress, row(self.remove_button, None)):
            self.add(item)

    def show_info(self) -> None:
        """Show what is there now."""
        info = self._desk.app.register.info()
        self.words.setText(_about(info) if info else _NONE)
        self.remove_button.setVisible(info is not None)

    def take_in(self, paths: list[Path]) -> None:
        """Make the search from the first file; an earlier one stays until it is done."""
        if self._task is not None or not paths:
            return
        register, path = self._desk.app.register, paths[0]
        self.progress.begin("Taking in the register")
        task = Task(lambda ticket: register.import_file(path, ticket), writes=True)
        task.progressed.connect(self.progress.show_progress)
        task.succeeded.connect(self._tell)
        task.refused.connect(self.refused)
        task.finished.connect(self._end)
        self._task = task
        self._desk.runner.start(task)

    def _tell(self, report: RegisterImport) -> None:
        self.said.emit(f"{counted(report.info.rows, 'organisation')} taken in.")

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _end(self) -> None:
        self._task = None
        self.progress.end()
        self.show_info()

    def _remove(self) -> None:
        task = Task(lambda _: self._desk.app.register.remove(), writes=True)
        task.refused.connect(self.refused)
        task.finished.connect(self.show_info)
        self._desk.runner.start(task)


def _about(info: RegisterInfo) -> str:
    as_of = info.source.as_of
    day = f", as of {day_in_words(as_of)}" if as_of else ""
    return f"{counted(info.rows, 'organisation')} from {info.source.name}{day}."
