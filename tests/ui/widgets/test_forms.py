"""Fields tell of changes by the person only, and give plain values."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtWidgets import QCheckBox

from dsar_assistant.ui import theme
from dsar_assistant.ui.colours import HIGH_CONTRAST, LIGHT
from dsar_assistant.ui.widgets.forms import (
    ChoiceField,
    DayField,
    FormRow,
    LineField,
    LongField,
    QuietDate,
    SearchField,
    YesField,
)
from dsar_assistant.ui.widgets.month import Month

TODAY = date(2026, 11, 23)
CHOICES = (("a", "First"), ("b", "Second"))


def fields():
    return {
        "line": (LineField(), "Rowan"),
        "long": (LongField(), "one\ntwo"),
        "day": (DayField(TODAY), "2026-03-02"),
        "choice": (ChoiceField(CHOICES), "b"),
        "yes": (YesField("Yes"), "yes"),
    }


@pytest.mark.parametrize("name", ["line", "long", "day", "choice", "yes"])
def test_showing_a_value_gives_it_back_and_tells_nobody(qtbot, name):
    field, value = fields()[name]
    with qtbot.assertNotEmitted(field.edited):
        field.show_value(value)
    assert field.value() == value


def test_typing_tells(qtbot):
    field = LineField()
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.edited):
        qtbot.keyClicks(field, "R")
    assert field.value() == "R"


def test_a_day_that_is_not_known_is_empty(qtbot):
    field = DayField(TODAY)
    qtbot.addWidget(field)
    assert field.value() == ""
    with qtbot.waitSignal(field.edited):
        field.findChildren(QCheckBox)[0].click()
    assert field.value() == "2026-11-23"


def test_both_parts_of_a_day_know_the_question(qtbot):
    field = DayField(TODAY)
    row = FormRow("Day of the letter", field)
    assert row.field is field
    assert field.findChildren(QCheckBox)[0].accessibleName() == "I know the day: Day of the letter"


def test_the_wheel_changes_no_answer(qtbot):
    field = ChoiceField(CHOICES, "a")
    qtbot.addWidget(field)
    down = QPoint(0, -120)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        down,
        down,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    field.wheelEvent(wheel)
    assert field.value() == "a"
    assert not wheel.isAccepted()


def test_a_choice_keeps_its_answer_among_new_ones(qtbot):
    field = ChoiceField(CHOICES, "b")
    field.offer((("b", "Second of many"), ("c", "Third")))
    field.show_value("b")
    assert field.value() == "b"


def test_an_unknown_choice_shows_the_first(qtbot):
    assert ChoiceField(CHOICES, "zzz").value() == "a"


def test_tab_leaves_a_field_of_several_lines(qtbot):
    assert LongField().tabChangesFocus()


def test_a_row_names_its_field_and_says_why(qtbot):
    field = LineField()
    row = FormRow("Full name", field, "They look you up under it.", required=True)
    assert row.field.accessibleName() == "Full name"
    assert field.accessibleDescription() == "They look you up under it."


def test_a_day_is_shown_with_its_month_in_words(qtbot):
    assert "November" in QuietDate(TODAY).text()


def test_a_long_field_keeps_room_for_its_lines_when_words_become_larger(qtbot, qapp):
    field = LongField(lines=4)
    qtbot.addWidget(field)
    field.show()
    theme.show(qapp, theme.Look(LIGHT, 200))
    assert field.height() >= 4 * field.fontMetrics().lineSpacing()


@pytest.mark.parametrize("make", [LineField, LongField], ids=lambda make: make.__name__)
def test_a_hint_in_an_empty_field_is_as_clear_as_other_second_rank_words(qtbot, qapp, make):
    theme.show(qapp, theme.Look(HIGH_CONTRAST))
    field = make()
    qtbot.addWidget(field)
    field.show()
    hint = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert (hint.name(), hint.alpha()) == (HIGH_CONTRAST.ink_muted, 255)


def test_the_month_below_a_day_follows_the_look(qtbot):
    field = QuietDate(TODAY)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: isinstance(field.calendarWidget(), Month))


def test_a_line_to_search_in_has_room_for_its_hint_at_every_size(qtbot, qapp):
    field = SearchField(placeholder="Search organisation, person or reference")
    qtbot.addWidget(field)
    for percent in (100, 200):
        theme.show(qapp, theme.Look(LIGHT, percent))
        field.show()
        room = field.sizeHint().width()
        assert room >= field.fontMetrics().horizontalAdvance(field.placeholderText()) + 24
