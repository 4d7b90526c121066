"""Shows how far slow work is, and stops it."""

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import column, row
from dsar_assistant.ui.widgets.buttons import QuietButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.labels import plain_label

STEPS = 1000
GUESS_AFTER_S = 3.0
FEW_S, IN_MINUTES_FROM_S = 10, 90


class ProgressPanel(Card):
    """One line of words, a bar, the time that is left, and Stop (``stop_asked``)."""

    stop_asked = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._begun = 0.0
        self._words = plain_label("", "lead")
        self._left = plain_label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress")
        self.stop_button = QuietButton("Stop", "stop")
        self.stop_button.clicked.connect(self._stop)
        words = column(self._words, self._bar, self._left, space=Space.SMALL)
        line = row(space=Space.WIDE)
        line.addLayout(words, 1)
        line.addWidget(self.stop_button)
        self.add(line)
        self.hide()

    @property
    def words(self) -> tuple[str, str]:
        """What it says: the work, and the time left."""
        return self._words.text(), self._left.text()

    def begin(self, words: str) -> None:
        """Show that work has begun."""
        self._begun = self._clock()
        self._words.setText(words)
        self._left.setText("Starting…")
        self._bar.setRange(0, 0)
        self.stop_button.setEnabled(True)
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is; ``total`` 0 = not known."""
        self._bar.setRange(0, STEPS if total else 0)
        if total:
            self._bar.setValue(min(STEPS, done * STEPS // total))
        self._left.setText(self._remaining(done, total))

    def end(self) -> None:
        """Go away."""
        self.hide()

    def _stop(self) -> None:
        self.stop_button.setEnabled(False)
        self._left.setText("Stopping…")
        self.stop_asked.emit()

    def _remaining(self, done: int, total: int) -> str:
        gone = self._clock() - self._begun
        if not total or not done or gone < GUESS_AFTER_S:
            return "You can go on using the program meanwhile."
        return f"About {time_in_words(gone * (total - done) / done)} left."


def time_in_words(seconds: float) -> str:
    """Say a length of time the way one would: a few seconds, 40 seconds, 3 minutes."""
    rounded = round(seconds / 10) * 10
    if rounded < FEW_S:
        return "a few seconds"
    if rounded < IN_MINUTES_FROM_S:
        return f"{rounded} seconds"
    return f"{round(seconds / 60)} minutes"
