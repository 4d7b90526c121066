"""Look at somebody's list of organisations before any of it is used."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from dsar_assistant.directory.directory import Directory
from dsar_assistant.directory.merge import ContactChange, merge_pack
from dsar_assistant.directory.packs.errors import PackNotGenuineError
from dsar_assistant.directory.packs.installed import InstalledPack, install, signed_id
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
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.provenance import Source
from dsar_assistant.domain.signer import TrustedSigner
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.finding.entries import read_ordinary
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.ports_reading import PackReader
from dsar_assistant.services.knowledge import Knowledge

SIGNATURE_SUFFIX = ".minisig"
_LARGEST = 100_000_000
_LONGEST_SIGNATURE = 10_000
_UNSIGNED = (
    "Nobody has signed this list, so nobody answers for its addresses. Its organisations are "
    "kept apart and marked. Check each address before you post anything there."
)


@dataclass(frozen=True, slots=True)
class AddressChange:
    """A contact that the list gives differently; both are shown, and the person chooses.

    Attributes:
        list_id: Which list offers it.
        known, offered: Lines from top to bottom, the e-mail address last.
        known_age, offered_age: When each was read, in words.
        is_written_to: Whether a letter went to this organisation already.
    """

    controller_id: str
    name: str
    list_id: str
    known: tuple[str, ...]
    offered: tuple[str, ...]
    known_age: str
    offered_age: str
    contact: Contact
    sources: tuple[Source, ...]
    is_written_to: bool = False


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
        installed: The list as it would be used.
        warnings: Sentences to be shown before anything else.
        added: How many organisations are new.
    """

    installed: InstalledPack
    warnings: tuple[str, ...]
    added: int
    changes: tuple[AddressChange, ...]
    suspects: tuple[Suspect, ...]

    @property
    def is_signed(self) -> bool:
        """Whether somebody whom this program trusts answers for it."""
        return self.installed.is_signed


class InspectPack:
    """Reads a list in the child with limits, checks whose it is, and compares it."""

    def __init__(
        self,
        reader: PackReader,
        knowledge: Knowledge,
        keys: Sequence[SigningKey],
        trusted: Callable[[], Sequence[TrustedSigner]] = tuple,
    ) -> None:
        """Take what reads lists, what the program knows, its keys, and whom the person trusts."""
        self._trusted = trusted
        self._reader = reader
        self._knowledge = knowledge
        self._keys = tuple(keys)

    def look(self, path: Path, words: PackWords, ticket: ReadingTicket) -> PackReport:
        """Say what a list would bring.

        Args:
            path: The list; its signature lies beside it, with ``.minisig`` added to the name.
            words: What the person says of it.
            ticket: Watches the work.

        Raises:
            PackNotGenuineError: It does not go with its signature.
            PackOlderError: It is no newer than the edition in use.
            DsarError: It cannot be read.
        """
        note = self._note(path)
        if note is not None:
            require_newer(note, self._edition_in_use(note), path.name)
        numbers = (item.company_number for item in self._knowledge.directory.controllers)
        told = replace(words, company_numbers=frozenset(filter(None, numbers)))
        pack = self._reader.read(path, told, ticket)
        return self.compare(install(pack, note, self._knowledge.today))

    def compare(self, installed: InstalledPack) -> PackReport:
        """Say what a list adds and changes beside all the others."""
        directory = self._knowledge.directory_without(installed.id)
        merged = merge_pack(
            directory, installed.pack, self._knowledge.freemail, fills=installed.is_signed
        )
        return PackReport(
            installed=installed,
            warnings=self._warnings(installed.note),
            added=len(merged.added),
            changes=tuple(_side_by_side(change, directory) for change in merged.changes),
            suspects=tuple(self._suspects(installed)),
        )

    def _edition_in_use(self, note: PackNote) -> int | None:
        for one in self._knowledge.shelf.read().packs:
            if one.id == signed_id(note) and one.note is not None:
                return one.note.sequence
        return None

    def _note(self, path: Path) -> PackNote | None:
        """Check the signature, if there is one; a folder cannot have one."""
        beside = path.with_name(path.name + SIGNATURE_SUFFIX)
        if not beside.is_file() or not path.is_file():
            return None
        try:
            content = read_ordinary(path, _LARGEST)
            signature = read_ordinary(beside, _LONGEST_SIGNATURE)
            if len(content) > _LARGEST or len(signature) > _LONGEST_SIGNATURE:
                raise PackNotGenuineError(path.name)
            return self._verified(content, signature.decode("utf-8"), path.name)
        except (OSError, UnicodeDecodeError) as error:
            raise PackNotGenuineError(path.name) from error

    def _verified(self, content: bytes, signature: str, name: str) -> PackNote:
        """Check against the program's own keys, then against each that the person trusts."""
        for signer in self._trusted():
            with suppress(PackNotGenuineError):
                note = verify(content, signature, [read_signing_key(signer.public_key)], name)
                return replace(note, signer=signer.key_id)
        return verify(content, signature, self._keys, name)

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

    def _suspects(self, installed: InstalledPack) -> list[Suspect]:
        freemail, items = self._knowledge.freemail, installed.pack.controllers
        looked_at = ((item, suspicions(item, freemail)) for item in items)
        return [Suspect(item.id, item.name, reasons) for item, reasons in looked_at if reasons]


def read_signing_keys(path: Path) -> tuple[SigningKey, ...]:
    """Read the keys that come with the program: one a line, ``#`` begins a comment."""
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return tuple(read_signing_key(line) for line in lines if line and not line.startswith("#"))


def _side_by_side(change: ContactChange, directory: Directory) -> AddressChange:
    known = directory.get(change.controller_id)
    dates = [source.page_date for source in change.sources if source.page_date]
    return AddressChange(
        controller_id=known.id,
        name=known.display_name,
        list_id=change.origin,
        known=contact_lines(change.known),
        offered=contact_lines(change.offered),
        known_age=_seen(change.known.checked_on),
        offered_age=_seen(change.offered.checked_on or next(iter(dates), None)),
        contact=change.offered,
        sources=change.sources,
    )


def contact_lines(contact: Contact) -> tuple[str, ...]:
    """Give the lines of a contact from top to bottom, the e-mail address last."""
    block = contact.address.block if contact.address else ()
    return (*block, contact.email) if contact.email else block


def _seen(day: PartialDate | None) -> str:
    return f"as of {day.words}" if day else "not dated"
