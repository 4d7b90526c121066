"""Step two: who you are; it can wait."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import column, row
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.person_form import PersonForm


class PersonStep(QWidget):
    """Gives ``given(DataSubject)``, or ``skipped``."""

    given = Signal(object)
    skipped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form = PersonForm(short=True)
        self.next_button = PrimaryButton("Next", "next")
        self.skip_button = LinkButton("Skip for now")
        self.next_button.clicked.connect(lambda: self.given.emit(self.form.person()))
        self.skip_button.clicked.connect(self.skipped)
        why = "Your letters are signed with your name, and the answers come to your address."
        self.setLayout(
            column(
                plain_label("About you", "display"),
                plain_label(why, "muted"),
                self.form,
                row(self.skip_button, None, self.next_button),
                space=Space.LARGE,
            )
        )
        self.setFocusProxy(self.form.name)
