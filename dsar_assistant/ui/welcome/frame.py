"""The calm middle of an otherwise empty window."""

from PySide6.QtWidgets import QWidget

from dsar_assistant.ui.icons import IconLabel
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.rail import PROGRAM_NAME
from dsar_assistant.ui.theme import set_role
from dsar_assistant.ui.widgets.arrange import column, row
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.scroll import ScrollColumn

CALM_WIDTH = 660


class CalmPage(QWidget):
    """One card in the middle, below the name of the program."""

    def __init__(self, name: str) -> None:
        super().__init__()
        set_role(self, "page")
        self.card = Card(space=Space.LARGE)
        brand = row(
            None, IconLabel("envelope", "accent", 28), plain_label(PROGRAM_NAME, "rail-title"), None
        )
        scroll = ScrollColumn(name, brand, self.card, width=CALM_WIDTH, centred=True)
        self.setLayout(column(scroll, space=0))
