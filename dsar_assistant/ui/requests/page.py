"""All requests, and one of them with its whole record."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.services.log_form import LOG_MENU, LogEntry
from dsar_assistant.services.read_response import ReplyReport
from dsar_assistant.services.track_deadlines import RequestRow, RequestView
from dsar_assistant.ui.batch_printing import BatchPrinting
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.dialog import AskDialog, confirm
from dsar_assistant.ui.letter_window import LetterWindow
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.requests.bulk import Bulk
from dsar_assistant.ui.requests.detail import RequestDetail
from dsar_assistant.ui.requests.in_and_out import InAndOut
from dsar_assistant.ui.requests.list_view import RequestsList
from dsar_assistant.ui.requests.log_dialog import LogDialog
from dsar_assistant.ui.requests.logging import Logging
from dsar_assistant.ui.requests.papers import LookedThrough, Papers
from dsar_assistant.ui.requests.proving import Proving
from dsar_assistant.ui.requests.reply_view import ReplyView
from dsar_assistant.ui.requests.replying import Replying
from dsar_assistant.ui.requests.saved_filters import SavedFilters
from dsar_assistant.ui.widgets.arrange import FlowLayout, column, holder
from dsar_assistant.ui.widgets.buttons import PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.cards import EmptyState, SectionHeading
from dsar_assistant.ui.widgets.scroll import ScrollColumn
from dsar_assistant.ui.wishes import GoTo, PageName, WriteLetter

_EMPTY = "Find organisations that may hold your data, then write to them. They are kept here."
_REMOVE = (
    "The request goes with its letters and its record. For 30 days it can be brought back, "
    "then it is erased. What you posted stays posted. Close it instead to keep the record."
)


class RequestsPage(Page):
    """Shows the list, or one request in its place."""

    shows = frozenset({"request", "person"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: RequestView | None = None
        self.dialog: AskDialog | None = None
        self.list = RequestsList()
        self.list.opened.connect(self.show_request)
        self.bulk = Bulk(self)
        self.list.posting_asked.connect(self.bulk.ask_posted)
        self.list.closing_asked.connect(self.bulk.ask_closing)
        self.list.removing_asked.connect(self.bulk.ask_removing)
        self.detail = RequestDetail(self._cite)
        self.reply = ReplyView(self._cite)
        self.papers, self.replying = Papers(self), Replying(self)
        self.logging, self.proving = Logging(self), Proving(self)
        self.batches = BatchPrinting(self)
        self._list_page = self._build_list()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list_page)
        self._stack.addWidget(self.detail)
        self._stack.addWidget(self.reply)
        self._connect()
        self._connect_reply()
        self.fill(self.papers.progress, self.batches.progress, self._stack)

    def _build_list(self) -> QStackedWidget:
        calendar = QuietButton("Save due days as a calendar…", "calendar")
        calendar.clicked.connect(self._save_calendar)
        batch = QuietButton("Print all drafts…", "print")
        batch.clicked.connect(self.batches.ask)
        heading = SectionHeading("Requests", "", role="display")
        self.in_and_out = InAndOut(self)
        self.filters = SavedFilters(self, self.list)
        buttons = (batch, calendar, self.in_and_out.button, self.filters.button)
        tools = holder(FlowLayout(*buttons, space=Space.MEDIUM))
        layout = column(heading, tools, space=Space.LARGE)
        layout.addWidget(self.list, 1)
        full = holder(layout)
        layout.setContentsMargins(Space.VAST, Space.VAST, Space.VAST, Space.LARGE)
        find = PrimaryButton("Find organisations", "find")
        find.clicked.connect(lambda: self.asked.emit(GoTo(PageName.FIND)))
        empty = ScrollColumn(
            "No requests yet", EmptyState("requests", "No requests yet", _EMPTY, find)
        )
        stack = QStackedWidget()
        stack.addWidget(full)
        stack.addWidget(empty)
        return stack

    def _connect(self) -> None:
        self.detail.back_asked.connect(self.show_list)
        self.detail.log_asked.connect(self.log)
        self.detail.records_asked.connect(
            lambda kind: self.logging.ask_about(self.request_id, kind)
        )
        self.detail.correct_asked.connect(lambda key: self.logging.correct(self.request_id, key))
        self.detail.proof_asked.connect(lambda key: self.logging.add_proof(self.request_id, key))
        self.detail.posting_asked.connect(lambda key: self.logging.post(self.request_id, key))
        self.detail.sum_asked.connect(self._save_sum)
        self.detail.identity_asked.connect(self._prove)
        self.detail.contact_asked.connect(lambda: self.in_and_out.save_contact(self.request_id))
        self.detail.write_asked.connect(self._write)
        self.detail.remove_asked.connect(self._ask_remove)
        self.detail.letter_asked.connect(self.see_letter)
        self.detail.take_back_asked.connect(self._take_back)

    def _connect_reply(self) -> None:
        view, replying = self.reply, self.replying
        self.papers.read.connect(self.show_reply)
        self.papers.refusal_asked.connect(replying.ask_refusal)
        view.back_asked.connect(lambda: self.show_request(self.request_id))
        view.write_to_asked.connect(lambda named: replying.write_to(self.request_id, named))
        view.letter_asked.connect(lambda claim: replying.answer(self.request_id, claim))
        view.missing_asked.connect(lambda: self._ask(replying.ask_missing))
        view.codes_asked.connect(lambda: self._ask(replying.ask_codes))

    def _ask(self, ask: Callable[[str, ReplyReport], None]) -> None:
        report = self.reply.report()
        if report is not None:
            ask(self.request_id, report)

    def show_reply(self, request_id: str, looked: LookedThrough) -> None:
        """Show what a reply says, unless another request was opened meanwhile."""
        if request_id != self.request_id:
            return
        links = self.desk.app.responses.next_links(looked.report)
        letters = self.replying.letters(request_id)
        self.reply.show_report(looked.report, links, letters, looked.changes)
        self._stack.setCurrentWidget(self.reply)

    def refresh(self) -> None:
        """Show what is so now."""
        deadlines = self.desk.app.deadlines
        if self.attempt(lambda: deadlines.is_ready) is False:
            self.said.emit("Going through your record. This takes a moment after opening.")
            self.start(lambda _: deadlines.rows()).succeeded.connect(self._show_rows)
            return
        self._show_rows(self.attempt(deadlines.rows) or ())

    def _show_rows(self, rows: tuple[RequestRow, ...]) -> None:
        self.list.show_rows(rows)
        self._list_page.setCurrentIndex(0 if rows else 1)
        if self._view is not None:
            self.show_request(self._view.request.id)

    def show_list(self) -> None:
        """Go back to all requests."""
        self._view = None
        self._stack.setCurrentIndex(0)
        self.list.table.setFocus()

    def show_request(self, request_id: str) -> None:
        """Show one request."""
        try:
            self._view = self.desk.app.deadlines.one(request_id)
        except DsarError as error:
            self.show_trouble(error)
            self.show_list()
            return
        self.detail.show_view(self._view, *self.papers.cards(self._view))
        self._stack.setCurrentIndex(1)

    def _prove(self) -> None:
        if self._view is not None:
            self.proving.ask(self._view)

    @property
    def request_id(self) -> str:
        """The request that is shown; empty while the list is."""
        return self._view.request.id if self._view else ""

    @property
    def first_id(self) -> str:
        """The request at the top of the list; empty if there is none."""
        return self.list.first_id()

    def _cite(self, provision_id: str) -> str:
        """Give a rule's short citation as of the day the clock started; empty if unknown."""
        knowledge = self.desk.app.knowledge
        regime = self._view.request.regime if self._view else RegimeCode.UK_GDPR
        deadline = self._view.deadline if self._view else None
        on: date = deadline.starts if deadline else knowledge.today
        try:
            return knowledge.jurisdiction_of(regime).provision(provision_id, on).short
        except DsarError:
            return ""

    def _write(self, kind_id: str) -> None:
        self.asked.emit(WriteLetter(self.request_id, kind_id or None))

    def log(self, entry: LogEntry | None = None) -> LogDialog | None:
        """Ask about something that happened; a reply, unless another entry of the menu is given."""
        return self.logging.ask(self.request_id, entry or LOG_MENU[0][0])

    def _save_sum(self) -> None:
        pages = self.attempt(lambda: self.desk.app.bundles.sum_pages(self.request_id))
        if not pages:
            return

        def write(paths: list[Path]) -> None:
            self.save(paths[0], pages[-1])

        self.desk.chooser.save_file(self, "Save the sum", "how-the-day-was-worked-out.pdf", write)

    def _take_back(self, fact_id: str) -> None:
        request_id = self.request_id
        self.command(lambda: self.desk.app.facts.take_back(request_id, fact_id))

    def see_letter(self, letter_id: str) -> LetterWindow | None:
        """Show a finished letter as it was printed."""
        paper = self.desk.settings.paper
        pdf = self.attempt(lambda: self.desk.app.letters.reprint(self.request_id, letter_id, paper))
        if pdf is None:
            return None
        reference = self._view.row.reference if self._view else "letter"
        window = LetterWindow(self, self.desk, pdf, f"{reference}.pdf")
        window.save_asked.connect(lambda path: self.save(path, pdf))
        window.open()
        return window

    def _ask_remove(self) -> None:
        request_id = self.request_id

        def remove() -> None:
            self.show_list()
            self.command(lambda: self.desk.app.requests.remove(request_id))

        self.dialog = confirm(self, "Remove this request?", _REMOVE, "Remove it", remove)

    def _save_calendar(self) -> None:
        content = self.attempt(self.desk.app.deadlines.calendar)
        if content is None:
            return

        def write(paths: list[Path]) -> None:
            self.save(paths[0], content)

        self.desk.chooser.save_file(self, "Save due days", "due-days.ics", write)
