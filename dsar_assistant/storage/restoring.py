"""Putting a backup in the place of the vault."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import delete, select

from dsar_assistant.domain.vault import SlotKind, Unlock
from dsar_assistant.domain.vault_errors import (
    BackupUnreadableError,
    VaultDamagedError,
    VaultError,
)
from dsar_assistant.ports import Clock
from dsar_assistant.storage import tables
from dsar_assistant.storage.backup_file import Unpacked, require_undamaged, unpacked
from dsar_assistant.storage.inspecting import look_inside
from dsar_assistant.storage.journal import Journal
from dsar_assistant.storage.keys import VaultKey, unwrap
from dsar_assistant.storage.mark import Mark, mark_key, remember_in_keyring, seal_mark, write_mark
from dsar_assistant.storage.migrating import migrate
from dsar_assistant.storage.sqlcipher import empty_wal, make_engine
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.storage.vault_files import VaultFiles

# What was removed for good stays removed, whatever an older copy holds.
_REMOVALS = {
    "person-removed": tables.people,
    "request-removed": tables.requests,
    "evidence-removed": tables.evidence_files,
}
Removal = tuple[str, str]


def restore_backup(file: Path, files: VaultFiles, unlock: Unlock, around: Surroundings) -> None:
    """Put a backup in the place of the vault, which is set aside whole, not deleted.

    People, requests and evidence that were removed since then are removed again.

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
    with unpacked(file, files, around) as found:
        key = unwrap(found.header, unlock, around.secrets)
        _require_readable(file.name, found, key)
        _bring_up_to_date(found, key, removals_in(files, key), around.clock)
        around.disk.sync(found.files.database)
        _note_where_it_stands(found, key, around)
        _take_the_place(found.files, files, around)


def _require_readable(name: str, found: Unpacked, key: VaultKey) -> None:
    """Check every page of a backup's database."""
    try:
        require_undamaged(found.files.database, key)
    except VaultDamagedError as error:
        raise BackupUnreadableError(name, "its database is damaged") from error


def removals_in(files: VaultFiles, key: VaultKey) -> tuple[Removal, ...]:
    """List what was ever removed from the vault that stands now, if this key opens it."""
    columns = tables.audit.c
    wanted = select(columns.action, columns.object_id).where(columns.action.in_(_REMOVALS))
    if not files.database.is_file():
        return ()
    engine = make_engine(files.database, key, read_only=True)
    try:
        with engine.connect() as connection:
            return tuple((row.action, row.object_id) for row in connection.execute(wanted))
    except VaultError:  # damaged, or another vault: then it has nothing to say about this one
        return ()
    finally:
        engine.dispose()


def _bring_up_to_date(
    found: Unpacked, key: VaultKey, removals: Iterable[Removal], clock: Clock
) -> None:
    """Give a restored database today's shape, and repeat the removals."""
    database = found.files.database
    engine = make_engine(database, key)
    try:
        migrate(engine)
        with engine.begin() as connection:
            journal = Journal(connection, "self")
            for action, object_id in removals:
                table = _REMOVALS[action]
                if connection.execute(delete(table).where(table.c.id == object_id)).rowcount:
                    journal.note(action, object_id)
            journal.note("vault-restored", found.header.vault_id)
            journal.write(clock.now())
        empty_wal(engine)
    finally:
        engine.dispose()


def _note_where_it_stands(found: Unpacked, key: VaultKey, around: Surroundings) -> None:
    """Write both notes of how far the vault has come, so that no alarm is raised."""
    inside = look_inside(found.files.database, key)
    mark = Mark(inside.count, inside.nonce, found.header.generation)
    write_mark(found.files.mark, mark, mark_key(key))
    if found.header.slot(SlotKind.KEYRING) is not None:
        sealed = seal_mark(mark, mark_key(key))
        remember_in_keyring(around.secrets, found.header.vault_id, sealed)


def _take_the_place(restored: VaultFiles, files: VaultFiles, around: Surroundings) -> None:
    """Set the old vault aside and put the restored one there; a crash between is finished later."""
    around.disk.move(restored.vault, files.ready.vault)
    if files.vault.exists():
        aside = files.set_aside(around.clock.now())
        around.disk.make_folder(aside.parent)
        around.disk.move(files.vault, aside)
    around.disk.move(files.ready.vault, files.vault)
