"""One request: what to do now, by when they must answer, and what has happened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from dsar_assistant.domain.request import FactKind, Status
from dsar_assistant.services.track_deadlines import RequestView
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.requests.log_dialog import log_menu
from dsar_assistant.ui.requests.timeline import Timeline
from dsar_assistant.ui.status_looks import STATUS_LOOKS
from dsar_assistant.ui.widgets.arrange import FlowLayout, clear, holder, row, set_shown
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card, SectionHeading
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner, StatusPill
from dsar_assistant.ui.widgets.scroll import ScrollColumn
from dsar_assistant.ui.widgets.steps_view import Cite, StepsView

_RECORD_WORDS = {
    FactKind.RESPONSE: "Something came in…",
    FactKind.CLOSED: "Close the request…",
    FactKind.REOPENED: "Open it again…",
    FactKind.IDENTITY_SENT: "I have sent it…",
    FactKind.FEE_PAID: "I have paid…",
    FactKind.CLARIFICATION_ANSWERED: "I have answered…",
    FactKind.COMPLAINT: "They wrote about it…",
    FactKind.REGULATOR: "The regulator wrote…",
    FactKind.COURT: "The court wrote…",
}


class RequestDetail(ScrollColumn):
    """Shows a ``RequestView`` and says in words what is wanted."""

    back_asked = Signal()
    log_asked = Signal(object)
    records_asked = Signal(object)
    sum_asked = Signal()
    contact_asked = Signal()
    correct_asked = Signal(str)
    proof_asked = Signal(str)
    identity_asked = Signal()
    posting_asked = Signal(str)
    write_asked = Signal(str)
    remove_asked = Signal()
    letter_asked = Signal(str)
    take_back_asked = Signal(str)

    def __init__(self, cite: Cite) -> None:
        super().__init__("One request")
        self._cite = cite
        self.menu: QMenu | None = None

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
        theirs = [f"their reference {view.their_reference}"] if view.their_reference else []
        about = " · ".join((line.kind_title, line.reference, *theirs, f"for {line.person}"))
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
        log = QuietButton("Log something…", "plus")
        self.menu, entries = log_menu(log)
        self.menu.triggered.connect(lambda action: self.log_asked.emit(entries[action]))
        log.setMenu(self.menu)
        prove = QuietButton("They ask who I am…", "question")
        prove.clicked.connect(self.identity_asked)
        set_shown(prove, bool(view.request.letters))
        buttons = [button for button in (self._step_button(view), log, prove) if button]
        warnings = [Banner("careful", alarm.sentence) for alarm in view.row.alarms]
        return Card(
            plain_label("What to do now", "strong"),
            plain_label(view.row.next_step.sentence, "lead"),
            *warnings,
            holder(FlowLayout(*buttons, space=Space.MEDIUM)),
        )

    def _step_button(self, view: RequestView) -> PrimaryButton | None:
        """Give the one button that does what the sentence says."""
        step = view.row.next_step
        if step.posts is not None:
            button = PrimaryButton("I have posted it…", "envelope")
            button.clicked.connect(lambda: self.posting_asked.emit(step.posts))
        elif view.row.status is Status.DRAFT or step.letter_kind:
            is_draft = view.row.status is Status.DRAFT
            button = PrimaryButton(
                "Finish the letter" if is_draft else "Write this letter", "letter"
            )
            button.clicked.connect(lambda: self.write_asked.emit(step.letter_kind or ""))
        elif step.records is not None:
            button = PrimaryButton(_RECORD_WORDS[step.records], "edit")
            button.clicked.connect(lambda: self.records_asked.emit(step.records))
        else:
            return None
        return button

    def _due(self, view: RequestView) -> Card:
        card = Card(plain_label("By when they must answer", "title"))
        if view.problem:
            card.add(Banner("careful", view.problem))
        if view.deadline is None:
            words = "The clock starts when the organisation has your letter."
            card.add(plain_label(words, "muted"))
            return card
        steps = StepsView(self._cite)
        is_later = view.deadline.late_on_any_view != view.deadline.due
        steps.show_deadline(view.deadline, view.late_steps if is_later else ())
        card.add(steps)
        page = QuietButton("Save this sum as a page…", "save-pdf")
        page.clicked.connect(self.sum_asked)
        card.add(row(page, None))
        return card

    def _record(self, view: RequestView) -> Card:
        timeline = Timeline()
        timeline.show_entries(view.timeline)
        timeline.letter_asked.connect(self.letter_asked)
        timeline.take_back_asked.connect(self.take_back_asked)
        timeline.posting_asked.connect(self.posting_asked)
        timeline.correct_asked.connect(self.correct_asked)
        timeline.proof_asked.connect(self.proof_asked)
        return Card(plain_label("What has happened", "title"), timeline)

    def _end(self) -> Card:
        remove = LinkButton("Remove this request…", "trash")
        remove.clicked.connect(self.remove_asked)
        card = Card(role="plain")
        contact = LinkButton("Save their contact (vCard)…", "person")
        contact.clicked.connect(self.contact_asked)
        card.add(holder(FlowLayout(contact, remove, space=Space.MEDIUM)))
        return card
