"""Does what the cards of a request ask for: keep files, read the reply, undo, bind."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.request import Status
from dsar_assistant.responses.compare import Comparison
from dsar_assistant.services.keep_attachment import ShownFile
from dsar_assistant.services.read_response import ReplyReport
from dsar_assistant.services.track_deadlines import RequestView
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.requests.beside import Beside
from dsar_assistant.ui.requests.binding import Binding
from dsar_assistant.ui.requests.file_window import FileWindow
from dsar_assistant.ui.requests.keeping import Kept, keep_files
from dsar_assistant.ui.requests.papers_card import PapersCard, RecordCard
from dsar_assistant.ui.tasks import Task, Ticket
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.progress import ProgressPanel

_REFUSED = {Status.REFUSED}


class SomeNotKeptError(DsarError):
    """Some files could not be kept; the others were."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Say why, for each."""
        super().__init__(" ".join(problems))


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """What a reply says, and what differs from an earlier one."""

    report: ReplyReport
    changes: Comparison | None


class Papers(QObject):
    """Works for a page; ``read`` gives a request's id and a ``LookedThrough``."""

    read = Signal(str, object)
    refusal_asked = Signal(str)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._app, self._runner = page, page.desk.app, page.desk.runner
        self._request_id = ""
        self._task: Task | None = None
        self.window: FileWindow | None = None
        self.binding = Binding(page, self._begin)
        self.beside = Beside(page)
        self.progress = ProgressPanel()
        self.progress.stop_asked.connect(self._stop)

    def cards(self, view: RequestView) -> tuple[Card, ...]:
        """Give the cards of a request, made anew each time it is shown."""
        self._request_id = view.request.id
        papers = PapersCard(self._page.desk.chooser)
        papers.dropped.connect(self.add)
        papers.see_asked.connect(self.see)
        papers.remove_asked.connect(self._remove)
        papers.read_asked.connect(self.read_again)
        papers.refusal_asked.connect(lambda: self.refusal_asked.emit(self._request_id))
        files = self._page.attempt(lambda: self._app.attachments.all(view.request.id)) or ()
        papers.beside_asked.connect(lambda: self.beside.open(view.request))
        has_both = bool(view.request.letters and self.beside.replies(view.request))
        papers.show_files(files, is_refused=view.row.status in _REFUSED, has_both=has_both)
        return (papers, self._record(view))

    def _record(self, view: RequestView) -> RecordCard:
        key = view.request.id
        card = RecordCard(self._app.undo.view(key))
        card.undo_asked.connect(lambda: self.undo(key))
        card.redo_asked.connect(lambda: self.redo(key))
        card.bundle_asked.connect(lambda form: self.binding.bind(key, form))
        card.choose_asked.connect(lambda: self.binding.choose(key))
        return card

    def undo(self, request_id: str) -> None:
        """Take the last change of a request's record back, and say which it was."""
        undo = self._app.undo
        view = self._page.attempt(lambda: undo.view(request_id))
        if view is not None and self._page.command(lambda: undo.undo(request_id)) is not None:
            self._page.said.emit(f"Undone: {view.undo_words}")

    def redo(self, request_id: str) -> None:
        """Do the change again that was taken back last, and say which it was."""
        undo = self._app.undo
        view = self._page.attempt(lambda: undo.view(request_id))
        if view is not None and self._page.command(lambda: undo.redo(request_id)) is not None:
            self._page.said.emit(f"Done again: {view.redo_words}")

    def add(self, paths: list[Path]) -> None:
        """Keep files with the request, then look through them."""
        key, attachments = self._request_id, self._app.attachments

        def work(ticket: Ticket) -> object:
            return keep_files(attachments, key, paths, ticket)

        task = self._begin("Keeping the files", work, writes=True)
        if task is not None:
            task.succeeded.connect(lambda kept: self._kept(key, kept))

    def _kept(self, key: str, kept: Kept) -> None:
        self._task = None
        if kept.problems:
            self._page.show_trouble(SomeNotKeptError(kept.problems))
        if not kept.paths:
            return
        responses = self._app.responses
        self._look(key, lambda: responses.check(kept.paths, responses.asked_in(key)))

    def read_again(self) -> None:
        """Look through everything that is kept with the request."""
        key, responses = self._request_id, self._app.responses
        self._look(key, lambda: responses.check_kept(key))

    def _look(self, key: str, check: Callable[[], ReplyReport]) -> None:
        def work(ticket: Ticket) -> object:
            report = check()
            ticket.checkpoint()
            return LookedThrough(report, self._app.responses.since_earlier(key))

        task = self._begin("Looking through the reply", work)
        if task is not None:
            task.succeeded.connect(lambda looked: self.read.emit(key, looked))

    def see(self, attachment_id: str) -> None:
        """Show a kept file inside the program."""
        task = self._begin("Opening the file", lambda _: self._app.attachments.show(attachment_id))
        if task is not None:
            task.succeeded.connect(self._show)

    def _show(self, file: ShownFile) -> None:
        window = self.window = FileWindow(self._page, file, self._page.desk.chooser)
        window.save_asked.connect(lambda path: self._save_copy(path, file.attachment.id))
        window.open()

    def _save_copy(self, path: Path, attachment_id: str) -> None:
        content = self._page.attempt(lambda: self._app.attachments.content(attachment_id))
        if content is not None:
            self._page.save(path, content)

    def _remove(self, attachment_id: str) -> None:
        self._page.command(lambda: self._app.attachments.remove(attachment_id))
        self._page.said.emit("Removed. For 30 days it can be brought back.")

    def _begin(
        self, words: str, work: Callable[[Ticket], object], *, writes: bool = False
    ) -> Task | None:
        """Start slow work, one at a time; None while other work goes on."""
        if self._task is not None:
            self._page.said.emit("One thing at a time, please. It goes on.")
            return None
        self.progress.begin(words)
        task = Task(work, writes=writes)
        task.progressed.connect(self.progress.show_progress)
        task.refused.connect(self._page.show_trouble)
        task.cancelled.connect(lambda: self._page.said.emit("Stopped. What was kept is safe."))
        task.finished.connect(lambda: self._end(task))
        self._task = task
        return self._runner.start(task)

    def _end(self, task: Task) -> None:
        """Make room for the next, unless the next has begun already."""
        if self._task is None or self._task is task:
            self._task = None
            self.progress.end()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()
