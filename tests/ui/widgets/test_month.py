"""A month can be read in every look, also in one that came after it was made."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from dsar_assistant.ui import theme
from dsar_assistant.ui.colours import ALL_COLOURS, LIGHT, contrast
from dsar_assistant.ui.widgets.month import Month


@pytest.fixture
def month(qtbot):
    """A month that was made in the light look, at normal size."""
    month = Month()
    qtbot.addWidget(month)
    month.show()
    return month


def test_days_at_the_weekend_can_be_read_in_every_look(month, qapp):
    for colours in ALL_COLOURS:
        theme.show(qapp, theme.Look(colours))
        words = month.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color().name()
        assert contrast(words, colours.surface) >= 4.5, colours.name


def test_the_name_of_the_month_grows_with_the_words(month, qapp):
    look = theme.Look(LIGHT, 200)
    theme.show(qapp, look)
    sizes = {
        button.font().pixelSize()
        for button in month.findChildren(QToolButton)
        if button.text() and button.isVisible()
    }
    assert sizes == {look.scale.body}


def test_the_chosen_day_stands_out_in_every_look(month, qapp):
    for colours in ALL_COLOURS:
        theme.show(qapp, theme.Look(colours))
        picture = month.grab().toImage()
        drawn = {
            picture.pixelColor(x, y).name()
            for x in range(picture.width())
            for y in range(picture.height() // 4, picture.height())
        }
        assert colours.accent in drawn, colours.name
