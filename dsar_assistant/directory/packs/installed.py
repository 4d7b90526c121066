"""A list that the person took in, with who signed it and since when it is in use."""

from dataclasses import dataclass, replace
from datetime import date

from dsar_assistant.directory.packs.pack import Pack
from dsar_assistant.directory.packs.signature import PackNote

_SIGNED = "signed-"


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A list in use.

    Attributes:
        note: What the signer says; None for a list that nobody signed.
    """

    pack: Pack
    installed_on: date
    note: PackNote | None = None

    @property
    def id(self) -> str:
        """What the list is called; its organisations carry it as their origin."""
        return self.pack.origin.id

    @property
    def is_signed(self) -> bool:
        """Whether somebody whom this program trusts answers for it."""
        return self.note is not None


def install(pack: Pack, note: PackNote | None, on: date) -> InstalledPack:
    """Make a list ready to be used; a signed one is never the same as an unsigned one."""
    if note is None:
        return InstalledPack(pack, on)
    origin = replace(pack.origin, id=signed_id(note))
    controllers = tuple(replace(item, origin=origin.id) for item in pack.controllers)
    return InstalledPack(replace(pack, origin=origin, controllers=controllers), on, note)


def signed_id(note: PackNote) -> str:
    """Give the id of a signed list by the name under its signature, and by who signed it.

    Nobody can put a list in the place of one that somebody else signed.
    """
    signer = f"{note.signer.lower()}-" if note.signer else ""
    return f"{_SIGNED}{signer}{note.name}"


def is_unsigned(origin: str) -> bool:
    """Say whether an organisation's origin is a list that nobody signed."""
    return origin not in {"builtin", "own"} and not origin.startswith(_SIGNED)
