"""A month in which the days that matter are marked."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat

from dsar_assistant.ui.icons import colour_of
from dsar_assistant.ui.widgets.labels import plain_tip
from dsar_assistant.ui.widgets.month import Month

_DOT = 7


class MonthView(Month):
    """Marks days with a dot and a bold number; arrow keys move from day to day."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Mapping[date, int] = {}
        self.setAccessibleName("Month")

    def show_counts(self, counts: Mapping[date, int], today: date) -> None:
        """Mark the days on which something falls, and begin at today."""
        self._counts = counts
        self.setDateTextFormat(QDate(), QTextCharFormat())
        marked = QTextCharFormat()
        marked.setFontWeight(800)
        for day, count in counts.items():
            marked.setToolTip(plain_tip(f"{count} on this day"))
            self.setDateTextFormat(QDate(day.year, day.month, day.day), marked)
        self.setSelectedDate(QDate(today.year, today.month, today.day))
        self.updateCells()

    def day(self) -> date:
        """Give the chosen day."""
        chosen = self.selectedDate()
        return date(chosen.year(), chosen.month(), chosen.day())

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        """Put a dot under a day on which something falls."""
        super().paintCell(painter, rect, day)
        if date.fromisoformat(QDate(day).toString(Qt.DateFormat.ISODate)) in self._counts:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour_of("wrong")))
            painter.drawEllipse(
                QPoint(rect.center().x(), rect.bottom() - _DOT), _DOT // 2, _DOT // 2
            )
            painter.restore()
