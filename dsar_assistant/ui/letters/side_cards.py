"""The cards beside the questions: who it goes to, the paper, and what commonly goes wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.controller import Contact
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.letters.facts import MissingFact
from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.icons import IconLabel
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import clear, column, row
from dsar_assistant.ui.widgets.buttons import LinkButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.forms import FormRow, LineField, LongField
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner
from dsar_assistant.ui.widgets.paper_fields import PaperFields


class AddressCard(Card):
    """Who the letter goes to, how old that address is, and a way to put it right."""

    change_asked = Signal()

    def __init__(self) -> None:
        super().__init__(plain_label("Goes to", "strong"))
        self._lines = plain_label("")
        self._warnings = Banner("careful")
        self.change_button = LinkButton("Change the address…", "edit")
        self.change_button.clicked.connect(self.change_asked)
        for item in (self._lines, self._warnings):
            self.add(item)
        self.add(row(self.change_button, None))

    def show_address(self, lines: Sequence[str], warnings: Sequence[str]) -> None:
        """Show the block as it will print, and what to check before posting."""
        self._lines.setText("\n".join(lines))
        self.show_warnings(warnings)

    def show_warnings(self, warnings: Sequence[str]) -> None:
        """Show what to know before posting."""
        self._warnings.show_words("\n".join(warnings), "careful")


class AddressDialog(AskDialog):
    """Asks for the right address."""

    def __init__(self, parent: QWidget, name: str, contact: Contact) -> None:
        sentence = f"For {name}. Your correction is kept and wins over the directory."
        super().__init__(parent, "Change the address", sentence, "Keep it")
        address = contact.address or PostalAddress(())
        self.lines = LongField("\n".join(address.lines))
        self.postcode = LineField(address.postcode or "")
        self.email = LineField(contact.email or "")
        self._country = address.country
        self.ask(
            FormRow("Address", self.lines, "One line below the other, without the postcode."),
            FormRow("Postcode", self.postcode),
            FormRow("E-mail for privacy questions", self.email),
        )
        self.lines.setFocus()

    def address(self) -> PostalAddress:
        """Give the address as typed."""
        lines = tuple(line.strip() for line in self.lines.value().splitlines() if line.strip())
        return PostalAddress(lines, self.postcode.value() or None, self._country)


class PaperCard(Card):
    """How it is put on paper; ``edited`` after each choice."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(plain_label("Paper", "strong"))
        self.fields = PaperFields()
        self.fields.edited.connect(self.edited)
        self.add(self.fields)


class PitfallsCard(Card):
    """What commonly goes wrong with this kind of letter."""

    def __init__(self) -> None:
        super().__init__(plain_label("What commonly goes wrong", "strong"), role="sunken")
        self._lines = column(space=Space.SMALL)
        self.add(self._lines)

    def show_pitfalls(self, sentences: Sequence[str]) -> None:
        """Show these sentences; none hides the card."""
        clear(self._lines)
        for sentence in sentences:
            line = row(space=Space.SMALL)
            line.addWidget(IconLabel("warning", "careful", 16), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(plain_label(sentence), 1)
            self._lines.addLayout(line)
        self.setVisible(bool(sentences))


class MissingCard(Card):
    """What the letter cannot do without yet; ``mend_asked`` gives the field's id."""

    mend_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(plain_label("Still missing", "strong"))
        self._lines = column(space=Space.SMALL)
        self.add(self._lines)

    def show_missing(self, missing: Sequence[MissingFact]) -> None:
        """Show what is missing; nothing hides the card."""
        clear(self._lines)
        for fact in missing:
            mend = LinkButton("Fill in", "edit")
            mend.setAccessibleName(f"Fill in: {fact.label}"[:60])
            mend.clicked.connect(lambda _=False, key=fact.field: self.mend_asked.emit(key))
            line = row(IconLabel("warning", "careful"), space=Space.MEDIUM)
            words = column(plain_label(fact.label), plain_label(fact.why, "caption"), space=0)
            line.addLayout(words, 1)
            line.addWidget(mend)
            self._lines.addLayout(line)
        self.setVisible(bool(missing))
