"""The page on what is protected and what is not, in a window of its own."""

from PySide6.QtWidgets import QDialog, QWidget

from dsar_assistant.services.read_help import HelpPage, HelpPart
from dsar_assistant.ui.dialog import DIALOG_WIDTH
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import column, row
from dsar_assistant.ui.widgets.buttons import PrimaryButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.scroll import ScrollColumn

HEIGHT = 640


class ProtectionWindow(QDialog):
    """Shows the page from its beginning."""

    def __init__(self, parent: QWidget | None, page: HelpPage) -> None:
        super().__init__(parent)
        self.setWindowTitle(page.title)
        self.resize(DIALOG_WIDTH + DIALOG_WIDTH // 2, HEIGHT)
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
