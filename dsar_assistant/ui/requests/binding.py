"""Binds a request: at once, or with what the person chose and covered."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from dsar_assistant.services.make_bundle import BundleChoices, MadeBundle
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.requests.bundle_dialog import BundleDialog
from dsar_assistant.ui.requests.cover_window import CoverWindow
from dsar_assistant.ui.tasks import Task, Ticket


class Worker(Protocol):
    """Does slow work, one thing at a time."""

    def __call__(self, words: str, work: Callable[[Ticket], object]) -> Task | None:
        """Begin; None while other work goes on."""


class Binding(QObject):
    """Works for a page."""

    def __init__(self, page: Page, begin: Worker) -> None:
        super().__init__(page)
        self._page, self._bundles, self._begin = page, page.desk.app.bundles, begin
        self.dialog: BundleDialog | None = None
        self.window: CoverWindow | None = None

    def bind(self, key: str, form: str, choices: BundleChoices | None = None) -> None:
        """Bind, then ask where to save it; ``form`` is pdf or zip."""
        task = self._begin("Binding the bundle", lambda _: self._bundles.make(key, choices))
        if task is not None:
            task.succeeded.connect(lambda made: self._save(made, form))

    def choose(self, key: str) -> None:
        """Ask what goes in, and what of it is covered."""
        papers = self._page.attempt(lambda: self._bundles.papers(key))
        if papers is None:
            return
        dialog = self.dialog = BundleDialog(self._page, papers)
        dialog.cover_asked.connect(lambda paper_id: self._cover(key, paper_id))
        dialog.made.connect(lambda form: self.bind(key, form, dialog.choices()))
        dialog.open()

    def _cover(self, key: str, paper_id: str) -> None:
        dialog, bundles = self.dialog, self._bundles
        pdf = self._page.attempt(lambda: bundles.paper(key, paper_id))
        if dialog is None or pdf is None:
            return
        card = dialog.cards[paper_id]
        window = self.window = CoverWindow(
            dialog,
            card.paper.title,
            bundles.page_count(pdf),
            lambda number: bundles.page(pdf, number),
            card.covered,
        )
        window.accepted.connect(lambda: card.cover(window.areas()))
        window.open()

    def _save(self, made: MadeBundle, form: str) -> None:
        content = made.pdf if form == "pdf" else made.archive
        name = Path(made.file_name).with_suffix(f".{form}").name

        def write(paths: list[Path]) -> None:
            if self._page.save(paths[0], content) and made.notes:
                self._page.said.emit(" ".join(made.notes))

        self._page.desk.chooser.save_file(self._page, "Save the bundle", name, write)
