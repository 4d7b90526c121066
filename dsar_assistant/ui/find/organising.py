"""Takes the person's own word on organisations: added, corrected, annotated, taken back."""

from PySide6.QtCore import QObject, Signal

from dsar_assistant.services.keep_organisations import OwnEntry
from dsar_assistant.ui.dialog import AskDialog, confirm
from dsar_assistant.ui.find.add_dialog import REMOVE, AddDialog, CorrectDialog
from dsar_assistant.ui.find.lookup import behind_domain, suggestions
from dsar_assistant.ui.page import Page

_GONE = "Only you know this organisation, so all that you wrote of it goes."
_BACK = "It will stand as the directory or a list has it. What you wrote of it goes."


class Organising(QObject):
    """Works for a page. ``write_asked(id)`` wants a letter; ``listed(id)`` a place in the list."""

    write_asked = Signal(str)
    listed = Signal(str)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._app = page, page.desk.app

    def ask_new(self, domain: str, name: str = "") -> AddDialog:
        """Ask for an organisation that is in no directory."""
        dialog = AddDialog(self._page, domain)
        if name:
            dialog.name.setText(name)
        dialog.accepted.connect(lambda: self._add(dialog, domain))
        dialog.typed.connect(lambda text: self._suggest(dialog, text))
        if domain:
            found = self._page.attempt(lambda: behind_domain(self._app, domain)) or ()
            dialog.suggestions.show_suggestions(found)
        dialog.open()
        return dialog

    def ask_correction(self, controller_id: str) -> CorrectDialog | None:
        """Ask what the person knows better of an organisation, and for their note."""
        known = self._page.attempt(lambda: self._app.candidates.controller(controller_id))
        if known is None:
            return None
        dialog = CorrectDialog(self._page, known, self._entry(controller_id))
        dialog.accepted.connect(
            lambda: self._page.command(
                lambda: self._app.organisations.change(controller_id, dialog.answers())
            )
        )
        dialog.take_back_asked.connect(lambda: self.ask_take_back(controller_id))
        dialog.open()
        return dialog

    def ask_take_back(self, controller_id: str) -> AskDialog | None:
        """Ask before what the person wrote goes."""
        entry = self._entry(controller_id)
        if entry is None:
            return None
        return confirm(
            self._page,
            f"{entry.words} Take it back?",
            f"{entry.controller.display_name}. {_GONE if entry.is_added else _BACK}",
            REMOVE if entry.is_added else "Take it back",
            lambda: self._take_back(controller_id),
        )

    def _take_back(self, controller_id: str) -> None:
        self._page.command(lambda: self._app.organisations.take_back(controller_id))

    def _entry(self, controller_id: str) -> OwnEntry | None:
        entries = self._page.attempt(self._app.organisations.all) or ()
        return next((one for one in entries if one.controller.id == controller_id), None)

    def _suggest(self, dialog: AddDialog, text: str) -> None:
        found = self._page.attempt(lambda: suggestions(self._app, text)) or ()
        dialog.suggestions.show_suggestions(found)

    def _add(self, dialog: AddDialog, domain: str) -> None:
        key, new = dialog.controller_id, dialog.answers()
        if key and not dialog.is_changed:
            self.write_asked.emit(key)
            return
        organisations = self._app.organisations
        kept = self._page.command(
            lambda: organisations.change(key, new) if key else organisations.add(new)
        )
        if kept is None:
            return
        # Where no trace leads to it, the list does not show it: its letter opens at once.
        (self.listed if domain else self.write_asked).emit(kept.id)
