"""The socket for the lists of organisations that are in use; needs no vault."""

from dataclasses import dataclass
from typing import Protocol

from dsar_assistant.directory.packs.installed import InstalledPack


@dataclass(frozen=True, slots=True)
class Shelf:
    """The lists on this computer.

    Attributes:
        damaged: Names of those that cannot be read any more.
    """

    packs: tuple[InstalledPack, ...] = ()
    damaged: tuple[str, ...] = ()


class PackShelf(Protocol):
    """Keeps lists of organisations: public data, nothing about the person."""

    def read(self) -> Shelf:
        """Give all lists, in the order of their names."""

    def keep(self, installed: InstalledPack) -> None:
        """Keep a list, in place of an earlier edition of it."""

    def remove(self, pack_id: str) -> bool:
        """Remove a list; say whether there was one."""
