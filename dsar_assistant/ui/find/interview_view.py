"""The interview: one friendly card at a time."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from dsar_assistant.domain.controller import Answer, InterviewAnswer, InterviewQuestion
from dsar_assistant.domain.text import counted
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import clear, column, row
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton
from dsar_assistant.ui.widgets.cards import Card, EmptyState
from dsar_assistant.ui.widgets.interview_card import InterviewCard, answer_words
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.scroll import ScrollColumn

_INTRO = (
    "A few questions about your life show which organisations may know you. Answer what you "
    "like and skip the rest; you can come back at any time."
)
_THANKS = "See what your answers lead to, or drop in your mailbox to find more."


class InterviewView(ScrollColumn):
    """Asks; ``answered`` gives an ``InterviewAnswer``, ``finished`` when all cards were seen."""

    answered = Signal(object)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__("Questions", margin=Space.WIDE)
        self._questions: tuple[InterviewQuestion, ...] = ()
        self._answers: Mapping[str, InterviewAnswer] = {}
        self._at = 0
        self._where = plain_label("", "caption")
        self.back_button = LinkButton("Previous question", "chevron-left")
        self.back_button.clicked.connect(lambda: self._go(-1))
        self._place: QVBoxLayout = column()
        self._said: QVBoxLayout = column(space=Space.SMALL)
        for item in (plain_label(_INTRO, "muted"), row(self._where, None, self.back_button)):
            self.add(item)
        self.add(self._place)
        self.add(self._said)

    @property
    def card(self) -> InterviewCard | None:
        """The card that is shown; None when all were seen."""
        item = self._place.itemAt(0)
        widget = item.widget() if item is not None else None
        return widget if isinstance(widget, InterviewCard) else None

    def show_questions(
        self, questions: Sequence[InterviewQuestion], answers: Mapping[str, InterviewAnswer]
    ) -> None:
        """Show the first question without an answer, or stay where we are."""
        fresh = not self._questions
        self._questions, self._answers = tuple(questions), answers
        if fresh:
            self._at = self._first_open()
            self._show_card()
        self._show_said()

    def _first_open(self) -> int:
        open_ones = (n for n, q in enumerate(self._questions) if q.id not in self._answers)
        return next(open_ones, len(self._questions))

    def _show_card(self) -> None:
        clear(self._place)
        self.back_button.setVisible(self._at > 0)
        if self._at >= len(self._questions):
            self._where.setText("")
            self._place.addWidget(self._thanks())
            return
        question = self._questions[self._at]
        self._where.setText(f"Question {self._at + 1} of {len(self._questions)}")
        card = InterviewCard(question, self._answers.get(question.id))
        card.answered.connect(self._take)
        card.skipped.connect(lambda: self._go(1))
        self._place.addWidget(card)

    def _thanks(self) -> EmptyState:
        see = PrimaryButton("See organisations", "next")
        see.clicked.connect(self.finished)
        return EmptyState("done", "Thank you, that was the last one", _THANKS, see)

    def _take(self, answer: InterviewAnswer) -> None:
        self.answered.emit(answer)
        self._go(1)

    def _go(self, step: int) -> None:
        self._at = min(max(self._at + step, 0), len(self._questions))
        self._show_card()

    def _show_said(self) -> None:
        clear(self._said)
        told = [q for q in self._questions if self._is_yes(q)]
        if not told:
            return
        card = Card(plain_label(f"You said yes to {counted(len(told), 'question')}", "strong"))
        for question in told:
            words = answer_words(self._answers[question.id])
            again = LinkButton("Change", "edit")
            again.setAccessibleName(f"Change: {question.question}"[:60])
            again.clicked.connect(lambda _=False, q=question: self._jump(q))
            line = row(space=Space.MEDIUM)
            said = column(plain_label(question.question), plain_label(words, "caption"), space=0)
            line.addLayout(said, 1)
            line.addWidget(again)
            card.add(line)
        self._said.addWidget(card)

    def _is_yes(self, question: InterviewQuestion) -> bool:
        answer = self._answers.get(question.id)
        return answer is not None and answer.answer is Answer.YES

    def _jump(self, question: InterviewQuestion) -> None:
        self._at = self._questions.index(question)
        self._show_card()
        self.to_top()
