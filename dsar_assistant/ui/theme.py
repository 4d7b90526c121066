"""How the window looks: colours, words and space, applied to the whole program at once.

There is one application and so one look at a time; widgets that paint themselves ask
``current()`` for it, and hear of a change through Qt's own change events.
"""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QDir, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from dsar_assistant.domain.settings import Theme
from dsar_assistant.ui.colours import DARK, HIGH_CONTRAST, LIGHT, Colours
from dsar_assistant.ui.metrics import FONT_FAMILY, TypeScale, type_scale
from dsar_assistant.ui.stylesheet import build_stylesheet

ICON_PREFIX = "icons"
SHEET_FILE = "window.qss"
STYLE = "fusion"


@dataclass(frozen=True, slots=True)
class Look:
    """One set of colours at one size of text."""

    colours: Colours = LIGHT
    percent: int = 100

    @property
    def scale(self) -> TypeScale:
        """The heights of words at this size of text."""
        return type_scale(self.percent)


@dataclass(slots=True)
class _Shown:
    """The look that is on the screen now, and the sheet it is made from."""

    sheet: str = ""
    look: Look = field(default_factory=Look)
    is_on_screen: bool = False


_SHOWN = _Shown()


def current() -> Look:
    """Give the look that is on the screen now."""
    return _SHOWN.look


def choose_colours(wish: Theme, *, system_is_dark: bool) -> Colours:
    """Pick the colours for what the person wants and how the computer is set."""
    if wish is Theme.CONTRAST:
        return HIGH_CONTRAST
    if wish is Theme.SYSTEM:
        return DARK if system_is_dark else LIGHT
    return DARK if wish is Theme.DARK else LIGHT


def load_resources(fonts: Path, icons: Path, style: Path) -> tuple[str, ...]:
    """Make the bundled fonts, icons and style sheet known; gives the font families it found.

    A folder of fonts that is missing leaves the computer's own font in place.
    """
    QDir.setSearchPaths(ICON_PREFIX, [str(icons)])
    _SHOWN.sheet = (style / SHEET_FILE).read_text("utf-8")
    families: list[str] = []
    for file in sorted(fonts.rglob("*.ttf")):
        families += QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(file))
        )
    return tuple(dict.fromkeys(families))


def build_palette(colours: Colours) -> QPalette:
    """Give Qt's own palette, for whatever no style sheet reaches."""
    palette = QPalette()
    for role, colour in _roles(colours).items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.ink_disabled))
    return palette


def _roles(colours: Colours) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: colours.ground,
        role.WindowText: colours.ink,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunken,
        role.Text: colours.ink,
        role.PlaceholderText: colours.ink_muted,
        role.Button: colours.surface,
        role.ButtonText: colours.ink,
        role.BrightText: colours.wrong.ink,
        role.ToolTipBase: colours.ink,
        role.ToolTipText: colours.surface,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.accent_ink,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Accent: colours.accent,
        role.Light: colours.surface,
        role.Midlight: colours.sunken,
        role.Mid: colours.line,
        role.Dark: colours.edge,
        role.Shadow: colours.edge,
    }


class LookKeeper(QObject):
    """Keeps the look of the application in step with the person's wish and the computer's.

    ``changed`` follows each new look.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._wish = Theme.SYSTEM
        self._percent = 100
        # Setting a style, even the same one again, restyles every widget there is.
        if not _SHOWN.is_on_screen:
            app.setStyle(STYLE)
        app.styleHints().colorSchemeChanged.connect(self.refresh)

    def choose(self, wish: Theme, percent: int) -> None:
        """Take over what the person wants and show it."""
        self._wish = wish
        self._percent = percent
        self.refresh()

    def refresh(self) -> None:
        """Show the look that follows from wish and computer."""
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        colours = choose_colours(self._wish, system_is_dark=dark)
        show(self._app, Look(colours, self._percent))
        self.changed.emit()


def show(app: QApplication, look: Look) -> None:
    """Put a look on the screen; the one that is there already costs nothing."""
    if look == _SHOWN.look and _SHOWN.is_on_screen:
        return
    _SHOWN.is_on_screen = True
    _SHOWN.look = look
    font = QFont(FONT_FAMILY)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(look.scale.body)
    # Taken off before another is put on: to change one in place takes ten times as long
    # (1.2 s instead of 0.15 s for a thousand widgets, PySide6 6.11.3).
    app.setStyleSheet("")
    app.setFont(font)
    app.setPalette(build_palette(look.colours))
    app.setStyleSheet(build_stylesheet(_SHOWN.sheet, look.colours, look.scale))


def is_new_look(event: QEvent) -> bool:
    """Say whether a change event means that colours or sizes are new."""
    return event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}


def set_role(widget: QWidget, role: str) -> None:
    """Say what a widget is, so that the style sheet finds it."""
    widget.setProperty("role", role)
    restyle(widget)


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget one of the tones: good, careful, wrong, note, or none."""
    widget.setProperty("tone", tone)
    restyle(widget)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
