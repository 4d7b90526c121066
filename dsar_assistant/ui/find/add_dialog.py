"""Asks for an organisation that the directory does not have, or for the person's correction."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.controller import Controller
from dsar_assistant.services.keep_organisations import NewOrganisation, OwnEntry
from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.find.lookup import Suggestion, SuggestionList
from dsar_assistant.ui.find.organisation_form import OrganisationForm
from dsar_assistant.ui.widgets.arrange import row
from dsar_assistant.ui.widgets.buttons import QuietButton
from dsar_assistant.ui.widgets.labels import plain_label

_SENTENCE = "You find the address in the privacy notice on the organisation's own website."
_CORRECT = (
    "What you write here counts from now on, before the directory and any list. "
    "Letters already printed stay as they are."
)
REMOVE, TAKE_BACK = "Remove it", "Take back what I changed"
_NO_NAME = "The name is empty, so nothing was kept. Type the organisation's name."


class OrganisationDialog(AskDialog):
    """Collects one organisation; closes only with a name."""

    def __init__(self, parent: QWidget, title: str, sentence: str, accept: str) -> None:
        super().__init__(parent, title, sentence, accept)
        self.suggestions = SuggestionList()
        self.form = OrganisationForm(self.suggestions)
        self.name = self.form.name
        self.ask(self.form)

    def answers(self) -> NewOrganisation:
        """Give the organisation as typed."""
        return self.form.answers()

    def accept(self) -> None:
        """Close only with a name."""
        if not self.name.value():
            self.show_trouble(_NO_NAME)
            return
        super().accept()


class AddDialog(OrganisationDialog):
    """A name is enough to begin with. ``typed`` gives the name."""

    typed = Signal(str)

    def __init__(self, parent: QWidget, domain: str) -> None:
        accept = "Add it" if domain else "Write to it"
        super().__init__(parent, "Add an organisation", _SENTENCE, accept)
        self._taken: Controller | None = None
        self._as_known: NewOrganisation | None = None
        self.form.show_domain(domain)
        self.form.named.connect(self.typed)
        self.suggestions.chosen.connect(self.take)
        self.name.setFocus()

    @property
    def controller_id(self) -> str:
        """The organisation of the directory that was taken; empty if none was."""
        taken = self._taken
        return taken.id if taken and taken.name == self.name.value() else ""

    @property
    def is_changed(self) -> bool:
        """Whether the person says more of the organisation that was taken than was known."""
        new, known = self.answers(), self._taken.domains if self._taken else ()
        return new != self._as_known or bool(new.domain and new.domain not in known)

    def take(self, suggestion: Suggestion) -> None:
        """Fill in what is known of an organisation."""
        self._taken = suggestion.known
        self.form.show_suggestion(suggestion)
        self._as_known = self.answers()
        self.suggestions.show_suggestions(())


class CorrectDialog(OrganisationDialog):
    """The person's own word on a known organisation; ``take_back_asked`` undoes it."""

    take_back_asked = Signal()

    def __init__(self, parent: QWidget, known: Controller, entry: OwnEntry | None) -> None:
        super().__init__(parent, "Correct or add a note", _CORRECT, "Keep it")
        self.form.show_organisation(known)
        if entry is not None:
            words = REMOVE if entry.is_added else TAKE_BACK
            self.take_back = QuietButton(words, "back")
            self.take_back.clicked.connect(self._undo)
            self.ask(plain_label(entry.words, "muted"), row(self.take_back, None))
        self.name.setFocus()

    def _undo(self) -> None:
        self.reject()
        self.take_back_asked.emit()
