"""The days that matter: a month to look at, and what falls on the coming days."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.text import weekday_in_words
from dsar_assistant.services.calendar_days import CalendarDay
from dsar_assistant.ui.calendar.month import MonthView
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.widgets.arrange import clear, column, holder, row
from dsar_assistant.ui.widgets.buttons import LinkButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card, SectionHeading
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.scroll import ScrollColumn
from dsar_assistant.ui.wishes import ShowRequest

MOST_DAYS = 40
_SENTENCE = "Worked out anew from your record. Choose a day to see what comes from then on."
# Seen with Thunderbird 153: it refuses to read in a day that it holds already.
_FILE = (
    "Read the file into a calendar of its own. When days move, save it again. If your other "
    "calendar program refuses the newer file, remove that calendar there and read the file anew."
)
_NONE = "Nothing falls on this day or later."


class CalendarPage(Page):
    """Shows the days and leads to the requests behind them."""

    shows = frozenset({"request", "person"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._days: tuple[CalendarDay, ...] = ()
        self.month = MonthView()
        self.month.selectionChanged.connect(self._show_from)
        save = QuietButton("Save as a calendar file…", "calendar")
        save.clicked.connect(self.save_file)
        self.agenda = column(space=Space.MEDIUM)
        scroll = ScrollColumn("Calendar")
        scroll.add(SectionHeading("Calendar", _SENTENCE, role="display"))
        scroll.add(Card(self.month))
        scroll.add(holder(row(save, None)))
        scroll.add(plain_label(_FILE, "muted"))
        scroll.add(holder(self.agenda))
        self.fill(scroll)

    def refresh(self) -> None:
        """Show what is so now."""
        self._days = self.attempt(self.desk.app.deadlines.days) or ()
        today = self.desk.app.knowledge.today
        self.month.show_counts(Counter(day.on for day in self._days), today)
        self._show_from()

    def save_file(self) -> None:
        """Ask where to save the days for another calendar."""
        content = self.attempt(self.desk.app.deadlines.calendar)
        if content is None:
            return

        def write(paths: list[Path]) -> None:
            self.save(paths[0], content)

        self.desk.chooser.save_file(self, "Save due days", "due-days.ics", write)

    def _show_from(self) -> None:
        first = self.month.day()
        coming = [day for day in self._days if day.on >= first][:MOST_DAYS]
        clear(self.agenda)
        if not coming:
            self.agenda.addWidget(plain_label(_NONE, "muted"))
        for on, days in groupby(coming, key=lambda day: day.on):
            self.agenda.addWidget(self._card(on, tuple(days)))

    def _card(self, on: date, days: Sequence[CalendarDay]) -> Card:
        return Card(plain_label(weekday_in_words(on), "strong"), *self._lines(days))

    def _lines(self, days: Sequence[CalendarDay]) -> Iterator[QWidget]:
        for day in days:
            request_id = day.row.request_id
            button = LinkButton("Open")
            button.setAccessibleName(f"Open: {day.row.organisation}"[:60])
            button.clicked.connect(
                lambda _=False, key=request_id: self.asked.emit(ShowRequest(key))
            )
            line = row(space=Space.MEDIUM)
            words = f"{day.words}: {day.row.organisation}"
            about = f"{day.row.kind_title}, for {day.row.person}"
            both = column(plain_label(words), plain_label(about, "caption"), space=0)
            line.addLayout(both, 1)
            line.addWidget(button)
            yield holder(line)
