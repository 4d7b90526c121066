"""Rows of a form: what is asked, why it is asked, and the place to answer."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.theme import is_new_look
from dsar_assistant.ui.widgets.arrange import column, row, set_shown
from dsar_assistant.ui.widgets.labels import plain_caption, plain_label
from dsar_assistant.ui.widgets.month import Month

LINES_SHOWN = 4
MOST_TYPED = 10_000


class FormRow(QWidget):
    """A question above its field, with the reason why it is asked."""

    def __init__(
        self, label: str, field: QWidget, why: str = "", *, required: bool = False
    ) -> None:
        super().__init__()
        self.field = field
        shown = f"{label} (needed)" if required else label
        self._label = plain_label(shown, "strong")
        self._label.setBuddy(field)
        field.setAccessibleName(label[:60])
        field.setAccessibleDescription(why)
        self._why = plain_label(why, "caption")
        set_shown(self._why, bool(why))
        self.setLayout(column(self._label, self._why, field, space=Space.HAIR))


class LineField(QLineEdit):
    """One line of text; ``edited`` follows each change by the person."""

    edited = Signal()

    def __init__(self, text: str = "", placeholder: str = "") -> None:
        super().__init__(text)
        self.setMaxLength(MOST_TYPED)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self.edited)

    def value(self) -> str:
        """Give what was typed."""
        return self.text().strip()

    def show_value(self, value: str) -> None:
        """Show a value without telling anyone."""
        if value != self.value():
            self.setText(value)


class SearchField(LineField):
    """A line to search in, wide enough for the words that say in what."""

    def sizeHint(self) -> QSize:
        """Ask for room for the hint, at the size that words have now."""
        usual = super().sizeHint()
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return usual.expandedTo(QSize(words + Space.VAST, 0))


def secret_field() -> LineField:
    """Give a line that hides what is typed."""
    field = LineField()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


class LongField(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it."""

    edited = Signal()

    def __init__(self, text: str = "", lines: int = LINES_SHOWN) -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self._lines = lines
        self._fit()
        self.textChanged.connect(self.edited)

    def value(self) -> str:
        """Give what was typed, up to a length no letter needs."""
        return self.toPlainText().strip()[:MOST_TYPED]

    def show_value(self, value: str) -> None:
        """Show a value without telling anyone."""
        if value != self.value():
            with QSignalBlocker(self):
                self.setPlainText(value)

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for as many lines when words become larger."""
        super().changeEvent(event)
        if is_new_look(event) or event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + Space.WIDE)


class QuietDate(QDateEdit):
    """A day with its month in words; the wheel scrolls the page, not the year."""

    def __init__(self, day: date) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setDisplayFormat("d MMMM yyyy")
        self.setCalendarPopup(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the month that opens below ready; most forms are read and never need one."""
        if not isinstance(self.calendarWidget(), Month):
            self.setCalendarWidget(Month())
        super().focusInEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def day(self) -> date:
        """Give the day."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show a day without telling anyone."""
        with QSignalBlocker(self):
            self.setDate(QDate(day.year, day.month, day.day))


class DayField(QWidget):
    """A day one may not know: a tick, then the day. Its value is an ISO day, or nothing."""

    edited = Signal()

    def __init__(self, today: date, value: str = "") -> None:
        super().__init__()
        self._known = QCheckBox("I know the day")
        self._day = QuietDate(today)
        self.setLayout(row(self._known, self._day, None, space=Space.MEDIUM))
        self.setFocusProxy(self._known)
        self.show_value(value)
        self._known.toggled.connect(self._switch)
        self._day.dateChanged.connect(self.edited)

    def value(self) -> str:
        """Give the day as ISO, or nothing."""
        return self._day.day().isoformat() if self._known.isChecked() else ""

    def show_value(self, value: str) -> None:
        """Show a day without telling anyone."""
        with QSignalBlocker(self._known):
            self._known.setChecked(bool(value))
        self._day.setEnabled(bool(value))
        if value:
            self._day.show_day(date.fromisoformat(value))

    def setAccessibleName(self, name: str) -> None:
        """Pass the question on to both parts."""
        super().setAccessibleName(name)
        self._known.setAccessibleName(f"I know the day: {name}"[:60])
        self._day.setAccessibleName(f"Day: {name}"[:60])

    def _switch(self) -> None:
        self._day.setEnabled(self._known.isChecked())
        self.edited.emit()


class ChoiceField(QComboBox):
    """One of a few answers, shown in words and kept by id."""

    edited = Signal()

    def __init__(self, choices: tuple[tuple[str, str], ...], value: str = "") -> None:
        super().__init__()
        self.offer(choices)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.show_value(value)
        self.activated.connect(self.edited)

    def offer(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Offer these answers, pairs of (id, words), in place of the present ones."""
        with QSignalBlocker(self):
            self.clear()
            for key, words in choices:
                self.addItem(words, key)

    def add_choice(self, key: str, words: str) -> None:
        """Offer one more answer."""
        with QSignalBlocker(self):
            self.addItem(words, key)

    def showPopup(self) -> None:
        """Show each answer in full, however narrow the field is."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + Space.VAST)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, so that scrolling never changes an answer."""
        event.ignore()

    def value(self) -> str:
        """Give the id of the chosen answer."""
        return str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        """Show an answer without telling anyone."""
        at = self.findData(value)
        with QSignalBlocker(self):
            self.setCurrentIndex(max(at, 0))


class YesField(QCheckBox):
    """A yes or no; its value is ``yes`` or ``no``."""

    edited = Signal()

    def __init__(self, words: str, value: str = "") -> None:
        super().__init__(plain_caption(words))
        self.show_value(value)
        self.clicked.connect(self.edited)

    def value(self) -> str:
        """Give yes or no."""
        return "yes" if self.isChecked() else "no"

    def show_value(self, value: str) -> None:
        """Show an answer without telling anyone."""
        with QSignalBlocker(self):
            self.setChecked(value == "yes")


Field = LineField | LongField | DayField | ChoiceField | YesField
