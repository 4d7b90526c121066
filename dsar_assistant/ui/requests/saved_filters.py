"""Named ways of looking at the list: used, kept and forgotten from one menu."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from dsar_assistant.domain.changes import Done
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.saved_filter import LONGEST_NAME, SavedFilter
from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.requests.list_view import RequestsList
from dsar_assistant.ui.widgets.buttons import QuietButton
from dsar_assistant.ui.widgets.forms import FormRow, LineField
from dsar_assistant.ui.widgets.labels import plain_caption

_KEEP = "Keep what is shown now…"
_SENTENCE = (
    "The words, the choice and the order of the list are kept in your vault under this name. "
    "A filter of the same name is replaced."
)


class FilterNameDialog(AskDialog):
    """Asks for a name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Keep this filter", _SENTENCE, "Keep it")
        self.name = LineField()
        self.name.setMaxLength(LONGEST_NAME)
        self.ask(FormRow("Name of the filter", self.name, required=True))
        self.name.setFocus()


class SavedFilters(QObject):
    """Works for the page with the list; ``button`` opens the menu."""

    def __init__(self, page: Page, shown: RequestsList) -> None:
        super().__init__(page)
        self._page, self._list, self._app = page, shown, page.desk.app
        self.dialog: FilterNameDialog | None = None
        self.button = QuietButton("Saved filters", "find")
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self.refresh)
        self.button.setMenu(self.menu)

    def refresh(self) -> None:
        """Offer what is kept now; called each time the menu opens."""
        self.menu.clear()
        kept = self._page.attempt(self._app.filters.all) or ()
        for one in kept:
            self.menu.addAction(plain_caption(one.name)).triggered.connect(partial(self._use, one))
        if kept:
            self.menu.addSeparator()
        self.menu.addAction(_KEEP).triggered.connect(self.ask)
        if kept:
            forget = QMenu("Forget a filter", self.menu)
            self.menu.addMenu(forget)
            for one in kept:
                action = forget.addAction(plain_caption(one.name))
                action.triggered.connect(partial(self._forget, one.name))

    def ask(self) -> FilterNameDialog:
        """Ask under which name to keep what is shown."""
        dialog = self.dialog = FilterNameDialog(self._page)
        dialog.keep_open_until(lambda: self._keep(dialog.name.value()))
        dialog.open()
        return dialog

    def _keep(self, name: str) -> str:
        """Keep what is shown; gives the words of a refusal."""
        try:
            done: Done[SavedFilter] = self._app.filters.keep(self._list.shown_as(name))
        except DsarError as error:
            return str(error)
        self._page.desk.runner.announce(done)
        self._page.said.emit("Kept. Choose it again under Saved filters.")
        return ""

    def _use(self, saved: SavedFilter, *_: object) -> None:
        self._list.show_as(saved)

    def _forget(self, name: str, *_: object) -> None:
        self._page.command(lambda: self._app.filters.remove(name))
