"""What happened in a request, oldest first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.text import day_in_words
from dsar_assistant.services.track_deadlines import TimelineEntry
from dsar_assistant.ui.icons import IconLabel
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import clear, column, holder, row
from dsar_assistant.ui.widgets.buttons import LinkButton
from dsar_assistant.ui.widgets.cards import Rule
from dsar_assistant.ui.widgets.labels import plain_label


class Timeline(QWidget):
    """One line for each thing; ``letter_asked`` and ``take_back_asked`` give an id."""

    letter_asked = Signal(str)
    take_back_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = column(space=Space.SMALL)
        self.setLayout(self._column)

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these entries."""
        clear(self._column)
        for number, entry in enumerate(entries):
            if number:
                self._column.addWidget(Rule())
            self._column.addWidget(self._line(entry))

    def _line(self, entry: TimelineEntry) -> QWidget:
        icon = "letter" if entry.letter_id and not entry.fact_id else "history"
        words = column(
            plain_label(entry.words), plain_label(day_in_words(entry.on), "caption"), space=0
        )
        line = row(IconLabel(icon, "muted"), space=Space.MEDIUM)
        line.addLayout(words, 1)
        if entry.letter_id and not entry.fact_id:
            line.addWidget(self._button("See the letter", entry.letter_id, entry.words))
        if entry.fact_id:
            line.addWidget(self._button("Take back", entry.fact_id, entry.words))
        return holder(line)

    def _button(self, words: str, key: str, about: str) -> LinkButton:
        button = LinkButton(words)
        button.setAccessibleName(f"{words}: {about}"[:60])
        signal = self.take_back_asked if words == "Take back" else self.letter_asked
        button.clicked.connect(lambda: signal.emit(key))
        return button
