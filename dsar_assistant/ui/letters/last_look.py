"""A last look before a letter goes out: what to think of, how to mend it, or send it anyway."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dsar_assistant.letters.preflight import Caution
from dsar_assistant.ui.letters.finishing import Hand
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.widgets.arrange import FlowLayout, column, holder
from dsar_assistant.ui.widgets.buttons import PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.room import give_room
from dsar_assistant.ui.widgets.scroll import ScrollColumn

_SIZE = QSize(640, 420)
_WORDS = "Nothing here stops the letter. You decide."


class CautionDialog(QDialog):
    """Lists what to think of; ``mend_asked`` gives a caution, ``accepted`` means send anyway."""

    mend_asked = Signal(object)

    def __init__(self, parent: QWidget, cautions: Sequence[Caution]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Before it goes out")
        give_room(self, _SIZE)
        self.mends: dict[str, QuietButton] = {}
        scroll = ScrollColumn("What to think of", margin=Space.SMALL)
        for caution in cautions:
            scroll.add(self._card(caution))
        self.back_button = PrimaryButton("Back to the letter", "back")
        self.anyway_button = QuietButton("Send anyway")
        self.back_button.clicked.connect(self.reject)
        self.anyway_button.clicked.connect(self.accept)
        self.back_button.setFocus()
        layout = column(
            plain_label("Before it goes out", "title"),
            plain_label(_WORDS, "muted"),
            space=Space.MEDIUM,
            margin=Space.WIDE,
        )
        layout.addWidget(scroll, 1)
        buttons = FlowLayout(self.anyway_button, self.back_button, space=Space.MEDIUM, at_end=True)
        layout.addWidget(holder(buttons))
        self.setLayout(layout)
        self.finished.connect(self.deleteLater)

    def _card(self, caution: Caution) -> Card:
        card = Card(plain_label(caution.says))
        if caution.mend:
            mend = QuietButton(caution.mend, "edit")
            mend.setAccessibleName(caution.mend[:60])
            mend.clicked.connect(lambda: self._mend(caution))
            self.mends[caution.id] = mend
            card.add(holder(FlowLayout(mend)))
        return card

    def _mend(self, caution: Caution) -> None:
        self.reject()
        self.mend_asked.emit(caution)


class LastLook(QObject):
    """Works for a page: goes on at once where there is nothing to think of.

    ``field_asked`` gives a field's id, ``kind_asked`` a kind to write instead or first,
    ``rules_asked`` a caution about the rules that govern the organisation; ``record_asked``
    wants the record of the request.
    """

    field_asked = Signal(str)
    kind_asked = Signal(str)
    rules_asked = Signal(object)
    record_asked = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.dialog: CautionDialog | None = None

    def before(self, hand: Hand, then: Callable[[Hand], None]) -> None:
        """Look, and go on with the letter if the person says so."""
        advice = self._page.desk.app.advice
        cautions = self._page.attempt(lambda: advice.cautions(hand.request_id, hand.kind_id))
        if not cautions:
            if cautions is not None:
                then(hand)
            return
        dialog = self.dialog = CautionDialog(self._page, cautions)
        dialog.accepted.connect(lambda: then(hand))
        dialog.mend_asked.connect(self._mend)
        dialog.open()

    def _mend(self, caution: Caution) -> None:
        if caution.regime:
            self.rules_asked.emit(caution)
        elif caution.in_record:
            self.record_asked.emit()
        elif caution.kind:
            self.kind_asked.emit(caution.kind)
        elif caution.field:
            self.field_asked.emit(caution.field)
