"""Sizes: one scale for words, one grid for space, one height for targets."""

from dataclasses import dataclass
from enum import IntEnum

FONT_FAMILY = "Noto Sans"

SMALLEST_TARGET = 24
BUTTON_HEIGHT = 44
RING_WIDTH = 2
CORNER = 8
CARD_CORNER = 12
RAIL_WIDTH = 208
READING_WIDTH = 920
ICON_SIZE = 20

TEXT_PERCENTS = (100, 115, 130, 150, 175, 200)


class Space(IntEnum):
    """Steps of the grid, in pixels; every gap and margin is one of these."""

    HAIR = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24
    VAST = 32


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Heights of words in pixels, at one size of text.

    Attributes:
        display: The one headline of a page.
        title: Headings of cards and dialogs.
        lead: What a reader should see first inside a card.
        body: Everything else.
        caption: Notes beside something; never smaller than this.
    """

    display: int
    title: int
    lead: int
    body: int
    caption: int


def type_scale(percent: int) -> TypeScale:
    """Give the heights of words at a size of text between 100 and 200 per cent."""
    factor = min(max(percent, TEXT_PERCENTS[0]), TEXT_PERCENTS[-1]) / 100
    return TypeScale(*(round(size * factor) for size in (27, 20, 17, 15, 13)))
