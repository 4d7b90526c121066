"""Drop a mailbox or other files here; see what was read, and what could not be."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from dsar_assistant.domain.evidence import EvidenceFile
from dsar_assistant.domain.text import counted, day_in_words
from dsar_assistant.services.import_evidence import SourceAdvice, SourceReport
from dsar_assistant.ui.icons import IconLabel
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import clear, column, row
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton
from dsar_assistant.ui.widgets.cards import Card, SectionHeading
from dsar_assistant.ui.widgets.drop_zone import DropZone
from dsar_assistant.ui.widgets.files import FileChooser
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner
from dsar_assistant.ui.widgets.progress import ProgressPanel
from dsar_assistant.ui.widgets.scroll import ScrollColumn

MOST_PROBLEMS = 8
_WORDS = (
    "Any mixture of files, folders and ZIPs. Only sender, day and count are kept, never what "
    "was written. Nothing leaves this computer."
)


class FilesView(ScrollColumn):
    """``dropped(paths)``, ``stop_asked``, ``forget_asked(file id)``, ``finished``."""

    dropped = Signal(object)
    stop_asked = Signal()
    forget_asked = Signal(str)
    finished = Signal()

    def __init__(self, chooser: FileChooser, advice: Sequence[SourceAdvice]) -> None:
        super().__init__("Your files", margin=Space.WIDE)
        self.zone = DropZone("Drop your mailbox here", _WORDS, chooser)
        self.zone.dropped.connect(self._drop)
        self.progress = ProgressPanel()
        self.progress.stop_asked.connect(self.stop_asked)
        self._reports: QVBoxLayout = column(space=Space.MEDIUM)
        self._files: QVBoxLayout = column(space=Space.MEDIUM)
        for item in (self.zone, self.progress, self._reports, self._files):
            self.add(item)
        self.add(_advice_card(advice))

    def _drop(self, paths: list[Path]) -> None:
        clear(self._reports)
        self.dropped.emit(paths)

    def show_reports(self, reports: Sequence[SourceReport]) -> None:
        """Say what became of each file."""
        clear(self._reports)
        for report in reports:
            self._reports.addWidget(report_card(report))
        see = PrimaryButton("See organisations", "next")
        see.clicked.connect(self.finished)
        self._reports.addLayout(row(None, see))

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
    read = f"{report.label}: {counted(report.items, 'entry', 'entries')} read."
    words = read if report.is_known else "This kind of file is not known, so nothing was read."
    line = row(IconLabel(icon, tone), space=Space.MEDIUM)
    line.addLayout(column(plain_label(report.name, "strong"), plain_label(words), space=0), 1)
    card = Card(line)
    if report.problems:
        card.add(Banner("careful", _problem_words(report)))
    return card


def _problem_words(report: SourceReport) -> str:
    shown = [f"{p.locator}: {p.reason}" for p in report.problems[:MOST_PROBLEMS]]
    more = len(report.problems) - len(shown)
    if more > 0:
        shown.append(f"and {more:,} more")
    head = f"{counted(len(report.problems), 'place')} could not be read. The rest was."
    return "\n".join((head, *shown))


def _advice_card(advice: Sequence[SourceAdvice]) -> Card:
    card = Card(SectionHeading("Where do I get such a file?"), role="sunken")
    for one in advice:
        card.add(column(plain_label(one.label, "strong"), plain_label(one.where_from), space=0))
    return card
