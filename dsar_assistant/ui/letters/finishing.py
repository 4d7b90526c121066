"""Finishes letters: freezes their words, then prints, saves or records the posting."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dsar_assistant.services.prepare_letter import PreparedLetter
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.paper import PRINT_DPI
from dsar_assistant.ui.posting_dialog import PostingDialog
from dsar_assistant.ui.tasks import Task


@dataclass(frozen=True, slots=True)
class Hand:
    """The letter that is held: its request, and the kind of a follow-up."""

    request_id: str
    kind_id: str | None = None


class Finishing(QObject):
    """Works for a page; ``posted`` gives the id of a request whose letter has left."""

    posted = Signal(str)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self.dialog: PostingDialog | None = None

    def finish(self, hand: Hand, then: Callable[[PreparedLetter], None]) -> None:
        """Write the letter for good, then go on with it."""
        paper, letters = self._desk.settings.paper, self._desk.app.letters
        task = Task(
            lambda _: letters.finish(hand.request_id, paper, "pdf", hand.kind_id), writes=True
        )
        task.succeeded.connect(then)
        task.refused.connect(self._page.show_trouble)
        self._desk.runner.start(task)

    def print_letter(self, hand: Hand) -> None:
        """Finish and print."""
        self.finish(hand, self._print)

    def save_letter(self, hand: Hand) -> None:
        """Finish and save as PDF."""
        self.finish(hand, self._save)

    def ask_posting(self, hand: Hand) -> None:
        """Finish, then ask how and when it left."""
        self.finish(hand, lambda prepared: self._ask_posting(hand.request_id, prepared))

    def _print(self, prepared: PreparedLetter) -> None:
        pages = self._desk.app.painter.pages(prepared.content, PRINT_DPI)
        self._desk.printer.print_pages(self._page, pages, prepared.file_name)

    def _save(self, prepared: PreparedLetter) -> None:
        self._desk.chooser.save_file(
            self._page,
            "Save the letter",
            prepared.file_name,
            lambda paths: self._write(paths[0], prepared.content),
        )

    def _write(self, path: Path, content: bytes) -> None:
        self._page.save(path, content)

    def _ask_posting(self, request_id: str, prepared: PreparedLetter) -> None:
        dialog = self.dialog = PostingDialog(self._page, self._desk.app.knowledge.today)

        def keep() -> None:
            given = dialog.answers()
            done = self._page.attempt(
                lambda: self._desk.app.postings.record(
                    request_id, prepared.letter_id, given.channel, given.on, given.proof
                )
            )
            if done is not None:
                self._desk.runner.announce(done)
                self.posted.emit(request_id)

        dialog.accepted.connect(keep)
        dialog.open()
