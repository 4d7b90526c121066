"""The running count of one sender's messages."""

from dataclasses import dataclass, field, replace
from typing import Self

_MOST_NAMES = 20


@dataclass(slots=True)
class Trace:
    """How many messages a sender wrote, when, and under which name.

    Attributes:
        number: Running number of its first message, to point at.
        first, last: Days as ordinals; 0 if undated.
        names: How often each shown name occurred; only so many different ones are kept.
    """

    number: int
    count: int = 0
    first: int = 0
    last: int = 0
    names: dict[str, int] = field(default_factory=dict)

    def add(self, day: int, name: str) -> None:
        """Count one message more."""
        self.count += 1
        if day:
            if day < self.first or not self.first:
                self.first = day
            self.last = max(self.last, day)
        names = self.names
        if name in names:
            names[name] += 1
        elif name and len(names) < _MOST_NAMES:
            names[name] = 1

    def take_in(self, other: Self) -> None:
        """Count all messages of another trace as one's own."""
        self.count += other.count
        self.number = min(self.number, other.number)
        self.first = min(filter(None, (self.first, other.first)), default=0)
        self.last = max(self.last, other.last)
        for name, count in other.names.items():
            if name in self.names or len(self.names) < _MOST_NAMES:
                self.names[name] = self.names.get(name, 0) + count

    def moved(self, passed: int) -> Self:
        """Give the same trace as it is when so many messages stand before it."""
        return replace(self, number=self.number + passed)

    @property
    def usual_name(self) -> str:
        """The name it used most; empty if none."""
        return max(self.names, key=lambda name: self.names[name], default="")
