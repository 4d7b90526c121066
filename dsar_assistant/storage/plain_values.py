"""Domain objects as plain values for JSON columns, and back."""

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def to_plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Write a domain object as dicts, lists, texts and numbers."""
    return msgspec.to_builtins(value)


def from_plain(value: object, kind: type[T]) -> T:
    """Read a domain object; fields that came later take their defaults."""
    return msgspec.convert(value, kind)
