"""Items begin a new line where the room ends."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from dsar_assistant.ui.widgets.arrange import FlowLayout, clear, column, holder, row


@pytest.fixture
def buttons(qapp):
    made = [QWidget() for _ in range(5)]
    for button in made:
        button.setFixedSize(100, 40)
    return made


@pytest.fixture
def flow_of(qtbot):
    """Sets buttons out in a shown widget of some width."""
    return lambda buttons, width, **options: set_out(qtbot, buttons, width, options)


def set_out(qtbot, buttons, width, options):
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = FlowLayout(*buttons, space=8, **options)
    widget.setLayout(layout)
    widget.resize(width, 400)
    widget.show()
    QApplication.processEvents()
    layout.setGeometry(widget.rect())
    return widget, layout


@pytest.mark.parametrize(("width", "height"), [(600, 40), (320, 88), (100, 232), (10, 232)])
def test_narrower_means_higher(flow_of, buttons, width, height):
    _, layout = flow_of(buttons, 600)
    assert layout.heightForWidth(width) == height


def test_no_item_lies_outside_or_upon_another(flow_of, buttons):
    widget, _ = flow_of(buttons, 320)
    places = [button.geometry() for button in buttons]
    assert all(widget.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for a in places for b in places if a is not b)


def test_lines_can_stand_at_the_end(flow_of, buttons):
    widget, _ = flow_of(buttons[:2], 320, at_end=True)
    assert buttons[1].geometry().right() == widget.rect().right()


def test_lines_can_stand_in_the_middle(flow_of, buttons):
    widget, _ = flow_of(buttons[:2], 320, centred=True)
    assert buttons[0].x() == widget.rect().right() - buttons[1].geometry().right()


def test_hidden_items_take_no_room(flow_of, buttons):
    _, layout = flow_of(buttons, 320)
    for button in buttons[:3]:
        button.hide()
    assert layout.heightForWidth(320) == 40


def test_lower_items_stand_in_the_middle_of_their_line(flow_of, buttons):
    buttons[1].setFixedSize(100, 20)
    widget, _ = flow_of(buttons, 600)
    assert widget.isVisible()
    assert buttons[0].geometry().center().y() == pytest.approx(
        buttons[1].geometry().center().y(), abs=1
    )


def test_clearing_takes_out_everything_however_deep(qapp):
    layout = column(row(QPushButton("a"), QPushButton("b")), QPushButton("c"), None)
    keeper = holder(layout)
    clear(layout)
    assert layout.count() == 0
    assert [b for b in keeper.findChildren(QPushButton) if b.isVisibleTo(keeper)] == []


def test_items_can_be_taken_out_again(flow_of, buttons):
    _, layout = flow_of(buttons, 600)
    assert layout.takeAt(9) is None
    assert layout.takeAt(0).widget() is buttons[0]
    assert layout.count() == 4
