"""How slow reading says how far it is, and is stopped."""

from typing import Protocol


class ReadingTicket(Protocol):
    """Watches one piece of slow reading."""

    def checkpoint(self, done: int, total: int) -> None:
        """Report bytes read out of all bytes.

        Raises:
            Exception: The person pressed Stop; whatever it is goes up untouched.
        """


class UnwatchedTicket:
    """Watches nothing and never stops; for scripts and tests."""

    def checkpoint(self, done: int, total: int) -> None:
        """Let the reading go on."""


class PartTicket:
    """Passes on the progress of one source as part of a longer reading."""

    def __init__(self, whole: ReadingTicket, done_before: int, total: int) -> None:
        """Place the source after ``done_before`` bytes of ``total``."""
        self._whole = whole
        self._done_before = done_before
        self._total = total

    def checkpoint(self, done: int, total: int) -> None:
        """Report the source's own progress, never more than its share."""
        reached = self._done_before + min(done, total)
        self._whole.checkpoint(min(reached, self._total), self._total)
