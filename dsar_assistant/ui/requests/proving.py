"""Helps when they ask who the person is; works for a page, and keeps nothing."""

from pathlib import Path

from PySide6.QtCore import QObject

from dsar_assistant.services.track_deadlines import RequestView
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.picked_file import read_file
from dsar_assistant.ui.requests.identity_dialog import IdentityDialog

_FILE_NAME = "copy for {name}.pdf"


class Proving(QObject):
    """Opens the advice on proof of identity, with the maker of covered copies."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self._content = b""
        self.dialog: IdentityDialog | None = None

    def ask(self, view: RequestView) -> None:
        """Show what is enough for the organisation of a request."""
        identity, name = self._desk.app.identity, view.request.controller.name
        dialog = self.dialog = IdentityDialog(self._page, identity.advice(), identity.stamp(name))
        dialog.file_asked.connect(lambda: self._choose(dialog))
        dialog.save_asked.connect(lambda: self._save(dialog, name))
        dialog.open()

    def _choose(self, dialog: IdentityDialog) -> None:
        self._desk.chooser.open_files(
            self._page, "Choose the paper", lambda paths: self._show(dialog, paths[0])
        )

    def _show(self, dialog: IdentityDialog, path: Path) -> None:
        content = self._page.attempt(lambda: read_file(path))
        pages = content and self._page.attempt(lambda: self._desk.app.identity.pages(content))
        self._content = content or b""
        dialog.show_pages(pages or ())
        if not pages:
            dialog.warning.show_words(self._page.trouble.words, "careful")

    def _save(self, dialog: IdentityDialog, name: str) -> None:
        content, covers = self._content, tuple(dialog.covers)
        made = self._page.attempt(lambda: self._desk.app.identity.make(content, covers, name))
        if made is None:
            return
        dialog.warning.show_words("\n".join(made.warnings), "careful")

        def write(paths: list[Path]) -> None:
            self._page.save(paths[0], made.pdf)

        self._desk.chooser.save_file(
            self._page, "Save the copy", _FILE_NAME.format(name=name), write
        )
