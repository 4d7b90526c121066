"""Asks which columns of a table name the organisation, the day and the rest."""

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.column_map import ColumnMap
from dsar_assistant.domain.evidence import SightingKind
from dsar_assistant.finding.column_map import TablePreview
from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.widgets.first_rows import column_choices, first_rows_shown
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow

_SENTENCE = (
    "These are the first rows. Only the columns you choose are read, and the choice is "
    "remembered for the next table like this one."
)
_NOBODY = "Choose the column that names the organisation, or the one with its web address."
_KINDS = (
    (SightingKind.PAYMENT.value, "Payments"),
    (SightingKind.ACCOUNT.value, "Accounts, memberships or subscriptions"),
)


@dataclass(frozen=True, slots=True)
class ChosenColumns:
    """The columns chosen for all tables with one signature."""

    signature: str
    columns: ColumnMap


class ColumnsDialog(AskDialog):
    """Shows the first rows of a table and asks what its columns are."""

    def __init__(self, parent: QWidget, preview: TablePreview) -> None:
        super().__init__(parent, "What is in this table?", _SENTENCE, "Read the table")
        self._preview = preview
        guess = preview.guess
        places = column_choices(preview.rows[0])
        self.name = ChoiceField(places, str(guess.name))
        self.address = ChoiceField(places, str(guess.address))
        self.day = ChoiceField(places, str(guess.day))
        self.sort = ChoiceField(places, str(guess.sort))
        self.kind = ChoiceField(_KINDS, guess.kind.value)
        self.ask(
            first_rows_shown(preview.rows),
            FormRow("The organisation or payee is in", self.name),
            FormRow("Its web address is in", self.address),
            FormRow("The day is in", self.day),
            FormRow("How it was paid is in", self.sort, "Such as DD or Direct debit."),
            FormRow("A row stands for", self.kind),
        )

    def answers(self) -> ChosenColumns:
        """Give the columns as chosen."""
        columns = replace(
            self._preview.guess,
            kind=SightingKind(self.kind.value()),
            name=int(self.name.value()),
            address=int(self.address.value()),
            day=int(self.day.value()),
            sort=int(self.sort.value()),
        )
        return ChosenColumns(self._preview.signature, columns)

    def accept(self) -> None:
        """Close only once it is known where the organisation is named."""
        if not self.answers().columns.is_usable:
            self.show_trouble(_NOBODY)
            return
        super().accept()
