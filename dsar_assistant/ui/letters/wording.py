"""Opens what belongs to the words of a letter: changing them, and what they mean."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dsar_assistant.domain.changes import Done
from dsar_assistant.ui.letters.finishing import Hand
from dsar_assistant.ui.letters.meaning_dialog import MeaningDialog
from dsar_assistant.ui.letters.words_dialog import ParagraphCard, WordsDialog
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.paper import PRINT_DPI
from dsar_assistant.ui.tasks import Task

_SCREEN_DPI = 120
_FILE_NAME = "what the letter means.pdf"


class Wording(QObject):
    """Works for a page; ``changed`` after each change of words that was kept."""

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self.words: WordsDialog | None = None
        self.meaning: MeaningDialog | None = None

    def ask_words(self, hand: Hand) -> None:
        """Show the words of the letter, to be changed."""
        rewording = self._desk.app.rewording
        found = self._page.attempt(lambda: rewording.paragraphs(hand.request_id, hand.kind_id))
        if found is None:
            return
        dialog = self.words = WordsDialog(self._page, found)
        for card in dialog.cards.values():
            self._connect(hand, card)
        dialog.open()

    def _connect(self, hand: Hand, card: ParagraphCard) -> None:
        rewording, one = self._desk.app.rewording, card.paragraph
        key, kind = hand.request_id, hand.kind_id
        card.reworded.connect(
            lambda words: self._keep(lambda: rewording.reword(key, one, words, kind))
        )
        card.left_out.connect(lambda: self._keep(lambda: rewording.leave_out(key, one, kind)))
        card.restored.connect(lambda: self._keep(lambda: rewording.restore(key, one, kind)))

    def _keep(self, work: Callable[[], Done[None]]) -> None:
        if self._page.attempt(work) is not None:
            self.changed.emit()

    def show_meaning(self, hand: Hand) -> None:
        """Show the page that explains the letter."""
        paper, app = self._desk.settings.paper, self._desk.app

        def draw() -> tuple[bytes, tuple[bytes, ...]]:
            page = app.letters.sender_page(hand.request_id, paper, "pdf", hand.kind_id)
            return page, tuple(app.painter.pages(page, _SCREEN_DPI))

        task = Task(lambda _: draw())
        task.succeeded.connect(self._open_meaning)
        task.refused.connect(self._page.show_trouble)
        self._desk.runner.start(task)

    def _open_meaning(self, drawn: tuple[bytes, tuple[bytes, ...]]) -> None:
        content, pages = drawn
        dialog = self.meaning = MeaningDialog(self._page, pages)
        dialog.print_asked.connect(lambda: self._print(content))
        dialog.save_asked.connect(lambda: self._save(content))
        dialog.open()

    def _print(self, content: bytes) -> None:
        pages = self._desk.app.painter.pages(content, PRINT_DPI)
        self._desk.printer.print_pages(self._page, pages, _FILE_NAME)

    def _save(self, content: bytes) -> None:
        def write(paths: list[Path]) -> None:
            self._page.save(paths[0], content)

        self._desk.chooser.save_file(self._page, "Save the page", _FILE_NAME, write)
