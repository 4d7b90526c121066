"""Fills colours and sizes into the one style sheet of the program.

Widgets name what they are (``setProperty("role", "card")``); how that looks is said in
``resources/style/window.qss`` and nowhere else.
"""

from string import Template

from dsar_assistant.ui.colours import Colours
from dsar_assistant.ui.metrics import (
    BUTTON_HEIGHT,
    CARD_CORNER,
    CORNER,
    RING_WIDTH,
    TypeScale,
)

_BUTTON_TO_WORDS = 1.75


def build_stylesheet(sheet: str, colours: Colours, scale: TypeScale) -> str:
    """Fill a set of colours and a size of text into the sheet."""
    return Template(sheet).substitute(
        _colour_words(colours),
        display=scale.display,
        title=scale.title,
        lead=scale.lead,
        body=scale.body,
        caption=scale.caption,
        tick_size=scale.body + 1,
        **_radio(scale),
        ring_width=RING_WIDTH,
        corner=CORNER,
        card_corner=CARD_CORNER,
        button_inner=_button_inner(scale),
        # The rail is to fit a small screen with the largest words.
        rail_inner=BUTTON_HEIGHT - 4,
        **_images(colours),
    )


def _button_inner(scale: TypeScale) -> int:
    """Give the height within the frame of a button: larger words keep some air around them."""
    return max(BUTTON_HEIGHT - 4, round(_BUTTON_TO_WORDS * scale.body))


def _radio(scale: TypeScale) -> dict[str, int]:
    """Give the parts of a round tick, as large with its frame as a square one."""
    whole = scale.body + 1 + 4
    ring = round(whole * 0.3)
    return {"radio_corner": whole // 2, "radio_ring": ring, "radio_dot": whole - 2 * ring}


def _colour_words(colours: Colours) -> dict[str, str]:
    plain = ("ground", "surface", "sunken", "ink", "ink_muted", "ink_disabled", "line", "edge")
    accents = ("accent", "accent_ink", "accent_soft", "accent_hover", "accent_pressed", "ring")
    words = {name: getattr(colours, name) for name in (*plain, *accents)}
    for name in ("good", "careful", "wrong", "note"):
        tone = getattr(colours, name)
        words |= {f"{name}_ink": tone.ink, f"{name}_ground": tone.ground}
    return words


def _images(colours: Colours) -> dict[str, str]:
    """Name the small pictures that only a style sheet can place; it cannot recolour them."""
    shade = "dark" if colours.is_dark else "light"
    return {
        "arrow_down": f"sheet-down-{shade}.svg",
        "arrow_up": f"sheet-up-{shade}.svg",
        "tick": f"sheet-tick-{shade}.svg",
    }
