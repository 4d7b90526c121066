"""What was dropped in, one line for each: waiting, being read, done, or in trouble."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from dsar_assistant.domain.text import counted
from dsar_assistant.services.reading_items import ItemNews, ItemState, ReadingItem, SourceReport
from dsar_assistant.ui.icons import IconLabel
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import clear, column, row
from dsar_assistant.ui.widgets.buttons import QuietButton
from dsar_assistant.ui.widgets.cards import Card, SectionHeading
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner

MOST_LINES, MOST_PROBLEMS, STEPS = 100, 8, 1000
_ASK_COLUMNS = "Choose the columns…"
_LOOKS = {
    ItemState.WAITING: ("clock", "muted"),
    ItemState.READING: ("find", "accent"),
    ItemState.DONE: ("done", "good"),
    ItemState.STOPPED: ("stop", "careful"),
}
_STOPPED = "It was not read to its end, because you stopped."


class ReadingList(Card):
    """One line for each dropped file or folder; ``columns_asked`` gives a table's preview."""

    columns_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(SectionHeading("What you dropped in"))
        self.lines: list[ReadingLine] = []
        self._lines: QVBoxLayout = column(space=Space.LARGE)
        self.add(self._lines)
        self.hide()

    def begin(self, items: Sequence[ReadingItem]) -> None:
        """Show all of them waiting."""
        clear(self._lines)
        # Of thousands, widgets for all would keep the window still for half a minute.
        self.lines = [ReadingLine(item) for item in items[:MOST_LINES]]
        for line in self.lines:
            line.columns_asked.connect(self.columns_asked)
            self._lines.addWidget(line)
        if more := len(items) - len(self.lines):
            self._lines.addWidget(plain_label(f"and {more:,} more", "muted"))
        self.setVisible(bool(self.lines))

    def show_news(self, news: ItemNews) -> None:
        """Show one item as it is now, if it has a line."""
        if news.number < len(self.lines):
            self.lines[news.number].show_item(news.item)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the one being read is."""
        del total
        for line in self.lines:
            if line.item.state is ItemState.READING:
                line.show_progress(done)

    def stop(self) -> None:
        """Show that what was not done will not be."""
        for line in self.lines:
            if line.item.state is not ItemState.DONE:
                line.show_item(replace(line.item, state=ItemState.STOPPED))


class ReadingLine(QWidget):
    """One dropped file or folder."""

    columns_asked = Signal(object)

    def __init__(self, item: ReadingItem) -> None:
        super().__init__()
        self._icon = IconLabel("clock", "muted")
        self._name = plain_label(item.name, "strong")
        self._words = plain_label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, STEPS)
        self._bar.setAccessibleName(f"Progress of {item.name}"[:60])
        self._more: QVBoxLayout = column(space=Space.SMALL)
        words = column(self._name, self._words, self._bar, self._more, space=Space.HAIR)
        line = row(space=Space.MEDIUM)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.setLayout(line)
        self.item = item
        self.show_item(item)

    @property
    def words(self) -> str:
        """What it says under the name."""
        return self._words.text()

    def show_item(self, item: ReadingItem) -> None:
        """Show how far it is and what was found."""
        is_new = item.state is not self.item.state
        self.item = item
        icon, tone = _LOOKS[item.state]
        if item.state is ItemState.DONE and any(one.problems for one in item.reports):
            icon, tone = "warning", "careful"
        self._icon.show_icon(icon, tone)
        self._words.setText("\n".join(_words(item)))
        self._bar.setVisible(item.state is ItemState.READING)
        if is_new:
            self._bar.setValue(0)
        clear(self._more)
        for report in item.reports:
            self._add_more(report)

    def show_progress(self, done: int) -> None:
        """Show how many bytes of the whole reading are done."""
        gone = max(0, min(done - self.item.start, self.item.size))
        self._bar.setValue(gone * STEPS // self.item.size if self.item.size else 0)

    def _add_more(self, report: SourceReport) -> None:
        if report.problems:
            self._more.addWidget(Banner("careful", "\n".join(_problem_words(report, self.item))))
        for table in report.tables:
            ask = QuietButton(_ASK_COLUMNS, "edit")
            headings = ", ".join(table.rows[0])
            ask.setAccessibleName(f"Choose the columns: {headings}"[:60])
            ask.clicked.connect(lambda _=False, one=table: self.columns_asked.emit(one))
            words = plain_label(f"Table: {headings}"[:120], "caption")
            self._more.addLayout(row(words, None, ask))


def _words(item: ReadingItem) -> Iterator[str]:
    """Say in lines how far an item is and what was found."""
    if item.state is ItemState.WAITING and not item.reports:
        yield "Waiting"
    elif item.state is ItemState.READING:
        yield f"Reading {item.now}" if item.now else "Reading"
    yield from _found_words([one for one in item.reports if one.is_known])
    if item.state is ItemState.STOPPED:
        yield _STOPPED
    elif item.state is ItemState.DONE and not item.reports:
        yield "Read together with the others of its kind."


def _found_words(reports: Sequence[SourceReport]) -> Iterator[str]:
    """Say for each kind of file how much was read, and how many senders and names were seen."""
    for label in dict.fromkeys(one.label for one in reports):
        same = [one for one in reports if one.label == label]
        items = counted(sum(one.items for one in same), "entry", "entries")
        seen = len(frozenset[str]().union(*(one.seen for one in same)))
        files = f" ({len(same):,} files)" if len(same) > 1 else ""
        names = counted(seen, "sender or name", "senders or names")
        yield f"{label}{files}: {items} read, {names} seen."


def _problem_words(report: SourceReport, item: ReadingItem) -> Iterator[str]:
    """Say what could not be read and why; the name of the whole stands above already."""
    if report.is_known:
        whose = f"{report.name}: " if report.name != item.name else ""
        places = counted(len(report.problems), "place")
        yield f"{whose}{places} could not be read. The rest was."
    for problem in report.problems[:MOST_PROBLEMS]:
        is_whole = problem.locator in {report.name, item.name}
        yield problem.reason if is_whole else f"{problem.locator}: {problem.reason}"
    if len(report.problems) > MOST_PROBLEMS:
        yield f"and {len(report.problems) - MOST_PROBLEMS:,} more"
