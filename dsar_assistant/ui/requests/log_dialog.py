"""Asks what happened in a request, and when."""

from datetime import date

from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.request import FactKind, Outcome
from dsar_assistant.services.record_fact import Happening
from dsar_assistant.services.request_words import FACT_WORDS, OUTCOME_WORDS
from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow, LongField, QuietDate

# In the order in which they usually happen; a posting has a dialog of its own.
LOGGABLE = (
    FactKind.RESPONSE,
    FactKind.ACKNOWLEDGED,
    FactKind.DELIVERED,
    FactKind.CLARIFICATION_ASKED,
    FactKind.CLARIFICATION_ANSWERED,
    FactKind.IDENTITY_ASKED,
    FactKind.IDENTITY_SENT,
    FactKind.IDENTITY_RECEIVED,
    FactKind.EXTENSION_NOTICE,
    FactKind.FEE_ASKED,
    FactKind.FEE_PAID,
    FactKind.RETURNED,
    FactKind.BOUNCED,
    FactKind.PHONE_CALL,
    FactKind.NOTE,
    FactKind.CLOSED,
    FactKind.REOPENED,
)
_KINDS = tuple((kind.value, FACT_WORDS[kind]) for kind in LOGGABLE)
_OUTCOMES = tuple((outcome.value, OUTCOME_WORDS[outcome].capitalize()) for outcome in Outcome)


class LogDialog(AskDialog):
    """Collects one happening."""

    def __init__(self, parent: QWidget, today: date) -> None:
        sentence = "Each entry keeps its day. The due day is worked out anew from all of them."
        super().__init__(parent, "Log something that happened", sentence, "Keep it")
        self.kind = ChoiceField(_KINDS, FactKind.RESPONSE.value)
        self.outcome = ChoiceField(_OUTCOMES, Outcome.FULL.value)
        self.day = QuietDate(today)
        self.note = LongField(lines=3)
        self._outcome_row = FormRow("What the reply amounts to", self.outcome)
        self.ask(
            FormRow("What happened", self.kind),
            self._outcome_row,
            FormRow("On which day", self.day),
            FormRow("Note", self.note, "Only for yourself; it is kept with the entry."),
        )
        self.kind.edited.connect(self._follow)
        self.kind.setFocus()

    def answers(self) -> Happening:
        """Give what the person says happened."""
        kind = FactKind(self.kind.value())
        details = {"outcome": self.outcome.value()} if kind is FactKind.RESPONSE else {}
        return Happening(kind, self.day.day(), details, self.note.value())

    def _follow(self) -> None:
        self._outcome_row.setVisible(self.kind.value() == FactKind.RESPONSE.value)
