"""Drop a mailbox or other files here; see what was read, and what could not be."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from dsar_assistant.domain.evidence import EvidenceFile
from dsar_assistant.domain.text import counted, day_in_words
from dsar_assistant.services.import_evidence import SourceAdvice, SourceReport
from dsar_assistant.ui.icons import IconLabel
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import FlowLayout, clear, column, holder, row
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton, ToggleButton
from dsar_assistant.ui.widgets.cards import Card, SectionHeading
from dsar_assistant.ui.widgets.drop_zone import DropZone
from dsar_assistant.ui.widgets.files import FileChooser
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner
from dsar_assistant.ui.widgets.progress import ProgressPanel
from dsar_assistant.ui.widgets.scroll import ScrollColumn

MOST_PROBLEMS = 8
_ASK_COLUMNS = "Choose the columns…"
_WORDS = (
    "Any mixture of files, folders and ZIPs. Only sender, day and count are kept, never what "
    "was written. Nothing leaves this computer."
)


class FilesView(ScrollColumn):
    """``dropped(paths)``, ``stop_asked``, ``forget_asked(file id)``, ``finished``.

    ``columns_asked`` gives the preview of a table whose columns are not known.
    """

    dropped = Signal(object)
    stop_asked = Signal()
    forget_asked = Signal(str)
    finished = Signal()
    columns_asked = Signal(object)

    def __init__(self, chooser: FileChooser, advice: Sequence[SourceAdvice]) -> None:
        super().__init__("Your files", margin=Space.WIDE)
        self.zone = DropZone("Drop your mailbox or other files here", _WORDS, chooser)
        self.zone.dropped.connect(self._drop)
        self.progress = ProgressPanel()
        self.progress.stop_asked.connect(self.stop_asked)
        self._reports: QVBoxLayout = column(space=Space.MEDIUM)
        self._files: QVBoxLayout = column(space=Space.MEDIUM)
        for item in (self.zone, self.progress, self._reports, self._files):
            self.add(item)
        self.add(AdviceCard(advice))

    def _drop(self, paths: list[Path]) -> None:
        clear(self._reports)
        self.dropped.emit(paths)

    def show_reports(self, reports: Sequence[SourceReport]) -> None:
        """Say what became of each file."""
        clear(self._reports)
        for report in reports:
            card = report_card(report)
            self._offer_columns(report, card)
            self._reports.addWidget(card)
        see = PrimaryButton("See organisations", "next")
        see.clicked.connect(self.finished)
        self._reports.addLayout(row(None, see))

    def _offer_columns(self, report: SourceReport, card: Card) -> None:
        for table in report.tables:
            ask = QuietButton(_ASK_COLUMNS, "edit")
            headings = ", ".join(table.rows[0])
            ask.setAccessibleName(f"Choose the columns: {headings}"[:60])
            ask.clicked.connect(lambda _=False, one=table: self.columns_asked.emit(one))
            card.add(row(plain_label(f"Table: {headings}"[:120], "caption"), None, ask))

    def show_files(self, files: Sequence[EvidenceFile]) -> None:
        """List what was read so far, each with a way to forget it."""
        clear(self._files)
        if not files:
            return
        card = Card(
            SectionHeading("Read so far", "Forgetting one forgets all that was seen in it.")
        )
        for file in files:
            words = f"{counted(file.items, 'entry', 'entries')}, {day_in_words(file.imported_on)}"
            forget = LinkButton("Forget", "trash")
            forget.setAccessibleName(f"Forget {file.name}"[:60])
            forget.clicked.connect(lambda _=False, key=file.id: self.forget_asked.emit(key))
            line = row(IconLabel("letter", "muted"), space=Space.MEDIUM)
            line.addLayout(
                column(plain_label(file.name), plain_label(words, "caption"), space=0), 1
            )
            line.addWidget(forget)
            card.add(line)
        self._files.addWidget(card)


def report_card(report: SourceReport) -> Card:
    """Say what became of one file: what it was, how much was read, what could not be."""
    icon, tone = ("done", "good") if report.is_known else ("warning", "careful")
    words = f"{report.label}: {counted(report.items, 'entry', 'entries')} read."
    if not report.is_known:
        words = "\n".join(_left_out(report))
    line = row(IconLabel(icon, tone), space=Space.MEDIUM)
    line.addLayout(column(plain_label(report.name, "strong"), plain_label(words), space=0), 1)
    card = Card(line)
    if report.problems and report.is_known:
        card.add(Banner("careful", _problem_words(report)))
    return card


def _problem_words(report: SourceReport) -> str:
    head = f"{counted(len(report.problems), 'place')} could not be read. The rest was."
    return "\n".join((head, *_left_out(report)))


def _left_out(report: SourceReport) -> Sequence[str]:
    """Say what was left out and why; the name of the whole is on the card already."""
    told = [
        p.reason if p.locator == report.name else f"{p.locator}: {p.reason}"
        for p in report.problems[:MOST_PROBLEMS]
    ]
    more = len(report.problems) - len(told)
    return [*told, f"and {more:,} more"] if more > 0 else told


class AdviceCard(Card):
    """Says where to get files, one group at a time."""

    def __init__(self, advice: Sequence[SourceAdvice]) -> None:
        super().__init__(SectionHeading("Where do I get such a file?"), role="sunken")
        self._advice = advice
        self._said: QVBoxLayout = column(space=Space.MEDIUM)
        buttons = QButtonGroup(self)
        line = FlowLayout(space=Space.SMALL)
        for group in dict.fromkeys(one.group for one in advice):
            button = ToggleButton(group)
            button.clicked.connect(lambda _=False, name=group: self._show(name))
            button.setChecked(not buttons.buttons())
            buttons.addButton(button)
            line.addWidget(button)
        self.add(holder(line))
        self.add(self._said)
        self._show(advice[0].group)

    def _show(self, group: str) -> None:
        clear(self._said)
        for one in self._advice:
            if one.group == group:
                words = column(
                    plain_label(one.label, "strong"), plain_label(one.where_from), space=0
                )
                self._said.addLayout(words)
