"""Putting a backup in the place of the vault."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection, delete, select

from dsar_assistant.domain.vault import SlotKind, Unlock
from dsar_assistant.domain.vault_errors import BackupUnreadableError, VaultError
from dsar_assistant.ports import Clock
from dsar_assistant.storage import tables
from dsar_assistant.storage.backup_file import require_whole_copy, unpacked
from dsar_assistant.storage.header import generation_of
from dsar_assistant.storage.inspecting import look_inside
from dsar_assistant.storage.journal import Journal
from dsar_assistant.storage.keys import VaultKey, seal_key
from dsar_assistant.storage.mark import Mark, mark_key, remember_in_keyring, seal_mark, write_mark
from dsar_assistant.storage.migrating import migrate
from dsar_assistant.storage.papers import SqlPapers
from dsar_assistant.storage.places import UNREADABLE, Found, find, make_alike, read_header_of
from dsar_assistant.storage.sqlcipher import empty_wal, make_engine
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.storage.vault_files import VaultFiles

# What was removed for good stays removed, whatever an older copy holds.
_REMOVALS = {
    "person-removed": tables.people.c.id,
    "request-removed": tables.requests.c.id,
    "attachment-removed": tables.attachments.c.id,
    "evidence-removed": tables.evidence_files.c.id,
    "controller-removed": tables.own_controllers.c.id,
}
_SIGNATURE = "signature-removed"
Removal = tuple[str, str]


def restore_backup(file: Path, files: VaultFiles, unlock: Unlock, around: Surroundings) -> None:
    """Put a backup in the place of the vault, which is set aside whole, not deleted.

    What was removed for good since then is removed again. The other place of the data folder
    stays as it is, unless it belongs to other vaults than the backup.

    Raises:
        BackupUnreadableError: It is damaged or no backup; the vault stands as it was.
        VaultInUseError: A running program has the vault open.
        DsarError: It does not open in this way; the vault stands as it was.
    """
    around.disk.make_folder(files.folder)
    with around.disk.hold(files.lock):
        files.clear_drafts()
        _restore(file, files, unlock, around)


def _restore(file: Path, files: VaultFiles, unlock: Unlock, around: Surroundings) -> None:
    """Do it, while no other program can."""
    with unpacked(file, files, around) as places:
        found = _find(file.name, places, unlock, around)
        require_whole_copy(file.name, found.files, found.key)
        again = [one for place in files.both for one in removals_in(place, found.key)]
        _bring_up_to_date(found, again, around.clock)
        around.disk.sync(found.files.database)
        _note_where_it_stands(found, around)
        if _ids(files) == _ids(places):
            shutil.rmtree(found.files.twin.vault, ignore_errors=True)
            twin = VaultFiles(files.folder, found.files.name).twin
            shutil.copytree(twin.vault, found.files.twin.vault)
        make_alike(places, around.disk)
        _take_the_places(places, files, around)


def _find(name: str, places: VaultFiles, unlock: Unlock, around: Surroundings) -> Found:
    """Find what this opens in a backup; keys that cannot be read are the backup's trouble."""
    try:
        return find(places, unlock, around)
    except UNREADABLE as error:
        raise BackupUnreadableError(name, "its keys cannot be read") from error


def _ids(files: VaultFiles) -> tuple[str, ...] | None:
    """Name the vaults of a data folder; None if one of them cannot be read."""
    try:
        return tuple(read_header_of(place).vault_id for place in files.both)
    except VaultError:
        return None


def removals_in(files: VaultFiles, key: VaultKey) -> tuple[Removal, ...]:
    """List what was removed for good from the vault that stands now, if this key opens it."""
    if not files.database.is_file():
        return ()
    engine = make_engine(files.database, key, read_only=True)
    try:
        with engine.connect() as connection:
            return removals(connection)
    except VaultError:  # damaged, or another vault: then it has nothing to say about this one
        return ()
    finally:
        engine.dispose()


def removals(connection: Connection) -> tuple[Removal, ...]:
    """List what was removed and did not come again: a new signature replaces a removed one."""
    log = tables.audit.c
    wanted = select(log.action, log.object_id).order_by(log.number)
    last: dict[tuple[str, str], str] = {}
    for action, object_id in connection.execute(wanted):
        noun = action.partition("-")[0]
        last[noun, object_id] = action
    return tuple(
        (action, key[1]) for key, action in last.items() if action in {*_REMOVALS, _SIGNATURE}
    )


def _bring_up_to_date(found: Found, again: Iterable[Removal], clock: Clock) -> None:
    """Give a restored database today's shape, and repeat the removals."""
    database = found.files.database
    engine = make_engine(database, found.key)
    try:
        migrate(engine)
        with engine.begin() as connection:
            journal = Journal(connection, "self")
            for action, object_id in again:
                _remove_again(connection, journal, action, object_id)
            journal.note("vault-restored", found.header.vault_id)
            journal.write(clock.now())
        empty_wal(engine)
    finally:
        engine.dispose()


def _remove_again(connection: Connection, journal: Journal, action: str, object_id: str) -> None:
    """Repeat a removal; noted even if there is nothing to remove, as a later copy may hold it."""
    if action == _SIGNATURE:
        SqlPapers(connection, journal).remove_signature(object_id)
        return
    column = _REMOVALS[action]
    connection.execute(delete(column.table).where(column == object_id))
    journal.note(action, object_id)


def _note_where_it_stands(found: Found, around: Surroundings) -> None:
    """Write both notes of how far the vault has come, so that no alarm is raised."""
    inside = look_inside(found.files.database, found.key)
    generation = generation_of(found.header, seal_key(found.key))
    mark = Mark(inside.count, inside.nonce, generation)
    write_mark(found.files.mark, mark, mark_key(found.key))
    if found.header.slot(SlotKind.KEYRING) is not None:
        sealed = seal_mark(mark, mark_key(found.key))
        remember_in_keyring(around.secrets, found.header.vault_id, sealed)


def _take_the_places(restored: VaultFiles, files: VaultFiles, around: Surroundings) -> None:
    """Set the old vaults aside and put the restored ones there; a crash is finished later."""
    for new, place in zip(restored.both, files.both, strict=True):
        if new.vault.exists():
            around.disk.move(new.vault, place.ready.vault)
    aside = files.set_aside(around.clock.now())
    for place in files.both:
        if place.vault.exists() and place.ready.vault.exists():
            around.disk.make_folder(aside)
            around.disk.move(place.vault, aside / place.name)
    for place in files.both:
        if place.ready.vault.exists():
            around.disk.move(place.ready.vault, place.vault)
