"""A person's signature: drawn or picked once, printed above their name from then on."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.people.signature_dialog import SignatureDialog
from dsar_assistant.ui.picked_file import read_file
from dsar_assistant.ui.theme import set_role
from dsar_assistant.ui.widgets.arrange import FlowLayout, holder
from dsar_assistant.ui.widgets.buttons import LinkButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card, SectionHeading
from dsar_assistant.ui.widgets.labels import plain_label

_WORDS = "It stands above the name on letters, and stays in the encrypted data. It can wait."
_HEIGHT = 72
_WIDTH = 260


class SignatureCard(Card):
    """``refused`` carries an error, ``said`` good news."""

    refused = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(SectionHeading("Signature", _WORDS))
        self._desk = desk
        self._person_id = ""
        self.dialog: SignatureDialog | None = None
        self.picture = plain_label("", wraps=False)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName("The signature as it is printed")
        set_role(self.picture, "paper")
        self.draw_button = QuietButton("Draw it…", "edit")
        self.pick_button = QuietButton("Pick a picture…", "folder")
        self.remove_button = LinkButton("Remove the signature", "trash")
        self.draw_button.clicked.connect(self.draw)
        self.pick_button.clicked.connect(self._pick)
        self.remove_button.clicked.connect(self._remove)
        self.add(self.picture)
        self.add(plain_label("A photograph of it on white paper will do.", "caption"))
        self.add(holder(FlowLayout(self.draw_button, self.pick_button, self.remove_button)))

    def show_person(self, person_id: str) -> None:
        """Show the signature of a person; nobody hides the card."""
        self._person_id = person_id
        self.setVisible(bool(person_id))
        if person_id:
            self._show_picture()

    def draw(self) -> SignatureDialog:
        """Ask for it to be drawn."""
        dialog = self.dialog = SignatureDialog(self)
        dialog.drawn.connect(self._keep)
        dialog.open()
        return dialog

    def _show_picture(self) -> None:
        try:
            content = self._desk.app.signatures.get(self._person_id)
        except DsarError as error:
            self.refused.emit(error)
            return
        picture = QPixmap()
        if content is not None:
            picture.loadFromData(content)
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(_WIDTH, _HEIGHT, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        self.picture.setPixmap(picture)
        self.picture.setFixedSize(_WIDTH + 32, _HEIGHT + 24)
        for widget in (self.picture, self.remove_button):
            widget.setVisible(content is not None)

    def _pick(self) -> None:
        def read(paths: list[Path]) -> None:
            try:
                content = read_file(paths[0])
            except DsarError as error:
                self.refused.emit(error)
                return
            self._keep(content)

        self._desk.chooser.open_files(self, "Pick a picture of the signature", read)

    def _keep(self, content: bytes) -> None:
        try:
            done = self._desk.app.signatures.keep(self._person_id, content)
        except DsarError as error:
            self.refused.emit(error)
            return
        self._desk.runner.announce(done)
        self._show_picture()
        self.said.emit("The signature is kept. New letters carry it.")

    def _remove(self) -> None:
        self._desk.runner.announce(self._desk.app.signatures.remove(self._person_id))
        self._show_picture()
        self.said.emit("The signature is removed. Letters already finished keep theirs.")
