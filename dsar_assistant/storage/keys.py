"""The vault's data key, and the ways of wrapping and unwrapping it."""

import secrets
from dataclasses import dataclass, field, replace
from typing import assert_never

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dsar_assistant.domain.vault import (
    SlotKind,
    Unlock,
    WithKeyring,
    WithPassphrase,
    WithRecoveryKey,
)
from dsar_assistant.domain.vault_errors import (
    KeyringGarbledError,
    KeyringItemMissingError,
    KeyringWrongKeyError,
    NoSuchSlotError,
    PassphraseTooShortError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from dsar_assistant.ports import SecretStore
from dsar_assistant.storage.header import Header, Slot, bound_part, generation_of
from dsar_assistant.storage.kdf import KEY_BYTES, Argon2Cost, key_from_passphrase
from dsar_assistant.storage.recovery_key import (
    new_recovery_key,
    read_recovery_key,
    write_recovery_key,
)

SALT_BYTES = 16
NONCE_BYTES = 12
SHORTEST_PASSPHRASE = 8


@dataclass(frozen=True, slots=True)
class VaultKey:
    """The key that the database is encrypted with, and the salt at its head."""

    key: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def new(cls) -> "VaultKey":
        """Draw a new key."""
        return cls(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(SALT_BYTES))

    @property
    def raw(self) -> str:
        """Key and salt as SQLCipher takes them without deriving anything: 96 hex digits."""
        return (self.key + self.salt).hex()

    def subkey(self, purpose: str) -> bytes:
        """Give a key for another purpose, from which this one cannot be worked out."""
        return _derive(self.key, b"", purpose)


def passphrase_slot(header: Header, key: VaultKey, passphrase: str, cost: Argon2Cost) -> Slot:
    """Wrap the key for a pass phrase.

    Raises:
        PassphraseTooShortError: It has fewer characters than a new one must have.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise PassphraseTooShortError(SHORTEST_PASSPHRASE)
    slot = _blank(SlotKind.PASSPHRASE, cost=cost)
    return _wrap(header, slot, key, key_from_passphrase(passphrase, slot.salt, cost))


def recovery_slot(header: Header, key: VaultKey) -> tuple[Slot, str]:
    """Wrap the key for a new recovery key, and give that key for printing."""
    recovery = new_recovery_key()
    slot = _blank(SlotKind.RECOVERY)
    wrapped = _wrap(header, slot, key, _derive(recovery, slot.salt, "recovery"))
    return wrapped, write_recovery_key(recovery)


def keyring_slot(header: Header, key: VaultKey, store: SecretStore) -> Slot:
    """Wrap the key for a new random one, and put that one in the keyring.

    Raises:
        DsarError: The keyring is absent, locked, refused or forgetful.
    """
    store.check()
    slot = _blank(SlotKind.KEYRING, key_store=store.label)
    wrapping = secrets.token_bytes(KEY_BYTES)
    store.set(keyring_item(header, slot), wrapping.hex())
    return _wrap(header, slot, key, wrapping)


def keyring_item(header: Header, slot: Slot) -> str:
    """Name the keyring's item for a slot."""
    return f"vault-{header.vault_id}-{slot.id}"


def unwrap(header: Header, unlock: Unlock, store: SecretStore) -> VaultKey:
    """Get the data key out of the header.

    Raises:
        NoSuchSlotError: The vault has no such way of opening.
        WrongPassphraseError, WrongRecoveryKeyError, RecoveryKeyMistypedError: What was
            typed does not open it.
        KeyringItemMissingError, KeyringWrongKeyError, KeyringGarbledError: The keyring does
            not help.
        VaultDamagedError: The header was changed by something else.
    """
    match unlock:
        case WithPassphrase(passphrase):
            key = _by_passphrase(header, passphrase)
        case WithRecoveryKey(text):
            key = _by_recovery_key(header, text)
        case WithKeyring():
            key = _by_keyring(header, store)
        case _:
            assert_never(unlock)
    generation_of(header, seal_key(key))  # refuses a list of keys that somebody changed
    return key


def seal_key(key: VaultKey) -> bytes:
    """Give the key that the header is sealed with."""
    return key.subkey("header seal")


def _by_passphrase(header: Header, passphrase: str) -> VaultKey:
    """Open the slot of the pass phrase."""
    slot = _require(header, SlotKind.PASSPHRASE, "pass phrase")
    wrapping = key_from_passphrase(passphrase, slot.salt, slot.cost or Argon2Cost())
    try:
        return _unwrap(header, slot, wrapping)
    except InvalidTag as error:
        raise WrongPassphraseError from error


def _by_recovery_key(header: Header, text: str) -> VaultKey:
    """Open the slot of the recovery key."""
    recovery = read_recovery_key(text)
    slot = _require(header, SlotKind.RECOVERY, "recovery key")
    try:
        return _unwrap(header, slot, _derive(recovery, slot.salt, "recovery"))
    except InvalidTag as error:
        raise WrongRecoveryKeyError from error


def _by_keyring(header: Header, store: SecretStore) -> VaultKey:
    """Open the slot of the keyring."""
    slot = _require(header, SlotKind.KEYRING, "key in this computer's keyring")
    secret = store.get(keyring_item(header, slot))
    if secret is None:
        raise KeyringItemMissingError(store.label, slot.key_store)
    try:
        return _unwrap(header, slot, bytes.fromhex(secret))
    except ValueError as error:
        raise KeyringGarbledError(store.label) from error
    except InvalidTag as error:
        raise KeyringWrongKeyError(store.label) from error


def _require(header: Header, kind: SlotKind, way: str) -> Slot:
    """Give the slot of a kind, or say that there is none."""
    slot = header.slot(kind)
    if slot is None:
        raise NoSuchSlotError(way)
    return slot


def _blank(kind: SlotKind, cost: Argon2Cost | None = None, key_store: str = "") -> Slot:
    """Make a slot that holds no key yet."""
    nonce, salt = secrets.token_bytes(NONCE_BYTES), secrets.token_bytes(SALT_BYTES)
    return Slot(kind, secrets.token_hex(8), nonce, b"", salt, cost, key_store)


def _wrap(header: Header, slot: Slot, key: VaultKey, wrapping: bytes) -> Slot:
    """Put the wrapped key into a blank slot."""
    bound = bound_part(header, slot)
    return replace(slot, wrapped=AESGCM(wrapping).encrypt(slot.nonce, key.key + key.salt, bound))


def _unwrap(header: Header, slot: Slot, wrapping: bytes) -> VaultKey:
    """Take the key out of a slot; InvalidTag when the wrapping key is another."""
    raw = AESGCM(wrapping).decrypt(slot.nonce, slot.wrapped, bound_part(header, slot))
    return VaultKey(raw[:KEY_BYTES], raw[KEY_BYTES:])


def _derive(secret: bytes, salt: bytes, purpose: str) -> bytes:
    """Derive a key for one purpose from a secret that is random already."""
    info = f"dsar-assistant {purpose}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(secret)
