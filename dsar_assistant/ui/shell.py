"""The open window: the rail, the pages, and who gets which wish."""

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from dsar_assistant.domain.changes import Changes
from dsar_assistant.services.search_everything import Hit, HitKind
from dsar_assistant.ui.calendar.page import CalendarPage
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.find.page import FindPage
from dsar_assistant.ui.home.page import HomePage
from dsar_assistant.ui.letters.page import LetterPage
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.people.page import PeoplePage
from dsar_assistant.ui.rail import Rail
from dsar_assistant.ui.requests.page import RequestsPage
from dsar_assistant.ui.search_palette import SearchPalette
from dsar_assistant.ui.settings.page import SettingsPage
from dsar_assistant.ui.widgets.arrange import row
from dsar_assistant.ui.wishes import (
    GoTo,
    LockVault,
    PageName,
    PutBack,
    ShowRequest,
    Wish,
    WriteLetter,
    WriteTo,
)

P = TypeVar("P", bound=Page)
_ATTRIBUTES = {
    PageName.HOME: "home",
    PageName.FIND: "find_page",
    PageName.REQUESTS: "requests",
    PageName.CALENDAR: "calendar",
    PageName.LETTER: "letter",
    PageName.PEOPLE: "people",
    PageName.SETTINGS: "settings",
}


class Shell(QWidget):
    """Everything that is seen while the vault is open; let go of when it locks."""

    lock_asked = Signal()
    back_asked = Signal(str)
    said = Signal(str)
    page_shown = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rail = Rail()
        self._stack = QStackedWidget()
        self._made: list[Page] = []
        self.rail.chosen.connect(self.show_page)
        self.rail.lock_asked.connect(self.lock_asked)
        self.rail.search_asked.connect(self.search)
        desk.runner.changed.connect(self.hear)
        desk.subject.changed.connect(self._hear_of_person)
        line = row(self.rail, space=0)
        line.addWidget(self._stack, 1)
        self.setLayout(line)

    # Each page is made when it is first wanted, so that the window opens at once.

    @cached_property
    def home(self) -> HomePage:
        """The first page."""
        return self._keep(HomePage(self._desk))

    @cached_property
    def find_page(self) -> FindPage:
        """Where organisations are found."""
        return self._keep(FindPage(self._desk))

    @cached_property
    def requests(self) -> RequestsPage:
        """All requests, and one of them."""
        return self._keep(RequestsPage(self._desk))

    @cached_property
    def calendar(self) -> CalendarPage:
        """The days that matter."""
        return self._keep(CalendarPage(self._desk))

    @cached_property
    def letter(self) -> LetterPage:
        """Where a letter is written."""
        return self._keep(LetterPage(self._desk))

    @cached_property
    def people(self) -> PeoplePage:
        """The people whose data it is."""
        return self._keep(PeoplePage(self._desk))

    @cached_property
    def settings(self) -> SettingsPage:
        """Choices about the program."""
        return self._keep(SettingsPage(self._desk))

    def _keep(self, page: P) -> P:
        self._made.append(page)
        self._stack.addWidget(page)
        page.asked.connect(self.grant)
        page.said.connect(self.said)
        return page

    def page(self, name: PageName) -> Page:
        """Give a page by its name in the rail."""
        page: Page = getattr(self, _ATTRIBUTES[name])
        return page

    def show_page(self, name: PageName) -> None:
        """Show a page, fresh if something changed meanwhile."""
        page = self.page(name)
        page.show_if_stale()
        self._stack.setCurrentWidget(page)
        self.rail.show_page(name)
        self.page_shown.emit(name)

    def hear(self, changes: Changes) -> None:
        """Tell every page what changed."""
        for page in self._made:
            page.hear(changes)

    def leave(self) -> None:
        """Keep what was typed last, and hear of nothing any more."""
        self._desk.runner.changed.disconnect(self.hear)
        self._desk.subject.changed.disconnect(self._hear_of_person)
        for page in self._made:
            page.leave()

    def _hear_of_person(self) -> None:
        self.hear(Changes(frozenset({"person"})))

    def search(self) -> SearchPalette:
        """Search everywhere."""
        palette = SearchPalette(self, self._desk)
        palette.chosen.connect(self.open_hit)
        palette.open()
        return palette

    def undo(self) -> None:
        """Take the last change of the request that is shown back."""
        if (page := self._page_of_request()) is not None:
            page.papers.undo(page.request_id)

    def redo(self) -> None:
        """Do the change again that was taken back last in the request that is shown."""
        if (page := self._page_of_request()) is not None:
            page.papers.redo(page.request_id)

    def _page_of_request(self) -> RequestsPage | None:
        """Give the page while it shows a request; else say what to do first."""
        page = self._stack.currentWidget()
        if isinstance(page, RequestsPage) and page.request_id:
            return page
        self.said.emit("Open a request first. Undo and redo work on the record it shows.")
        return None

    def open_hit(self, hit: Hit) -> None:
        """Show what was found."""
        if hit.kind is HitKind.PERSON:
            self._desk.subject.choose(hit.key)
            self.show_page(PageName.PEOPLE)
        elif hit.kind is HitKind.ORGANISATION:
            person = self._desk.subject.person()
            if person is not None:
                self.grant(WriteTo(person.id, (hit.key,)))
        else:
            self.grant(ShowRequest(hit.request_id))
            if hit.kind is HitKind.LETTER:
                self.requests.see_letter(hit.key)
            elif hit.kind is HitKind.REPLY:
                self.requests.papers.see(hit.key)

    def grant(self, wish: Wish) -> None:
        """Do what a page asked for."""
        if isinstance(wish, GoTo):
            self.show_page(wish.page)
        elif isinstance(wish, ShowRequest):
            self.show_page(PageName.REQUESTS)
            self.requests.show_request(wish.request_id)
        elif isinstance(wish, WriteTo):
            self.letter.write_to(wish)
            self.show_page(PageName.LETTER)
        elif isinstance(wish, WriteLetter):
            self.letter.write_in(wish)
            self.show_page(PageName.LETTER)
        elif isinstance(wish, LockVault):
            self.lock_asked.emit()
        elif isinstance(wish, PutBack):
            self.back_asked.emit(wish.backup)
