"""Asks how letters are put on paper: the same questions in the settings and beside a letter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.paper import Envelope, PrintSize, ReferenceMark
from dsar_assistant.ui.choices import Choices
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.paper_words import ENVELOPES, MARKS, PRINTS
from dsar_assistant.ui.widgets.arrange import column
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow, YesField


class PaperFields(QWidget):
    """Shows what is chosen and keeps each choice at once; ``edited`` after the person chose."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.envelope = ChoiceField(ENVELOPES)
        self.print_size = ChoiceField(PRINTS)
        self.mark = ChoiceField(MARKS)
        self.fold_marks = YesField("At the left edge")
        self.signed = YesField("Print it")
        rows = (
            FormRow("Window envelope", self.envelope, "So that the address shows."),
            FormRow("Size of print", self.print_size),
            FormRow("Marks where to fold", self.fold_marks),
            FormRow("Signature", self.signed, "If one is kept on the page People."),
            FormRow("Mark for scanners", self.mark, "It holds the reference, on the first page."),
        )
        self.setLayout(column(*rows, space=Space.LARGE))
        for field in (self.envelope, self.print_size, self.mark, self.fold_marks, self.signed):
            field.edited.connect(self.edited)

    def show_choices(self, choices: Choices) -> None:
        """Show what is chosen now."""
        paper = choices.paper
        self.envelope.show_value(paper.envelope.value)
        self.print_size.show_value(paper.size.value)
        self.mark.show_value(paper.mark.value)
        self.fold_marks.show_value("yes" if paper.fold_marks else "no")
        self.signed.show_value("yes" if paper.is_signed else "no")

    def keep(self, choices: Choices) -> None:
        """Keep what is shown.

        Raises:
            DsarError: It could not be written.
        """
        choices.change(
            envelope=Envelope(self.envelope.value()),
            print_size=PrintSize(self.print_size.value()),
            reference_mark=ReferenceMark(self.mark.value()),
            fold_marks=self.fold_marks.isChecked(),
            prints_signature=self.signed.isChecked(),
        )
