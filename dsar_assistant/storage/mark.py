"""The note of the last saved change, by which an older vault put back is noticed.

It is written after each commit, over itself, without waiting for the disk: a power cut may
leave an earlier note, which never raises a false alarm, since the vault may be newer than
its note but never older. A second note lies in the keyring, and is used when the vault is
opened with that: asking a locked keyring would make the computer ask the person.
"""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dsar_assistant.domain.vault_errors import (
    KeyListRolledBackError,
    VaultAgeUnknownError,
    VaultError,
    VaultRolledBackError,
)
from dsar_assistant.ports import SecretStore
from dsar_assistant.storage.keys import VaultKey

_NUMBER_BYTES = 8
_NONCE_BYTES = 16
_SEAL_NONCE_BYTES = 12
_BODY_BYTES = 2 * _NUMBER_BYTES + _NONCE_BYTES


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a vault had come.

    Attributes:
        count: Saved changes.
        nonce: Random mark of the last one, in hex: tells two histories of equal length apart.
        generation: Of the list of keys.
    """

    count: int
    nonce: str
    generation: int

    def to_bytes(self) -> bytes:
        """Write it in a fixed length."""
        numbers = (self.count, self.generation)
        return b"".join(n.to_bytes(_NUMBER_BYTES, "big") for n in numbers) + bytes.fromhex(
            self.nonce
        )

    @classmethod
    def from_bytes(cls, body: bytes) -> "Mark":
        """Read it."""
        count = int.from_bytes(body[:_NUMBER_BYTES], "big")
        generation = int.from_bytes(body[_NUMBER_BYTES : 2 * _NUMBER_BYTES], "big")
        return cls(count, body[2 * _NUMBER_BYTES : _BODY_BYTES].hex(), generation)


def mark_key(key: VaultKey) -> bytes:
    """Give the key that marks are sealed with."""
    return key.subkey("mark")


def seal_mark(mark: Mark, key: bytes) -> bytes:
    """Write a mark so that only a holder of the key can make one, or read it."""
    nonce = secrets.token_bytes(_SEAL_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, mark.to_bytes(), None)


def unseal_mark(content: bytes, key: bytes) -> Mark | None:
    """Read a mark; None if it is torn or somebody else made it."""
    nonce, sealed = content[:_SEAL_NONCE_BYTES], content[_SEAL_NONCE_BYTES:]
    try:
        return Mark.from_bytes(AESGCM(key).decrypt(nonce, sealed, None))
    except (InvalidTag, ValueError):
        return None


def write_mark(path: Path, mark: Mark, key: bytes) -> None:
    """Write the mark over the earlier one."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    try:
        os.write(handle, seal_mark(mark, key))
    finally:
        os.close(handle)


def read_mark(path: Path, key: bytes) -> Mark | None:
    """Read the mark beside the vault; None if it is missing, torn or forged."""
    try:
        with path.open("rb") as file:
            return unseal_mark(file.read(1024), key)
    except OSError:
        return None


def keyring_item(vault_id: str) -> str:
    """Name the keyring's item for the mark of a vault."""
    return f"mark-{vault_id}"


def remember_in_keyring(store: SecretStore, vault_id: str, sealed: bytes) -> None:
    """Keep the mark in the keyring too; a keyring that is locked just now keeps its older one."""
    with suppress(VaultError):
        store.set(keyring_item(vault_id), sealed.hex())


def recall_from_keyring(store: SecretStore, vault_id: str, key: bytes) -> Mark | None:
    """Give the mark that the keyring holds; None if it has none or cannot be asked."""
    try:
        return unseal_mark(bytes.fromhex(store.get(keyring_item(vault_id)) or ""), key)
    except (VaultError, ValueError):
        return None


def require_not_older(found: Mark, last_seen: Mark) -> None:
    """Compare a vault with a note of how far it had come.

    Raises:
        VaultOlderError: The vault, or its list of keys, is an older one.
    """
    if found.generation < last_seen.generation:
        raise KeyListRolledBackError
    is_fork = found.count == last_seen.count and found.nonce != last_seen.nonce
    if found.count < last_seen.count or is_fork:
        raise VaultRolledBackError(last_seen.count, found.count)


def require_newest(found: Mark, beside: Mark | None, in_keyring: Mark | None) -> None:
    """Compare a vault with both notes.

    Raises:
        VaultOlderError: The vault is older than one of them, or the one beside it is gone.
    """
    if in_keyring is not None:
        require_not_older(found, in_keyring)
    if beside is None:
        raise VaultAgeUnknownError(found.count)
    require_not_older(found, beside)
