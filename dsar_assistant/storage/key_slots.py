"""The ways of opening a vault: which there are when it is made, and changing them later."""

import secrets
from dataclasses import dataclass

from dsar_assistant.domain.vault import KeyChoices, SlotKind
from dsar_assistant.domain.vault_errors import NoWayToOpenError
from dsar_assistant.storage.header import FORMAT, Header, sealed
from dsar_assistant.storage.kdf import calibrate
from dsar_assistant.storage.keys import (
    VaultKey,
    keyring_item,
    keyring_slot,
    passphrase_slot,
    recovery_slot,
    seal_key,
)
from dsar_assistant.storage.surroundings import Surroundings

FIRST_GENERATION = 1


@dataclass(frozen=True, slots=True)
class NewKeys:
    """A fresh header with the key it wraps, and the recovery key for printing."""

    header: Header
    key: VaultKey
    recovery_key: str


def make_keys(choices: KeyChoices, around: Surroundings) -> NewKeys:
    """Make the keys of a new vault.

    Raises:
        NoWayToOpenError: Neither pass phrase nor keyring was chosen.
        DsarError: The keyring cannot be used, or the pass phrase is too short.
    """
    if choices.passphrase is None and not choices.keyring:
        raise NoWayToOpenError
    key = VaultKey.new()
    bare = Header(FORMAT, secrets.token_hex(16))
    slot, recovery_key = recovery_slot(bare, key)
    header = bare.with_slot(slot)
    if choices.passphrase is not None:
        header = with_passphrase(header, key, choices.passphrase, around)
    if choices.keyring:
        header = header.with_slot(keyring_slot(header, key, around.secrets))
    return NewKeys(sealed(header, seal_key(key), FIRST_GENERATION), key, recovery_key)


def with_passphrase(
    header: Header, key: VaultKey, passphrase: str | None, around: Surroundings
) -> Header:
    """Give a header with another pass phrase, or with none.

    Raises:
        NoWayToOpenError: Without it only the recovery key would be left.
        PassphraseTooShortError: It is too easy to guess.
    """
    if passphrase is None:
        return require_everyday_way(header.without(SlotKind.PASSPHRASE))
    present = header.slot(SlotKind.PASSPHRASE)
    # A changed cost would show that the pass phrase was changed, and so which vault is used.
    cost = (present and present.cost) or around.cost or calibrate()
    return header.with_slot(passphrase_slot(header, key, passphrase, cost))


def require_everyday_way(header: Header) -> Header:
    """Give the header back if it can be opened without the recovery key.

    Raises:
        NoWayToOpenError: It cannot.
    """
    if header.slot(SlotKind.PASSPHRASE) is None and header.slot(SlotKind.KEYRING) is None:
        raise NoWayToOpenError
    return header


def forget_keyring_item(header: Header, around: Surroundings) -> None:
    """Take the key of a header out of the keyring."""
    slot = header.slot(SlotKind.KEYRING)
    if slot is not None:
        around.secrets.delete(keyring_item(header, slot))
