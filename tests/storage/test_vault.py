"""A vault is never lost, never replaced, and never readable without a key."""

import os
import shutil
import stat
import threading

import pytest

from dsar_assistant.domain.vault import KeyChoices, VaultState, WithKeyring, WithPassphrase
from dsar_assistant.domain.vault_errors import (
    VaultBusyError,
    VaultDamagedError,
    VaultError,
    VaultExistsError,
    VaultHalfMissingError,
    VaultInUseError,
    VaultMissingError,
)
from dsar_assistant.storage import sqlcipher
from dsar_assistant.storage.keeper import SqlVaultKeeper
from tests.canary import CANARY, files_with_canary

PASSPHRASE = "correct horse battery staple"
PAGE = 4096


@pytest.fixture(autouse=True)
def _memory_is_quick():
    """Let every protection be on here, the slow one too."""


def add(keeper, person):
    with keeper.begin() as unit:
        kept = unit.people.add(person)
        unit.commit()
    return kept


def everyone(keeper):
    with keeper.begin() as unit:
        return unit.people.all()


def test_a_new_vault_stands_open(vault):
    assert vault.status().state is VaultState.OPEN
    assert everyone(vault) == ()


def test_where_there_is_nothing_the_vault_is_absent(keeper):
    assert keeper.status().state is VaultState.ABSENT
    with pytest.raises(VaultMissingError):
        keeper.open(WithPassphrase(PASSPHRASE))


def test_closing_and_opening_again_loses_nothing(vault, person, folder, around):
    kept = add(vault, person)
    vault.lock()
    again = SqlVaultKeeper(folder, around)
    again.open(WithKeyring())
    assert everyone(again) == (kept,)
    again.lock()


def test_a_new_vault_never_takes_the_place_of_an_old_one(vault, person):
    kept = add(vault, person)
    vault.lock()
    with pytest.raises(VaultExistsError):
        vault.create(KeyChoices(PASSPHRASE))
    vault.open(WithPassphrase(PASSPHRASE))
    assert everyone(vault) == (kept,)


@pytest.mark.parametrize("missing", ["vault.json", "vault.db"])
def test_half_a_vault_is_neither_opened_nor_replaced(vault, folder, missing):
    vault.lock()
    (folder / "vault" / missing).unlink()
    left = sorted(path.name for path in (folder / "vault").iterdir())
    assert vault.status().state is VaultState.HALF_MISSING
    assert missing in vault.status().advice
    with pytest.raises(VaultHalfMissingError, match=missing):
        vault.open(WithPassphrase(PASSPHRASE))
    with pytest.raises(VaultExistsError):
        vault.create(KeyChoices(PASSPHRASE))
    assert sorted(path.name for path in (folder / "vault").iterdir()) == left


def test_a_vault_that_could_not_be_finished_leaves_nothing(keeper, folder, around, monkeypatch):
    monkeypatch.setattr(around.disk.__class__, "move", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        keeper.create(KeyChoices(PASSPHRASE, keyring=True))
    assert [path.name for path in folder.iterdir()] == ["instance.lock"]
    assert around.secrets.secrets == {}


def test_what_a_crash_left_of_an_unfinished_vault_is_cleared_away(keeper, folder):
    (folder / "vault.new-1234").mkdir(parents=True)
    (folder / "vault.new-1234" / "vault.db").touch()
    keeper.create(KeyChoices(PASSPHRASE))
    assert not (folder / "vault.new-1234").exists()


def test_nothing_in_the_folder_is_readable(vault, person, folder):
    with vault.begin() as unit:
        unit.people.add(person)
        unit.commit()
        assert (folder / "vault" / "vault.db-wal").stat().st_size > 0
        assert files_with_canary(folder) == []
    vault.lock()
    assert files_with_canary(folder) == []


def test_the_search_for_readable_traces_would_find_one(folder, vault):
    (folder / "leak").write_text(CANARY, "utf-16")
    assert files_with_canary(folder) == [folder / "leak"]


def test_the_database_is_no_plain_sqlite_file(vault, folder):
    vault.lock()
    assert not (folder / "vault" / "vault.db").read_bytes().startswith(b"SQLite format 3")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps access lists instead")
def test_everything_is_private_whatever_the_umask(keeper, folder, person):
    before = os.umask(0)
    try:
        keeper.create(KeyChoices(PASSPHRASE))
        add(keeper, person)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}
    finally:
        os.umask(before)
    assert {"vault.db-wal", "vault.db-shm", "vault.json", "vault.mark"} <= set(modes)
    assert {modes.pop("vault"), modes.pop("vault.2")} == {0o700}
    assert set(modes.values()) == {0o600}


def test_removed_data_leave_the_log_beside_the_database(vault, person, folder):
    kept = add(vault, person)
    log = folder / "vault" / "vault.db-wal"
    assert log.stat().st_size > 0
    with vault.begin() as unit:
        unit.people.remove(kept.id)
        unit.commit()
    assert log.stat().st_size == 0


def test_damaged_pages_are_told_and_left_as_they_are(vault, person, folder):
    for _ in range(200):
        add(vault, person)
    vault.lock()
    database = folder / "vault" / "vault.db"
    damaged = bytearray(database.read_bytes())
    damaged[PAGE : len(damaged)] = bytes(len(damaged) - PAGE)
    database.write_bytes(damaged)
    with pytest.raises(VaultDamagedError):
        vault.open(WithPassphrase(PASSPHRASE))
    assert database.read_bytes() == damaged
    assert vault.status().state is VaultState.LOCKED


@pytest.mark.parametrize("content", [b"", b"no database", os.urandom(3 * PAGE)])
def test_a_database_that_is_none_is_told(vault, folder, content):
    vault.lock()
    (folder / "vault" / "vault.db").write_bytes(content)
    with pytest.raises(VaultDamagedError):
        vault.open(WithPassphrase(PASSPHRASE))
    assert (folder / "vault" / "vault.db").read_bytes() == content


def test_a_database_of_another_vault_is_told(vault, folder, tmp_path, around):
    vault.lock()
    other = SqlVaultKeeper(tmp_path / "other", around)
    other.create(KeyChoices(PASSPHRASE))
    other.lock()
    shutil.copy(tmp_path / "other" / "vault" / "vault.db", folder / "vault" / "vault.db")
    with pytest.raises(VaultDamagedError):
        vault.open(WithPassphrase(PASSPHRASE))


def test_only_one_running_program_has_the_vault(vault, folder, around):
    second = SqlVaultKeeper(folder, around)
    with pytest.raises(VaultInUseError):
        second.open(WithPassphrase(PASSPHRASE))
    vault.lock()
    second.open(WithPassphrase(PASSPHRASE))
    second.lock()


def test_a_failed_opening_lets_others_try(vault, folder, around):
    vault.lock()
    with pytest.raises(VaultError):
        vault.open(WithPassphrase("not the pass phrase"))
    second = SqlVaultKeeper(folder, around)
    second.open(WithPassphrase(PASSPHRASE))
    second.lock()


def test_two_threads_take_turns_and_lose_nothing(vault, person):
    def add_many():
        for _ in range(25):
            add(vault, person)

    threads = [threading.Thread(target=add_many) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(everyone(vault)) == 50


def test_a_vault_kept_too_long_by_other_work_is_busy(vault, person, monkeypatch):
    monkeypatch.setattr(sqlcipher, "BUSY_TIMEOUT_S", 0.01)
    with vault.begin(), pytest.raises(VaultBusyError), vault.begin():
        pass
    assert everyone(vault) == ()


def test_every_protection_is_on(vault):
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "cipher_memory_security": "1",
        "cipher_log_level": "NONE",
        "cipher_page_size": "4096",
        "cipher_use_hmac": "1",
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
    }
    engine = vault.opened().engine
    with engine.connect() as connection:
        found = {name: (connection.exec_driver_sql(f"PRAGMA {name}").scalar()) for name in wanted}
    assert found == wanted


def test_an_unsafe_sqlite_is_refused():
    sqlcipher.require_safe_sqlite()
    with pytest.raises(sqlcipher.UnsafeSqliteError):
        sqlcipher.require_safe_sqlite((3, 51, 2))


def test_an_error_of_the_database_holds_no_personal_data(vault, person):
    kept = add(vault, person)
    with vault.begin() as unit, pytest.raises(Exception, match="UNIQUE") as caught:
        unit.people.add(kept)
    assert CANARY not in str(caught.value)
