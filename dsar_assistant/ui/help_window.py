"""A page of help in a window of its own, and the page of keys, made from the menus themselves."""

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from dsar_assistant.services.read_help import HelpPage, HelpPart
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import column, row
from dsar_assistant.ui.widgets.buttons import PrimaryButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.room import give_room
from dsar_assistant.ui.widgets.scroll import ScrollColumn

_SIZE = QSize(780, 640)


class HelpWindow(QDialog):
    """Shows a page from its beginning."""

    def __init__(self, parent: QWidget | None, page: HelpPage) -> None:
        super().__init__(parent)
        self.setWindowTitle(page.title)
        give_room(self, _SIZE)
        self.close_button = PrimaryButton("Close")
        self.close_button.clicked.connect(self.accept)
        self.body = ScrollColumn(
            page.title,
            plain_label(page.title, "display"),
            plain_label(page.intro, "muted"),
            *(_card(part) for part in page.parts),
        )
        line = row(None, self.close_button)
        self.setLayout(column(self.body, line, space=Space.MEDIUM, margin=Space.WIDE))
        self.finished.connect(self.deleteLater)


def _card(part: HelpPart) -> Card:
    """Show one part; each point is a label of its own, for those who listen to the screen."""
    card = Card(plain_label(part.heading, "title"))
    for point in part.points:
        card.add(plain_label(point))
    return card


def keys_page(actions: Iterable[QAction]) -> HelpPage:
    """Give the page of keys for the actions that have one; their menus are the headings."""
    parts: dict[str, list[str]] = {}
    for action in actions:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if keys:
            menu = action.parent()
            heading = menu.title() if isinstance(menu, QMenu) else ""
            parts.setdefault(_without_mark(heading), []).append(
                f"{keys}: {_without_mark(action.text())}"
            )
    return HelpPage(
        "Keys",
        "Everything can be done without a mouse. Tab goes on, Shift+Tab goes back, Space presses.",
        tuple(HelpPart(heading, tuple(points)) for heading, points in parts.items()),
    )


def _without_mark(words: str) -> str:
    """Take out the sign that underlines a letter in a menu."""
    return words.replace("&", "")
