"""Room kept in reserve on the disk: when it is full, even removing things needs some."""

import secrets
from contextlib import suppress

from dsar_assistant.domain.vault_errors import DiskFullError
from dsar_assistant.ports import Disk
from dsar_assistant.storage.vault_files import VaultFiles

BALLAST_BYTES = 8 << 20
_ENOUGH_TIMES = 4


def keep_ballast(files: VaultFiles, disk: Disk) -> None:
    """Take the reserve while there is plenty of room; nothing happens if it is there."""
    if files.ballast.exists() or disk.free_bytes(files.folder) < _ENOUGH_TIMES * BALLAST_BYTES:
        return
    with suppress(DiskFullError):  # somebody else was faster
        # Random, since some disks store nothing for a file full of zeros.
        disk.write(files.ballast, secrets.token_bytes(BALLAST_BYTES))


def release_ballast(files: VaultFiles) -> None:
    """Give the reserve back, so that the person can remove something."""
    files.ballast.unlink(missing_ok=True)
