"""Asks which columns of somebody's list hold an organisation's name, address and the rest."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from dsar_assistant.directory.packs.columns import ColumnMap
from dsar_assistant.finding.column_map import TablePreview
from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.widgets.first_rows import NO_COLUMN, column_choices, first_rows_shown
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow

_TITLE = "What is in this list?"
_SENTENCE = "These are the first rows of {name}. Only the columns you choose are read."
_NOBODY = "Choose the column that names the organisation."
_BACKWARDS = "The last line of the address stands before its first. Choose them again."


class ListColumnsDialog(AskDialog):
    """Shows the first rows of a list of organisations and asks what its columns are."""

    def __init__(self, parent: QWidget, path: Path, preview: TablePreview) -> None:
        super().__init__(parent, _TITLE, _SENTENCE.format(name=path.name), "Take in the list")
        self._headings = preview.rows[0]
        choices = column_choices(preview.rows[0])
        fields = [ChoiceField(choices, NO_COLUMN) for _ in range(7)]
        self.name, self.first_line, self.last_line, self.postcode = fields[:4]
        self.email, self.web, self.number = fields[4:]
        self.ask(
            first_rows_shown(preview.rows),
            FormRow("The organisation is named in", self.name),
            FormRow("Its address begins in", self.first_line),
            FormRow("Its address ends in", self.last_line, "If it has more than one column."),
            FormRow("Its postcode is in", self.postcode),
            FormRow("Its e-mail address is in", self.email),
            FormRow("Its website is in", self.web),
            FormRow("Its company number is in", self.number),
        )

    def answers(self) -> ColumnMap:
        """Give the columns as chosen, by their headings."""
        return ColumnMap(
            name=self._heading(self.name) or "",
            email=self._heading(self.email),
            web=self._heading(self.web),
            postcode=self._heading(self.postcode),
            company_number=self._heading(self.number),
            address=self._address(),
        )

    def accept(self) -> None:
        """Close only once it is known who stands in the list."""
        if not self.answers().name:
            self.show_trouble(_NOBODY)
        elif _place(self.first_line) >= 0 and 0 <= _place(self.last_line) < _place(self.first_line):
            self.show_trouble(_BACKWARDS)
        else:
            super().accept()

    def _heading(self, field: ChoiceField) -> str | None:
        at = _place(field)
        return self._headings[at] if at >= 0 else None

    def _address(self) -> tuple[str, ...]:
        """Give the columns of the address from top to bottom."""
        first, last = _place(self.first_line), _place(self.last_line)
        return self._headings[first : max(first, last) + 1] if first >= 0 else ()


def _place(field: ChoiceField) -> int:
    return int(field.value())
