"""Google's additional consent: numbers of advertising companies that are in no IAB list."""

import re

_STRING = re.compile(
    r"(?<![\w~.-])([12])~((?:\d{1,6}\.){0,4000}\d{0,6})(?:~dv\.((?:\d{1,6}\.){0,4000}\d{0,6}))?"
)
_LONGEST = 32_000


def additional_consents(text: str) -> tuple[tuple[frozenset[int], frozenset[int]], ...]:
    """Give for each additional consent string in a text: (agreed to, only shown)."""
    return tuple(
        (_numbers(found[2]), _numbers(found[3] or ""))
        for found in _STRING.finditer(text[:_LONGEST])
        if found[2] or found[3]
    )


def _numbers(text: str) -> frozenset[int]:
    return frozenset(int(part) for part in text.split(".") if part)
