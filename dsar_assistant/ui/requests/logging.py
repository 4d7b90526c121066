"""Writes down what happened: asks, keeps, and puts earlier entries right."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from dsar_assistant.domain.attachment import Attachment
from dsar_assistant.domain.changes import Done
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.request import Fact, FactKind
from dsar_assistant.services.log_form import LOG_MENU, LogEntry
from dsar_assistant.services.request_words import FACT_WORDS
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.picked_file import read_file
from dsar_assistant.ui.posting_dialog import PostingDialog
from dsar_assistant.ui.requests.log_dialog import LogDialog


class Logging(QObject):
    """Works for the page that shows a request."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._app = page, page.desk.app
        self.dialog: LogDialog | PostingDialog | None = None

    def ask(self, request_id: str, entry: LogEntry) -> LogDialog | None:
        """Ask about something that happened, and keep it."""
        view = self._page.attempt(lambda: self._app.deadlines.one(request_id))
        if view is None:
            return None
        dialog = LogDialog(self._page, self._app.knowledge.today, entry, view.request)
        return self._open(dialog, lambda: self._app.facts.record(request_id, dialog.answers()))

    def ask_about(self, request_id: str, kind: FactKind) -> LogDialog | None:
        """Ask about one kind of happening, with nothing known about it."""
        return self.ask(request_id, LogEntry(FACT_WORDS[kind], kind))

    def correct(self, request_id: str, fact_id: str) -> LogDialog | None:
        """Put an entry right; what it said before stays in the history."""
        view = self._page.attempt(lambda: self._app.deadlines.one(request_id))
        fact = (
            next((one for one in view.request.facts if one.id == fact_id), None) if view else None
        )
        if view is None or fact is None:
            return None
        today = self._app.knowledge.today
        dialog = LogDialog(self._page, today, LOG_MENU[0][0], view.request, fact)
        facts = self._app.facts
        return self._open(dialog, lambda: facts.correct(request_id, fact_id, dialog.answers()))

    def _open(self, dialog: LogDialog, keep: Callable[[], Done[Fact]]) -> LogDialog:
        def try_to_keep() -> str:
            try:
                self._page.desk.runner.announce(keep())
            except DsarError as error:
                return str(error)
            return ""

        dialog.keep_open_until(try_to_keep)
        self.dialog = dialog
        dialog.open()
        return dialog

    def post(self, request_id: str, letter_id: str) -> None:
        """Ask how and when a letter left, and keep it."""
        dialog = self.dialog = PostingDialog(self._page, self._app.knowledge.today)

        def keep() -> None:
            given = dialog.answers()
            self._page.command(
                lambda: self._app.postings.record(
                    request_id, letter_id, given.channel, given.on, given.proof
                )
            )

        dialog.accepted.connect(keep)
        dialog.open()

    def add_proof(self, request_id: str, fact_id: str) -> None:
        """Ask for a file that belongs to an entry, such as a picture of the receipt."""

        def keep(paths: list[Path]) -> None:
            for path in paths:
                self._page.command(partial(self._kept, request_id, fact_id, path))

        self._page.desk.chooser.open_files(self._page, "Add a file to this entry", keep)

    def _kept(self, request_id: str, fact_id: str, path: Path) -> Done[Attachment]:
        content = read_file(path)
        return self._app.attachments.add(request_id, path.name, content, fact_id=fact_id)
