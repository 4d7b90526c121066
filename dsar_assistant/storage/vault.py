"""Making and opening the vault; a new one never takes the place of an old one."""

import shutil
from contextlib import suppress
from pathlib import Path

from sqlalchemy import insert

from dsar_assistant.domain.vault import (
    KeyChoices,
    SlotKind,
    Unlock,
    VaultState,
    VaultStatus,
    WithKeyring,
)
from dsar_assistant.domain.vault_errors import (
    VaultDamagedError,
    VaultError,
    VaultExistsError,
    VaultFromNewerVersionError,
    VaultHalfMissingError,
    VaultMissingError,
)
from dsar_assistant.storage import tables
from dsar_assistant.storage.backup_file import write_backup
from dsar_assistant.storage.header import Header, load_header, write_header
from dsar_assistant.storage.inspecting import look_inside
from dsar_assistant.storage.journal import CHAIN_START
from dsar_assistant.storage.key_slots import NewKeys, forget_keyring_item, make_keys
from dsar_assistant.storage.keys import VaultKey, unwrap
from dsar_assistant.storage.mark import (
    Mark,
    mark_key,
    read_mark,
    recall_from_keyring,
    require_newest,
    write_mark,
)
from dsar_assistant.storage.migrating import migrate, newest_shape, require_known_shape
from dsar_assistant.storage.open_vault import OpenVault
from dsar_assistant.storage.sqlcipher import empty_wal, make_engine
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.storage.vault_files import VaultFiles

FIRST_NONCE = "0" * 32


def create_vault(
    files: VaultFiles, choices: KeyChoices, around: Surroundings
) -> tuple[OpenVault, str]:
    """Make a new vault, whole or not at all; gives it open, with its recovery key.

    Raises:
        VaultExistsError: A vault, or a part of one, is there already.
        NoWayToOpenError, PassphraseTooShortError: The choices do not do.
        DsarError: The keyring was chosen but cannot be used.
    """
    files.clear_drafts()
    if not files.is_absent():
        raise VaultExistsError(str(files.folder))
    keys = make_keys(choices, around)
    draft = files.draft()
    try:
        _build(draft, keys, around)
        around.disk.move(draft.vault, files.vault)
    except BaseException:
        shutil.rmtree(draft.vault, ignore_errors=True)
        with suppress(VaultError):
            forget_keyring_item(keys.header, around)
        raise
    mark = Mark(0, FIRST_NONCE, keys.header.generation)
    opened = OpenVault(files, (keys.header, keys.key), mark, around, asks_keyring=choices.keyring)
    return opened, keys.recovery_key


def _build(draft: VaultFiles, keys: NewKeys, around: Surroundings) -> None:
    """Write every file of a new vault, in a place where nobody looks yet."""
    around.disk.make_folder(draft.vault)
    build_database(draft.database, keys.key, keys.header.vault_id)
    around.disk.sync(draft.database)
    around.disk.write(draft.header, write_header(keys.header))
    write_mark(draft.mark, Mark(0, FIRST_NONCE, keys.header.generation), mark_key(keys.key))
    around.disk.sync(draft.mark)


def build_database(database: Path, key: VaultKey, vault_id: str) -> None:
    """Make an empty database of today's shape."""
    database.touch(mode=0o600)  # SQLite would let others read it, and its log after it
    engine = make_engine(database, key)
    try:
        migrate(engine)
        with engine.begin() as connection:
            connection.execute(insert(tables.vault).values(first_state(vault_id)))
        empty_wal(engine)
    finally:
        engine.dispose()


def first_state(vault_id: str) -> dict[str, object]:
    """Give the one row that a vault begins with."""
    return {
        "id": 1,
        "vault_id": vault_id,
        "commit_count": 0,
        "commit_nonce": FIRST_NONCE,
        "audit_count": 0,
        "audit_head": CHAIN_START,
    }


def open_vault(
    files: VaultFiles, unlock: Unlock, around: Surroundings, *, accept_older: bool = False
) -> OpenVault:
    """Open the vault; an older shape is brought up to date, after a backup.

    Raises:
        VaultMissingError, VaultHalfMissingError, VaultDamagedError: It cannot be opened.
        VaultFromNewerVersionError: A newer version of the program made it.
        VaultOlderError: It is older than when last used, and that was not accepted.
        DsarError: It does not open in this way.
    """
    files.clear_drafts()
    header = read_vault_header(files)
    key = unwrap(header, unlock, around.secrets)
    inside = look_inside(files.database, key)
    require_known_shape(inside.shape)
    if inside.vault_id != header.vault_id:
        raise VaultDamagedError("its database belongs to another vault")
    mark = Mark(inside.count, inside.nonce, header.generation)
    by_keyring = isinstance(unlock, WithKeyring)
    if not accept_older:
        in_keyring = _mark_in_keyring(header, key, around) if by_keyring else None
        require_newest(mark, read_mark(files.mark, mark_key(key)), in_keyring)
    if inside.shape != newest_shape():
        _bring_up_to_date(files, header, key, around)
    return OpenVault(files, (header, key), mark, around, asks_keyring=by_keyring or accept_older)


def read_vault_header(files: VaultFiles) -> Header:
    """Read the header of a vault of which no part is missing."""
    files.require_whole()
    return load_header(files.header)


def _mark_in_keyring(header: Header, key: VaultKey, around: Surroundings) -> Mark | None:
    """Read the note that the keyring holds; it is unlocked, since the key came out of it."""
    return recall_from_keyring(around.secrets, header.vault_id, mark_key(key))


def _bring_up_to_date(
    files: VaultFiles, header: Header, key: VaultKey, around: Surroundings
) -> None:
    """Make a checked backup, then take every missing step of shape."""
    write_backup(files, header, key, around)
    engine = make_engine(files.database, key)
    try:
        migrate(engine)
    finally:
        engine.dispose()


def vault_status(files: VaultFiles) -> VaultStatus:
    """Say what is there, without a key and without changing anything in it."""
    files.finish_restoring()
    try:
        header = read_vault_header(files)
    except VaultMissingError:
        return VaultStatus(VaultState.ABSENT)
    except VaultHalfMissingError as error:
        return VaultStatus(VaultState.HALF_MISSING, advice=str(error))
    except VaultFromNewerVersionError as error:
        return VaultStatus(VaultState.NEWER, advice=str(error))
    except VaultDamagedError as error:
        return VaultStatus(VaultState.DAMAGED, advice=str(error))
    slot = header.slot(SlotKind.KEYRING)
    kinds = tuple(slot.kind for slot in header.slots)
    return VaultStatus(VaultState.LOCKED, kinds, "" if slot is None else slot.key_store)
