"""Asks for an organisation that the directory does not have."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.services.review_candidates import NewOrganisation
from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.find.lookup import Suggestion, SuggestionList
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow, LineField, LongField
from dsar_assistant.ui.widgets.person_form import NATION_CHOICES

_SENTENCE = "You find the address in the privacy notice on the organisation's own website."
_BODIES = (
    (RegimeCode.UK_GDPR.value, "A firm, charity or public body"),
    (RegimeCode.DPA_PART_3.value, "Police, or another body that deals with crime"),
    (RegimeCode.DPA_PART_4.value, "An intelligence service"),
)
_NO_NAME = "The name is empty, so nothing was added. Type the organisation's name."


class AddDialog(AskDialog):
    """Collects one organisation; a name is enough to begin with. ``typed`` gives the name."""

    typed = Signal(str)

    def __init__(self, parent: QWidget, domain: str) -> None:
        super().__init__(
            parent, "Add an organisation", _SENTENCE, "Add it" if domain else "Write to it"
        )
        self._domain = domain
        self._taken: Suggestion | None = None
        self.suggestions = SuggestionList()
        self.name = LineField(domain)
        self.address = LongField(lines=3)
        self.postcode = LineField()
        self.email = LineField()
        self.nation = ChoiceField(NATION_CHOICES, Nation.UNKNOWN.value)
        self.body = ChoiceField(_BODIES, RegimeCode.UK_GDPR.value)
        self.ask(
            FormRow("Name", self.name, "As it should stand on the envelope.", required=True),
            self.suggestions,
            FormRow("Address", self.address, "One line below the other. It can wait."),
            FormRow("Postcode", self.postcode),
            FormRow("E-mail for privacy questions", self.email),
            FormRow("It is in", self.nation, "Its holidays count for the deadline."),
            FormRow(
                "What it is", self.body, "The police and the secret services have other rules."
            ),
        )
        self.name.edited.connect(lambda: self.typed.emit(self.name.value()))
        self.suggestions.chosen.connect(self.take)
        self.name.setFocus()

    @property
    def controller_id(self) -> str:
        """The organisation of the directory that was taken as it is; empty if none was."""
        taken = self._taken
        return taken.controller_id if taken and taken.name == self.name.value() else ""

    def take(self, suggestion: Suggestion) -> None:
        """Fill in what is known of an organisation."""
        self._taken = suggestion
        self.name.setText(suggestion.name)
        self.address.setPlainText("\n".join(suggestion.lines))
        self.postcode.setText(suggestion.postcode)
        self.email.setText(suggestion.email)
        self.suggestions.show_suggestions(())

    def answers(self) -> NewOrganisation:
        """Give the organisation as typed."""
        lines = tuple(line.strip() for line in self.address.value().splitlines() if line.strip())
        return NewOrganisation(
            name=self.name.value(),
            address=PostalAddress(lines, self.postcode.value() or None),
            email=self.email.value(),
            domain=self._domain,
            nation=Nation(self.nation.value()),
            regime=RegimeCode(self.body.value()),
        )

    def accept(self) -> None:
        """Close only with a name."""
        if not self.name.value():
            self.show_trouble(_NO_NAME)
            return
        super().accept()
