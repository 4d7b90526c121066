"""Writing files so that a crash or a power cut leaves the old one or the new one, never half."""

import errno
import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from dsar_assistant.domain.vault_errors import DiskFullError
from dsar_assistant.system.instance_lock import InstanceLock

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def sync_folder(folder: Path) -> None:
    """Make sure that new names in a folder are on the disk itself."""
    if sys.platform == "win32":  # Windows gives no handle on a folder and orders renames itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that only this person can read: whole and on the disk, or not at all.

    Raises:
        DiskFullError: There is no room; an earlier file of that name is untouched.
        OSError: It could not be written; as before.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    waiting = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:  # mkstemp makes it 0600
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)
    except BaseException as error:
        with suppress(OSError):
            waiting.unlink()
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            raise DiskFullError from error
        raise
    sync_folder(path.parent)


class DiskFiles:
    """Files on this computer; implements ``Disk``."""

    def write(self, path: Path, content: bytes) -> None:
        """Write a private file whole, on the disk before returning, or not at all."""
        write_whole(path, content)

    def move(self, source: Path, target: Path) -> None:
        """Give a file or folder another name on the same disk, in one step."""
        source.replace(target)
        sync_folder(target.parent)
        if source.parent != target.parent:
            sync_folder(source.parent)

    def sync(self, path: Path) -> None:
        """Make sure that a finished file is on the disk itself."""
        with path.open("rb+") as file:
            os.fsync(file.fileno())
        sync_folder(path.parent)

    def make_folder(self, folder: Path) -> None:
        """Make a folder that only this person can look into, with those above it."""
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        folder.chmod(PRIVATE_FOLDER)

    def free_bytes(self, folder: Path) -> int:
        """Say how much room the disk has left."""
        return shutil.disk_usage(folder).free

    def hold(self, path: Path) -> InstanceLock:
        """Take a lock that only one running program can have, until the context ends.

        Raises:
            VaultInUseError: Another program has it.
        """
        lock = InstanceLock(path)
        lock.acquire()
        return lock
