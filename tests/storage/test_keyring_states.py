"""Twelve states that a keyring can be in, for a vault that uses it and for one that does not."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from dsar_assistant.domain.vault import KeyChoices, VaultState, WithKeyring, WithPassphrase
from dsar_assistant.domain.vault_errors import (
    KeyringAbsentError,
    KeyringDismissedError,
    KeyringFailedError,
    KeyringForgetsError,
    KeyringGarbledError,
    KeyringItemMissingError,
    KeyringLockedError,
    KeyringRefusedError,
    KeyringWrongKeyError,
    VaultError,
    VaultExistsError,
)
from tests.fakes import MemorySecretStore
from tests.storage.conftest import PASSPHRASE


@dataclass(frozen=True)
class State:
    """What happened to the keyring, and what it leads to; None = it opens the vault."""

    happen: Callable[[MemorySecretStore], object]
    error: type[VaultError] | None


def troubled(error):
    return State(lambda store: setattr(store, "trouble", error), type(error))


def holding(content, error):
    return State(lambda store: store.secrets.update(dict.fromkeys(store.secrets, content)), error)


def moved(store):
    store.secrets.clear()
    store.label = "kwallet"


STATES = {
    "works": State(lambda _: None, None),
    "absent": troubled(KeyringAbsentError()),
    "locked": troubled(KeyringLockedError("SecretService")),
    "question closed": troubled(KeyringDismissedError("SecretService")),
    "null": troubled(KeyringRefusedError("null")),
    "plain text": troubled(KeyringRefusedError("file")),
    "failing": troubled(KeyringFailedError("SecretService")),
    "forgetful": troubled(KeyringForgetsError("SecretService")),
    "emptied": State(lambda store: store.secrets.clear(), KeyringItemMissingError),
    "another one": State(moved, KeyringItemMissingError),
    "another key": holding("00" * 32, KeyringWrongKeyError),
    "garbled": holding("cut sho", KeyringGarbledError),
}


def content_of(folder):
    """Fingerprint the vault itself, and name every file around it."""
    files = {path for path in folder.rglob("*") if path.is_file()}
    names = sorted(path.relative_to(folder).as_posix() for path in files)
    keys = [hashlib.sha256((folder / "vault" / "vault.json").read_bytes()).hexdigest()]
    return names + keys


def said_by(keeper, state):
    """Open by the keyring; gives the words of the refusal, none if it is to open."""
    if state.error is None:
        keeper.open(WithKeyring())
        return ""
    with pytest.raises(state.error) as refused:
        keeper.open(WithKeyring())
    return str(refused.value)


@pytest.mark.parametrize("name", STATES)
def test_a_vault_with_keyring_says_what_is_the_matter_and_opens_otherwise(
    vault, folder, secret_store, name
):
    vault.lock()
    before = content_of(folder)
    STATES[name].happen(secret_store)
    words = said_by(vault, STATES[name])
    assert bool(words) == (name != "works")
    vault.lock()
    assert content_of(folder) == before
    with pytest.raises(VaultExistsError):
        vault.create(KeyChoices(PASSPHRASE))
    vault.open(WithPassphrase(PASSPHRASE))
    assert vault.status().state is VaultState.OPEN


@pytest.mark.parametrize("name", STATES)
def test_a_vault_on_a_shared_computer_does_not_care(vault, folder, secret_store, name):
    vault.use_keyring(WithPassphrase(PASSPHRASE), wanted=False)
    vault.lock()
    before = content_of(folder)
    STATES[name].happen(secret_store)
    vault.open(WithPassphrase(PASSPHRASE))
    vault.lock()
    assert content_of(folder) == before


def test_each_state_has_its_own_words(vault, secret_store):
    vault.lock()
    kept, label, words = dict(secret_store.secrets), secret_store.label, []
    for state in STATES.values():
        secret_store.secrets, secret_store.label = dict(kept), label
        secret_store.trouble = None
        state.happen(secret_store)
        words.append(said_by(vault, state))
        secret_store.trouble = None
        vault.lock()
    assert len(set(words)) == len(STATES) == 12
    assert all("Your vault is safe" in one or "Nothing was changed" in one for one in words if one)
