"""A finished letter in other forms: a document, plain text, an e-mail draft, the clipboard."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMenu

from dsar_assistant.domain.paper import AddressForm
from dsar_assistant.services.prepare_letter import PreparedLetter, SharedLetter
from dsar_assistant.ui.letters.address_dialog import PrintAddressDialog
from dsar_assistant.ui.letters.finishing import Hand
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.paper import PRINT_DPI
from dsar_assistant.ui.tasks import Task
from dsar_assistant.ui.widgets.buttons import QuietButton

_FORMS = (
    ("docx", "Save as a document for Word or Writer…"),
    ("txt", "Save as plain text…"),
    ("eml", "Save as an e-mail draft…"),
)


class MoreButton(QuietButton):
    """Further ways to send a letter, in one menu.

    ``save_asked`` gives a file suffix; ``text_asked`` and ``link_asked`` want the clipboard;
    ``address_asked`` wants the address alone on paper.
    """

    save_asked = Signal(str)
    address_asked = Signal()
    text_asked = Signal()
    link_asked = Signal()

    def __init__(self) -> None:
        super().__init__("More…")
        self.setAccessibleName("More ways to send it")
        self.choices = QMenu(self)
        for suffix, words in _FORMS:
            action = self.choices.addAction(words)
            action.triggered.connect(lambda _=False, one=suffix: self.save_asked.emit(one))
        self.choices.addSeparator()
        self.choices.addAction("Copy the text").triggered.connect(
            lambda _=False: self.text_asked.emit()
        )
        link = self.choices.addAction("Copy a link for your mail program")
        link.triggered.connect(lambda _=False: self.link_asked.emit())
        self.choices.addSeparator()
        address = self.choices.addAction("Print the address on a label or envelope…")
        address.triggered.connect(lambda _=False: self.address_asked.emit())
        self.setMenu(self.choices)


class Sharing(QObject):
    """Works for a page: writes the letter for good, then gives it in another form."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self.dialog: PrintAddressDialog | None = None

    def save_as(self, hand: Hand, suffix: str) -> None:
        """Finish, and save in a form."""
        self._finish(hand, suffix, self._save)

    def copy_text(self, hand: Hand) -> None:
        """Finish, and put all words on the clipboard."""
        self._share(hand, self._copy_text)

    def copy_link(self, hand: Hand) -> None:
        """Finish, and put a link on the clipboard that opens the mail program."""
        self._share(hand, self._copy_link)

    def ask_address(self, hand: Hand) -> None:
        """Ask what the address is printed on; then finish, and print it there."""
        dialog = self.dialog = PrintAddressDialog(self._page, self._desk.app.batches.address_forms)
        dialog.accepted.connect(lambda: self._print_address(hand, dialog.chosen(), dialog.used()))
        dialog.open()

    def _print_address(self, hand: Hand, form: AddressForm, used: int) -> None:
        def put_on_paper(prepared: PreparedLetter) -> None:
            app = self._desk.app
            pdf = self._page.attempt(lambda: app.batches.address(prepared.letter, form.name, used))
            if pdf is not None:
                pages = app.painter.pages(pdf, PRINT_DPI)
                self._desk.printer.print_pages(self._page, pages, "Address", form.size)

        self._finish(hand, "pdf", put_on_paper)

    def _finish(self, hand: Hand, suffix: str, then: Callable[[PreparedLetter], None]) -> None:
        paper, letters = self._desk.settings.paper, self._desk.app.letters
        task = Task(
            lambda _: letters.finish(hand.request_id, paper, suffix, hand.kind_id), writes=True
        )
        task.succeeded.connect(then)
        task.refused.connect(self._page.show_trouble)
        self._desk.runner.start(task)

    def _share(self, hand: Hand, then: Callable[[SharedLetter], None]) -> None:
        def share(prepared: PreparedLetter) -> None:
            letters = self._desk.app.letters
            shared = self._page.attempt(lambda: letters.share(hand.request_id, prepared.letter_id))
            if shared is not None:
                then(shared)

        self._finish(hand, "txt", share)

    def _save(self, prepared: PreparedLetter) -> None:
        def write(paths: list[Path]) -> None:
            self._page.save(paths[0], prepared.content)

        self._desk.chooser.save_file(self._page, "Save the letter", prepared.file_name, write)

    def _copy_text(self, shared: SharedLetter) -> None:
        QApplication.clipboard().setText(shared.text)
        self._page.said.emit("The text is copied. Paste it where you want it.")

    def _copy_link(self, shared: SharedLetter) -> None:
        if shared.mail_link is None:
            self._page.said.emit(shared.why_no_link)
            return
        QApplication.clipboard().setText(shared.mail_link)
        self._page.said.emit("The link is copied. Paste it where links are opened.")
