from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from dsar_assistant.services.read_help import PROTECTION, ReadHelp
from dsar_assistant.system.resources import BundledResources
from dsar_assistant.ui.help_window import HelpWindow


def test_every_point_is_shown_as_plain_text(qtbot):
    page = ReadHelp(BundledResources()).page(PROTECTION)
    window = HelpWindow(None, page)
    qtbot.addWidget(window)
    labels = window.findChildren(QLabel)
    shown = {label.text() for label in labels}
    assert {point for part in page.parts for point in part.points} <= shown
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels if label.text())


def test_help_is_one_key_away_even_while_locked(window, qtbot):
    window.lock()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    (shown,) = window.findChildren(HelpWindow)
    assert shown.windowTitle() == "How to use this program"


def test_the_page_of_keys_names_every_key_of_the_menus(window):
    page = window.show_keys().findChildren(QLabel)
    shown = [label.text() for label in page]
    actions = [action for action in window.findChildren(QAction) if not action.shortcut().isEmpty()]
    assert len(actions) > 12
    for action in actions:
        assert f"{action.shortcut().toString()}: {action.text().replace('&', '')}" in shown
