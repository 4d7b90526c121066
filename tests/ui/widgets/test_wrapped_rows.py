"""Words of a list that do not fit on one line go on in the next."""

from PySide6.QtWidgets import QListWidget

from dsar_assistant.ui.widgets.wrapped_rows import wrap_rows

WORDS = "Rowan Ellery (you)"
PADDING = 24


def row_height(qtbot, room):
    """Show the words in a list with so much room between the paddings; give the height."""
    rows = QListWidget()
    qtbot.addWidget(rows)
    wrap_rows(rows)
    rows.addItem(WORDS)
    rows.resize(400, 200)
    rows.show()
    around = rows.width() - rows.viewport().width()
    rows.resize(rows.fontMetrics().horizontalAdvance(WORDS) + PADDING + around + room, 200)
    rows.doItemsLayout()
    return rows.visualItemRect(rows.item(0)).height()


def test_a_row_is_two_lines_high_as_soon_as_its_words_do_not_fit_between_the_paddings(qtbot):
    one_line, two_lines = row_height(qtbot, 40), row_height(qtbot, -4)
    assert two_lines > 1.3 * one_line
