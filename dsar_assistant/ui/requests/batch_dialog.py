"""Print all letters that were begun, in one run: how, and what became of them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.paper import AddressForm, PaperChoices
from dsar_assistant.domain.text import counted
from dsar_assistant.services.print_batch import BatchOrder, PrintedBatch, as_zip, drafts
from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.paper_words import address_form_words
from dsar_assistant.ui.tasks import Task
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow, YesField
from dsar_assistant.ui.widgets.progress import ProgressPanel

_MOST_SHOWN = 6
_SENTENCE = "Each letter is finished as if printed by itself. Look through them before posting."


class SomeNotPrintedError(DsarError):
    """Some letters of a run could not be written; the others were."""

    def __init__(self, printed: int, reasons: tuple[str, ...]) -> None:
        """Say how many were written, and why the others were not."""
        super().__init__(
            f"{counted(printed, 'letter')} written, {len(reasons)} not. The written ones are "
            f"safe. Open the others one by one: {' '.join(reasons)}"
        )


class BatchDialog(AskDialog):
    """Collects how the letters are to be printed."""

    def __init__(self, parent: QWidget, count: int, forms: Sequence[AddressForm]) -> None:
        title = f"Print {counted(count, 'letter')}"
        super().__init__(parent, title, _SENTENCE, "Print them")
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
    """Works for the page with the list."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self._task: Task | None = None
        self.dialog: BatchDialog | None = None
        self.progress = ProgressPanel()
        self.progress.stop_asked.connect(self._stop)

    def ask(self) -> None:
        """Ask how to print all letters that were begun."""
        rows = self._page.attempt(self._desk.app.deadlines.rows) or ()
        ids = drafts(rows)
        if not ids or self._task is not None:
            self._page.said.emit("No letter waits to be printed.")
            return
        forms, advice = self._desk.app.batches.address_forms, self._desk.app.advice
        dialog = self.dialog = BatchDialog(self._page, len(ids), forms)
        dialog.show_cautions(self._page.attempt(lambda: advice.before_printing(ids)) or ())
        dialog.accepted.connect(lambda: self._run(dialog.order(ids, self._desk.settings.paper)))
        dialog.open()

    def _run(self, order: BatchOrder) -> None:
        self.progress.begin("Writing the letters")
        task = Task(lambda ticket: self._desk.app.batches.run(order, ticket), writes=True)
        task.progressed.connect(self.progress.show_progress)
        task.succeeded.connect(self._save)
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
            if self._page.save(paths[0], as_zip(batch)) and batch.warnings:
                self._page.said.emit(f"Saved. {' '.join(batch.warnings)}")

        title, name = "Save all letters in a ZIP", "letters.zip"
        self._desk.chooser.save_file(self._page, title, name, write)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _end(self) -> None:
        self._task = None
        self.progress.end()
