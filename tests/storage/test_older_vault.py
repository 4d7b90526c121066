"""An older vault put back is noticed; a newer one never raises a false alarm."""

import itertools
import shutil

import pytest

from dsar_assistant.domain.vault import KeyChoices, WithKeyring, WithPassphrase
from dsar_assistant.domain.vault_errors import (
    KeyListRolledBackError,
    KeyringLockedError,
    VaultAgeUnknownError,
    VaultOlderError,
    VaultRolledBackError,
)
from dsar_assistant.storage.keeper import SqlVaultKeeper

PASSPHRASE = "correct horse battery staple"
PARTS = ("vault.db", "vault.json", "vault.mark")


def add(keeper, person, count=1):
    for _ in range(count):
        with keeper.begin() as unit:
            unit.people.add(person)
            unit.commit()


def swap(old, folder, parts):
    for part in parts:
        shutil.copy(old / part, folder / "vault" / part)


@pytest.fixture
def snapshots(vault, person, folder, tmp_path):
    """A vault, locked, and copies of its files from earlier days; the keys changed in between."""
    taken = []
    for day in range(3):
        add(vault, person)
        vault.change_passphrase(WithKeyring(), PASSPHRASE)
        vault.lock()
        taken.append(tmp_path / f"day-{day}")
        shutil.copytree(folder / "vault", taken[-1])
        vault.open(WithKeyring())
    add(vault, person)
    vault.change_passphrase(WithKeyring(), PASSPHRASE)
    vault.lock()
    return taken


COMBINATIONS = [parts for size in (1, 2, 3) for parts in itertools.combinations(PARTS, size)]


@pytest.mark.parametrize("day", range(3))
@pytest.mark.parametrize("parts", COMBINATIONS, ids="+".join)
def test_every_older_part_put_back_is_noticed(vault, snapshots, folder, day, parts):
    swap(snapshots[day], folder, parts)
    before = {part: (folder / "vault" / part).read_bytes() for part in PARTS}
    if parts == ("vault.mark",):
        vault.open(WithKeyring())  # an older note alone takes nothing back
        return
    with pytest.raises(VaultOlderError):
        vault.open(WithKeyring())
    assert {part: (folder / "vault" / part).read_bytes() for part in PARTS} == before


def test_without_a_keyring_the_note_beside_the_vault_tells(keeper, person, folder, tmp_path):
    keeper.create(KeyChoices(PASSPHRASE))
    add(keeper, person)
    keeper.lock()
    shutil.copytree(folder / "vault", tmp_path / "old")
    keeper.open(WithPassphrase(PASSPHRASE))
    add(keeper, person)
    keeper.lock()
    swap(tmp_path / "old", folder, ("vault.db",))
    with pytest.raises(VaultRolledBackError, match="2 changes had been saved, this file holds 1"):
        keeper.open(WithPassphrase(PASSPHRASE))


def test_an_older_list_of_keys_is_named_as_such(vault, snapshots, folder):
    swap(snapshots[0], folder, ("vault.json",))
    with pytest.raises(KeyListRolledBackError):
        vault.open(WithPassphrase(PASSPHRASE))


@pytest.mark.parametrize("content", [None, b"", b"\0" * 64, b"x" * 1000])
def test_a_note_that_is_gone_or_forged_is_noticed(vault, folder, content):
    vault.lock()
    mark = folder / "vault" / "vault.mark"
    mark.unlink() if content is None else mark.write_bytes(content)
    with pytest.raises(VaultAgeUnknownError):
        vault.open(WithPassphrase(PASSPHRASE))


def test_whoever_put_it_back_on_purpose_goes_on_with_it(vault, snapshots, folder, person):
    swap(snapshots[0], folder, PARTS)
    vault.open(WithKeyring(), accept_older=True)
    add(vault, person)
    vault.lock()
    vault.open(WithKeyring())
    with vault.begin() as unit:
        assert len(unit.people.all()) == 2


def test_another_history_of_equal_length_is_noticed(vault, snapshots, folder, person):
    swap(snapshots[2], folder, ("vault.db",))
    vault.open(WithKeyring(), accept_older=True)
    add(vault, person)
    vault.lock()
    shutil.copy(folder / "vault" / "vault.db", snapshots[0])
    swap(snapshots[2], folder, ("vault.db",))
    vault.open(WithKeyring(), accept_older=True)
    add(vault, person)
    vault.lock()
    swap(snapshots[0], folder, ("vault.db",))
    with pytest.raises(VaultRolledBackError):
        vault.open(WithKeyring())


def test_a_log_taken_away_is_noticed(vault, person, folder, tmp_path, around):
    add(vault, person)
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)  # as a crash would leave it
    (copy / "vault" / "vault.db-wal").unlink()
    with pytest.raises(VaultRolledBackError):
        SqlVaultKeeper(copy, around).open(WithPassphrase(PASSPHRASE))


def test_an_older_log_put_back_is_noticed_and_changes_nothing(
    vault, person, folder, tmp_path, around
):
    add(vault, person)
    log = (folder / "vault" / "vault.db-wal").read_bytes()
    add(vault, person, 3)
    vault.lock()
    (folder / "vault" / "vault.db-wal").write_bytes(log)
    before = (folder / "vault" / "vault.db").read_bytes()
    with pytest.raises(VaultOlderError):
        vault.open(WithPassphrase(PASSPHRASE))
    assert (folder / "vault" / "vault.db").read_bytes() == before
    (folder / "vault" / "vault.db-wal").unlink()
    vault.open(WithPassphrase(PASSPHRASE))


def test_a_crash_between_saving_and_noting_is_no_alarm(vault, person, folder, tmp_path, around):
    mark = (folder / "vault" / "vault.mark").read_bytes()
    add(vault, person, 5)
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (copy / "vault" / "vault.mark").write_bytes(mark)
    again = SqlVaultKeeper(copy, around)
    again.open(WithPassphrase(PASSPHRASE))
    again.lock()


def test_normal_days_raise_no_alarm(vault, person):
    for day in range(15):
        vault.lock()
        vault.open(WithKeyring() if day % 2 else WithPassphrase(PASSPHRASE))
        add(vault, person, day % 3)
        if day % 4 == 0:
            vault.change_passphrase(WithKeyring(), PASSPHRASE)


def test_opening_with_the_pass_phrase_asks_no_keyring(vault, person, secret_store):
    vault.lock()
    secret_store.trouble = AssertionError("the keyring was asked")
    vault.open(WithPassphrase(PASSPHRASE))
    add(vault, person)
    vault.lock()


def test_a_keyring_that_is_locked_later_is_no_alarm(vault, person, secret_store):
    secret_store.trouble = KeyringLockedError("kwallet")
    add(vault, person)
    vault.lock()
    vault.open(WithPassphrase(PASSPHRASE))
    secret_store.trouble = None
    vault.lock()
    vault.open(WithKeyring())
