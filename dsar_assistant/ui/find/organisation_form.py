"""The questions about an organisation: how to reach it, where it is, which rules it is under."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.place import EEA_STATES, UK_NATIONS, Nation, PostalAddress
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.services.keep_organisations import NewOrganisation
from dsar_assistant.ui.find.lookup import Suggestion
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import column
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow, LineField, LongField

_UK, _ELSEWHERE = "GB", "ZZ"
_OTHERS = {"CH": "Switzerland", "US": "United States of America", _ELSEWHERE: "Another country"}
_STATES = {code: name.removeprefix("the ") for code, name in EEA_STATES.items()}
_PLACES = (
    (f"{_UK}/{Nation.UNKNOWN}", "The UK, not known which part"),
    *((f"{_UK}/{nation}", nation.label) for nation in UK_NATIONS),
    *((code, name) for code, name in sorted(_STATES.items(), key=lambda state: state[1])),
    *_OTHERS.items(),
)
_BODIES = (
    (RegimeCode.UK_GDPR.value, "A firm, charity or public body under UK rules"),
    (RegimeCode.EU_GDPR.value, "A firm, charity or public body under EU rules"),
    (RegimeCode.DPA_PART_3.value, "UK police, or another body that deals with crime"),
    (RegimeCode.DPA_PART_4.value, "A UK intelligence service"),
)


class OrganisationForm(QWidget):
    """All that the person can say of an organisation; ``named`` follows the typing of a name."""

    named = Signal(str)

    def __init__(self, below_name: QWidget | None = None) -> None:
        super().__init__()
        self.name = LineField()
        self.address = LongField(lines=4)
        self.postcode = LineField()
        self.email = LineField()
        self.privacy_page = LineField(placeholder="https://")
        self.place = ChoiceField(_PLACES)
        self.body = ChoiceField(_BODIES, RegimeCode.UK_GDPR.value)
        self.note = LongField(lines=3)
        self._domain = ""
        self._country_line: str | None = None
        self.setLayout(column(*self._rows(below_name), space=Space.LARGE))
        self.name.edited.connect(lambda: self.named.emit(self.name.value()))
        self.place.edited.connect(self._fit_body)

    def _rows(self, below_name: QWidget | None) -> list[QWidget]:
        name = FormRow("Name", self.name, "As it should stand on the envelope.", required=True)
        rows = (
            FormRow("Address", self.address, "One line below the other. It can wait."),
            FormRow("Postcode", self.postcode, "For an address in the UK."),
            FormRow("E-mail for privacy questions", self.email),
            FormRow("Privacy page", self.privacy_page, "Where it says what it does with data."),
            FormRow("It is in", self.place, "Its holidays count for the deadline."),
            FormRow("What it is", self.body, "This decides which rules the letter cites."),
            FormRow("Your own note", self.note, "For yourself alone; it is in no letter."),
        )
        return [name, *([below_name] if below_name else []), *rows]

    def show_domain(self, domain: str) -> None:
        """Begin with the domain that someone writes from."""
        self._domain = domain
        self.name.setText(domain)

    def show_suggestion(self, suggestion: Suggestion) -> None:
        """Fill in what is known of an organisation."""
        if suggestion.known is not None:
            self.show_organisation(suggestion.known)
            return
        self.name.setText(suggestion.name)
        self.address.setPlainText("\n".join(suggestion.lines))
        self.postcode.setText(suggestion.postcode)
        self.email.setText(suggestion.email)

    def show_organisation(self, known: Controller) -> None:
        """Fill in all that is known, with the person's own note."""
        address = known.contact.address or PostalAddress(())
        self.name.setText(known.name)
        self.address.setPlainText("\n".join(address.lines))
        self.postcode.setText(address.postcode or "")
        self.email.setText(known.contact.email or "")
        self.privacy_page.setText(known.contact.privacy_notice_url or "")
        country = known.country.upper()
        place = f"{_UK}/{known.nation}" if country == _UK else country
        if self.place.findData(place) < 0:
            self.place.add_choice(place, f"Another country ({place})")
        self.place.show_value(place)
        self.body.show_value(known.regime.value)
        self.note.setPlainText(known.own_note)
        self._country_line = address.country
        self._domain = self._domain or next(iter(known.domains), "")

    def answers(self) -> NewOrganisation:
        """Give the organisation as typed."""
        lines = tuple(line.strip() for line in self.address.value().splitlines() if line.strip())
        country, _, nation = self.place.value().partition("/")
        return NewOrganisation(
            name=self.name.value(),
            address=PostalAddress(lines, self.postcode.value() or None, self._country(country)),
            email=self.email.value(),
            domain=self._domain,
            nation=Nation(nation) if nation else Nation.UNKNOWN,
            note=self.note.value(),
            regime=RegimeCode(self.body.value()),
            country=country,
            privacy_page=self.privacy_page.value(),
        )

    def _country(self, code: str) -> str | None:
        """Give the country's line on the envelope; a place left alone keeps what it had."""
        if code == _UK or not self.address.value():
            return None
        named = _STATES.get(code) or (_OTHERS.get(code) if code != _ELSEWHERE else None)
        return self._country_line or named

    def _fit_body(self) -> None:
        """Let the usual rules follow the place; the person can choose others."""
        self._country_line = None
        is_eea = self.place.value() in EEA_STATES
        usual = {RegimeCode.UK_GDPR.value, RegimeCode.EU_GDPR.value}
        if self.body.value() in usual or not self.place.value().startswith(_UK):
            regime = RegimeCode.EU_GDPR if is_eea else RegimeCode.UK_GDPR
            self.body.show_value(regime.value)
