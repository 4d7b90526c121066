from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dsar_assistant.services.read_help import ReadHelp
from dsar_assistant.system.resources import BundledResources
from dsar_assistant.ui.settings.protection import ProtectionWindow


def test_every_point_is_shown_as_plain_text(qtbot):
    page = ReadHelp(BundledResources()).page()
    window = ProtectionWindow(None, page)
    qtbot.addWidget(window)
    labels = window.findChildren(QLabel)
    shown = {label.text() for label in labels}
    assert {point for part in page.parts for point in part.points} <= shown
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels if label.text())
