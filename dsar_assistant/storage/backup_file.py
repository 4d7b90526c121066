"""One backup: a ZIP file with the encrypted database, its wrapped keys, and what to expect of them.

Nothing in it is readable without one of the vault's own ways of opening, and it needs
nothing but itself: a new computer and the recovery key are enough.
"""

import errno
import hashlib
import secrets
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from dsar_assistant.domain.vault import Backup
from dsar_assistant.domain.vault_errors import (
    BackupUnreadableError,
    DiskFullError,
    VaultDamagedError,
    VaultFromNewerVersionError,
)
from dsar_assistant.storage.header import Header, read_header, write_header
from dsar_assistant.storage.inspecting import look_inside
from dsar_assistant.storage.keys import VaultKey
from dsar_assistant.storage.migrating import require_known_shape
from dsar_assistant.storage.sqlcipher import copy_database, find_damage, make_engine
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.storage.vault_files import VaultFiles

SUFFIX = ".dsarbackup"
FORMAT = 1
_MANIFEST, _HEADER, _DATABASE, _README = "manifest.json", "vault.json", "vault.db", "README.txt"
_LARGEST_SMALL_PART = 1_000_000
_BLOCK = 1 << 20
_NO_BACKUP = (OSError, KeyError, zipfile.BadZipFile, EOFError, NotImplementedError)
_WORDS = """This is an encrypted backup of a DSAR Assistant vault.

To use it: start DSAR Assistant, choose "Restore a backup", choose this file, and type
your pass phrase or the recovery key from your printed page. Nobody can read it without.

vault.db is an SQLCipher 4 database; vault.json holds its key, wrapped once for each way
of opening; manifest.json says what a whole backup looks like.
"""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What to expect of the other parts."""

    format: int
    vault_id: str
    made_at: datetime
    shape: str
    commit_count: int
    database_bytes: int
    database_sha256: str


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A backup laid out in a private folder, as a vault would be."""

    files: VaultFiles
    header: Header
    manifest: Manifest


def write_backup(files: VaultFiles, header: Header, key: VaultKey, around: Surroundings) -> Backup:
    """Make a backup of a vault, which may be in use, and open it again to check it.

    Raises:
        VaultDamagedError: The vault itself is damaged; no backup is kept of that.
        DiskFullError: There is no room.
    """
    around.disk.make_folder(files.backups)
    draft = files.draft()
    around.disk.make_folder(draft.vault)
    try:
        copy_database(files.database, draft.database, key)
        now = around.clock.now()
        waiting = draft.vault / "backup.zip"
        _pack(waiting, draft, header, _manifest(draft.database, header, key, now))
        around.disk.sync(waiting)
        target = _free_name(files.backups, now)
        around.disk.move(waiting, target)
    except OSError as error:
        raise (DiskFullError() if error.errno == errno.ENOSPC else error) from error
    finally:
        shutil.rmtree(draft.vault, ignore_errors=True)
    check_backup(target, key, files, around)
    return describe(target)


def _manifest(database: Path, header: Header, key: VaultKey, now: datetime) -> Manifest:
    """Say what the copied database is like, after checking every page of it."""
    require_undamaged(database, key)
    inside = look_inside(database, key)
    size, fingerprint = database.stat().st_size, _fingerprint(database)
    return Manifest(FORMAT, header.vault_id, now, inside.shape, inside.count, size, fingerprint)


def _pack(target: Path, draft: VaultFiles, header: Header, manifest: Manifest) -> None:
    """Write the ZIP; encrypted data cannot be packed smaller, so it is only stored."""
    target.touch(mode=0o600)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_README, _WORDS)
        archive.writestr(_MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
        archive.writestr(_HEADER, write_header(header))
        archive.write(draft.database, _DATABASE)


def check_backup(file: Path, key: VaultKey, files: VaultFiles, around: Surroundings) -> None:
    """Make sure that a backup opens and every page in it is whole.

    Raises:
        BackupUnreadableError: It does not, or one is not.
    """
    with unpacked(file, files, around) as found:
        try:
            require_undamaged(found.files.database, key)
            inside = look_inside(found.files.database, key)
        except VaultDamagedError as error:
            raise BackupUnreadableError(file.name, "its database is damaged") from error
        if inside.count != found.manifest.commit_count:
            raise BackupUnreadableError(file.name, "it holds another state than it says")


@contextmanager
def unpacked(file: Path, files: VaultFiles, around: Surroundings) -> Iterator[Unpacked]:
    """Lay a backup out in a private folder, which is removed afterwards unless it was moved.

    Raises:
        BackupUnreadableError: It is no backup, is damaged, or comes from a newer version.
    """
    draft = files.draft()
    around.disk.make_folder(draft.vault)
    try:
        yield _unpack(file, draft, around)
    finally:
        shutil.rmtree(draft.vault, ignore_errors=True)


def read_manifest(file: Path) -> Manifest:
    """Read what a backup says of itself, without a key.

    Raises:
        BackupUnreadableError: It is no backup, is damaged, or comes from a newer version.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            return _read_manifest(archive, file.name)
    except _NO_BACKUP as error:
        raise BackupUnreadableError(file.name, "it is no backup, or it is damaged") from error


def _unpack(file: Path, draft: VaultFiles, around: Surroundings) -> Unpacked:
    """Take the named parts out of the ZIP, and nothing else."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _read_manifest(archive, file.name)
            header = read_header(_small_part(archive, _HEADER, file.name))
            _copy_out(archive, draft.database, manifest, file.name)
    except _NO_BACKUP as error:
        raise BackupUnreadableError(file.name, "it is no backup, or it is damaged") from error
    except (VaultDamagedError, VaultFromNewerVersionError) as error:
        raise BackupUnreadableError(file.name, "its keys cannot be read") from error
    around.disk.write(draft.header, write_header(header))
    return Unpacked(draft, header, manifest)


def _read_manifest(archive: zipfile.ZipFile, name: str) -> Manifest:
    """Read what to expect.

    Raises:
        BackupUnreadableError: It is unreadable, or a newer version made it.
    """
    content = _small_part(archive, _MANIFEST, name)
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
        require_known_shape(manifest.shape)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise BackupUnreadableError(name, "its list of contents is damaged") from error
    except VaultFromNewerVersionError as error:
        raise BackupUnreadableError(name, "a newer version of the program made it") from error
    if manifest.format != FORMAT:
        raise BackupUnreadableError(name, "a newer version of the program made it")
    return manifest


def _small_part(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """Read one small part, never more of it than expected."""
    with archive.open(part) as file:
        content = file.read(_LARGEST_SMALL_PART + 1)
    if len(content) > _LARGEST_SMALL_PART:
        raise BackupUnreadableError(name, f"its part {part} is far too large")
    return content


def _copy_out(archive: zipfile.ZipFile, target: Path, manifest: Manifest, name: str) -> None:
    """Copy the database out, exactly as long and exactly what the manifest says."""
    target.touch(mode=0o600)
    digest, left = hashlib.sha256(), manifest.database_bytes
    with archive.open(_DATABASE) as source, target.open("wb") as copy:
        while left > 0 and (block := source.read(min(_BLOCK, left))):
            digest.update(block)
            copy.write(block)
            left -= len(block)
        is_longer = bool(source.read(1))
    if left or is_longer or digest.hexdigest() != manifest.database_sha256:
        raise BackupUnreadableError(name, "its database is damaged")


def require_undamaged(database: Path, key: VaultKey) -> None:
    """Check every page of a database that nothing else uses.

    Raises:
        VaultDamagedError: A page is not as it was written.
    """
    engine = make_engine(database, key, read_only=True)
    try:
        if find_damage(engine):
            raise VaultDamagedError("pages of its database have changed")
    finally:
        engine.dispose()


def describe(file: Path) -> Backup:
    """Say what a backup file's name and size tell.

    Raises:
        ValueError: The name is not one that this program gives.
    """
    stamp = file.name.removeprefix("vault-").split("-")[0]
    made_at = datetime.strptime(stamp, "%Y%m%dT%H%M%S%z")
    return Backup(file.name, made_at, file.stat().st_size)


def _free_name(folder: Path, now: datetime) -> Path:
    """Give a file name that says when, and that no other backup has."""
    return folder / f"vault-{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}{SUFFIX}"


def _fingerprint(path: Path) -> str:
    """Fingerprint a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
