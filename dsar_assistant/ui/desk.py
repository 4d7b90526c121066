"""What every page works with: the services, slow work, files, paper, and who it is for."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from dsar_assistant.domain.person import DataSubject
from dsar_assistant.services.app import App
from dsar_assistant.ui.choices import Choices
from dsar_assistant.ui.paper import Printer
from dsar_assistant.ui.tasks import TaskRunner
from dsar_assistant.ui.theme import LookKeeper
from dsar_assistant.ui.tray import Tray
from dsar_assistant.ui.widgets.files import FileChooser


class CurrentSubject(QObject):
    """Whose data it is about now; oneself, until someone else is chosen."""

    changed = Signal()

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._chosen = ""

    def person(self) -> DataSubject | None:
        """Give the person; None before anyone is known."""
        people = self._app.people.all()
        chosen = (person for person in people if person.id == self._chosen)
        return next(chosen, None) or next(iter(people), None)

    def choose(self, person_id: str) -> None:
        """Work for this person from now on."""
        self._chosen = person_id
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to each page when it is made."""

    app: App
    runner: TaskRunner
    chooser: FileChooser
    printer: Printer
    theme: LookKeeper
    subject: CurrentSubject
    settings: Choices
    tray: Tray
