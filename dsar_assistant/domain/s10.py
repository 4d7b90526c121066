"""Numbers of posted items, as the postal services of the world write them (UPU S10)."""

import re

_SHAPE = re.compile(r"([A-Z]{2})([0-9]{8})([0-9])([A-Z]{2})")
_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_SPECIAL = {10: 0, 11: 5}


def plain_item_number(text: str) -> str:
    """Give an item number in capitals without spaces and hyphens."""
    return re.sub(r"[\s-]+", "", text).upper()


def check_digit(digits: str) -> int:
    """Work out the check digit of the eight digits before it."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    remainder = 11 - total % 11
    return _SPECIAL.get(remainder, remainder)


def item_number_warning(text: str) -> str:
    """Say what looks wrong about an item number; empty if nothing does.

    Never a reason to refuse: some services print longer numbers, and one slip in fifty
    passes the check.
    """
    number = plain_item_number(text)
    if not number:
        return ""
    shape = _SHAPE.fullmatch(number)
    if shape is None:
        return (
            "This is not the usual form of an item number (two letters, nine digits, two "
            "letters). It is kept as you typed it. Compare it with your receipt."
        )
    if check_digit(shape[2]) != int(shape[3]):
        return (
            "One sign of this item number seems to be wrong, because its check digit does not "
            "fit. It is kept as you typed it. Compare it with your receipt."
        )
    return ""
