"""What finding must know about organisations; the directory is handed in."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from dsar_assistant.domain.controller import Controller, Flow, InterviewQuestion


class ChainView(Protocol):
    """One or two documented flows that can have followed each other."""

    @property
    def hops(self) -> tuple[Flow, ...]:
        """The flows in the order in which data travelled."""

    @property
    def path(self) -> tuple[str, ...]:
        """The parties from the first sender to the last recipient."""


class DirectoryView(Protocol):
    """Organisations, the documented flows between them, and the interview."""

    @property
    def controllers(self) -> tuple[Controller, ...]:
        """All organisations."""

    @property
    def questions(self) -> tuple[InterviewQuestion, ...]:
        """All cards of the interview."""

    def find(self, controller_id: str, /) -> Controller | None:
        """Give one organisation; None where the id is unknown or plain words."""

    def by_domain(self, host: str, /) -> tuple[Controller, ...]:
        """Give the organisations that use a domain; several mean that it does not say which."""

    def chain_down(self, controller_id: str, since: date | None) -> Sequence[ChainView]:
        """Give onward flows, one and two steps, that had not ended before a day."""

    def chain_up(self, controller_id: str, until: date | None) -> Sequence[ChainView]:
        """Give flows towards it, one and two steps, that had begun by a day."""
