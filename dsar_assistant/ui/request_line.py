"""One request in a few words, with the way into it."""

from PySide6.QtCore import Signal

from dsar_assistant.domain.text import weekday_in_words
from dsar_assistant.services.track_deadlines import RequestRow
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.status_looks import STATUS_LOOKS
from dsar_assistant.ui.widgets.arrange import FlowLayout, column, holder, row
from dsar_assistant.ui.widgets.buttons import QuietButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import StatusPill


class RequestLine(Card):
    """Says who, what, where it stands and what to do; ``opened`` gives the request's id."""

    opened = Signal(str)

    def __init__(self, line: RequestRow, action: str = "Open") -> None:
        super().__init__(space=Space.SMALL)
        tone, icon = STATUS_LOOKS[line.status]
        pill = StatusPill(line.status_words, tone, icon)
        self.open_button = QuietButton(action)
        self.open_button.setAccessibleName(f"{action}: {line.organisation}"[:60])
        self.open_button.clicked.connect(lambda: self.opened.emit(line.request_id))
        about = " · ".join(part for part in (line.kind_title, line.reference) if part)
        words = column(
            plain_label(line.organisation, "lead"), plain_label(about, "muted"), space=Space.HAIR
        )
        head = row(space=Space.MEDIUM)
        head.addLayout(words, 1)
        head.addWidget(self.open_button)
        self.add(head)
        marks = [pill]
        if line.due is not None and line.days_words:
            day = f"{weekday_in_words(line.due)}, {line.days_words}"
            marks.append(StatusPill(day, "quiet", "calendar"))
        self.add(holder(FlowLayout(*marks)))
        for sentence in (*(alarm.sentence for alarm in line.alarms), line.next_step.sentence):
            self.add(plain_label(sentence))
