"""A backup is enough by itself, and what was removed for good stays removed."""

import shutil
import stat
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest

from dsar_assistant.domain.attachment import Attachment
from dsar_assistant.domain.evidence import EvidenceFile
from dsar_assistant.domain.vault import (
    KeyChoices,
    VaultState,
    WithKeyring,
    WithPassphrase,
    WithRecoveryKey,
)
from dsar_assistant.domain.vault_errors import (
    BackupUnreadableError,
    VaultInUseError,
    VaultLockedError,
    WrongPassphraseError,
)
from dsar_assistant.storage.backups import ZipBackups
from dsar_assistant.storage.keeper import SqlVaultKeeper
from tests.canary import CANARY, files_with_canary
from tests.fakes import MemorySecretStore

PASSPHRASE = "correct horse battery staple"


def add(keeper, person):
    with keeper.begin() as unit:
        kept = unit.people.add(person)
        unit.commit()
    return kept


def everyone(keeper):
    with keeper.begin() as unit:
        return unit.people.all()


def test_a_backup_holds_everything_saved(backups, made, vault, person):
    before = everyone(vault)
    add(vault, person)
    backups.restore(made, WithPassphrase(PASSPHRASE))
    vault.open(WithPassphrase(PASSPHRASE))
    assert everyone(vault) == before


def test_a_new_computer_and_the_recovery_key_are_enough(
    made, recovery_key, tmp_path, around, person
):
    elsewhere = replace(around, secrets=MemorySecretStore("another computer"))
    keeper = SqlVaultKeeper(tmp_path / "new", elsewhere)
    ZipBackups(tmp_path / "new", keeper, elsewhere).restore(made, WithRecoveryKey(recovery_key))
    keeper.open(WithRecoveryKey(recovery_key))
    assert [x.full_name for x in everyone(keeper)] == [person.full_name]
    keeper.use_keyring(WithRecoveryKey(recovery_key), wanted=True)
    keeper.lock()
    keeper.open(WithKeyring())
    keeper.lock()


def test_nothing_in_a_backup_is_readable_or_open_to_others(made):
    assert files_with_canary(made.parent) == []
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_making_a_backup_leaves_nothing_else_behind(made, folder):
    left = sorted(path.name for path in folder.iterdir())
    assert left == ["backups", "instance.lock", "vault", "vault.2"]


def test_a_backup_can_be_checked_while_the_vault_is_open(backups, made):
    backups.verify(made.name)
    with pytest.raises(BackupUnreadableError):
        backups.verify("../vault/vault.db")


def test_a_locked_vault_makes_no_backup(backups, vault):
    vault.lock()
    with pytest.raises(VaultLockedError):
        backups.make()


def test_backups_are_listed_newest_first(backups, vault, around, folder):
    names = []
    for _ in range(3):
        names.append(backups.make().name)
        around.clock.day += timedelta(days=1)
    (folder / "backups" / "holiday photo.dsarbackup").touch()
    assert [backup.name for backup in backups.all()] == names[::-1]


def test_old_backups_are_thinned(backups, vault, around):
    for _ in range(2):
        backups.make()
    around.clock.day += timedelta(days=5)
    backups.make()
    assert len(backups.thin()) == 1
    assert len(backups.all()) == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"a letter"])
def test_what_is_no_backup_is_refused(backups, vault, tmp_path, content):
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(BackupUnreadableError):
        backups.restore(tmp_path / "x.zip", WithPassphrase(PASSPHRASE))
    with pytest.raises(BackupUnreadableError):
        backups.restore(tmp_path / "none.zip", WithPassphrase(PASSPHRASE))


def test_a_backup_that_lost_a_byte_on_its_way_is_refused(backups, tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("manifest.json", b"{}")
    content = (tmp_path / "x.zip").read_bytes()
    (tmp_path / "x.zip").write_bytes(content[:4] + content[5:])
    with pytest.raises(BackupUnreadableError, match="damaged"):
        backups.restore(tmp_path / "x.zip", WithPassphrase(PASSPHRASE))


def repacked(made, part, content, compression=zipfile.ZIP_STORED):
    """Write a backup in which one part is another."""
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, old in parts.items():
            archive.writestr(name, content if name == part else old)


@pytest.mark.parametrize("part", ["manifest.json", "vault/vault.json", "vault/vault.db"])
@pytest.mark.parametrize("content", [b"", b"{}", b"\xff" * 5000, bytes(50_000_000)])
def test_a_made_up_part_is_refused(backups, made, part, content):
    repacked(made, part, content, zipfile.ZIP_DEFLATED)
    with pytest.raises(BackupUnreadableError):
        backups.restore(made, WithPassphrase(PASSPHRASE))


def test_a_backup_of_a_newer_version_is_left_alone(backups, made):
    with zipfile.ZipFile(made) as archive:
        manifest = archive.read("manifest.json")
    repacked(made, "manifest.json", manifest.replace(b'"format": 2', b'"format": 3'))
    with pytest.raises(BackupUnreadableError, match="another version"):
        backups.restore(made, WithPassphrase(PASSPHRASE))


def test_a_wrong_key_restores_nothing(backups, made, vault):
    with pytest.raises(WrongPassphraseError):
        backups.restore(made, WithPassphrase("not the pass phrase"))
    vault.open(WithPassphrase(PASSPHRASE))


def test_the_vault_that_was_there_is_set_aside_whole(backups, made, folder, vault, person):
    add(vault, person)
    backups.restore(made, WithPassphrase(PASSPHRASE))
    aside = next((folder / "set-aside").iterdir())
    shutil.rmtree(folder / "vault")
    (aside / "vault").rename(folder / "vault")
    vault.open(WithPassphrase(PASSPHRASE), accept_older=True)
    assert len(everyone(vault)) == 2


def test_a_backup_cannot_bring_back_who_was_removed(backups, vault, person, folder):
    stays, goes = add(vault, person), add(vault, replace(person, full_name="Goes Away"))
    made = folder / "backups" / backups.make().name
    with vault.begin() as unit:
        unit.people.remove(goes.id)
        unit.commit()
    backups.restore(made, WithPassphrase(PASSPHRASE))
    vault.open(WithPassphrase(PASSPHRASE))
    assert everyone(vault) == (stays,)


@pytest.fixture
def full(backups, person, around, request_for):
    """A vault with one of everything that can be removed, and a backup of it."""
    vault, folder = backups._keeper, backups._files.folder
    with vault.begin() as unit:
        owner = unit.people.add(person)
        request = unit.requests.add(request_for(owner.id))
        about = Attachment(
            "", request.id, f"{CANARY}.txt", "text/plain", 1, "ab" * 32, around.clock.now()
        )
        file = EvidenceFile("", "mail.mbox", "mbox", "00" * 32, 1, around.clock.today())
        ids = {
            "attachments": unit.attachments.add(about, b"x").id,
            "requests": request.id,
            "evidence": unit.evidence.add(owner.id, file, ()).id,
            "controllers": request.controller.id,
            "people": owner.id,
        }
        unit.controllers.keep(request.controller)
        unit.papers.keep_signature(owner.id, b"ink")
        unit.commit()
    return ids, folder / "backups" / backups.make().name


def what_is_there(vault, ids):
    """Tell which of the things that were removed are in the vault."""
    with vault.begin() as unit:
        people = [one.id for one in unit.people.all()]
        owner = ids["people"]
        there = {
            "attachments": [one.id for one in unit.attachments.of_request(ids["requests"])],
            "requests": [one.id for one in unit.requests.all()],
            "evidence": [one.id for one in unit.evidence.files(owner)],
            "controllers": [one.id for one in unit.controllers.all()],
            "people": people,
        }
        found = {kind for kind, found in there.items() if ids[kind] in found}
        return found | ({"signature"} if unit.papers.signature(owner) else set())


@pytest.mark.parametrize("kind", ["attachments", "requests", "evidence", "controllers", "people"])
def test_a_backup_cannot_bring_back_what_was_removed(full, backups, vault, kind):
    ids, made = full
    with vault.begin() as unit:
        getattr(unit, kind).remove(ids[kind])
        unit.commit()
    before = what_is_there(vault, ids)
    backups.restore(made, WithPassphrase(PASSPHRASE))
    vault.open(WithPassphrase(PASSPHRASE))
    assert what_is_there(vault, ids) == before
    assert kind not in before


def test_a_backup_cannot_bring_back_a_signature_unless_there_is_a_new_one(full, backups, vault):
    ids, made = full
    for again in (False, True):
        with vault.begin() as unit:
            unit.papers.remove_signature(ids["people"])
            if again:
                unit.papers.keep_signature(ids["people"], b"other ink")
            unit.commit()
        backups.restore(made, WithPassphrase(PASSPHRASE))
        vault.open(WithPassphrase(PASSPHRASE))
        assert ("signature" in what_is_there(vault, ids)) is again


def test_what_was_removed_stays_so_after_an_even_older_backup(vault, backups, person, folder):
    oldest = folder / "backups" / backups.make().name
    goes = add(vault, person)
    middle = folder / "backups" / backups.make().name
    with vault.begin() as unit:
        unit.people.remove(goes.id)
        unit.commit()
    for backup in (oldest, middle):
        backups.restore(backup, WithPassphrase(PASSPHRASE))
    vault.open(WithPassphrase(PASSPHRASE))
    assert everyone(vault) == ()


def test_a_vault_set_aside_is_kept_no_longer_than_a_backup(made, backups, vault, around):
    folder = made.parent.parent
    backups.restore(made, WithPassphrase(PASSPHRASE))
    vault.open(WithPassphrase(PASSPHRASE))
    for days, count in ((300, 1), (100, 0)):
        around.clock.day += timedelta(days=days)
        backups.thin()
        assert len(list((folder / "set-aside").iterdir())) == count


def test_a_restored_vault_raises_no_alarm(backups, made, vault, person):
    add(vault, person)
    backups.restore(made, WithPassphrase(PASSPHRASE))
    vault.open(WithKeyring(), accept_older=True)
    vault.lock()
    vault.open(WithKeyring())


def test_a_restore_cut_short_is_finished_at_the_next_start(backups, made, vault, folder):
    backups.restore(made, WithPassphrase(PASSPHRASE))
    (folder / "vault").rename(folder / "vault.ready")
    assert vault.status().state is VaultState.LOCKED
    vault.open(WithPassphrase(PASSPHRASE))
    assert len(everyone(vault)) == 1


def test_a_restore_cut_short_before_the_old_vault_left_changes_nothing(vault, folder, person):
    before = add(vault, person)
    vault.lock()
    shutil.copytree(folder / "vault", folder / "vault.ready")
    vault.open(WithPassphrase(PASSPHRASE))
    assert everyone(vault) == (before,)
    assert not (folder / "vault.ready").exists()


def test_a_vault_in_use_is_not_replaced(made, vault, folder, around):
    second = SqlVaultKeeper(folder, around)
    with pytest.raises(VaultInUseError):
        ZipBackups(folder, second, around).restore(made, WithPassphrase(PASSPHRASE))


def test_a_vault_damaged_beyond_opening_is_replaced_by_its_backup(backups, made, vault, folder):
    vault.lock()
    (folder / "vault" / "vault.db").write_bytes(b"\0" * 8192)
    backups.restore(made, WithPassphrase(PASSPHRASE))
    (aside,) = (folder / "set-aside").iterdir()
    assert (aside / "vault" / "vault.db").read_bytes() == b"\0" * 8192
    vault.open(WithPassphrase(PASSPHRASE))
    assert len(everyone(vault)) == 1


def test_a_backup_of_a_vault_without_keyring_needs_none(keeper, folder, around):
    keeper.create(KeyChoices(PASSPHRASE))
    backups = ZipBackups(folder, keeper, around)
    made = backups.make()
    backups.restore(folder / "backups" / made.name, WithPassphrase(PASSPHRASE))
    keeper.open(WithPassphrase(PASSPHRASE))


HALF_AN_HOUR = timedelta(minutes=30)


def test_the_first_regular_backup_is_made_at_once(backups):
    assert backups.make_if_due(HALF_AN_HOUR) is not None


def test_a_regular_backup_waits_for_time_and_for_changes(backups, made, vault, around, person):
    add(vault, person)
    assert backups.make_if_due(HALF_AN_HOUR) is None
    around.clock.day += timedelta(days=1)
    assert backups.make_if_due(HALF_AN_HOUR) is not None
    around.clock.day += timedelta(days=1)
    assert backups.make_if_due(HALF_AN_HOUR) is None


def test_a_damaged_backup_does_not_count_as_one(backups, made, around):
    around.clock.day += timedelta(days=1)
    made.write_bytes(b"")
    assert backups.make_if_due(HALF_AN_HOUR) is not None


def test_after_a_restore_regular_backups_wait_until_the_person_is_content(backups, made, vault):
    backups.restore(made, WithPassphrase(PASSPHRASE))
    vault.open(WithPassphrase(PASSPHRASE))
    made.unlink()
    assert backups.is_paused
    assert backups.make_if_due(HALF_AN_HOUR) is None
    backups.resume()
    assert backups.make_if_due(HALF_AN_HOUR) is not None
