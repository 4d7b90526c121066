"""Takes the record out for keeping or for other programs, and reads it back in."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from dsar_assistant.domain.changes import Done
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.text import counted
from dsar_assistant.services.contact_card import contact_card
from dsar_assistant.services.list_file import list_file
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.tasks import Ticket
from dsar_assistant.ui.widgets.buttons import QuietButton

_IN_THE_CLEAR = "This file is not encrypted. Keep it somewhere safe."


class NobodyYetError(DsarError):
    """There is no person whose requests these could be."""

    def __init__(self) -> None:
        """Say what to do first."""
        super().__init__("Nobody is known here yet. Add a person first, under People.")


class InAndOut(QObject):
    """Works for the page with the list; ``button`` opens its menu."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._app = page, page.desk.app
        self.button = QuietButton("In and out…", "folder")
        menu = QMenu(self.button)
        for words, then in (
            ("Save the list for a spreadsheet (CSV)…", self.save_list),
            ("Save everything, with all files (ZIP)…", self.save_everything),
            ("Save one person's file, for themselves (ZIP)…", self.save_person),
            ("Read an export, or a list of datenanfragen.de…", self.read),
        ):
            menu.addAction(words).triggered.connect(then)
        self.button.setMenu(menu)

    def save_list(self) -> None:
        """Save the list as CSV."""
        content = self._page.attempt(lambda: list_file(self._app.deadlines.rows()))
        if content is not None:
            self._ask("Save the list", "requests.csv", content)

    def save_everything(self) -> None:
        """Save all there is, with the files."""
        self._export("Save everything", "everything.zip", None)

    def save_person(self) -> None:
        """Save what belongs to the person whose turn it is, for themselves."""
        person = self._page.desk.subject.person()
        if person is not None:
            self._export(f"Save the file of {person.full_name}", "my-file.zip", person.id)

    def save_contact(self, request_id: str) -> None:
        """Save the contact of an organisation as a vCard."""
        view = self._page.attempt(lambda: self._app.deadlines.one(request_id))
        if view is not None:
            card = contact_card(view.request.controller)
            self._ask("Save the contact", "contact.vcf", card)

    def _export(self, title: str, name: str, person_id: str | None) -> None:
        task = self._page.start(lambda _: self._app.exports.archive(person_id))
        task.succeeded.connect(lambda content: self._ask(title, name, content))

    def _ask(self, title: str, name: str, content: bytes) -> None:
        def write(paths: list[Path]) -> None:
            if self._page.save(paths[0], content) and name.endswith(".zip"):
                self._page.said.emit(f"Saved as {paths[0].name}. {_IN_THE_CLEAR}")

        self._page.desk.chooser.save_file(self._page, title, name, write)

    def read(self) -> None:
        """Read an export back, or take another program's list over."""
        self._page.desk.chooser.open_files(self._page, "Choose the file to read", self._read)

    def _read(self, paths: list[Path]) -> None:
        path, person = paths[0], self._page.desk.subject.person()
        subject_id = person.id if person else ""

        def work(ticket: Ticket) -> Done[str]:
            if self._app.imports.is_export(path):
                came = self._app.imports.read(path, ticket)
                words = f"{counted(came.value.requests, 'request')} read back."
                return Done(words, came.changes)
            if not subject_id:
                raise NobodyYetError
            taken = self._app.lists.read(path, subject_id, ticket)
            words = f"{counted(taken.value.added, 'request')} taken over."
            return Done(" ".join((words, *taken.value.left_out)), taken.changes)

        self._page.start(work, writes=True).succeeded.connect(self._page.said.emit)
