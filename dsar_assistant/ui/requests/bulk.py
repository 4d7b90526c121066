"""Does one thing to several requests: posted, closed, removed. Each keeps its own record."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.request import FactKind
from dsar_assistant.domain.text import counted
from dsar_assistant.services.record_fact import Happening
from dsar_assistant.services.track_deadlines import RequestRow
from dsar_assistant.ui.dialog import AskDialog, confirm
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.posting_dialog import PostingAnswers, PostingDialog
from dsar_assistant.ui.tasks import Ticket

Change = Callable[[RequestRow], Done[object]]


class SomeNotChangedError(DsarError):
    """Some of several requests could not be changed; the others were."""

    def __init__(self, done: int, reasons: Sequence[str]) -> None:
        """Say how many were, and why the others were not."""
        super().__init__(
            f"{counted(done, 'request')} changed, {len(reasons)} not. What was changed is kept. "
            f"Look at the others one by one: {' '.join(dict.fromkeys(reasons))}"
        )


class Bulk(QObject):
    """Works for the page with the list."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._app = page, page.desk.app
        self.dialog: AskDialog | None = None

    def ask_posted(self, rows: Sequence[RequestRow]) -> None:
        """Ask how and when the letters of these requests went, all together."""
        dialog = self.dialog = PostingDialog(self._page, self._app.knowledge.today)
        dialog.accepted.connect(lambda: self._posted(rows, dialog.answers()))
        dialog.open()

    def _posted(self, rows: Sequence[RequestRow], given: PostingAnswers) -> None:
        def post(row: RequestRow) -> Done[object]:
            letters = self._app.deadlines.one(row.request_id).request.letters
            key = row.next_step.posts or (letters[-1].id if letters else "")
            done = self._app.postings.record(row.request_id, key, given.channel, given.on)
            return Done(done.value, done.changes)

        self._run(rows, post)

    def ask_closing(self, rows: Sequence[RequestRow]) -> None:
        """Ask before these requests are closed."""
        happening = Happening(FactKind.CLOSED, self._app.knowledge.today)

        def close(row: RequestRow) -> Done[object]:
            done = self._app.facts.record(row.request_id, happening)
            return Done(done.value, done.changes)

        title = f"Close {counted(len(rows), 'request')}?"
        words = "Their record stays. Each can be opened again."
        self.dialog = confirm(
            self._page, title, words, "Close them", lambda: self._run(rows, close)
        )

    def ask_removing(self, rows: Sequence[RequestRow]) -> None:
        """Ask before these requests are removed."""

        def remove(row: RequestRow) -> Done[object]:
            done = self._app.requests.remove(row.request_id)
            return Done(done.value, done.changes)

        title = f"Remove {counted(len(rows), 'request')}?"
        words = "They go with their letters and records. For 30 days they can be brought back."
        self.dialog = confirm(
            self._page, title, words, "Remove them", lambda: self._run(rows, remove)
        )

    def _run(self, rows: Sequence[RequestRow], change: Change) -> None:
        def work(ticket: Ticket) -> Done[list[str]]:
            reasons: list[str] = []
            changes = Changes()
            for number, row in enumerate(rows):
                ticket.checkpoint(number, len(rows))
                try:
                    changes = change(row).changes
                except DsarError as error:
                    reasons.append(str(error))
            return Done(reasons, changes)

        task = self._page.start(work, writes=True)
        task.succeeded.connect(lambda reasons: self._tell(len(rows), reasons))

    def _tell(self, asked: int, reasons: Sequence[str]) -> None:
        if reasons:
            self._page.show_trouble(SomeNotChangedError(asked - len(reasons), reasons))
