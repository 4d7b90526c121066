"""Shows the sum behind a day: each step with its day and the rule behind it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from dsar_assistant.domain.deadline import Deadline, SumStep
from dsar_assistant.domain.text import day_in_words, weekday_in_words
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import clear, column, holder, set_shown
from dsar_assistant.ui.widgets.labels import plain_label

Cite = Callable[[str], str]


class StepsView(QWidget):
    """The sum of one deadline; ``cite`` turns a rule's id into its short citation."""

    def __init__(self, cite: Cite) -> None:
        super().__init__()
        self._cite = cite
        self._column = column(space=Space.MEDIUM)
        self.setLayout(self._column)

    def show_deadline(self, deadline: Deadline | None, late_steps: Sequence[SumStep] = ()) -> None:
        """Show a sum, and the one kindest to the organisation if given; None shows nothing."""
        clear(self._column)
        set_shown(self, deadline is not None)
        if deadline is None:
            return
        for words in _head_lines(deadline):
            self._column.addWidget(plain_label(words, "lead" if words.startswith("Answer") else ""))
        self._column.addWidget(plain_label("How this day was worked out", "strong"))
        self._column.addWidget(self._grid(deadline.steps))
        if late_steps:
            words = "How the day was worked out that is late on any view"
            self._column.addWidget(plain_label(words, "strong"))
            self._column.addWidget(self._grid(late_steps))
        for note in deadline.notes:
            self._column.addWidget(plain_label(note, "muted"))

    def _grid(self, steps: Sequence[SumStep]) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for line, step in enumerate(steps):
            day = day_in_words(step.on) if step.on else ""
            grid.addWidget(plain_label(day, "strong", wraps=False), line, 0, top)
            grid.addWidget(self._words(step), line, 1, top)
        return holder(grid)

    def _words(self, step: SumStep) -> QWidget:
        rule = self._cite(step.provision) if step.provision else ""
        words = [plain_label(step.text)]
        if rule:
            words.append(plain_label(rule, "caption"))
        return holder(column(*words, space=0))


def _head_lines(deadline: Deadline) -> list[str]:
    if deadline.due is None:
        since = f" since {day_in_words(deadline.paused_since)}" if deadline.paused_since else ""
        return [f"Answer: the clock stands still{since}."]
    about = "expected by about" if deadline.is_estimate else "expected by"
    lines = [f"Answer {about} {weekday_in_words(deadline.due)}."]
    if deadline.late_on_any_view is not None:
        same = "the same day, " if deadline.late_on_any_view == deadline.due else ""
        late = weekday_in_words(deadline.late_on_any_view)
        lines.append(f"Late on any view after {same}{late}.")
    if deadline.on_their_count is not None:
        lines.append(f"They may count to {weekday_in_words(deadline.on_their_count)} themselves.")
    if deadline.extension_notice_by is not None:
        notice_by = day_in_words(deadline.extension_notice_by)
        lines.append(f"If they need longer, they must say so by {notice_by}.")
    return lines
