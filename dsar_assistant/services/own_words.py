"""Keeps apart what was filled in and reworded for the several letters of one request.

The request's own letter has plain keys. A letter that follows it up has its kind in front:
``reminder/within``. No field or block id holds a slash.
"""

from collections.abc import Mapping
from typing import TypeVar

Value = TypeVar("Value")

_BETWEEN = "/"


def of_kind(kept: Mapping[str, Value], own_kind: str, kind: str) -> dict[str, Value]:
    """Give what is kept for one kind of letter.

    Args:
        own_kind: The kind of the request's own letter.
    """
    before = _prefix(own_kind, kind)
    if before:
        return {k.removeprefix(before): v for k, v in kept.items() if k.startswith(before)}
    return {key: value for key, value in kept.items() if _BETWEEN not in key}


def with_kind(
    kept: Mapping[str, Value], own_kind: str, kind: str, values: Mapping[str, Value]
) -> dict[str, Value]:
    """Give everything that is kept, with new values in place of one kind's old ones."""
    before = _prefix(own_kind, kind)
    old = {before + key for key in of_kind(kept, own_kind, kind)}
    others = {key: value for key, value in kept.items() if key not in old}
    return {**others, **{before + key: value for key, value in values.items()}}


def _prefix(own_kind: str, kind: str) -> str:
    return "" if kind == own_kind else f"{kind}{_BETWEEN}"
