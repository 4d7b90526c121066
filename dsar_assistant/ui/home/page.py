"""The first page: what needs attention, what is due next, and how to begin."""

from collections.abc import Callable

from dsar_assistant.domain.text import counted
from dsar_assistant.services.track_deadlines import HomeView, RequestRow
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.request_line import RequestLine
from dsar_assistant.ui.widgets.arrange import FlowLayout, clear, holder
from dsar_assistant.ui.widgets.buttons import PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card, EmptyState, SectionHeading
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner
from dsar_assistant.ui.widgets.scroll import ScrollColumn
from dsar_assistant.ui.wishes import GoTo, PageName, ShowRequest, WriteLetter

_EMPTY = (
    "Answer a few questions about your life, or drop in your mailbox. You then see which "
    "organisations may hold your data and why, and write to them in a few minutes."
)
_ALL_WELL = "The next days on which answers are due are below."


# A first page is for today; thousands of lines would also hold up the window.
MOST_LINES = 12


class HomePage(Page):
    """Shows today's state of everything; it decides nothing."""

    shows = frozenset({"request", "person", "candidate", "evidence"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._scroll = ScrollColumn("Home")
        self.fill(self._scroll)

    def refresh(self) -> None:
        """Show what is so today."""
        deadlines = self.desk.app.deadlines
        if self.attempt(lambda: deadlines.is_ready):
            self._show(self.attempt(deadlines.home))
            return
        clear(self._scroll.column)
        words = "Going through your record. This takes a moment after opening."
        self._scroll.add(SectionHeading("Home", words, role="display"))
        self.start(lambda _: deadlines.home()).succeeded.connect(self._show)

    def _show(self, view: HomeView | None) -> None:
        clear(self._scroll.column)
        if view is None:
            return
        if view.total == 0:
            self._show_empty()
        else:
            self._show_view(view)

    def _show_empty(self) -> None:
        begin = PrimaryButton("Find organisations", "find")
        begin.clicked.connect(lambda: self.asked.emit(GoTo(PageName.FIND)))
        self._scroll.add(SectionHeading("Welcome", role="display"))
        self._scroll.add(
            EmptyState("find", "Start by finding who may hold your data", _EMPTY, begin)
        )
        self._scroll.add(_promise())

    def _show_view(self, view: HomeView) -> None:
        title = "What needs attention" if view.attention else "Nothing needs you today"
        sentence = "" if view.attention or not view.upcoming else _ALL_WELL
        self._scroll.add(SectionHeading(title, sentence, role="display"))
        for alarm in self.attempt(self.desk.app.deadlines.authority_alarms) or ():
            self._scroll.add(Banner("careful", alarm.sentence))
        self._add_lines("", view.attention, "Open", self._open)
        self._add_lines("Next answers due", view.upcoming, "Open", self._open)
        self._add_lines("Letters you began", view.drafts, "Go on writing", self._write)
        self._scroll.add(self._more())

    def _add_lines(
        self, title: str, rows: tuple[RequestRow, ...], action: str, then: Callable[[str], None]
    ) -> None:
        if title and rows:
            self._scroll.add(SectionHeading(title))
        for row in rows[:MOST_LINES]:
            line = RequestLine(row, action)
            line.opened.connect(then)
            self._scroll.add(line)
        if len(rows) > MOST_LINES:
            more = (
                f"And {counted(len(rows) - MOST_LINES, 'more', 'more')}, in the list of requests."
            )
            self._scroll.add(plain_label(more, "muted"))

    def _more(self) -> Card:
        find = PrimaryButton("Find organisations", "find")
        find.clicked.connect(lambda: self.asked.emit(GoTo(PageName.FIND)))
        all_requests = QuietButton("See all requests", "requests")
        all_requests.clicked.connect(lambda: self.asked.emit(GoTo(PageName.REQUESTS)))
        return Card(
            plain_label("Start a new request", "title"),
            plain_label("Find who else may hold your data, then write to them.", "muted"),
            holder(FlowLayout(find, all_requests)),
        )

    def _open(self, request_id: str) -> None:
        self.asked.emit(ShowRequest(request_id))

    def _write(self, request_id: str) -> None:
        self.asked.emit(WriteLetter(request_id))


def _promise() -> Card:
    return Card(
        plain_label("What this program promises", "title"),
        plain_label("Everything stays on this computer, encrypted. It never uses the internet."),
        plain_label("A lead is only a lead: an organisation may hold your data, or it may not."),
        plain_label("It helps you to write and to keep track. It is not legal advice."),
        role="sunken",
    )
