"""What a change touched, so that every window can refresh what it shows."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Changes:
    """Names of the nouns that changed: ``request``, ``person``, ``evidence``."""

    nouns: frozenset[str] = frozenset()

    def touch(self, noun: str) -> bool:
        """Say whether a noun changed."""
        return noun in self.nouns


# No slots: a generic dataclass with slots breaks on Python 3.11.
@dataclass(frozen=True)
class Done(Generic[T]):
    """A finished command: what it gives back, and what it changed."""

    value: T
    changes: Changes = Changes()
