"""The socket for the register's search index; beside ``ports`` for its size alone."""

from typing import Protocol

from dsar_assistant.domain.register import DomainRows, RegisterEntry, RegisterInfo, RegisterSource
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.ports_reading import RegisterRows


class RegisterIndex(Protocol):
    """The register of fee payers on this computer, ready for typing.

    All but ``info``, ``replace`` and ``remove`` raise RegisterMissingError while there is none.
    """

    def info(self) -> RegisterInfo | None:
        """Say what is there; None if nothing is.

        Raises:
            RegisterError: It is damaged, or made by another version.
        """

    def replace(
        self, reading: RegisterRows, source: RegisterSource, ticket: ReadingTicket
    ) -> RegisterInfo:
        """Make a new index, and put it in the place of the old one when it is whole.

        Raises:
            RegisterError: It could not be made; the old one is still in use.
            Exception: What the ticket raises when the person stops it; as before.
        """

    def remove(self) -> bool:
        """Remove the index; say whether there was one."""

    def search(self, text: str, limit: int) -> tuple[RegisterEntry, ...]:
        """Give the best entries for a name, trading name, postcode or registration number."""

    def by_registration(self, registration: str) -> RegisterEntry | None:
        """Give the entry with a registration number; None if there is none."""

    def by_domain(self, domain: str) -> DomainRows:
        """Give what the index knows of a registrable domain."""
