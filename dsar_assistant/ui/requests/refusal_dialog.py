"""They refused: what they say, what the law asks of them then, and the letter that answers."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from dsar_assistant.letters.refusals import RefusalTopic
from dsar_assistant.services.advise_letter import AdviseLetter
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import FlowLayout, clear, column, holder
from dsar_assistant.ui.widgets.buttons import PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.forms import FormRow, LongField
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner
from dsar_assistant.ui.widgets.room import give_room
from dsar_assistant.ui.widgets.scroll import ScrollColumn

_SIZE = QSize(740, 680)
_CANNOT_LIMIT = "The law does not let this limit the right that you used. The letter says so."
_WHY = "Quote the sentence in which they refuse. What fits it comes first."


class TopicCard(Card):
    """One thing they may say; ``ticked`` when the person says that they did."""

    ticked = Signal()

    def __init__(self, topic: RefusalTopic, *, can_limit: bool, is_ticked: bool) -> None:
        super().__init__(space=Space.SMALL)
        self.topic_id = topic.id
        self.tick = QCheckBox("They say this")
        self.tick.setAccessibleName(f"They say: {topic.title}"[:60])
        self.tick.setChecked(is_ticked)
        self.tick.clicked.connect(self.ticked)
        self.add(plain_label(topic.title, "strong"))
        if not can_limit:
            self.add(Banner("note", _CANNOT_LIMIT))
        for sentence in topic.asks:
            self.add(plain_label(sentence))
        self.add(self.tick)


class RefusalDialog(QDialog):
    """Collects their words and what they rely on."""

    def __init__(self, parent: QWidget, advice: AdviseLetter, request_id: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("They refused")
        give_room(self, _SIZE)
        self._advice, self._request_id = advice, request_id
        self._powerless = advice.powerless(request_id)
        self._ticked: set[str] = set()
        self.cards: list[TopicCard] = []
        self.words = LongField(lines=3)
        self.words.edited.connect(self.show_topics)
        self._topics: QVBoxLayout = column(space=Space.MEDIUM)
        self.write_button = PrimaryButton("Write the answer", "letter")
        self.write_button.clicked.connect(self.accept)
        self._build()
        self.show_topics()

    def _build(self) -> None:
        scroll = ScrollColumn("What they may say", holder(self._topics), margin=Space.SMALL)
        cancel = QuietButton("Cancel")
        cancel.clicked.connect(self.reject)
        layout = column(
            plain_label("What did they say?", "title"),
            FormRow("Their words", self.words, _WHY),
            space=Space.MEDIUM,
            margin=Space.WIDE,
        )
        layout.addWidget(scroll, 1)
        buttons = FlowLayout(cancel, self.write_button, space=Space.MEDIUM, at_end=True)
        layout.addWidget(holder(buttons))
        self.setLayout(layout)
        self.finished.connect(self.deleteLater)

    def show_topics(self) -> None:
        """Show what they may say, what fits their words first."""
        self._ticked = self._now()
        clear(self._topics)
        topics = self._advice.refusals(self._request_id, self.words.value())
        self.cards = [self._card(one) for one in topics]
        for card in self.cards:
            self._topics.addWidget(card)

    def _card(self, topic: RefusalTopic) -> TopicCard:
        can_limit = topic.id not in self._powerless
        return TopicCard(topic, can_limit=can_limit, is_ticked=topic.id in self._ticked)

    def _now(self) -> set[str]:
        return {card.topic_id for card in self.cards if card.tick.isChecked()}

    def answers(self) -> dict[str, str]:
        """Give what the letter needs, by field id."""
        topics = [card.topic_id for card in self.cards if card.tick.isChecked()]
        given = {"refusal": self.words.value(), "topics": "\n".join(topics)}
        return {key: value for key, value in given.items() if value}
