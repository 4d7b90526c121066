"""The colours of the window: one set for light, one for dark, one for high contrast.

Every colour that words or a meaning depend on is checked for contrast by a test, so
a set can be changed here without looking at each screen.
"""

from dataclasses import dataclass

_SRGB_KNEE = 0.04045


@dataclass(frozen=True, slots=True)
class Tone:
    """One meaning (good, careful, wrong, to know): its colour for words, and a soft ground."""

    ink: str
    ground: str


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours, each written ``#rrggbb``.

    Attributes:
        ground, surface, sunken: Window, card, and what lies deeper than a card.
        ink, ink_muted, ink_disabled: Words, second-rank words, words of a dead control.
        line, edge: A hairline that only decorates; the edge of a field or button.
        accent, accent_ink, accent_soft: The one accent, words upon it, its soft ground.
        accent_hover, accent_pressed: The accent under the pointer and held down.
        ring: The ring around what has the keyboard.
    """

    name: str
    is_dark: bool
    ground: str
    surface: str
    sunken: str
    ink: str
    ink_muted: str
    ink_disabled: str
    line: str
    edge: str
    accent: str
    accent_ink: str
    accent_soft: str
    accent_hover: str
    accent_pressed: str
    ring: str
    good: Tone
    careful: Tone
    wrong: Tone
    note: Tone


LIGHT = Colours(
    name="light",
    is_dark=False,
    ground="#f5f6f8",
    surface="#ffffff",
    sunken="#eceff2",
    ink="#1a2027",
    ink_muted="#4d5965",
    ink_disabled="#626e79",
    line="#dde2e7",
    edge="#7b8793",
    accent="#0b6670",
    accent_ink="#ffffff",
    accent_soft="#dceeee",
    accent_hover="#08545c",
    accent_pressed="#064149",
    ring="#b4530a",
    good=Tone("#146c3a", "#e0f3e6"),
    careful=Tone("#7a4b00", "#fff1d6"),
    wrong=Tone("#a3261f", "#fde8e6"),
    note=Tone("#1d538f", "#e4eefa"),
)

DARK = Colours(
    name="dark",
    is_dark=True,
    ground="#13171b",
    surface="#1c2227",
    sunken="#0e1215",
    ink="#e9edf0",
    ink_muted="#adb8c2",
    ink_disabled="#8d99a4",
    line="#303941",
    edge="#77838f",
    accent="#63c7c6",
    accent_ink="#04262a",
    accent_soft="#14393c",
    accent_hover="#84d8d6",
    accent_pressed="#a4e5e3",
    ring="#ffb25e",
    good=Tone("#7ed6a0", "#16321f"),
    careful=Tone("#f2c063", "#382a0f"),
    wrong=Tone("#ff9e95", "#41201d"),
    note=Tone("#93c1f5", "#1a2d44"),
)

HIGH_CONTRAST = Colours(
    name="contrast",
    is_dark=True,
    ground="#000000",
    surface="#000000",
    sunken="#000000",
    ink="#ffffff",
    ink_muted="#ffffff",
    ink_disabled="#c8c8c8",
    line="#ffffff",
    edge="#ffffff",
    accent="#ffe100",
    accent_ink="#000000",
    accent_soft="#5a5a5a",
    accent_hover="#ffffff",
    accent_pressed="#ffffff",
    ring="#00e5ff",
    good=Tone("#6dff9c", "#000000"),
    careful=Tone("#ffd35c", "#000000"),
    wrong=Tone("#ffb0a8", "#000000"),
    note=Tone("#a8d4ff", "#000000"),
)

ALL_COLOURS = (LIGHT, DARK, HIGH_CONTRAST)


def contrast(one: str, other: str) -> float:
    """Say how well two colours stand apart: 1 for equal, 21 for black and white (WCAG 2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= _SRGB_KNEE:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
