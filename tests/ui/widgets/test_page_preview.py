"""Pages of the preview stand inside the room they have, whatever became of its size."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel

from dsar_assistant.ui.widgets.page_preview import PAGE_INCHES, PagePreview


def page(width=210):
    picture = QPixmap(width, round(width * 297 / 210))
    picture.fill("white")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return buffer.data().data()


def paper(preview):
    return [label for label in preview.findChildren(QLabel) if not label.pixmap().isNull()]


def test_pages_move_with_the_room_when_it_becomes_narrower(qtbot):
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.resize(700, 600)
    preview.show()
    preview.show_pages([page(), page()])
    QApplication.processEvents()
    preview.resize(420, 600)
    for _ in range(4):
        QApplication.processEvents()
    first, second = paper(preview)
    assert first.y() < 40
    assert first.x() + first.width() <= 420
    assert second.y() >= first.y() + first.height()


@pytest.fixture
def shown(qtbot):
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.resize(700, 600)
    preview.show()
    return preview


def test_pages_that_had_to_be_stretched_ask_to_be_painted_anew(qtbot, shown):
    with qtbot.waitSignal(shown.blurred):
        shown.show_pages([page()])
    before = shown.dpi
    with qtbot.waitSignal(shown.blurred):
        shown.change_zoom(2)
    assert shown.dpi > before


def test_a_page_painted_at_the_asked_sharpness_is_shown_dot_for_dot(shown):
    width = int(shown.dpi * PAGE_INCHES)
    shown.show_pages([page(width)])
    (label,) = paper(shown)
    assert label.pixmap().width() == width
