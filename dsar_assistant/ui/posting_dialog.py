"""Asks how and when a letter left."""

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.details import ITEM_NUMBER, OFFICE
from dsar_assistant.domain.request import Channel
from dsar_assistant.domain.s10 import item_number_warning
from dsar_assistant.services.request_words import CHANNEL_WORDS
from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow, LineField, QuietDate

_CHANNELS = tuple((channel.value, CHANNEL_WORDS[channel].capitalize()) for channel in Channel)
_BY_POST = {Channel.FIRST_CLASS, Channel.SECOND_CLASS, Channel.SIGNED_FOR}


@dataclass(frozen=True, slots=True)
class PostingAnswers:
    """What the person says about a posting."""

    channel: Channel
    on: date
    proof: dict[str, str] = field(default_factory=dict)


class PostingDialog(AskDialog):
    """Collects one posting."""

    def __init__(self, parent: QWidget, today: date) -> None:
        sentence = "From this day the program works out by when an answer is due."
        super().__init__(parent, "I have posted it", sentence, "Keep it")
        self.channel = ChoiceField(_CHANNELS, Channel.FIRST_CLASS.value)
        self.day = QuietDate(today)
        self.item_number = LineField()
        self.office = LineField()
        self._proof = (
            FormRow(
                "Number on the receipt", self.item_number, "If you have one; it proves the posting."
            ),
            FormRow("Where you posted it", self.office, "If you like: the post office."),
        )
        self.ask(
            FormRow("How it went", self.channel), FormRow("On which day", self.day), *self._proof
        )
        self.channel.edited.connect(self._follow)
        self.item_number.edited.connect(self._doubt)
        self.channel.setFocus()

    def answers(self) -> PostingAnswers:
        """Give what the person says."""
        channel = Channel(self.channel.value())
        said = {ITEM_NUMBER: self.item_number.value(), OFFICE: self.office.value()}
        proof = {key: word for key, word in said.items() if word and channel in _BY_POST}
        return PostingAnswers(channel, self.day.day(), proof)

    def _follow(self) -> None:
        for row in self._proof:
            row.setVisible(Channel(self.channel.value()) in _BY_POST)

    def _doubt(self) -> None:
        self.trouble.show_words(item_number_warning(self.item_number.value()), "careful")
