"""Pages of the preview stand inside the room they have, whatever became of its size."""

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel

from dsar_assistant.ui.widgets.page_preview import PagePreview


def page():
    picture = QPixmap(210, 297)
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
