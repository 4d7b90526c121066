"""One backup: a ZIP file with both places of a data folder, and what to expect of them.

Nothing in it is readable without one of the vault's own ways of opening, and it needs
nothing but itself: a new computer and the recovery key are enough. It tells as little as the
data folder: which place was open when it was made, and how much is in it, is not to be seen.
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
from dsar_assistant.domain.zip_damage import ZIP_DAMAGE
from dsar_assistant.finding.entries import open_ordinary
from dsar_assistant.storage.header import Header, generation_of, write_header
from dsar_assistant.storage.inspecting import look_inside
from dsar_assistant.storage.keys import VaultKey, seal_key
from dsar_assistant.storage.mark import Mark, mark_key, read_mark, unseal_mark, write_mark
from dsar_assistant.storage.migrating import require_known_shape
from dsar_assistant.storage.padding import cut_filling
from dsar_assistant.storage.places import make_alike
from dsar_assistant.storage.sqlcipher import copy_database, find_damage, make_engine
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.storage.vault_files import PLACES, VaultFiles

SUFFIX = ".dsarbackup"
FORMAT = 2
_MANIFEST, _README = "manifest.json", "README.txt"
_HEADER, _DATABASE, _LOG, _MARK = "vault.json", "vault.db", "vault.db-wal", "vault.mark"
_LARGEST_SMALL_PART = 1_000_000
_BLOCK = 1 << 20
_NO_BACKUP = (*ZIP_DAMAGE, OSError, KeyError)
_WORDS = """This is an encrypted backup of a DSAR Assistant vault.

To use it: start DSAR Assistant, choose "Put a backup back", choose this file, and type
your pass phrase or the recovery key from your printed page. Nobody can read it without.

There are always two folders, whether or not somebody uses both. In each, vault.db is an
SQLCipher 4 database, filled up with random bytes; vault.json holds its key, wrapped once for
each way of opening. manifest.json says what whole files look like.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """What one file in it is like."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What to expect of the files, each by its place and name, ``vault/vault.db``."""

    format: int
    made_at: datetime
    parts: dict[str, Part]


def write_backup(files: VaultFiles, header: Header, key: VaultKey, around: Surroundings) -> Backup:
    """Make a backup of a vault, which may be in use, and open it again to check it.

    Raises:
        VaultDamagedError: The vault itself is damaged; no backup is kept of that.
        DiskFullError: There is no room.
    """
    around.disk.make_folder(files.backups)
    draft = files.draft().vault
    around.disk.make_folder(draft)
    try:
        _lay_out(VaultFiles(draft, files.name), files, header, key, around)
        now = around.clock.now()
        waiting = draft / "backup.zip"
        _pack(waiting, draft, now)
        around.disk.sync(waiting)
        target = _free_name(files.backups, now)
        around.disk.move(waiting, target)
    except OSError as error:
        raise (DiskFullError() if error.errno == errno.ENOSPC else error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    check_backup(target, key, files, around)
    return describe(target)


def _lay_out(
    copy: VaultFiles, files: VaultFiles, header: Header, key: VaultKey, around: Surroundings
) -> None:
    """Copy both places: the open one in one consistent state, the other as it lies."""
    around.disk.make_folder(copy.vault)
    copy_database(files.database, copy.database, key)
    require_undamaged(copy.database, key)
    inside = look_inside(copy.database, key)
    copy.header.write_bytes(write_header(header))
    mark = Mark(inside.count, inside.nonce, generation_of(header, seal_key(key)))
    write_mark(copy.mark, mark, mark_key(key))
    if files.twin.vault.exists():
        shutil.copytree(files.twin.vault, copy.twin.vault)
    make_alike(copy, around.disk)


def _pack(target: Path, draft: Path, now: datetime) -> None:
    """Write the ZIP; encrypted data cannot be packed smaller, so it is only stored."""
    parts = {
        f"{folder}/{name}": draft / folder / name
        for folder in PLACES
        for name in (_HEADER, _DATABASE, _LOG, _MARK)
        if (draft / folder / name).is_file()
    }
    known = {name: Part(file.stat().st_size, _fingerprint(file)) for name, file in parts.items()}
    manifest = msgspec.json.encode(Manifest(FORMAT, now, known))
    target.touch(mode=0o600)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_README, _WORDS)
        archive.writestr(_MANIFEST, msgspec.json.format(manifest))
        for name, file in parts.items():
            archive.write(file, name)


def check_backup(file: Path, key: VaultKey, files: VaultFiles, around: Surroundings) -> None:
    """Make sure that a backup holds the vault of this key, and that every page of it is whole.

    Raises:
        BackupUnreadableError: It does not, or one is not.
    """
    with unpacked(file, files, around) as places:
        for place in places.both:
            if _holds(place, key):
                require_whole_copy(file.name, place, key)
                return
    raise BackupUnreadableError(file.name, "it was made before your data were in this vault")


def _holds(place: VaultFiles, key: VaultKey) -> bool:
    """Say whether a place's database begins with the salt of this key."""
    if not place.database.is_file():
        return False
    with place.database.open("rb") as file:
        return file.read(len(key.salt)) == key.salt


def require_whole_copy(name: str, place: VaultFiles, key: VaultKey) -> None:
    """Check every page of one vault of a backup.

    Raises:
        BackupUnreadableError: One is damaged, or it is not the state that it was noted as.
    """
    try:
        cut_filling(place.database, key)
        require_undamaged(place.database, key)
        inside = look_inside(place.database, key)
        require_known_shape(inside.shape)
    except VaultDamagedError as error:
        raise BackupUnreadableError(name, "its database is damaged") from error
    except VaultFromNewerVersionError as error:
        raise BackupUnreadableError(name, "a newer version of the program made it") from error
    noted = read_mark(place.mark, mark_key(key))
    if noted is None or noted.count != inside.count:
        raise BackupUnreadableError(name, "it holds another state than it says")


@contextmanager
def unpacked(file: Path, files: VaultFiles, around: Surroundings) -> Iterator[VaultFiles]:
    """Lay a backup out in a private folder, as a data folder would be; removed afterwards.

    Raises:
        BackupUnreadableError: It is no backup, is damaged, or comes from a newer version.
    """
    draft = files.draft().vault
    around.disk.make_folder(draft)
    try:
        _unpack(file, draft, around)
        yield VaultFiles(draft)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def noted_changes(file: Path, place: str, key: VaultKey) -> int | None:
    """Give how many changes a backup holds of the vault in a place; None if it does not say.

    Raises:
        BackupUnreadableError: It is no backup, is damaged, or comes from a newer version.
    """
    try:
        with _opened(file) as archive:
            _read_manifest(archive, file.name)
            mark = unseal_mark(archive.read(f"{place}/{_MARK}"), mark_key(key))
    except _NO_BACKUP as error:
        raise BackupUnreadableError(file.name, "it is no backup, or it is damaged") from error
    return None if mark is None else mark.count


def _unpack(file: Path, draft: Path, around: Surroundings) -> None:
    """Take the expected files out of the ZIP, and nothing else."""
    try:
        with _opened(file) as archive:
            manifest = _read_manifest(archive, file.name)
            for folder in PLACES:
                for name in (_HEADER, _DATABASE, _LOG, _MARK):
                    part = manifest.parts.get(f"{folder}/{name}")
                    if part is not None:
                        around.disk.make_folder(draft / folder)
                        _copy_out(archive, draft, f"{folder}/{name}", part)
    except _NO_BACKUP as error:
        raise BackupUnreadableError(file.name, "it is no backup, or it is damaged") from error


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """Open a backup; a pipe in its place is not waited for."""
    with open_ordinary(file, follows_links=True) as content, zipfile.ZipFile(content) as archive:
        archive.filename = file.name  # what is told of its parts names it
        yield archive


def _read_manifest(archive: zipfile.ZipFile, name: str) -> Manifest:
    """Read what to expect.

    Raises:
        BackupUnreadableError: It is unreadable, or a newer version made it.
    """
    with archive.open(_MANIFEST) as file:
        content = file.read(_LARGEST_SMALL_PART + 1)
    try:
        if msgspec.json.decode(content)["format"] != FORMAT:
            raise BackupUnreadableError(name, "another version of the program made it")
        return msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, KeyError, TypeError, RecursionError) as error:
        raise BackupUnreadableError(name, "its list of contents is damaged") from error


def _copy_out(archive: zipfile.ZipFile, draft: Path, name: str, part: Part) -> None:
    """Copy one file out, exactly as long and exactly what the manifest says."""
    target = draft / name
    target.touch(mode=0o600)
    digest, left = hashlib.sha256(), part.size
    with archive.open(name) as source, target.open("wb") as copy:
        while left > 0 and (block := source.read(min(_BLOCK, left))):
            digest.update(block)
            copy.write(block)
            left -= len(block)
        is_longer = bool(source.read(1))
    if left or is_longer or digest.hexdigest() != part.sha256:
        raise BackupUnreadableError(
            Path(archive.filename or "").name, f"its part {name} is damaged"
        )


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
    return Backup(file.name, moment_in(file.name), file.stat().st_size)


def moment_in(name: str) -> datetime:
    """Read the moment in the name of a backup, or of a vault that was set aside.

    Raises:
        ValueError: There is none.
    """
    stamp = name.removeprefix("vault-").split("-")[0]
    return datetime.strptime(stamp, "%Y%m%dT%H%M%S%z")


def _free_name(folder: Path, now: datetime) -> Path:
    """Give a file name that says when, and that no other backup has."""
    return folder / f"vault-{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}{SUFFIX}"


def _fingerprint(path: Path) -> str:
    """Fingerprint a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
