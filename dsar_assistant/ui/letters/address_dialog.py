"""Where the address of a letter is to be printed: on a label, or straight on an envelope."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.paper import AddressForm
from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.paper_words import address_form_words
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow

_SENTENCE = "For an envelope without a window, or an address that no window shows in full."


class PrintAddressDialog(AskDialog):
    """Collects the form, and which label of the sheet comes next."""

    def __init__(self, parent: QWidget, forms: Sequence[AddressForm]) -> None:
        super().__init__(parent, "Print the address", _SENTENCE, "Print…")
        self._forms = {form.name: form for form in forms}
        self.form = ChoiceField(tuple((form.name, address_form_words(form)) for form in forms))
        self.label = ChoiceField((("1", "1"),))
        self._label_row = FormRow(
            "First free label", self.label, "Counted along the rows, from the top left."
        )
        self.ask(FormRow("Print it on", self.form), self._label_row)
        self.form.edited.connect(self._follow)
        self._follow()

    def chosen(self) -> AddressForm:
        """Give the label sheet or envelope."""
        return self._forms[self.form.value()]

    def used(self) -> int:
        """Say how many labels are already taken from the sheet."""
        return 0 if self.chosen().is_envelope else int(self.label.value()) - 1

    def _follow(self) -> None:
        form = self.chosen()
        self._label_row.setVisible(not form.is_envelope)
        present = self.label.value()
        numbers = tuple(str(number) for number in range(1, form.places + 1))
        self.label.offer(tuple((number, number) for number in numbers))
        self.label.show_value(present)
