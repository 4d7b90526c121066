"""The header file of the vault: the data key, wrapped once for each way of opening."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dsar_assistant.domain.vault import SlotKind
from dsar_assistant.domain.vault_errors import VaultDamagedError, VaultFromNewerVersionError
from dsar_assistant.storage.kdf import Argon2Cost

FORMAT = 1
_LARGEST_FILE = 1_000_000
_NONCE_BYTES = 12
_NUMBER_BYTES = 8


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key, wrapped for one way of opening.

    Attributes:
        id: Random; names the item in the keyring, so that a new one never overwrites an old.
        wrapped: AES-256-GCM of data key and salt, bound to all else in slot and header.
        salt: For the derivation of the wrapping key.
        cost: Of the pass phrase; None for other kinds.
        key_store: Name of the keyring that the wrapping key was put in.
    """

    kind: SlotKind
    id: str
    nonce: bytes
    wrapped: bytes
    salt: bytes = b""
    cost: Argon2Cost | None = None
    key_store: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """Everything about a vault that may be read without its key.

    It tells nothing of how old the vault is or how much it is used: the headers of one that
    was opened a thousand times and of one that never was look alike.

    Attributes:
        slots: In the order of their kinds, however late each came.
        seal: Shows, to whoever has the data key, that nobody else changed anything here, and
            how often the list of slots was changed.
    """

    format: int
    vault_id: str
    slots: tuple[Slot, ...] = ()
    seal: bytes = b""

    def slot(self, kind: SlotKind) -> Slot | None:
        """Give the slot of a kind, if there is one."""
        return next((slot for slot in self.slots if slot.kind is kind), None)

    def with_slot(self, new: Slot) -> "Header":
        """Give a header in which a slot takes the place of the one of its kind."""
        slots = (*self.without(new.kind).slots, new)
        return replace(self, slots=tuple(sorted(slots, key=lambda slot: slot.kind)))

    def without(self, kind: SlotKind) -> "Header":
        """Give a header without the slot of a kind."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.kind is not kind))


@dataclass(frozen=True, slots=True)
class _HeaderFile:
    """The file's content: the header, and a check against accidents."""

    checksum: str
    header: Header


def bound_part(header: Header, slot: Slot) -> bytes:
    """Give what the wrapped key of a slot is bound to: all of it that never changes."""
    bare_slot = replace(slot, nonce=b"", wrapped=b"")
    return msgspec.json.encode(replace(header, slots=(bare_slot,), seal=b""))


def sealed(header: Header, key: bytes, generation: int) -> Header:
    """Give the changed header with a fresh seal.

    Args:
        generation: Counts how often the list of slots was changed.
    """
    nonce = secrets.token_bytes(_NONCE_BYTES)
    number = generation.to_bytes(_NUMBER_BYTES, "big")
    return replace(header, seal=nonce + AESGCM(key).encrypt(nonce, number, _sealed_part(header)))


def generation_of(header: Header, key: bytes) -> int:
    """Say how often the list of slots was changed.

    Raises:
        VaultDamagedError: Somebody without the data key changed the header.
    """
    nonce, number = header.seal[:_NONCE_BYTES], header.seal[_NONCE_BYTES:]
    try:
        return int.from_bytes(AESGCM(key).decrypt(nonce, number, _sealed_part(header)), "big")
    except (InvalidTag, ValueError) as error:
        raise VaultDamagedError("its list of keys was changed by something else") from error


def _sealed_part(header: Header) -> bytes:
    """Give what the seal vouches for: everything but itself."""
    return msgspec.json.encode(replace(header, seal=b""))


def write_header(header: Header) -> bytes:
    """Write the header as a file's content."""
    content = msgspec.json.encode(_HeaderFile(_checksum(header), header))
    return msgspec.json.format(content, indent=2)


def load_header(path: Path) -> Header:
    """Read the header file; a path that cannot be read counts as damaged.

    Raises:
        VaultDamagedError, VaultFromNewerVersionError: As ``read_header``.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE)
    except OSError as error:
        raise VaultDamagedError("its header file cannot be read") from error
    return read_header(content)


def read_header(content: bytes) -> Header:
    """Read a header.

    Raises:
        VaultDamagedError: It is not what this program wrote.
        VaultFromNewerVersionError: A newer version of the program wrote it.
    """
    _require_known_format(content)
    try:
        file = msgspec.json.decode(content, type=_HeaderFile)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise VaultDamagedError("its header file is not readable") from error
    if file.checksum != _checksum(file.header) or not _is_sane(file.header.slots):
        raise VaultDamagedError("its header file has changed")
    return file.header


def _require_known_format(content: bytes) -> None:
    """Refuse a newer header before looking at parts that may mean something else by then."""
    try:
        found = msgspec.json.decode(content)["header"]["format"]
    except (msgspec.MsgspecError, KeyError, TypeError, RecursionError) as error:
        raise VaultDamagedError("its header file is not readable") from error
    if isinstance(found, int) and found > FORMAT:
        raise VaultFromNewerVersionError(f"header {found}")


def _checksum(header: Header) -> str:
    """Fingerprint a header, against accidents only; the seal is against people."""
    return hashlib.sha256(msgspec.json.encode(header)).hexdigest()


def _is_sane(slots: Sequence[Slot]) -> bool:
    """Say whether every pass phrase slot has a cost that this program would have chosen."""
    return all(
        slot.cost is not None and slot.cost.is_sane
        for slot in slots
        if slot.kind is SlotKind.PASSPHRASE
    )
