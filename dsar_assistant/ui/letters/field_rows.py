"""Turns the fields that a kind of letter declares into rows of a form."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.letter import FieldKind, LetterField, LetterKind
from dsar_assistant.letters.answers import is_up
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import clear, column
from dsar_assistant.ui.widgets.forms import (
    ChoiceField,
    DayField,
    Field,
    FormRow,
    LineField,
    LongField,
    YesField,
)

_ONE_A_LINE = "One on each line."


class FieldRows(QWidget):
    """The questions of one kind of letter; ``edited`` after each change by the person."""

    edited = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._kind: LetterKind | None = None
        self._rows: dict[str, FormRow] = {}
        self.fields: dict[str, Field] = {}
        self._column = column(space=Space.LARGE)
        self.setLayout(self._column)

    def show_kind(self, kind: LetterKind, answers: Mapping[str, str]) -> None:
        """Show the questions of a kind with what is known; the same kind keeps its fields."""
        if self._kind is None or self._kind.id != kind.id:
            self._build(kind)
        for field in kind.fields:
            self.fields[field.id].show_value(answers.get(field.id, "") or field.default)
        self._follow()

    def answers(self) -> dict[str, str]:
        """Give what is filled in, by field id."""
        return {key: field.value() for key, field in self.fields.items()}

    def focus(self, field_id: str) -> bool:
        """Put the keyboard into a question; False if it is not here."""
        field = self.fields.get(field_id)
        if field is not None:
            field.setFocus()
        return field is not None

    def _build(self, kind: LetterKind) -> None:
        clear(self._column)
        self._kind, self._rows, self.fields = kind, {}, {}
        for field in kind.fields:
            widget = make_field(field, self._today)
            widget.edited.connect(self._edit)
            why = f"{field.why} {_ONE_A_LINE}" if field.kind is FieldKind.LIST else field.why
            form_row = FormRow(field.label, widget, why.strip(), required=field.required)
            self.fields[field.id], self._rows[field.id] = widget, form_row
            self._column.addWidget(form_row)

    def _edit(self) -> None:
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        """Show only the questions that the other answers bring up."""
        if self._kind is None:
            return
        answers = self.answers()
        for field in self._kind.fields:
            self._rows[field.id].setVisible(is_up(self._kind, field, answers))


def make_field(field: LetterField, today: date) -> Field:
    """Give the widget for one declared field."""
    if field.kind in {FieldKind.LONG_TEXT, FieldKind.LIST}:
        return LongField()
    if field.kind is FieldKind.DATE:
        return DayField(today)
    if field.kind is FieldKind.CHOICE:
        return ChoiceField(field.choices)
    if field.kind is FieldKind.YES_NO:
        return YesField("Yes")
    return LineField()
