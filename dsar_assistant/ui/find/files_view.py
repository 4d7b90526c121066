"""Drop a mailbox or other files here; see what was read, and what could not be."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from dsar_assistant.domain.evidence import EvidenceFile
from dsar_assistant.domain.text import counted, day_in_words
from dsar_assistant.services.import_evidence import SourceAdvice
from dsar_assistant.services.reading_items import waiting_items
from dsar_assistant.ui.find.reading_list import ReadingList
from dsar_assistant.ui.icons import IconLabel
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import FlowLayout, clear, column, holder, row
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton, ToggleButton
from dsar_assistant.ui.widgets.cards import Card, SectionHeading
from dsar_assistant.ui.widgets.drop_zone import DropZone
from dsar_assistant.ui.widgets.files import FileChooser
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.progress import ProgressPanel
from dsar_assistant.ui.widgets.scroll import ScrollColumn

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
        self.zone.dropped.connect(self.dropped)
        self.progress = ProgressPanel()
        self.progress.stop_asked.connect(self.stop_asked)
        self.reading = ReadingList()
        self.reading.columns_asked.connect(self.columns_asked)
        see = PrimaryButton("See organisations", "next")
        see.clicked.connect(self.finished)
        self._see = holder(row(None, see))
        self._see.hide()
        self._files: QVBoxLayout = column(space=Space.MEDIUM)
        for item in (self.zone, self.progress, self.reading, self._see, self._files):
            self.add(item)
        self.add(AdviceCard(advice))

    def begin(self, paths: Sequence[Path]) -> None:
        """Show that the reading of these has begun."""
        count = counted(len(paths), "file or folder", "files and folders")
        self.progress.begin(f"Looking through {count}")
        self._see.hide()
        self.reading.begin(waiting_items(paths))

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the whole and the present line are."""
        self.progress.show_progress(done, total)
        self.reading.show_progress(done, total)

    def end(self) -> None:
        """Show that nothing is being read any more."""
        self.progress.end()
        self._see.show()

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
