"""Suggests organisations while a name is typed: from the directory, and from the register."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.register import DomainUse, RegisterEntry
from dsar_assistant.services.app import App
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import clear, column, row
from dsar_assistant.ui.widgets.buttons import LinkButton
from dsar_assistant.ui.widgets.labels import plain_label

LEAST_TYPED = 3
MOST_OF_EACH, MOST_REGISTERED = 4, 6
MOST_BEHIND = 8
_ONE = "In the register of fee payers, with this domain"
_AMBIGUOUS = "Several in the register use this domain. Choose only if you know which it was."
LONGEST_NAME = 36


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An organisation to take over.

    Attributes:
        where: Which of the two it is from.
        known: The organisation of the directory; None = it is from the register.
        registration: Its number there; empty for one of the directory.
    """

    name: str
    lines: tuple[str, ...]
    postcode: str
    email: str
    where: str
    known: Controller | None = None
    registration: str = ""

    @property
    def controller_id(self) -> str:
        """Its id in the directory; empty = it is from the register."""
        return self.known.id if self.known else ""

    @property
    def place(self) -> str:
        """Where it is, to tell it from namesakes: the end of its address."""
        lines = [line for line in self.lines if line != self.postcode]
        return ", ".join(part for part in (*lines[-1:], self.postcode) if part)

    @property
    def domain(self) -> str:
        """A domain of it, if one is known."""
        return next(iter(self.known.domains), "") if self.known else ""


def suggestions(app: App, text: str) -> tuple[Suggestion, ...]:
    """Give organisations that fit; the directory first.

    Raises:
        DsarError: The vault is locked, or the register is damaged.
    """
    if len(text) < LEAST_TYPED:
        return ()
    known = [_known(one) for one in app.candidates.search(text, MOST_OF_EACH)]
    if app.register.info() is None:
        return tuple(known)
    entries = app.register.search(text, MOST_REGISTERED).entries
    return (*known, *(_registered(one) for one in entries))


def behind_domain(app: App, domain: str) -> tuple[Suggestion, ...]:
    """Give who in the register may write from a domain; nobody is chosen where it is several.

    Raises:
        DsarError: The register is damaged.
    """
    if app.register.info() is None:
        return ()
    answer = app.register.by_domain(domain)
    where = _AMBIGUOUS if answer.use.is_ambiguous else _ONE
    if answer.use in {DomainUse.FREE_MAIL, DomainUse.SHARED}:
        return ()
    return tuple(replace(_registered(entry), where=where) for entry in answer.entries[:MOST_BEHIND])


def _known(one: Controller) -> Suggestion:
    address = one.contact.address
    return Suggestion(
        one.display_name,
        address.lines if address else (),
        (address.postcode if address else "") or "",
        one.contact.email or "",
        "From the directory",
        one,
    )


def _registered(entry: RegisterEntry) -> Suggestion:
    email = entry.dpo_email or ""
    return Suggestion(
        entry.name,
        entry.address,
        entry.postcode or "",
        email,
        "From the register",
        registration=entry.registration,
    )


class SuggestionList(QWidget):
    """One button for each; ``chosen`` gives the suggestion."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[LinkButton] = []
        self._column = column(space=0)
        self.setLayout(self._column)
        self.hide()

    def show_suggestions(self, found: Sequence[Suggestion]) -> None:
        """Show these; none hides the list."""
        clear(self._column)
        self.buttons = []
        heading = ""
        for one in found:
            if one.where != heading:
                heading = one.where
                self._column.addWidget(plain_label(heading, "caption"))
            self._column.addLayout(row(self._button(one), None))
            if one.place:
                place = row(plain_label(one.place, "caption"))
                place.setContentsMargins(Space.WIDE, 0, 0, 0)
                self._column.addLayout(place)
        self.setVisible(bool(found))
        self.updateGeometry()

    def _button(self, one: Suggestion) -> LinkButton:
        button = LinkButton(_short(one.name), "plus")
        button.setAccessibleName(f"Take {one.name}, {one.postcode}".rstrip(", ")[:60])
        button.clicked.connect(lambda: self.chosen.emit(one))
        self.buttons.append(button)
        return button


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
