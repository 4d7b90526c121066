"""A page that scrolls ends where its words end."""

from PySide6.QtWidgets import QApplication

from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.scroll import ScrollColumn


def test_a_column_ends_where_its_words_end(qtbot):
    cards = [Card(plain_label("Some words that need a line or two. " * 6)) for _ in range(20)]
    column = ScrollColumn("Words", *cards)
    qtbot.addWidget(column)
    column.resize(900, 400)
    column.show()
    QApplication.processEvents()
    sheet = column.widget()
    assert sheet is not None
    end = cards[-1].mapTo(sheet, cards[-1].rect().bottomLeft()).y()
    assert end > column.height()
    assert sheet.height() - end <= 2 * Space.VAST
