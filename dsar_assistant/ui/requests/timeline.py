"""What happened in a request, oldest first."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal, SignalInstance
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
    """One line for each thing; each signal gives the id of a letter or an entry."""

    letter_asked = Signal(str)
    posting_asked = Signal(str)
    correct_asked = Signal(str)
    proof_asked = Signal(str)
    take_back_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = column(space=Space.SMALL)
        self.setLayout(self._column)

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these entries."""
        clear(self._column)
        posted = {one.letter_id for one in entries if one.fact_id}
        for number, entry in enumerate(entries):
            if number:
                self._column.addWidget(Rule())
            self._column.addWidget(self._line(entry, is_posted=entry.letter_id in posted))

    def _line(self, entry: TimelineEntry, *, is_posted: bool) -> QWidget:
        is_letter = bool(entry.letter_id and not entry.fact_id and not entry.is_struck)
        said = f"Taken back: {entry.words}" if entry.is_struck else entry.words
        words = [plain_label(said, "muted" if entry.is_struck else "")]
        words.append(plain_label(day_in_words(entry.on), "caption"))
        words += [plain_label(f"Before: {old}", "caption") for old in entry.earlier]
        line = row(IconLabel("letter" if is_letter else "history", "muted"), space=Space.MEDIUM)
        line.addLayout(column(*words, space=0), 1)
        for button in self._buttons(entry, is_letter=is_letter, is_posted=is_posted):
            line.addWidget(button)
        return holder(line)

    def _buttons(
        self, entry: TimelineEntry, *, is_letter: bool, is_posted: bool
    ) -> Iterator[LinkButton]:
        if is_letter and not is_posted:
            yield self._button("Posted…", self.posting_asked, entry.letter_id, entry)
        if is_letter:
            yield self._button("See the letter", self.letter_asked, entry.letter_id, entry)
        if entry.fact_id:
            yield self._button("Correct…", self.correct_asked, entry.fact_id, entry)
            yield self._button("Add file…", self.proof_asked, entry.fact_id, entry)
            yield self._button("Take back", self.take_back_asked, entry.fact_id, entry)

    def _button(
        self, words: str, signal: SignalInstance, key: str | None, entry: TimelineEntry
    ) -> LinkButton:
        button = LinkButton(words)
        button.setAccessibleName(f"{words}: {entry.words}"[:60])
        button.clicked.connect(lambda: signal.emit(key))
        return button
