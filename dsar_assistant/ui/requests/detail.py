"""One request: what to do now, by when they must answer, and what has happened."""

from PySide6.QtCore import Signal

from dsar_assistant.domain.request import Status
from dsar_assistant.services.track_deadlines import RequestView
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.requests.timeline import Timeline
from dsar_assistant.ui.status_looks import STATUS_LOOKS
from dsar_assistant.ui.widgets.arrange import FlowLayout, clear, column, holder, row
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card, SectionHeading
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner, StatusPill
from dsar_assistant.ui.widgets.scroll import ScrollColumn
from dsar_assistant.ui.widgets.steps_view import Cite, StepsView


class RequestDetail(ScrollColumn):
    """Shows a ``RequestView`` and says in words what is wanted."""

    back_asked = Signal()
    log_asked = Signal()
    posting_asked = Signal(str)
    write_asked = Signal(str)
    remove_asked = Signal()
    letter_asked = Signal(str)
    take_back_asked = Signal(str)

    def __init__(self, cite: Cite) -> None:
        super().__init__("One request")
        self._cite = cite

    def show_view(self, view: RequestView, *cards: Card) -> None:
        """Show one request, with further cards under the record."""
        clear(self.column)
        for item in (
            self._head(view),
            self._now(view),
            self._due(view),
            self._record(view),
            *cards,
            self._end(),
        ):
            self.add(item)

    def _head(self, view: RequestView) -> Card:
        back = LinkButton("All requests", "back")
        back.clicked.connect(self.back_asked)
        line = view.row
        tone, icon = STATUS_LOOKS[line.status]
        about = " · ".join((line.kind_title, line.reference, f"for {line.person}"))
        pills = [StatusPill(line.status_words, tone, icon)]
        if line.days_words:
            pills.append(StatusPill(line.days_words, "quiet", "calendar"))
        head = Card(role="plain", space=Space.SMALL)
        layout = head.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        head.add(row(back, None))
        head.add(SectionHeading(line.organisation, about, role="display"))
        head.add(holder(FlowLayout(*pills)))
        return head

    def _now(self, view: RequestView) -> Card:
        step = view.row.next_step
        button = self._step_button(view)
        log = QuietButton("Log something…", "plus")
        log.clicked.connect(self.log_asked)
        buttons = [*([button] if button else []), log]
        return Card(
            plain_label("What to do now", "strong"),
            plain_label(step.sentence, "lead"),
            holder(FlowLayout(*buttons, space=Space.MEDIUM)),
        )

    def _step_button(self, view: RequestView) -> PrimaryButton | None:
        """Give the one button that does what the sentence says."""
        status, kind = view.row.status, view.row.next_step.letter_kind
        if status in {Status.PRINTED, Status.RETURNED} and view.request.letters:
            letter_id = view.request.letters[-1].id
            button = PrimaryButton("I have posted it…", "envelope")
            button.clicked.connect(lambda: self.posting_asked.emit(letter_id))
            return button
        if status is Status.DRAFT or kind:
            words = "Finish the letter" if status is Status.DRAFT else "Write this letter"
            button = PrimaryButton(words, "letter")
            button.clicked.connect(lambda: self.write_asked.emit(kind or ""))
            return button
        return None

    def _due(self, view: RequestView) -> Card:
        card = Card(plain_label("By when they must answer", "title"))
        if view.problem:
            card.add(Banner("careful", view.problem))
        if view.deadline is None:
            words = "The clock starts when the organisation has your letter."
            card.add(plain_label(words, "muted"))
            return card
        steps = StepsView(self._cite)
        steps.show_deadline(view.deadline)
        card.add(steps)
        return card

    def _record(self, view: RequestView) -> Card:
        timeline = Timeline()
        timeline.show_entries(view.timeline)
        timeline.letter_asked.connect(self.letter_asked)
        timeline.take_back_asked.connect(self.take_back_asked)
        return Card(plain_label("What has happened", "title"), timeline)

    def _end(self) -> Card:
        remove = LinkButton("Remove this request…", "trash")
        remove.clicked.connect(self.remove_asked)
        card = Card(role="plain")
        card.add(column(remove))
        return card
