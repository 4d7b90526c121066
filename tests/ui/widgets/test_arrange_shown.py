"""A part that has no place yet never flashes up as a window of its own."""

import pytest
from PySide6.QtWidgets import QWidget

from dsar_assistant.ui.widgets.arrange import column
from dsar_assistant.ui.widgets.notices import Banner


@pytest.fixture
def place(qtbot):
    """A window on the screen, with a column."""
    window = QWidget()
    window.setLayout(column())
    qtbot.addWidget(window)
    window.show()
    return window


def test_a_banner_is_seen_where_it_is_put_and_not_before(place, qtbot):
    banner = Banner("careful", "Look again.")
    assert not banner.isVisible()
    place.layout().addWidget(banner)
    qtbot.waitUntil(banner.isVisible)


def test_a_banner_that_had_nothing_to_say_is_seen_once_it_has(place, qtbot):
    banner = Banner("careful")
    banner.show_words("Look again.")
    assert not banner.isVisible()
    place.layout().addWidget(banner)
    qtbot.waitUntil(banner.isVisible)
