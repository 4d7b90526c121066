"""Shows the pages of a letter just as they will be printed."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.theme import set_role
from dsar_assistant.ui.widgets.arrange import clear, column, holder, row
from dsar_assistant.ui.widgets.buttons import IconButton
from dsar_assistant.ui.widgets.labels import plain_label

ZOOMS = (50, 75, 100, 125, 150, 200, 300)
FIT = 100
PAGE_INCHES = 210 / 25.4
LEAST_DPI = 48
MOST_DPI = 300
# Dots by which a picture may be narrower than the room and still be shown as it is.
_NEAR = 10
_REST_MS = 120


class PagePreview(QWidget):
    """Pages below each other, as wide as the room at 100 %; zoom with + and -, scroll by keys.

    ``blurred`` when the pages had to be stretched: whoever shows them may paint them anew
    at ``dpi``, dot for dot.
    """

    blurred = Signal()

    def __init__(
        self, heading: str = "This is how it will print", name: str = "Preview of the letter"
    ) -> None:
        super().__init__()
        self._heading = heading
        self._pictures: tuple[QPixmap, ...] = ()
        self._zoom = FIT
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._tell_blurred)
        self._pages = column(space=Space.LARGE, margin=Space.LARGE)
        self._zoom_words = plain_label("100 %", "muted", wraps=False)
        self._scroll = _PageScroll(self, name)
        sheet = QWidget()
        sheet.setLayout(self._pages)
        self._scroll.setWidget(sheet)
        self.setLayout(column(self._build_bar(), self._scroll, space=Space.SMALL))

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pictures)

    @property
    def zoom(self) -> int:
        """Per cent of the width of the room."""
        return self._zoom

    @property
    def dpi(self) -> int:
        """Dots per inch at which a sheet of A4 is just as wide as it is shown."""
        return min(max(int(self._width / PAGE_INCHES), LEAST_DPI), MOST_DPI)

    @property
    def _width(self) -> int:
        """Dots of the screen across one page."""
        room = self._scroll.viewport().width() - 2 * Space.LARGE - Space.HAIR
        return max(120, round(room * self._zoom / 100 * self.devicePixelRatio()))

    def show_pages(self, pages: Sequence[bytes], words: str = "") -> None:
        """Show pictures of pages (PNG); ``words`` is what a screen reader says of them."""
        self._pictures = tuple(_picture(page) for page in pages)
        self._scroll.setAccessibleDescription(words)
        self._lay_out()

    def change_zoom(self, steps: int) -> None:
        """Go some steps nearer or farther."""
        at = ZOOMS.index(self._zoom) + steps
        self._zoom = ZOOMS[min(max(at, 0), len(ZOOMS) - 1)]
        self._zoom_words.setText(f"{self._zoom} %")
        self.fit()

    def _build_bar(self) -> QWidget:
        nearer, farther = (
            IconButton("zoom-in", "Larger page"),
            IconButton("zoom-out", "Smaller page"),
        )
        nearer.clicked.connect(lambda: self.change_zoom(1))
        farther.clicked.connect(lambda: self.change_zoom(-1))
        line = row()
        line.addWidget(plain_label(self._heading, "strong"), 1)
        for widget in (farther, self._zoom_words, nearer):
            line.addWidget(widget)
        return holder(line)

    def _lay_out(self) -> None:
        if self._pages.count() != len(self._pictures):
            clear(self._pages)
            for _ in self._pictures:
                self._pages.addWidget(_page_label(), 0, Qt.AlignmentFlag.AlignHCenter)
        self.fit()

    def fit(self) -> None:
        """Make the pages as wide as the room, times the zoom."""
        for at, picture in enumerate(self._pictures):
            item = self._pages.itemAt(at)
            label = item.widget() if item is not None else None
            if isinstance(label, QLabel):
                label.setPixmap(self._scaled(picture))
                label.setFixedSize(label.pixmap().deviceIndependentSize().toSize())
        if any(not self._is_near(picture) for picture in self._pictures):
            self._rest.start()
        self._pages.invalidate()
        self._pages.activate()

    def _is_near(self, picture: QPixmap) -> bool:
        return 0 <= self._width - picture.width() <= _NEAR

    def _scaled(self, picture: QPixmap) -> QPixmap:
        smooth = Qt.TransformationMode.SmoothTransformation
        fits = self._is_near(picture)
        scaled = QPixmap(picture) if fits else picture.scaledToWidth(self._width, smooth)
        scaled.setDevicePixelRatio(self.devicePixelRatio())
        return scaled

    def _tell_blurred(self) -> None:
        width = int(self.dpi * PAGE_INCHES)
        if any(abs(picture.width() - width) > _NEAR for picture in self._pictures):
            self.blurred.emit()


class _PageScroll(QScrollArea):
    """The scrolling part: arrows and page keys scroll, + and - zoom."""

    def __init__(self, preview: PagePreview, name: str) -> None:
        super().__init__()
        self._preview = preview
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumSize(240, 200)
        set_role(self, "desk")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as the room."""
        super().resizeEvent(event)
        # Later, since Qt (6.11) drops a request for a new layout that is made while it is
        # laying out; the pages would stand where the old ones did.
        QTimer.singleShot(0, self._preview, self._preview.fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + and -; leave the rest to scrolling."""
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            self._preview.change_zoom(step)
            return
        super().keyPressEvent(event)


def _picture(page: bytes) -> QPixmap:
    picture = QPixmap()
    picture.loadFromData(QByteArray(page))
    return picture


def _page_label() -> QLabel:
    label = plain_label("", wraps=False)
    set_role(label, "paper")
    return label
