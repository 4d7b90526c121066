"""Puts a line with words that run from right to left into the order in which it is seen.

The Unicode Bidirectional Algorithm (UAX 9, rules W1 to L2) for one line. The orders to turn
the direction, which it also knows, never come here: ``printable`` takes them out.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

_STRONG: Final = frozenset({"L", "R", "AL"})
_NUMBERS: Final = frozenset({"EN", "AN"})
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON"})
_BLANK: Final = frozenset({"B", "S", "WS"})
_CLOSES: Final = {"(": ")", "[": "]", "{": "}"}


def visual_runs(text: str) -> list[tuple[str, bool]]:
    """Give the runs of a line from left to right, each with whether it is to be read leftwards.

    The letters within a run stay in the order in which they were written. The line as a
    whole runs to the left if no letter in it runs to the right.
    """
    classes = [_class(character) for character in text]
    base = 1 if "L" not in classes and {"R", "AL"} & set(classes) else 0
    levels = _levels(text, classes, base)
    runs = []
    start = 0
    for level, group in groupby(levels):
        length = len(list(group))
        runs.append((level, text[start : start + length]))
        start += length
    return [(part, level % 2 == 1) for level, part in _reordered(runs)]


def _class(character: str) -> str:
    # A joiner is as invisible to the order as an accent (rule X9, written so that it stays).
    found = unicodedata.bidirectional(character) or "L"
    return "NSM" if found == "BN" else found


def _levels(text: str, classes: Sequence[str], base: int) -> list[int]:
    """Work out how deep each character is nested; odd depths run to the left."""
    outside = "R" if base else "L"
    kinds = _weak(list(classes), outside)
    _brackets(text, kinds, outside)
    _neutrals(kinds, outside)
    levels = [_implicit(kind, base) for kind in kinds]
    for place in reversed(range(len(levels))):  # L1: blanks at the end belong to the line
        if classes[place] not in _BLANK:
            break
        levels[place] = base
    return levels


def _weak(kinds: list[str], outside: str) -> list[str]:
    """Settle accents, numbers and what joins numbers (W1 to W7)."""
    _accents_and_numbers(kinds, outside)
    for place in range(1, len(kinds) - 1):  # W4
        before, kind, after = kinds[place - 1 : place + 2]
        joins = kind == "CS" or (kind == "ES" and before == "EN")
        if joins and before == after and before in _NUMBERS:
            kinds[place] = before
    _terminators(kinds)
    strong = outside
    for place, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS"}:  # W6
            kinds[place] = "ON"
        elif kind == "EN" and strong == "L":  # W7
            kinds[place] = "L"
        strong = kind if kind in {"L", "R"} else strong
    return kinds


def _accents_and_numbers(kinds: list[str], outside: str) -> None:
    """Give accents the class of their letter, and numbers that of their script (W1 to W3)."""
    before = strong = outside
    for place, kind in enumerate(kinds):
        kind = before if kind == "NSM" else kind  # noqa: PLW2901 - the rule, as it is written
        before = kind
        strong = kind if kind in _STRONG else strong
        if kind == "EN" and strong == "AL":
            kind = "AN"  # noqa: PLW2901 - as above
        kinds[place] = "R" if kind == "AL" else kind


def _terminators(kinds: list[str]) -> None:
    """Let signs of money and degree follow the number beside them (W5)."""
    start = 0
    for is_sign, group in groupby(list(kinds), key=lambda kind: kind == "ET"):
        end = start + len(list(group))
        if is_sign and "EN" in (*kinds[max(start - 1, 0) : start], *kinds[end : end + 1]):
            kinds[start:end] = ["EN"] * (end - start)
        start = end


def _brackets(text: str, kinds: list[str], outside: str) -> None:
    """Turn both brackets of a pair the same way (N0)."""
    for opening, closing in sorted(_pairs(text, kinds)):
        inside = {_strong(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if outside in inside:
            kinds[opening] = kinds[closing] = outside
        elif inside:
            before = [_strong(kind) for kind in kinds[:opening] if _strong(kind)]
            found = before[-1] if before else outside
            kinds[opening] = kinds[closing] = found if found in inside else outside


def _pairs(text: str, kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if kinds[place] != "ON":
            continue
        if character in _CLOSES:
            opened.append((_CLOSES[character], place))
        elif character in [wanted for wanted, _ in opened]:
            while opened:
                wanted, start = opened.pop()
                if wanted == character:
                    yield start, place
                    break


def _neutrals(kinds: list[str], outside: str) -> None:
    """Let blanks and signs follow their neighbours if these agree, else the line (N1, N2)."""
    start = 0
    for is_neutral, group in groupby(list(kinds), key=_NEUTRAL.__contains__):
        end = start + len(list(group))
        if is_neutral:
            before = _strong(kinds[start - 1]) if start else outside
            after = _strong(kinds[end]) if end < len(kinds) else outside
            kinds[start:end] = [before if before == after else outside] * (end - start)
        start = end


def _strong(kind: str) -> str:
    """Give the direction that a class counts as beside neutrals; numbers run to the left."""
    return "R" if kind in _NUMBERS else kind if kind in {"L", "R"} else ""


def _implicit(kind: str, base: int) -> int:
    """Nest what runs against its surroundings (I1, I2)."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _reordered(runs: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Turn every stretch of runs at least as deep as each odd depth (L2)."""
    for depth in (2, 1):
        start = 0
        for is_deep, group in groupby(list(runs), key=lambda run: run[0] >= depth):
            end = start + len(list(group))
            if is_deep:
                runs[start:end] = runs[start:end][::-1]
            start = end
    return runs
