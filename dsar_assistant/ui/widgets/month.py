"""A month of days in the look of the moment, for a page of its own and below a field for a day."""

from PySide6.QtCore import QDate, QEvent, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from dsar_assistant.ui.icons import ButtonIcon, colour_of
from dsar_assistant.ui.metrics import RING_WIDTH
from dsar_assistant.ui.theme import Look, current, is_new_look

_LINES, _LINE_TO_WORDS, _AIR = 8, 1.4, 16
_ARROWS = (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right"))


class Month(QCalendarWidget):
    """Begins with Monday; its colours and its height follow the look."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn_for: Look | None = None
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setGridVisible(False)
        # Qt's own arrows are black on every ground (PySide6 6.11.3).
        for name, icon in _ARROWS:
            button = self.findChild(QToolButton, name)
            if button is not None:
                ButtonIcon(button, icon, "ink")
        self._follow_look()

    def changeEvent(self, event: QEvent) -> None:
        """Take over new colours and sizes."""
        super().changeEvent(event)
        if is_new_look(event) and current() != self._drawn_for:
            self._follow_look()

    def _follow_look(self) -> None:
        self._drawn_for = current()
        # Qt's own red for the weekend cannot be read on a dark ground.
        weekend = QTextCharFormat()
        weekend.setForeground(QColor(colour_of("muted")))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, weekend)
        line = round(_LINE_TO_WORDS * current().scale.body) + _AIR
        self.setMinimumHeight(_LINES * line)

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        """Draw a frame around the chosen day: its ground alone hardly stands out."""
        super().paintCell(painter, rect, day)
        if QDate(day) == self.selectedDate():
            painter.save()
            painter.setPen(QPen(QColor(colour_of("accent")), RING_WIDTH))
            painter.drawRect(rect.adjusted(1, 1, -RING_WIDTH, -RING_WIDTH))
            painter.restore()
