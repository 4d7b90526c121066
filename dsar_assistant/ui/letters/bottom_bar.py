"""What to do with the letter: print it, save it, say that it is posted; and go on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from dsar_assistant.ui.letters.sharing import MoreButton
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.theme import set_role
from dsar_assistant.ui.widgets.arrange import FlowLayout, holder, row
from dsar_assistant.ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.labels import plain_label


class BottomBar(QFrame):
    """Its signals say what is wanted; ``step_asked`` gives 1 for the next letter, -1 for back."""

    print_asked = Signal()
    save_asked = Signal()
    print_all_asked = Signal()
    posted_asked = Signal()
    step_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "bar")
        self.back = IconButton("chevron-left", "Previous letter")
        self.next = IconButton("chevron-right", "Next letter")
        self._place = plain_label("", "muted", wraps=False)
        self.print_all = QuietButton("Print all…", "print")
        self.more = MoreButton()
        self.save = QuietButton("Save PDF…", "save-pdf")
        self.print = QuietButton("Print…", "print")
        self.posted = PrimaryButton("I have posted it…", "envelope")
        self._connect()
        walk = holder(row(self.back, self._place, self.next))
        line = row(walk, space=Space.LARGE)
        buttons = FlowLayout(
            self.print_all, self.more, self.save, self.print, self.posted, at_end=True
        )
        line.addWidget(holder(buttons), 1)
        line.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.MEDIUM)
        self.setLayout(line)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.step_asked.emit(-1))
        self.next.clicked.connect(lambda: self.step_asked.emit(1))
        self.print_all.clicked.connect(self.print_all_asked)
        self.save.clicked.connect(self.save_asked)
        self.print.clicked.connect(self.print_asked)
        self.posted.clicked.connect(self.posted_asked)

    @property
    def place(self) -> str:
        """Which letter of how many is open, in words."""
        return self._place.text()

    def show_place(self, at: int, size: int) -> None:
        """Show which letter of how many is open."""
        for widget in (self.back, self._place, self.next, self.print_all):
            widget.setVisible(size > 1)
        self.back.setEnabled(at > 0)
        self.next.setEnabled(at + 1 < size)
        self._place.setText(f"Letter {at + 1} of {size}")

    def show_ready(self, *, is_ready: bool) -> None:
        """Offer paper only for a letter that can be written."""
        for button in (self.more, self.save, self.print, self.posted):
            button.setEnabled(is_ready)
