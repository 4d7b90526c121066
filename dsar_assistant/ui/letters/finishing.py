"""Finishes letters: freezes their words, then prints, saves or records the posting."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.text import counted
from dsar_assistant.services.prepare_letter import PreparedLetter
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.paper import PRINT_DPI
from dsar_assistant.ui.posting_dialog import PostingDialog
from dsar_assistant.ui.saving import save_bytes
from dsar_assistant.ui.tasks import Task, Ticket

_CHANGED = Changes(frozenset({"request"}))


@dataclass(frozen=True, slots=True)
class Hand:
    """The letter that is held: its request, and the kind of a follow-up."""

    request_id: str
    kind_id: str | None = None


class SomeNotSavedError(DsarError):
    """Some letters of a row could not be finished or saved."""

    def __init__(self, saved: int, reasons: tuple[str, ...]) -> None:
        """Say how many were saved, and why the others were not."""
        super().__init__(
            f"{counted(saved, 'letter')} saved, {len(reasons)} not. The saved ones are safe. "
            f"Open the others one by one: {' '.join(reasons)}"
        )


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

    def save_all(self, hands: tuple[Hand, ...]) -> None:
        """Finish several letters and save them in one folder."""

        def begin(paths: list[Path]) -> None:
            paper = self._desk.settings.paper
            letters = self._desk.app.letters

            def write(hand: Hand) -> None:
                prepared = letters.finish(hand.request_id, paper, "pdf", hand.kind_id).value
                save_bytes(paths[0] / prepared.file_name, prepared.content)

            task = Task(lambda ticket: write_all(ticket, hands, write), writes=True)
            task.succeeded.connect(self._say_saved)
            task.refused.connect(self._page.show_trouble)
            self._desk.runner.start(task)

        self._desk.chooser.open_folder(self._page, "Save all letters in a folder", begin)

    def _say_saved(self, count: int) -> None:
        self._page.said.emit(f"{counted(count, 'letter')} saved.")

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


def write_all(ticket: Ticket, hands: tuple[Hand, ...], write: Callable[[Hand], None]) -> Done[int]:
    """Write each letter; one that cannot be written does not hold up the rest.

    Raises:
        SomeNotSavedError: At least one could not be; the others were.
    """
    reasons: list[str] = []
    for number, hand in enumerate(hands):
        ticket.checkpoint(number, len(hands))
        try:
            write(hand)
        except DsarError as error:
            reasons.append(str(error))
    if reasons:
        raise SomeNotSavedError(len(hands) - len(reasons), tuple(reasons))
    return Done(len(hands), _CHANGED)
