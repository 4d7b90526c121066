"""Begin from something that happened, or from a paper: whoever may be behind it is found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from dsar_assistant.finding.events import Event, EventReport
from dsar_assistant.ui.find.lookup import Suggestion, SuggestionList
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import clear, column, row
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.forms import DayField, FormRow, LineField
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.scroll import ScrollColumn

_INTRO = (
    "Did someone write or call to whom you never gave your details? Begin there: who they are, "
    "and where they may have your details from. You can also type in what a paper says."
)
_NAME_WHY = "As it stands there, or as they said it. Leave it empty if you do not know."
_ADDRESS_WHY = "Such as www.shop.example or care@shop.example; it tells namesakes apart."
_NAME_OF_A_CALLER = "They may have given a false name; it is taken for no more than what you heard."


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """What the person told, and the organisation they took from the suggestions, if any."""

    report: EventReport
    taken: Suggestion | None


class EventCard(Card):
    """The questions about one event. ``told``, ``left``; ``typed`` gives the name so far."""

    told = Signal(object)
    left = Signal()
    typed = Signal(str)

    def __init__(self, event: Event, today: date) -> None:
        super().__init__(space=Space.LARGE)
        self._event = event
        self._taken: Suggestion | None = None
        self.name = LineField()
        self.address = LineField()
        self.day = DayField(today)
        self.suggestions = SuggestionList()
        self.keep_button = PrimaryButton("See who may be behind it", "next")
        self._build()
        self.name.edited.connect(lambda: self.typed.emit(self.name.value()))
        self.suggestions.chosen.connect(self.take)
        self.keep_button.clicked.connect(self._tell)
        for field in (self.name, self.address):
            field.returnPressed.connect(self._tell)

    def _build(self) -> None:
        back = QuietButton("Something else", "back")
        back.clicked.connect(self.left)
        why = _NAME_WHY if self._event.names_sender else f"{_NAME_WHY} {_NAME_OF_A_CALLER}"
        for item in (
            plain_label(self._event.title, "title"),
            plain_label(self._event.help),
            FormRow("Who was it?", self.name, why),
            self.suggestions,
            FormRow("A web or e-mail address of theirs", self.address, _ADDRESS_WHY),
            FormRow("When was it?", self.day),
            row(back, None, self.keep_button, space=Space.MEDIUM),
            plain_label(f"Why this helps: {self._event.why}", "muted"),
        ):
            self.add(item)

    def take(self, suggestion: Suggestion) -> None:
        """Fill in an organisation that was suggested."""
        self._taken = suggestion
        self.name.show_value(suggestion.name)
        self.address.show_value(suggestion.domain)
        self.suggestions.show_suggestions(())

    def _tell(self) -> None:
        name, on = self.name.value(), self.day.value()
        report = EventReport(
            self._event.id, name, self.address.value(), date.fromisoformat(on) if on else None
        )
        taken = self._taken if self._taken and self._taken.name == name else None
        self.told.emit(ToldEvent(report, taken))


class EventView(ScrollColumn):
    """Offers the events, then asks; ``told`` gives a ``ToldEvent``, ``typed`` a name so far."""

    told = Signal(object)
    typed = Signal(str)

    def __init__(self, events: Sequence[Event], today: date) -> None:
        super().__init__("What came", margin=Space.WIDE)
        self._events = tuple(events)
        self._today = today
        self._place: QVBoxLayout = column()
        self.add(plain_label(_INTRO, "muted"))
        self.add(self._place)
        self.show_choice()

    @property
    def card(self) -> EventCard | None:
        """The questions that are shown; None while the events are offered."""
        item = self._place.itemAt(0)
        widget = item.widget() if item is not None else None
        return widget if isinstance(widget, EventCard) else None

    def show_choice(self) -> None:
        """Offer the events again."""
        clear(self._place)
        card = Card(plain_label("What was it?", "title"), space=Space.SMALL)
        for event in self._events:
            button = LinkButton("Begin", "chevron-right")
            button.setAccessibleName(event.title)
            button.clicked.connect(lambda _=False, one=event: self.show_event(one))
            line = row(space=Space.MEDIUM)
            line.addWidget(plain_label(event.title), 1)
            line.addWidget(button)
            card.add(line)
        self._place.addWidget(card)
        self.to_top()

    def show_event(self, event: Event) -> None:
        """Ask about one event."""
        clear(self._place)
        card = EventCard(event, self._today)
        card.told.connect(self.told)
        card.typed.connect(self.typed)
        card.left.connect(self.show_choice)
        self._place.addWidget(card)
        self.to_top()
        card.name.setFocus()
