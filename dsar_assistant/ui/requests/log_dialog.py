"""Asks about something that happened in a request, or puts an earlier entry right."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from dsar_assistant.domain.details import ITEM_NUMBER
from dsar_assistant.domain.request import Fact, FactKind, Request
from dsar_assistant.domain.s10 import item_number_warning
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.services.log_form import LOG_MENU, Asks, LogEntry, LogField, fields_of
from dsar_assistant.services.record_fact import Happening
from dsar_assistant.services.request_words import FACT_WORDS
from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.widgets.forms import (
    ChoiceField,
    DayField,
    Field,
    FormRow,
    LineField,
    LongField,
    QuietDate,
    YesField,
)

_SENTENCE = "Each entry keeps its day. The due day is worked out anew from all of them."
_CORRECT = "What it said before stays in the history."
_OF_A_LETTER = {FactKind.DELIVERED, FactKind.RETURNED, FactKind.BOUNCED}


class LogDialog(AskDialog):
    """Collects one happening. The kind is chosen before, so that only its questions are asked."""

    def __init__(
        self,
        parent: QWidget,
        today: date,
        entry: LogEntry | None = None,
        request: Request | None = None,
        corrects: Fact | None = None,
    ) -> None:
        entry = entry or LOG_MENU[0][0]
        self.kind = corrects.kind if corrects else entry.kind
        known = dict(corrects.details if corrects else entry.details)
        title = FACT_WORDS[self.kind] if corrects else entry.words
        super().__init__(parent, title, _CORRECT if corrects else _SENTENCE, "Keep it")
        self._kept = known
        self._letter_id = corrects.letter_id if corrects else None
        self.day = QuietDate(corrects.on if corrects else today)
        self.note = LongField(corrects.note if corrects else "", lines=3)
        self.fields = {
            one.key: _field(one, known.get(one.key, ""), today)
            for one in fields_of(self.kind, request)
        }
        self.letter = ChoiceField(_letters(request))
        self._ask_all(request)
        self.day.setFocus()

    def _ask_all(self, request: Request | None) -> None:
        self.ask(FormRow("On which day", self.day))
        for one in fields_of(self.kind, request):
            self.ask(FormRow(one.label, self.fields[one.key], one.why))
        which = FormRow("Which letter", self.letter)
        which.setVisible(self._asks_letter)
        self.ask(which, FormRow("Note", self.note, "It is kept with the entry."))
        number = self.fields.get(ITEM_NUMBER)
        if isinstance(number, LineField):
            number.edited.connect(lambda: self.trouble.show_words(_doubt(number), "careful"))

    @property
    def _asks_letter(self) -> bool:
        return self.kind in _OF_A_LETTER and self.letter.count() > 1 and not self._letter_id

    def answers(self) -> Happening:
        """Give what the person says happened."""
        asked = {key: field.value() for key, field in self.fields.items()}
        details = {key: value for key, value in (self._kept | asked).items() if value}
        chosen = self.letter.value() if self._asks_letter else ""
        letter_id = chosen or self._letter_id
        return Happening(self.kind, self.day.day(), details, self.note.value(), letter_id)


def log_menu(parent: QWidget) -> tuple[QMenu, Mapping[QAction, LogEntry]]:
    """Give the menu of what can be written down, and which entry each action stands for."""
    menu, entries = QMenu(parent), {}
    menu.setAccessibleName("What happened")
    for number, group in enumerate(LOG_MENU):
        if number:
            menu.addSeparator()
        for entry in group:
            entries[menu.addAction(entry.words)] = entry
    return menu, entries


def _letters(request: Request | None) -> tuple[tuple[str, str], ...]:
    posted = request.facts_of(FactKind.POSTED) if request else ()
    left = {fact.letter_id for fact in posted}
    letters = [one for one in request.letters if one.id in left] if request else []
    return tuple(
        (one.id, f"{one.letter.subject}, {day_in_words(one.letter.on)}")
        for one in reversed(letters)
    )


def _field(asked: LogField, value: str, today: date) -> Field:
    if asked.asks is Asks.CHOICE:
        return ChoiceField(asked.choices, value)
    if asked.asks is Asks.DAY:
        return DayField(today, value)
    return YesField("Yes", value) if asked.asks is Asks.YES else LineField(value)


def _doubt(number: LineField) -> str:
    return item_number_warning(number.value())
