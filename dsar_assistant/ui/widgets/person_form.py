"""Asks for a person: the name and one way to reach them are enough."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import column
from dsar_assistant.ui.widgets.forms import ChoiceField, Field, FormRow, LineField, LongField

NATION_CHOICES = tuple((nation.value, nation.label) for nation in Nation)
NOBODY = DataSubject("", "", PostalAddress(()))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class PersonForm(QWidget):
    """The questions about a person; ``edited`` follows each change by hand."""

    edited = Signal()

    def __init__(self, *, short: bool = False) -> None:
        super().__init__()
        self._person = NOBODY
        self.name = LineField()
        self.address = LongField(lines=4)
        self.postcode = LineField()
        self.emails = LongField(lines=2)
        self.nation = ChoiceField(NATION_CHOICES, Nation.UNKNOWN.value)
        self.former_names = LongField(lines=2)
        self.former_addresses = LongField(lines=4)
        self.phones = LongField(lines=2)
        self._build(short=short)

    def _build(self, *, short: bool) -> None:
        layout = column(space=Space.LARGE)
        for row in self._first_rows() if short else (*self._first_rows(), *self._more_rows()):
            layout.addWidget(row)
        self.setLayout(layout)
        fields: tuple[Field, ...] = (
            *(self.name, self.address, self.postcode, self.emails, self.nation),
            *(self.former_names, self.former_addresses, self.phones),
        )
        for field in fields:
            field.edited.connect(self.edited)

    def _first_rows(self) -> tuple[FormRow, ...]:
        return (
            FormRow("Full name", self.name, "As the organisations know you.", required=True),
            FormRow("Address", self.address, "One line below the other, without the postcode."),
            FormRow("Postcode", self.postcode),
            FormRow("E-mail addresses", self.emails, "One on each line. They help to find you."),
            FormRow("You live in", self.nation, "Holidays and some rules differ."),
        )

    def _more_rows(self) -> tuple[FormRow, ...]:
        return (
            FormRow("Phone numbers", self.phones, "One on each line."),
            FormRow("Former names", self.former_names, "One on each line."),
            FormRow(
                "Former addresses",
                self.former_addresses,
                "Organisations may know you by an old one. Leave an empty line between two.",
            ),
        )

    def focus_first(self) -> None:
        """Put the keyboard into the first question."""
        self.name.setFocus()

    def show_person(self, person: DataSubject) -> None:
        """Show what is known."""
        self._person = person
        self.name.show_value(person.full_name)
        self.address.show_value("\n".join(person.address.lines))
        self.postcode.show_value(person.address.postcode or "")
        self.emails.show_value("\n".join(person.emails))
        self.nation.show_value(person.nation.value)
        self.phones.show_value("\n".join(person.phones))
        self.former_names.show_value("\n".join(person.former_names))
        former = ("\n".join(address.block) for address in person.former_addresses)
        self.former_addresses.show_value("\n\n".join(former))

    def person(self) -> DataSubject:
        """Give the person as the form stands; what it does not ask stays as it was."""
        postcode = self.postcode.value() or None
        address = PostalAddress(
            _lines(self.address.value()), postcode, self._person.address.country
        )
        return replace(
            self._person,
            full_name=self.name.value(),
            address=address,
            emails=_lines(self.emails.value()),
            phones=_lines(self.phones.value()),
            nation=Nation(self.nation.value()),
            former_names=_lines(self.former_names.value()),
            former_addresses=self._former_addresses(),
        )

    def _former_addresses(self) -> tuple[PostalAddress, ...]:
        blocks = (_lines(part) for part in self.former_addresses.value().split("\n\n"))
        return tuple(PostalAddress(block) for block in blocks if block)
