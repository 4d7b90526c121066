"""Parts of pages that nobody else is to see."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CoveredArea:
    """A rectangle on a page, as parts of the page's width and height from its top left.

    Attributes:
        page: Counted from 0.
        left, top, right, bottom: From 0.0 to 1.0; in any order.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def in_dots(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Give left, top, right and bottom in dots, rounded outwards, within the page."""
        lefts, tops = sorted((self.left, self.right)), sorted((self.top, self.bottom))
        return (
            _within(int(lefts[0] * width), width),
            _within(int(tops[0] * height), height),
            _within(-int(-lefts[1] * width // 1), width),
            _within(-int(-tops[1] * height // 1), height),
        )


def _within(place: int, most: int) -> int:
    return max(0, min(place, most))
