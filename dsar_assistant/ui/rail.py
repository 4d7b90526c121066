"""The rail at the left: one button for each page, and the lock."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame

from dsar_assistant.ui.icons import IconLabel
from dsar_assistant.ui.metrics import RAIL_WIDTH, Space
from dsar_assistant.ui.theme import set_role
from dsar_assistant.ui.widgets.arrange import column, row
from dsar_assistant.ui.widgets.buttons import RailButton
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.wishes import PageName

PROGRAM_NAME = "DSAR Assistant"
RAIL = {
    PageName.HOME: ("Home", "home"),
    PageName.FIND: ("Find", "find"),
    PageName.REQUESTS: ("Requests", "requests"),
    PageName.CALENDAR: ("Calendar", "calendar"),
    PageName.LETTER: ("Letter", "letter"),
    PageName.PEOPLE: ("People", "people"),
    PageName.SETTINGS: ("Settings", "settings"),
}


class Rail(QFrame):
    """Shows which page is open; ``chosen(PageName)`` and ``lock_asked`` say what is wanted."""

    chosen = Signal(object)
    lock_asked = Signal()
    search_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "rail")
        self._group = QButtonGroup(self)
        self.buttons = {page: RailButton(*RAIL[page]) for page in PageName}
        for page, button in self.buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, page=page: self.chosen.emit(page))
        lock = RailButton("Lock", "lock")
        lock.setCheckable(False)
        lock.clicked.connect(self.lock_asked)
        search = RailButton("Search", "search")
        search.setCheckable(False)
        search.setToolTip("Search everywhere (Ctrl+K)")
        search.clicked.connect(self.search_asked)
        name = plain_label(PROGRAM_NAME, "rail-title")
        # A page that would like more room must not press the name into two lines.
        name.setWordWrap(False)
        brand = row(IconLabel("envelope", "accent", 24), space=Space.SMALL)
        brand.addWidget(name, 1)
        brand.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.LARGE)
        buttons = tuple(self.buttons.values())
        self.setLayout(
            column(brand, *buttons, None, search, lock, space=Space.HAIR, margin=Space.MEDIUM)
        )

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than its words."""
        return super().minimumSizeHint().expandedTo(QSize(RAIL_WIDTH, 0))

    def sizeHint(self) -> QSize:
        """Ask for just that."""
        return super().sizeHint().expandedTo(self.minimumSizeHint())

    def show_page(self, page: PageName) -> None:
        """Mark the page that is open; the keyboard does not stay behind at another."""
        if any(button.hasFocus() for button in self.buttons.values()):
            self.buttons[page].setFocus()
        self.buttons[page].setChecked(True)
