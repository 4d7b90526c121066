"""Kinds of organisation that documented flows speak of, and who is of which kind."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.errors import ResourceInvalidError

_KEYS = frozenset({"of", "words", "sectors", "members", "names_members"})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of organisation.

    Attributes:
        of: The party of a flow that stands for the kind: an id, or plain words.
        words: The kind in the plural, for a sentence.
        names_members: Whether a flow to the kind may be shown as one to each member.
    """

    of: str
    words: str
    sectors: frozenset[str] = frozenset()
    members: tuple[str, ...] = ()
    names_members: bool = False

    def includes(self, controller: Controller) -> bool:
        """Say whether an organisation, not itself a kind, is of this kind."""
        is_member = controller.id in self.members or controller.sector in self.sectors
        return is_member and not controller.is_generic


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds there are."""

    all: tuple[Kind, ...] = ()

    def of(self, controller: Controller) -> Iterable[Kind]:
        """Give the kinds an organisation is of."""
        return (kind for kind in self.all if kind.includes(controller))

    def members(self, party: str) -> tuple[str, ...]:
        """Give the organisations that a party of a flow stands for; itself if it is no kind."""
        kind = next((one for one in self.all if one.of == party), None)
        return kind.members if kind and kind.names_members else (party,)


def read_kinds(path: Path) -> Kinds:
    """Read the table.

    Raises:
        ResourceInvalidError: A row has an unknown key, or says too little.
    """
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("kind", [])
    except tomllib.TOMLDecodeError as error:
        raise ResourceInvalidError(path.name, "the file", str(error)) from error
    return Kinds(tuple(_kind(path.name, number, row) for number, row in enumerate(rows, 1)))


def _kind(file: str, number: int, row: dict[str, object]) -> Kind:
    """Read one row."""
    where, of, words = f"kind {number}", row.get("of"), row.get("words")
    sectors, members = row.get("sectors", []), row.get("members", [])
    if odd := sorted(row.keys() - _KEYS):
        raise ResourceInvalidError(file, where, f"unknown key {odd[0]!r}")
    if not isinstance(of, str) or not isinstance(words, str):
        raise ResourceInvalidError(file, where, "it needs of and words")
    if not isinstance(sectors, list) or not isinstance(members, list) or not sectors + members:
        raise ResourceInvalidError(file, where, "it names no members and no sectors")
    return Kind(of, words, frozenset(sectors), tuple(members), row.get("names_members") is True)
