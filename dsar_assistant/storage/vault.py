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
from dsar_assistant.storage.header import Header, generation_of, write_header
from dsar_assistant.storage.inspecting import look_inside
from dsar_assistant.storage.journal import CHAIN_START
from dsar_assistant.storage.key_slots import (
    FIRST_GENERATION,
    NewKeys,
    forget_keyring_item,
    make_keys,
)
from dsar_assistant.storage.keys import VaultKey, seal_key
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
from dsar_assistant.storage.places import (
    a_place,
    anything,
    around_for_twin,
    find,
    put_in_place,
    read_header_of,
)
from dsar_assistant.storage.sqlcipher import empty_wal, make_engine
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.storage.vault_files import VaultFiles

FIRST_NONCE = "0" * 32
# The state of two places is that of the one that needs attention most.
_TELLING_STATES = (
    VaultState.NEWER,
    VaultState.DAMAGED,
    VaultState.HALF_MISSING,
    VaultState.LOCKED,
    VaultState.ABSENT,
)


def create_vault(folder: Path, choices: KeyChoices, around: Surroundings) -> tuple[OpenVault, str]:
    """Make a new vault, whole or not at all; gives it open, with its recovery key.

    Raises:
        VaultExistsError: A vault, or a part of one, is there already.
        NoWayToOpenError, PassphraseTooShortError: The choices do not do.
        DsarError: The keyring was chosen but cannot be used.
    """
    files = a_place(folder, around)
    files.clear_drafts()
    if not files.is_absent() or not files.twin.is_absent():
        raise VaultExistsError(str(folder))
    keys = make_keys(choices, around)
    try:
        put_in_place(_build(files, keys, around), files, around)
    except BaseException:
        with suppress(VaultError):
            forget_keyring_item(keys.header, around)
        raise
    require_twin(files, around)
    mark = Mark(0, FIRST_NONCE, FIRST_GENERATION)
    opened = OpenVault(files, (keys.header, keys.key), mark, around, asks_keyring=choices.keyring)
    return opened, keys.recovery_key


def require_twin(files: VaultFiles, around: Surroundings) -> None:
    """Make sure that the other place is taken too; nothing happens if it is."""
    if not files.twin.vault.exists():
        make_twin(files, anything(), around)


def make_twin(files: VaultFiles, choices: KeyChoices, around: Surroundings) -> None:
    """Put a new vault into the other place, in which nothing tells that it is younger.

    Raises:
        PassphraseTooShortError: The pass phrase is too easy to guess; nothing was changed.
    """
    keys = make_keys(choices, around_for_twin(files, around))
    put_in_place(_build(files.twin, keys, around), files.twin, around)


def _build(files: VaultFiles, keys: NewKeys, around: Surroundings) -> VaultFiles:
    """Write every file of a new vault, in a place where nobody looks yet."""
    draft = files.draft()
    try:
        around.disk.make_folder(draft.vault)
        build_database(draft.database, keys.key, keys.header.vault_id)
        around.disk.sync(draft.database)
        around.disk.write(draft.header, write_header(keys.header))
        write_mark(draft.mark, Mark(0, FIRST_NONCE, FIRST_GENERATION), mark_key(keys.key))
        around.disk.sync(draft.mark)
    except BaseException:
        shutil.rmtree(draft.vault, ignore_errors=True)
        raise
    return draft


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
    folder: Path, unlock: Unlock, around: Surroundings, *, accept_older: bool = False
) -> OpenVault:
    """Open the vault; an older shape is brought up to date, after a backup.

    Raises:
        VaultMissingError, VaultHalfMissingError, VaultDamagedError: It cannot be opened.
        VaultFromNewerVersionError: A newer version of the program made it.
        VaultOlderError: It is older than when last used, and that was not accepted.
        DsarError: It does not open in this way.
    """
    VaultFiles(folder).clear_drafts()
    found = find(VaultFiles(folder), unlock, around)
    files, header, key = found.files, found.header, found.key
    inside = look_inside(files.database, key)
    require_known_shape(inside.shape)
    if inside.vault_id != header.vault_id:
        raise VaultDamagedError("its database belongs to another vault")
    mark = Mark(inside.count, inside.nonce, generation_of(header, seal_key(key)))
    by_keyring = isinstance(unlock, WithKeyring)
    if not accept_older:
        in_keyring = _mark_in_keyring(header, key, around) if by_keyring else None
        require_newest(mark, read_mark(files.mark, mark_key(key)), in_keyring)
    require_twin(files, around)
    if inside.shape != newest_shape():
        _bring_up_to_date(files, header, key, around)
    return OpenVault(files, (header, key), mark, around, asks_keyring=by_keyring or accept_older)


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


def vault_status(folder: Path) -> VaultStatus:
    """Say what is there, without a key and without changing anything in it."""
    places = VaultFiles(folder)
    places.finish_restoring()
    each = [_status_of(place) for place in places.both]
    slots_of = [one.slots for one in each]
    state = min((one.state for one in each), key=_TELLING_STATES.index)
    # Where one opens with the keyring, the other is nobody's: its ways are no help.
    by_keyring = [one.slots for one in each if SlotKind.KEYRING in one.slots]
    kinds = tuple(dict.fromkeys(kind for slots in by_keyring or slots_of for kind in slots))
    store = "".join(one.key_store for one in each)
    advice = next((one.advice for one in each if one.state is state), "")
    return VaultStatus(state, kinds, store, advice)


def _status_of(files: VaultFiles) -> VaultStatus:
    """Say what is in one place."""
    try:
        header = read_header_of(files)
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
