"""What came in with a request: add files, see them, have the reply read, bind the bundle."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.attachment import Attachment
from dsar_assistant.services.keep_attachment import kind_words
from dsar_assistant.services.undo import UndoView
from dsar_assistant.ui.icons import IconLabel
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import FlowLayout, column, holder, row
from dsar_assistant.ui.widgets.buttons import LinkButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.drop_zone import DropZone
from dsar_assistant.ui.widgets.files import FileChooser
from dsar_assistant.ui.widgets.labels import plain_label

_WORDS = (
    "Letters, e-mails, tables, ZIPs. They are kept, encrypted, with this request, and looked "
    "through for what was answered. Nothing in them is run, and nothing leaves this computer."
)


class PapersCard(Card):
    """``dropped(paths)``, ``see_asked(id)``, ``remove_asked(id)``, ``read_asked``, and more."""

    dropped = Signal(object)
    see_asked = Signal(str)
    remove_asked = Signal(str)
    read_asked = Signal()
    refusal_asked = Signal()
    beside_asked = Signal()

    def __init__(self, chooser: FileChooser) -> None:
        super().__init__(plain_label("What came in", "title"))
        self.zone = DropZone("Add what came in…", _WORDS, chooser)
        self.zone.dropped.connect(self.dropped)
        self.add(self.zone)

    def show_files(self, files: Sequence[Attachment], *, is_refused: bool, has_both: bool) -> None:
        """List what is kept, and offer what can be done with it.

        Args:
            has_both: There are a letter and a reply, to be seen side by side.
        """
        for file in files:
            self.add(self._line(file))
        buttons = []
        if files:
            buttons.append(self._button("Look through the reply", "find", self.read_asked))
        if has_both:
            words = "Letters and replies side by side…"
            buttons.append(self._button(words, "eye", self.beside_asked))
        if is_refused:
            buttons.append(self._button("Answer their refusal…", "letter", self.refusal_asked))
        if buttons:
            self.add(holder(FlowLayout(*buttons, space=Space.MEDIUM)))

    def _line(self, file: Attachment) -> QWidget:
        words = column(
            plain_label(file.name), plain_label(kind_words(file.media_type), "caption"), space=0
        )
        line = row(IconLabel("letter", "muted"), space=Space.MEDIUM)
        line.addLayout(words, 1)
        for does, icon, signal in (
            ("See", "eye", self.see_asked),
            ("Remove", "trash", self.remove_asked),
        ):
            button = LinkButton(does, icon)
            button.setAccessibleName(f"{does}: {file.name}"[:60])
            button.clicked.connect(partial(signal.emit, file.id))
            line.addWidget(button)
        return holder(line)

    def _button(self, words: str, icon: str, signal: object) -> QuietButton:
        button = QuietButton(words, icon)
        button.clicked.connect(signal)
        return button


class RecordCard(Card):
    """Take back the last change, do it again, bind everything together."""

    undo_asked = Signal()
    redo_asked = Signal()
    bundle_asked = Signal(str)
    choose_asked = Signal()

    def __init__(self, view: UndoView) -> None:
        super().__init__(plain_label("The whole record", "title"))
        steps = []
        for does, words, signal in (
            ("Undo", view.undo_words, self.undo_asked),
            ("Redo", view.redo_words, self.redo_asked),
        ):
            if words:
                step = LinkButton(f"{does}: {words}"[:60])
                step.clicked.connect(signal)
                steps.append(step)
        if steps:
            self.add(column(*(row(step, None) for step in steps), space=Space.HAIR))
        pdf = QuietButton("Save bundle as PDF…", "save-pdf")
        pdf.clicked.connect(lambda: self.bundle_asked.emit("pdf"))
        archive = QuietButton("Save bundle with the files (ZIP)…", "folder")
        archive.clicked.connect(lambda: self.bundle_asked.emit("zip"))
        choose = QuietButton("Leave out or cover parts…", "eye")
        choose.clicked.connect(self.choose_asked)
        words = "Every letter and file in order, for a regulator, a court or an adviser."
        self.add(plain_label(words, "muted"))
        self.add(holder(FlowLayout(pdf, archive, choose, space=Space.MEDIUM)))
