"""The socket for lists of organisations that were taken in; beside ``ports`` for its size alone."""

from typing import Protocol

from dsar_assistant.directory.packs.pack import KeptPack


class PackShelf(Protocol):
    """Keeps lists that the person took in; they are public data, and hold no secret."""

    def packs(self) -> tuple[KeptPack, ...]:
        """Give every list that can be read, in the order of their ids."""

    def unreadable(self) -> tuple[str, ...]:
        """Name the lists that are there and cannot be read."""

    def keep(self, kept: KeptPack) -> None:
        """Keep a list, in the place of an earlier one with its id.

        Raises:
            DsarError: It could not be written; the earlier one is still there.
        """

    def remove(self, origin_id: str) -> bool:
        """Remove a list, readable or not; say whether there was one."""
