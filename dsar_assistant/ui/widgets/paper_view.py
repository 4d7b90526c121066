"""One paper as its pages, or as its words where there are no pages or words are wanted."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import column
from dsar_assistant.ui.widgets.notices import Banner
from dsar_assistant.ui.widgets.page_preview import PagePreview


class PaperView(QWidget):
    """Shows what it is given; it reads nothing and runs nothing.

    Args:
        heading: Stands above the pages.
        name: What a screen reader calls the paper.
    """

    def __init__(self, heading: str, name: str) -> None:
        super().__init__()
        self.note = Banner("careful")
        self.preview = PagePreview(heading, name)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(f"The words of: {name}"[:60])
        layout = column(self.note, space=Space.MEDIUM)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.words, 1)
        layout.addStretch(0)
        self.setLayout(layout)
        self.show_paper((), "")

    def show_paper(
        self, pages: Sequence[bytes], text: str, note: str = "", *, as_words: bool = False
    ) -> None:
        """Show pictures of pages (PNG), or the words; ``note`` says why there is neither."""
        shows_words = bool(text) and (as_words or not pages)
        self.note.show_words(note, "careful")
        self.words.setPlainText(text)
        self.words.setVisible(shows_words)
        self.preview.setVisible(bool(pages) and not shows_words)
        if pages and not shows_words:
            self.preview.show_pages(pages, text)
