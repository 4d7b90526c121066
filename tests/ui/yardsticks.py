"""Measures a window by what everyone needs of it: names, order, room, targets, plain text."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QScrollBar,
    QWidget,
)

SMALLEST = 24
MAIN_BUTTON = 44
LONGEST_NAME = 60


def focus_stops(window):
    """Give every visible widget that the Tab key should reach."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window)
        and widget.isEnabledTo(window)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not is_part_of_another(widget)
    ]


def is_part_of_another(widget):
    """Say whether this is only the inside of a widget that has the focus itself."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractSpinBox | QComboBox | QCalendarWidget):
            return True
        parent = parent.parentWidget()
    return isinstance(widget, QScrollBar)


def name_of(widget):
    """Give what a screen reader calls a widget."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name)


def walk_with_tab(window):
    """Press Tab until the walk comes round; give the stops in order."""
    # Once before counting: a page that was just shown may hold the focus without being a stop.
    window.focusNextPrevChild(True)
    first = window.focusWidget()
    stops = [first]
    for _ in range(400):
        window.focusNextPrevChild(True)
        stop = window.focusWidget()
        if stop is first:
            break
        stops.append(stop)
    top = min(range(len(stops)), key=lambda at: top_left(stops[at], window))
    return stops[top:] + stops[:top]


def top_left(widget, window):
    place = place_of(widget, window)
    return place.top(), place.left()


def place_of(widget, window):
    """Give the rectangle of a widget in its window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def goes_back_up(stops, window):
    """Give pairs of neighbours under one parent in which Tab jumps upwards."""
    return [
        (name_of(one), name_of(other))
        for one, other in pairwise(stops)
        if one.parentWidget() is other.parentWidget()
        and place_of(other, window).bottom() < place_of(one, window).top()
    ]


def is_clipped(widget):
    """Say whether words of a label or button do not fit."""
    if isinstance(widget, QLabel):
        return label_is_clipped(widget)
    if isinstance(widget, QAbstractButton):
        hint = widget.minimumSizeHint()
        return widget.width() < hint.width() - 1 or widget.height() < hint.height() - 1
    return False


def label_is_clipped(label):
    if not label.text() or not label.pixmap().isNull():
        return False
    if not label.wordWrap():
        return label.width() < label.sizeHint().width() - 1
    widest = label.minimumSizeHint().width()
    return label.height() < label.heightForWidth(label.width()) - 1 or label.width() < widest - 1


def clipped(window):
    """Give the words that do not fit, among everything visible."""
    return [
        (type(widget).__name__, widget.text(), widget.size().toTuple())
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton)
        and widget.isVisibleTo(window)
        and is_clipped(widget)
    ]


def rich_labels(window):
    """Give labels that might take words for mark-up."""
    return [
        label.text()
        for label in window.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText and type(label).__module__ != "PySide6"
    ]


def small_targets(window):
    """Give what is too small to hit."""
    return [
        (name_of(widget), widget.size().toTuple())
        for widget in focus_stops(window)
        if min(widget.width(), widget.height()) < SMALLEST
    ]


def small_main_buttons(window):
    """Give the main buttons that are too small for a thumb."""
    return [
        button.text()
        for button in window.findChildren(QAbstractButton)
        if button.property("role") == "primary"
        and button.isVisibleTo(window)
        and button.height() < MAIN_BUTTON
    ]


def is_one_of_a_group(widget):
    """Say whether Tab reaches only the chosen one of several; arrows reach the others."""
    if not isinstance(widget, QAbstractButton):
        return False
    return widget.group() is not None or widget.autoExclusive()
