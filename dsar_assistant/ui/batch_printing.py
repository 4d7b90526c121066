"""Print many letters in one run: how, and what became of them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.changes import Done
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.paper import AddressForm, PaperChoices
from dsar_assistant.domain.text import counted
from dsar_assistant.services.print_batch import BatchOrder, PrintedBatch, drafts
from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.paper_words import address_form_words
from dsar_assistant.ui.saving import save_folder
from dsar_assistant.ui.tasks import Task, Ticket
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow, YesField
from dsar_assistant.ui.widgets.progress import ProgressPanel

_MOST_SHOWN = 6
_MOST_TOLD = 2
_SENTENCE = (
    "Each letter is finished as if printed by itself and saved as PDF, with a list to tick off "
    "and a list for the post office counter. Look through them before posting."
)


class SomeNotPrintedError(DsarError):
    """Some letters of a run could not be written; the others were."""

    def __init__(self, printed: int, reasons: tuple[str, ...]) -> None:
        """Say how many were written, and why the others were not."""
        super().__init__(
            f"{counted(printed, 'letter')} written, {len(reasons)} not. The written ones are "
            f"safe. Open the others one by one: {' '.join(reasons)}"
        )


class Begun(NamedTuple):
    """The requests of some letters, in order, and in sentences why others were not begun."""

    request_ids: tuple[str, ...]
    refused: tuple[str, ...] = ()


class _Waiting(NamedTuple):
    """The requests whose letters wait, and what to think of first."""

    request_ids: tuple[str, ...]
    cautions: tuple[str, ...]


class BatchDialog(AskDialog):
    """Collects how the letters are to be printed."""

    def __init__(self, parent: QWidget, count: int, forms: Sequence[AddressForm]) -> None:
        title = f"Print {counted(count, 'letter')}"
        super().__init__(parent, title, _SENTENCE, "Choose a folder…")
        self.one_pdf = YesField("All letters in one PDF", "yes")
        self.duplex = YesField("Print on both sides", "no")
        choices = (("", "Not needed"), *((one.name, address_form_words(one)) for one in forms))
        self.addresses = ChoiceField(choices)
        self.ask(
            FormRow("Files", self.one_pdf, "Otherwise one file each."),
            FormRow("Both sides", self.duplex, "Each letter then begins on a new sheet."),
            FormRow("Addresses on their own", self.addresses, "For envelopes without a window."),
        )

    def show_cautions(self, cautions: Sequence[str]) -> None:
        """Show what to think of first; each letter can be opened and mended, or sent anyway."""
        more = len(cautions) - _MOST_SHOWN
        rest = (f"And {counted(more, 'more thing')} to think of.",) if more > 0 else ()
        self.trouble.show_words("\n".join((*cautions[:_MOST_SHOWN], *rest)), "careful")

    def order(self, request_ids: Sequence[str], paper: PaperChoices) -> BatchOrder:
        """Give the run as it was chosen."""
        return BatchOrder(
            request_ids=request_ids,
            paper=paper,
            is_one_pdf=self.one_pdf.value() == "yes",
            duplex=self.duplex.value() == "yes",
            addresses=tuple(filter(None, (self.addresses.value(),))),
        )


class BatchPrinting(QObject):
    """Works for a page with letters that were begun."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self._task: Task | None = None
        self.dialog: BatchDialog | None = None
        self.progress = ProgressPanel()
        self.progress.stop_asked.connect(self._stop)

    def ask(self) -> None:
        """Ask how to print all letters that were begun."""
        self._look_through(lambda: Done(Begun(drafts(self._desk.app.deadlines.rows()))))

    def ask_for(self, begin: Callable[[], Done[Begun]]) -> None:
        """Ask how to print some letters; those that went out already are left out.

        Args:
            begin: Begins them, beside the window, and gives their requests in order.
        """
        self._look_through(begin)

    def _look_through(self, begin: Callable[[], Done[Begun]]) -> None:
        app = self._desk.app

        def look(_: Ticket) -> Done[_Waiting]:
            done = begin()
            drafted = set(drafts(app.deadlines.rows()))
            ids = tuple(one for one in done.value.request_ids if one in drafted)
            cautions = (*done.value.refused, *app.advice.before_printing(ids))
            return Done(_Waiting(ids, cautions), done.changes)

        if self._task is None:
            self._start(Task(look, writes=True), "Looking through the letters", self._ask)

    def _ask(self, waiting: "_Waiting") -> None:
        ids, cautions = waiting
        if not ids:
            self._page.said.emit(" ".join(("No letter waits to be printed.", *cautions)))
            return
        forms = self._desk.app.batches.address_forms
        dialog = self.dialog = BatchDialog(self._page, len(ids), forms)
        dialog.show_cautions(cautions)
        dialog.accepted.connect(lambda: self._run(dialog.order(ids, self._desk.settings.paper)))
        dialog.open()

    def _run(self, order: BatchOrder) -> None:
        run = self._desk.app.batches.run
        task = Task(lambda ticket: run(order, ticket), writes=True)
        self._start(task, "Writing the letters", self._save)

    def _start(self, task: Task, words: str, then: Callable[[Any], None]) -> None:
        self.progress.begin(words)
        task.progressed.connect(self.progress.show_progress)
        task.succeeded.connect(then)
        task.refused.connect(self._page.show_trouble)
        task.finished.connect(self._end)
        self._task = task
        self._desk.runner.start(task)

    def _save(self, batch: PrintedBatch) -> None:
        if batch.not_printed:
            reasons = tuple(f"{one.organisation}: {one.reason}" for one in batch.not_printed)
            self._page.show_trouble(SomeNotPrintedError(len(batch.letters), reasons))
        if not batch.files:
            return

        def write(paths: list[Path]) -> None:
            today = self._desk.app.knowledge.today
            folder = self._page.attempt(lambda: save_folder(paths[0], today, batch.files))
            if folder is not None:
                self._page.said.emit(f"Saved in the folder {folder.name}. {_to_check(batch)}")

        title = "Choose where to keep the letters; they get a folder of their own"
        self._desk.chooser.open_folder(self._page, title, write)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _end(self) -> None:
        self._task = None
        self.progress.end()


def _to_check(batch: PrintedBatch) -> str:
    count = len(batch.warnings)
    if count <= _MOST_TOLD:
        return " ".join(batch.warnings)
    return f"{count} letters have something to check before posting; open them to see what."
