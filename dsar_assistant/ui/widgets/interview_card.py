"""One question about a life, asked kindly: it can be skipped, and it says why it asks."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from dsar_assistant.domain.controller import Answer, InterviewAnswer, InterviewQuestion
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import FlowLayout, column, holder
from dsar_assistant.ui.widgets.buttons import LinkButton, ToggleButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.labels import plain_label

ANSWER_WORDS = {Answer.YES: "Yes", Answer.NO: "No", Answer.NOT_SURE: "Not sure"}
YEAR_DIGITS = 4


class InterviewCard(Card):
    """A question with its answers; ``answered`` gives an ``InterviewAnswer``, ``skipped`` none."""

    answered = Signal(object)
    skipped = Signal()

    def __init__(self, question: InterviewQuestion, known: InterviewAnswer | None = None) -> None:
        super().__init__(space=Space.LARGE)
        self.question = question
        self._group = QButtonGroup(self)
        self._buttons = {answer: self._button(answer) for answer in Answer}
        self._from = _year_field("From year")
        self._to = _year_field("To year")
        self._years = self._build_years()
        self._build()
        if known is not None:
            self._show(known)
        self._years.setVisible(self._asks_years_now())

    def _build(self) -> None:
        self.add(plain_label(self.question.question, "title"))
        if self.question.help:
            self.add(plain_label(self.question.help))
        skip = LinkButton("Skip this question", "chevron-right")
        skip.clicked.connect(self.skipped)
        self.add(holder(FlowLayout(*self._buttons.values(), skip, space=Space.MEDIUM)))
        self.add(self._years)
        if self.question.why:
            self.add(plain_label(f"Why we ask: {self.question.why}", "muted"))

    def _button(self, answer: Answer) -> ToggleButton:
        button = ToggleButton(ANSWER_WORDS[answer])
        button.setMinimumWidth(96)
        button.clicked.connect(partial(self._choose, answer))
        self._group.addButton(button)
        return button

    def _build_years(self) -> QWidget:
        done = LinkButton("Keep these years", "check")
        done.clicked.connect(partial(self._choose, Answer.YES))
        for field in (self._from, self._to):
            field.returnPressed.connect(done.click)
        fields = FlowLayout(
            plain_label("From", wraps=False),
            self._from,
            plain_label("to", wraps=False),
            self._to,
            done,
        )
        hint = plain_label(
            "Which years, roughly? Leave them empty if you do not remember.", "muted"
        )
        return holder(column(hint, fields, space=Space.SMALL))

    def _show(self, known: InterviewAnswer) -> None:
        self._buttons[known.answer].setChecked(True)
        self.show_years(str(known.from_year or ""), str(known.to_year or ""))

    def show_years(self, first: str, last: str) -> None:
        """Put years into their fields; nothing is told to anyone."""
        self._from.setText(first)
        self._to.setText(last)

    def _asks_years_now(self) -> bool:
        return self.question.asks_years and self._buttons[Answer.YES].isChecked()

    def _choose(self, answer: Answer) -> None:
        first_yes = answer is Answer.YES and self.question.asks_years and self._years.isHidden()
        self._years.setVisible(self._asks_years_now())
        if first_yes:
            self._from.setFocus()
            return
        years = (_year(self._from), _year(self._to)) if answer is Answer.YES else (None, None)
        self.answered.emit(InterviewAnswer(self.question.id, answer, *years))


def _year_field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText("year")
    field.setMaxLength(YEAR_DIGITS)
    field.setFixedWidth(96)
    return field


def _year(field: QLineEdit) -> int | None:
    text = field.text().strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) == YEAR_DIGITS else None


def answer_words(answer: InterviewAnswer | None) -> str:
    """Say an answer in a word or two, with its years."""
    if answer is None:
        return "Not answered yet"
    years = " to ".join(str(year) for year in (answer.from_year, answer.to_year) if year)
    return ANSWER_WORDS[answer.answer] + (f", {years}" if years else "")
