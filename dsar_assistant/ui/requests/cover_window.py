"""Cover parts of one paper before it goes to somebody else."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QDialog, QWidget

from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import FlowLayout, column, holder
from dsar_assistant.ui.widgets.buttons import PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.cover_board import CoverBoard
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.room import give_room
from dsar_assistant.ui.widgets.scroll import ScrollColumn

_SIZE = QSize(860, 900)
_WIDTH = 760
_HOW = (
    "Draw over what nobody else is to see. In the bundle it is black, and the words beneath "
    "are gone. By keys: Insert adds a box, arrows move it, Shift with arrows sizes it."
)


class CoverWindow(QDialog):
    """Shows page by page; ``areas`` gives what is covered.

    Args:
        picture: Gives a page as PNG, counted from 0.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        pages: int,
        picture: Callable[[int], bytes],
        covered: Sequence[CoveredArea],
    ) -> None:
        super().__init__(parent)
        self._pages, self._picture = pages, picture
        self._boxes: dict[int, list[QRectF]] = {}
        for area in covered:
            self._boxes.setdefault(area.page, []).append(_box(area))
        self._at = 0
        self.setWindowTitle("Cover parts")
        give_room(self, _SIZE)
        self.board = CoverBoard()
        self.board.changed.connect(self._keep)
        self._place = plain_label("", "muted", wraps=False)
        layout = column(
            plain_label(title, "title"), plain_label(_HOW), space=Space.MEDIUM, margin=Space.LARGE
        )
        layout.addWidget(ScrollColumn("The page", self.board, margin=Space.SMALL), 1)
        layout.addWidget(self._buttons())
        self.setLayout(layout)
        self.finished.connect(self.deleteLater)
        self._show()

    def _buttons(self) -> QWidget:
        self.earlier, self.later = QuietButton("Previous page"), QuietButton("Next page")
        self.earlier.clicked.connect(lambda: self.turn(-1))
        self.later.clicked.connect(lambda: self.turn(1))
        add, whole = QuietButton("Add a box"), QuietButton("Cover the whole page")
        add.clicked.connect(self._add)
        whole.clicked.connect(self.board.cover_all)
        less, done = QuietButton("Remove the last box"), PrimaryButton("Done")
        less.clicked.connect(self.board.remove_last)
        done.clicked.connect(self.accept)
        done.setDefault(True)
        parts = (self.earlier, self._place, self.later, add, whole, less, done)
        return holder(FlowLayout(*parts, space=Space.MEDIUM))

    def _add(self) -> None:
        self.board.add_box()
        self.board.setFocus()

    def turn(self, steps: int) -> None:
        """Go to another page."""
        self._at = min(max(self._at + steps, 0), self._pages - 1)
        self._show()

    def _show(self) -> None:
        self.board.show_page(self._picture(self._at), self._boxes.get(self._at, []), _WIDTH)
        self.board.setAccessibleName(f"Page {self._at + 1} to cover")
        self._place.setText(f"Page {self._at + 1} of {self._pages}")
        self.earlier.setEnabled(self._at > 0)
        self.later.setEnabled(self._at < self._pages - 1)

    def _keep(self) -> None:
        self._boxes[self._at] = list(self.board.boxes)

    def areas(self) -> tuple[CoveredArea, ...]:
        """Give what is covered, by page."""
        return tuple(
            CoveredArea(page, box.left(), box.top(), box.right(), box.bottom())
            for page, boxes in sorted(self._boxes.items())
            for box in boxes
        )


def _box(area: CoveredArea) -> QRectF:
    return QRectF(area.left, area.top, area.right - area.left, area.bottom - area.top)
