"""Other people's lists of organisations: take one in, see what it offers, remove it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from dsar_assistant.directory.packs.columns import ColumnMap
from dsar_assistant.directory.packs.errors import PackUnknownError
from dsar_assistant.directory.packs.read import PackWords
from dsar_assistant.domain.changes import Done
from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.text import counted
from dsar_assistant.finding.column_map import TablePreview
from dsar_assistant.services.inspect_pack import AddressChange, PackReport
from dsar_assistant.services.keep_packs import ListInUse
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.settings.list_columns_dialog import ListColumnsDialog
from dsar_assistant.ui.settings.signers import Signers
from dsar_assistant.ui.tasks import Task
from dsar_assistant.ui.widgets.arrange import Item, clear, column, row
from dsar_assistant.ui.widgets.buttons import LinkButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.drop_zone import DropZone
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner
from dsar_assistant.ui.widgets.progress import ProgressPanel

MOST_OFFERS = 20
_WORDS = (
    "datenanfragen, charities, schools, NHS practices, Companies House, JustDeleteMe, vendor "
    "lists, or a table (CSV) with a column of names. It stays on this computer."
)
_OTHERS = (
    "These lists give another address than the one in use. Nothing changes unless you choose. "
    "Look in the organisation's own privacy notice first."
)


class ListsCard(Card):
    """``refused`` carries an error, ``said`` good news."""

    refused = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(plain_label("Lists by others", "title"))
        self._desk = desk
        self._task: Task | None = None
        self._unknown: tuple[Path, DsarError] | None = None
        self.zone = DropZone("Take in a list of organisations", _WORDS, desk.chooser)
        self.zone.dropped.connect(self.take_in)
        self.progress = ProgressPanel()
        self.progress.stop_asked.connect(self._stop)
        self.warning = Banner("careful", closable=True)
        self._lists: QVBoxLayout = column(space=Space.MEDIUM)
        self._offers: QVBoxLayout = column(space=Space.MEDIUM)
        self.signers = Signers(desk, self)
        self.signers.refused.connect(self.refused)
        self.signers.said.connect(self.said)
        self.signers.changed.connect(self.show_lists)
        for item in (self._lists, self.zone, self.progress, self.warning, self._offers):
            self.add(item)
        self.add(self.signers)

    def show_lists(self) -> None:
        """Show the lists in use, and what they offer."""
        packs = self._desk.app.packs
        clear(self._lists)
        for one in packs.lists():
            self._lists.addLayout(self._list(one))
        for name in packs.damaged():
            words = f"The list {name} cannot be read any more. Take it in again."
            self._lists.addWidget(plain_label(words))
        self.signers.show_signers()
        clear(self._offers)
        offers = packs.offers()
        if offers:
            self._offers.addWidget(plain_label(_OTHERS, "muted"))
        for change in offers[:MOST_OFFERS]:
            self._offers.addWidget(self._offer(change))
        if len(offers) > MOST_OFFERS:
            more = f"and {len(offers) - MOST_OFFERS:,} more"
            self._offers.addWidget(plain_label(more, "muted"))

    def take_in(self, paths: list[Path], columns: ColumnMap | None = None) -> None:
        """Use the first file or folder from now on.

        Args:
            columns: What the person said of the columns of a table.
        """
        if self._task is not None or not paths:
            return
        packs, path = self._desk.app.packs, paths[0]
        words = PackWords(columns=columns)
        task = Task(lambda ticket: packs.take_in(path, words, ticket), writes=True)
        task.succeeded.connect(self._tell)
        task.refused.connect(lambda error: self._refuse(path, error))
        self._begin(task, "Reading the list")

    def _refuse(self, path: Path, error: DsarError) -> None:
        """Ask what the columns of an unknown table are; say what else is wrong."""
        if isinstance(error, PackUnknownError):
            self._unknown = path, error
        else:
            self.refused.emit(error)

    def _look_at_columns(self, path: Path, error: DsarError) -> None:
        evidence = self._desk.app.evidence
        task = Task(lambda ticket: evidence.preview_table(path, ticket))
        task.succeeded.connect(lambda preview: self.ask_columns(path, preview, error))
        task.refused.connect(self.refused)
        self._begin(task, "Looking at the columns")

    def ask_columns(self, path: Path, preview: TablePreview | None, error: DsarError) -> None:
        """Ask what the columns of a table are, and take the list in by them."""
        if preview is None or not preview.guess.header_rows:
            self.refused.emit(error)
            return
        dialog = ListColumnsDialog(self, path, preview)
        dialog.accepted.connect(lambda: self.take_in([path], dialog.answers()))
        dialog.open()

    def _begin(self, task: Task, words: str) -> None:
        self.progress.begin(words)
        task.progressed.connect(self.progress.show_progress)
        task.finished.connect(self._end)
        self._task = task
        self._desk.runner.start(task)

    def _list(self, one: ListInUse) -> QVBoxLayout:
        as_of = f"as of {one.as_of.words}" if one.as_of else "not dated"
        signed = one.signed_words
        found = counted(one.organisations, "organisation")
        words = f"{found}, {as_of}. Licence: {one.licence}. {signed[0].upper()}{signed[1:]}."
        remove = LinkButton("Remove", "trash")
        remove.setAccessibleName(f"Remove {one.label}"[:60])
        remove.clicked.connect(lambda: self._run(lambda: self._desk.app.packs.remove(one.id)))
        line = row(space=Space.MEDIUM)
        line.addLayout(column(plain_label(one.label), plain_label(words, "caption"), space=0), 1)
        line.addWidget(remove)
        return column(line)

    def _offer(self, change: AddressChange) -> Card:
        use = QuietButton("Use the other address", "check")
        use.setAccessibleName(f"Use the other address of {change.name}"[:60])
        key, list_id = change.controller_id, change.list_id
        use.clicked.connect(lambda: self._run(lambda: self._desk.app.packs.use_offer(key, list_id)))
        sides = row(space=Space.LARGE)
        known = change.known or ("no address",)
        for title, lines, age in (
            ("In use", known, change.known_age if change.known else ""),
            ("In the list", change.offered, change.offered_age),
        ):
            sides.addLayout(_side(title, lines, age), 1)
        card = Card(plain_label(change.name, "strong"), role="sunken")
        if change.is_written_to:
            card.add(Banner("careful", "You have written to them at the address in use."))
        card.add(sides)
        card.add(row(use, None))
        return card

    def _run(self, command: Callable[[], Done[bool] | Done[Controller]]) -> None:
        task = Task(lambda _: command(), writes=True)
        task.refused.connect(self.refused)
        task.finished.connect(self.show_lists)
        self._desk.runner.start(task)

    def _tell(self, report: PackReport) -> None:
        found = counted(len(report.installed.pack.controllers), "organisation")
        self.said.emit(f"{found} taken in, {report.added:,} of them new.")
        odd = [f"{one.name}: {' '.join(one.reasons)}" for one in report.suspects[:MOST_OFFERS]]
        unread = len(report.installed.pack.problems)
        if unread:
            odd.append(f"{counted(unread, 'entry', 'entries')} could not be read.")
        self.warning.show_words("\n".join((*report.warnings, *odd)))

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _end(self) -> None:
        self._task = None
        self.progress.end()
        self.show_lists()
        if self._unknown is not None:
            path, error = self._unknown
            self._unknown = None
            self._look_at_columns(path, error)


def _side(title: str, lines: tuple[str, ...], age: str) -> QVBoxLayout:
    shown: list[Item] = [plain_label(title, "caption")]
    shown += [plain_label(line) for line in lines]
    return column(*shown, plain_label(age, "caption"), None, space=0)
