"""Look at somebody's list of organisations before any of it is used."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dsar_assistant.directory.merge import ContactChange, merge_pack
from dsar_assistant.directory.packs.errors import PackNotGenuineError
from dsar_assistant.directory.packs.pack import Origin, Pack
from dsar_assistant.directory.packs.read import PackWords
from dsar_assistant.directory.packs.signature import (
    PackNote,
    SigningKey,
    read_signing_key,
    require_newer,
    verify,
)
from dsar_assistant.directory.packs.suspicion import suspicions
from dsar_assistant.domain.controller import Contact
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.ports_reading import PackReader
from dsar_assistant.services.knowledge import Knowledge

SIGNATURE_SUFFIX = ".minisig"
_LARGEST = 100_000_000
_UNSIGNED = (
    "Nobody has signed this list, so nobody answers for its addresses. Its organisations are "
    "kept apart and marked. Check each address before you post anything there."
)


@dataclass(frozen=True, slots=True)
class AddressChange:
    """A contact that the list gives differently; both are shown, and the person chooses.

    Attributes:
        known, offered: Lines from top to bottom, the e-mail address last.
    """

    controller_id: str
    name: str
    known: tuple[str, ...]
    offered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suspect:
    """An organisation whose contact deserves a closer look, and why."""

    controller_id: str
    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackReport:
    """What a list would bring; nothing of it is used yet.

    Attributes:
        note: What the signer says; None for a list that nobody signed.
        warnings: Sentences to be shown before anything else.
        added: How many organisations are new.
    """

    pack: Pack
    note: PackNote | None
    warnings: tuple[str, ...]
    added: int
    changes: tuple[AddressChange, ...]
    suspects: tuple[Suspect, ...]

    @property
    def origin(self) -> Origin:
        """Whose list it is."""
        return self.pack.origin

    @property
    def is_signed(self) -> bool:
        """Whether somebody whom this program trusts answers for it."""
        return self.note is not None


class InspectPack:
    """Reads a list in the child with limits, checks whose it is, and compares it."""

    def __init__(
        self, reader: PackReader, knowledge: Knowledge, keys: Sequence[SigningKey]
    ) -> None:
        """Take what reads lists, what the program knows, and the keys it trusts."""
        self._reader = reader
        self._knowledge = knowledge
        self._keys = tuple(keys)

    def look(
        self, path: Path, words: PackWords, ticket: ReadingTicket, installed: int | None = None
    ) -> PackReport:
        """Say what a list would bring.

        Args:
            path: The list; its signature lies beside it, with ``.minisig`` added to the name.
            words: What the person says of it.
            ticket: Watches the work.
            installed: The edition in use; None if there is none.

        Raises:
            PackNotGenuineError: It does not go with its signature.
            PackOlderError: It is no newer than the edition in use.
            DsarError: It cannot be read.
        """
        note = self._note(path)
        if note is not None:
            require_newer(note, installed, path.name)
        pack = self._reader.read(path, words, ticket)
        directory = self._knowledge.directory
        merged = merge_pack(directory, pack, self._knowledge.freemail)
        names = {item.id: item.display_name for item in directory.controllers}
        return PackReport(
            pack=pack,
            note=note,
            warnings=self._warnings(note),
            added=len(merged.added),
            changes=tuple(_side_by_side(change, names) for change in merged.changes),
            suspects=tuple(self._suspects(pack)),
        )

    def _note(self, path: Path) -> PackNote | None:
        """Check the signature, if there is one; a folder cannot have one."""
        beside = path.with_name(path.name + SIGNATURE_SUFFIX)
        if not beside.is_file() or not path.is_file():
            return None
        try:
            if path.stat().st_size > _LARGEST:
                raise PackNotGenuineError(path.name)
            signature = beside.read_text("utf-8")
            return verify(path.read_bytes(), signature, self._keys, path.name)
        except (OSError, UnicodeDecodeError) as error:
            raise PackNotGenuineError(path.name) from error

    def _warnings(self, note: PackNote | None) -> tuple[str, ...]:
        if note is None:
            return (_UNSIGNED,)
        if not note.is_stale(self._knowledge.today):
            return ()
        sentence = (
            f"This list is of {day_in_words(note.on)}. Addresses change; look for a newer one, "
            "and check each before you post."
        )
        return (sentence,)

    def _suspects(self, pack: Pack) -> list[Suspect]:
        freemail = self._knowledge.freemail
        looked_at = ((item, suspicions(item, freemail)) for item in pack.controllers)
        return [Suspect(item.id, item.name, reasons) for item, reasons in looked_at if reasons]


def read_signing_keys(path: Path) -> tuple[SigningKey, ...]:
    """Read the keys that come with the program: one a line, ``#`` begins a comment."""
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return tuple(read_signing_key(line) for line in lines if line and not line.startswith("#"))


def _side_by_side(change: ContactChange, names: dict[str, str]) -> AddressChange:
    name = names.get(change.controller_id, change.controller_id)
    return AddressChange(change.controller_id, name, _lines(change.known), _lines(change.offered))


def _lines(contact: Contact) -> tuple[str, ...]:
    block = contact.address.block if contact.address else ()
    return (*block, contact.email) if contact.email else block
