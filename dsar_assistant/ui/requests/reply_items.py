"""The parts of a reply: each point with its sentence, each organisation, each claim."""

from PySide6.QtCore import Signal

from dsar_assistant.domain.reply import Claim, Found, ItemFinding, NamedOrganisation, NamedRole
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import FlowLayout, holder
from dsar_assistant.ui.widgets.buttons import QuietButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.forms import ChoiceField
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import StatusPill

FOUND_WORDS = {
    Found.YES: "May be answered",
    Found.NO: "Not found",
    Found.UNCLEAR: "Not clear",
}
_LOOKS = {
    Found.YES: ("good", "done"),
    Found.NO: ("careful", "warning"),
    Found.UNCLEAR: ("quiet", "question"),
}
_CHOICES = tuple((one.value, words) for one, words in FOUND_WORDS.items())
ROLE_WORDS = {
    NamedRole.SOURCE: "May have given them your data",
    NamedRole.RECIPIENT: "May have had your data from them",
    NamedRole.MENTIONED: "Is mentioned",
}


class PointCard(Card):
    """One point that the law lets a person ask; ``changed`` when the person sees it otherwise."""

    changed = Signal()

    def __init__(self, item: ItemFinding, rule: str) -> None:
        super().__init__(plain_label(item.label, "strong"), space=Space.SMALL)
        self.item_id = item.item
        self.choice = ChoiceField(_CHOICES, item.found.value)
        self.choice.setAccessibleName(f"Answered: {item.label}"[:60])
        self.choice.edited.connect(self._follow)
        self._pill = StatusPill(FOUND_WORDS[item.found], *_LOOKS[item.found])
        self.add(holder(FlowLayout(self._pill, self.choice, space=Space.MEDIUM)))
        if item.evidence:
            self.add(plain_label(f"“{item.evidence}”"))
        about = " · ".join(part for part in (item.where, rule) if part)
        if about:
            self.add(plain_label(about, "caption"))

    @property
    def found(self) -> Found:
        """Give what the person makes of it."""
        return Found(self.choice.value())

    def _follow(self) -> None:
        self._pill.show_words(FOUND_WORDS[self.found], *_LOOKS[self.found])
        self.changed.emit()


class NamedCard(Card):
    """An organisation that the reply names; ``write_asked`` to ask it too."""

    write_asked = Signal(object)

    def __init__(self, named: NamedOrganisation, why: str) -> None:
        super().__init__(plain_label(named.name, "strong"), space=Space.SMALL)
        self.add(plain_label(ROLE_WORDS[named.role]))
        self.add(plain_label(f"“{named.text}”", "muted"))
        if why:
            self.add(plain_label(why, "caption"))
        self.button = QuietButton("Write to them", "letter")
        self.button.setAccessibleName(f"Write to them: {named.name}"[:60])
        self.button.clicked.connect(lambda: self.write_asked.emit(named))
        self.add(holder(FlowLayout(self.button)))


class ClaimCard(Card):
    """Something they claim; ``letter_asked`` gives the claim that a letter is to answer."""

    letter_asked = Signal(object)

    def __init__(self, claim: Claim, rule: str, letter_title: str) -> None:
        super().__init__(plain_label(claim.label, "strong"), space=Space.SMALL)
        self.add(plain_label(f"“{claim.text}”", "muted"))
        self.add(plain_label(claim.advice))
        if rule:
            self.add(plain_label(f"Rule: {rule}", "caption"))
        if letter_title:
            button = QuietButton(f"Write: {letter_title}"[:60], "letter")
            button.clicked.connect(lambda: self.letter_asked.emit(claim))
            self.add(holder(FlowLayout(button)))
