"""The page that explains a letter to the person who sends it: read it, print it, save it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import FlowLayout, column, holder
from dsar_assistant.ui.widgets.buttons import PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.page_preview import PagePreview
from dsar_assistant.ui.widgets.room import give_room

_SIZE = QSize(760, 760)
_WORDS = "This page is for you only. Do not post it with the letter."


class MeaningDialog(QDialog):
    """Shows the page; its signals say what is wanted of it."""

    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, parent: QWidget, pages: Sequence[bytes]) -> None:
        super().__init__(parent)
        self.setWindowTitle("What this letter means")
        give_room(self, _SIZE)
        self.preview = PagePreview("What each rule means, by when, and what to do next")
        self.preview.show_pages(pages)
        self.print_button = QuietButton("Print…", "print")
        self.save_button = QuietButton("Save PDF…", "save-pdf")
        self.done_button = PrimaryButton("Done")
        self.print_button.clicked.connect(self.print_asked)
        self.save_button.clicked.connect(self.save_asked)
        self.done_button.clicked.connect(self.accept)
        layout = column(
            plain_label("What this letter means", "title"),
            plain_label(_WORDS, "muted"),
            space=Space.MEDIUM,
            margin=Space.WIDE,
        )
        layout.addWidget(self.preview, 1)
        buttons = FlowLayout(
            self.print_button, self.save_button, self.done_button, space=Space.MEDIUM, at_end=True
        )
        layout.addWidget(holder(buttons))
        self.setLayout(layout)
        self.finished.connect(self.deleteLater)
