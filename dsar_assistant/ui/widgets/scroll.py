"""A page that scrolls one way only, at a width one can read."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dsar_assistant.ui.metrics import READING_WIDTH, Space
from dsar_assistant.ui.theme import current
from dsar_assistant.ui.widgets.arrange import Item, column, put, row


class ScrollWhole(QScrollArea):
    """Lets a whole view scroll up and down where the screen is too low for it."""

    def __init__(self, name: str, view: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(view)

    def minimumSizeHint(self) -> QSize:
        """Never be pressed below what the view needs in width; height can scroll."""
        view, bar = self.widget(), self.verticalScrollBar().sizeHint().width()
        width = view.minimumSizeHint().width() if view is not None else 0
        return QSize(width + bar, super().minimumSizeHint().height())


class Sheet(QWidget):
    """What scrolls: as high as its words need at the width it has.

    Qt would also ask for the height that the words need at the least width, which is far more,
    and leave an empty stretch below them.
    """

    def minimumSizeHint(self) -> QSize:
        """Give the least width only; the scroll area asks for the height at its own width."""
        return QSize(super().minimumSizeHint().width(), 0)


# So much more than a gap's share that gaps get only what the column cannot take.
_MOST = 1000


class ScrollColumn(QScrollArea):
    """A column of things that scrolls up and down and never sideways."""

    def __init__(
        self,
        name: str,
        *items: Item,
        margin: int = Space.VAST,
        width: int = READING_WIDTH,
        centred: bool = False,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        # No stop of the Tab key of its own: page keys scroll from anything inside it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._width = width
        self._column: QVBoxLayout = column(*items, space=Space.LARGE)
        self._inner = QWidget()
        self._inner.setLayout(self._column)
        self._outer = Sheet()
        line = row(*((None,) if centred else ()), space=0)
        line.addWidget(self._inner, _MOST)
        line.addStretch(1)
        self._outer.setLayout(column(line, None, margin=margin))
        self.setWidget(self._outer)
        self._outer.installEventFilter(self)
        self._limit()

    @property
    def column(self) -> QVBoxLayout:
        """The column itself."""
        return self._column

    def add(self, item: Item) -> None:
        """Put one more thing at the end."""
        put(self._column, item)

    def to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the column grow with the words."""
        if event.type() == QEvent.Type.StyleChange:
            self._limit()
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """Never be pressed below what the words need in width; height can scroll."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(
            self._outer.minimumSizeHint().width() + bar, super().minimumSizeHint().height()
        )

    def _limit(self) -> None:
        self._inner.setMaximumWidth(round(self._width * current().percent / 100))
