"""Each way opens the vault by itself, and each failure has its own words."""

import pytest

from dsar_assistant.domain.vault import (
    KeyChoices,
    SlotKind,
    VaultState,
    WithKeyring,
    WithPassphrase,
    WithRecoveryKey,
)
from dsar_assistant.domain.vault_errors import (
    KeyringAbsentError,
    KeyringFailedError,
    KeyringForgetsError,
    KeyringItemMissingError,
    KeyringLockedError,
    KeyringRefusedError,
    NoSuchSlotError,
    NoWayToOpenError,
    PassphraseTooShortError,
    RecoveryKeyMistypedError,
    VaultLockedError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)

PASSPHRASE = "correct horse battery staple"
NEW = "four other quiet words"


def opens(keeper, unlock):
    keeper.lock()
    keeper.open(unlock)
    return keeper.status().state is VaultState.OPEN


@pytest.mark.parametrize("unlock", [WithPassphrase(PASSPHRASE), WithKeyring()])
def test_each_everyday_way_opens_it(vault, unlock):
    assert opens(vault, unlock)


def test_the_printed_recovery_key_opens_it(vault, recovery_key):
    assert opens(vault, WithRecoveryKey(recovery_key))


def test_the_recovery_key_works_with_an_empty_keyring(vault, recovery_key, secret_store):
    secret_store.secrets.clear()
    assert opens(vault, WithRecoveryKey(recovery_key))


def test_the_same_words_from_another_keyboard_are_the_same_pass_phrase(keeper):
    keeper.create(KeyChoices("caf\u00e9 au lait"))
    assert opens(keeper, WithPassphrase("cafe\u0301 au lait"))


def test_another_pass_phrase_is_wrong(vault):
    vault.lock()
    with pytest.raises(WrongPassphraseError):
        vault.open(WithPassphrase("correct horse battery stapler"))


def test_a_mistyped_recovery_key_is_told_from_a_wrong_one(vault, recovery_key):
    vault.lock()
    other = vault.new_recovery_key(WithPassphrase(PASSPHRASE))
    with pytest.raises(WrongRecoveryKeyError):
        vault.open(WithRecoveryKey(recovery_key))
    with pytest.raises(RecoveryKeyMistypedError):
        vault.open(WithRecoveryKey(other[:-1]))


KEYRING_STATES = {
    "absent": KeyringAbsentError(),
    "locked": KeyringLockedError("SecretService"),
    "refused": KeyringRefusedError("plaintext"),
    "failing": KeyringFailedError("kwallet"),
}


@pytest.mark.parametrize("state", KEYRING_STATES)
def test_no_usable_keyring_makes_no_vault(keeper, secret_store, folder, state):
    secret_store.trouble = KEYRING_STATES[state]
    with pytest.raises(type(KEYRING_STATES[state])):
        keeper.create(KeyChoices(keyring=True))
    assert keeper.status().state is VaultState.ABSENT
    assert keeper.key_store_problem() == str(KEYRING_STATES[state])


def test_a_pass_phrase_alone_needs_no_keyring(keeper, secret_store):
    secret_store.trouble = KeyringAbsentError()
    keeper.create(KeyChoices(PASSPHRASE))
    assert opens(keeper, WithPassphrase(PASSPHRASE))
    assert SlotKind.KEYRING not in keeper.status().slots


def test_a_vault_without_a_way_is_not_asked_for_it(keeper):
    keeper.create(KeyChoices(keyring=True))
    keeper.lock()
    with pytest.raises(NoSuchSlotError, match="no pass phrase"):
        keeper.open(WithPassphrase(PASSPHRASE))


def test_a_vault_needs_an_everyday_way(keeper):
    with pytest.raises(NoWayToOpenError):
        keeper.create(KeyChoices())
    assert keeper.status().state is VaultState.ABSENT


def test_a_short_pass_phrase_makes_no_vault(keeper, folder):
    with pytest.raises(PassphraseTooShortError):
        keeper.create(KeyChoices("short"))
    assert keeper.status().state is VaultState.ABSENT


def test_a_changed_pass_phrase_changes_one_slot_and_no_other(vault, recovery_key, folder):
    before = (folder / "vault" / "vault.db").read_bytes()
    vault.change_passphrase(WithKeyring(), NEW)
    assert opens(vault, WithPassphrase(NEW))
    assert opens(vault, WithRecoveryKey(recovery_key))
    assert opens(vault, WithKeyring())
    assert (folder / "vault" / "vault.db").read_bytes() == before
    vault.lock()
    with pytest.raises(WrongPassphraseError):
        vault.open(WithPassphrase(PASSPHRASE))


def test_whoever_changes_the_keys_must_know_one(vault):
    with pytest.raises(WrongPassphraseError):
        vault.change_passphrase(WithPassphrase("guess what it is"), NEW)


def test_the_keyring_can_be_left_out_and_taken_in_again(vault, secret_store):
    vault.use_keyring(WithPassphrase(PASSPHRASE), wanted=False)
    assert not any(name.startswith("vault-") for name in secret_store.secrets)
    vault.use_keyring(WithPassphrase(PASSPHRASE), wanted=True)
    assert opens(vault, WithKeyring())


def test_taking_the_keyring_in_again_forgets_the_old_key(vault, secret_store):
    vault.use_keyring(WithKeyring(), wanted=True)
    assert len([name for name in secret_store.secrets if name.startswith("vault-")]) == 1
    assert opens(vault, WithKeyring())


def test_the_last_everyday_way_cannot_be_taken_away(vault):
    vault.use_keyring(WithPassphrase(PASSPHRASE), wanted=False)
    with pytest.raises(NoWayToOpenError):
        vault.change_passphrase(WithPassphrase(PASSPHRASE), None)
    assert opens(vault, WithPassphrase(PASSPHRASE))


def test_a_failed_creation_leaves_nothing_in_the_keyring(keeper, secret_store, folder):
    folder.mkdir()
    (folder / "vault").mkdir()
    (folder / "vault" / "old").touch()
    with pytest.raises(Exception, match="already"):
        keeper.create(KeyChoices(keyring=True))
    assert secret_store.secrets == {}


def test_a_locked_vault_gives_no_work(vault):
    vault.lock()
    with pytest.raises(VaultLockedError):
        vault.begin()


@pytest.mark.parametrize(
    "error", [*KEYRING_STATES.values(), KeyringForgetsError("x"), KeyringItemMissingError("x", "y")]
)
def test_every_keyring_trouble_says_that_the_data_are_safe_and_what_to_do(error):
    words = str(error)
    assert "safe" in words or "Nothing was changed" in words
    assert "pass phrase" in words
    assert words.endswith(".")


def test_secrets_do_not_show_in_any_repr():
    for thing in (WithPassphrase(PASSPHRASE), WithRecoveryKey(PASSPHRASE), KeyChoices(PASSPHRASE)):
        assert PASSPHRASE not in repr(thing)
