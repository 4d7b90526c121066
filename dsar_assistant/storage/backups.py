"""The folder of backups of one vault."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from dsar_assistant.domain.vault import Backup, Unlock
from dsar_assistant.domain.vault_errors import BackupUnreadableError
from dsar_assistant.storage.backup_file import (
    SUFFIX,
    check_backup,
    describe,
    moment_in,
    noted_changes,
    write_backup,
)
from dsar_assistant.storage.keeper import SqlVaultKeeper
from dsar_assistant.storage.restoring import restore_backup
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.storage.thinning import KEPT_AT_MOST, unneeded
from dsar_assistant.storage.vault_files import VaultFiles


class ZipBackups:
    """Backups as files beside the vault; implements ``BackupKeeper``."""

    def __init__(self, folder: Path, keeper: SqlVaultKeeper, around: Surroundings) -> None:
        self._files = VaultFiles(folder)
        self._keeper = keeper
        self._around = around

    @property
    def folder(self) -> Path:
        """The folder of backups, which need not exist."""
        return self._files.backups

    def make(self) -> Backup:
        """Make a backup of the open vault, checked by opening it again."""
        vault = self._keeper.opened()
        return write_backup(vault.files, vault.header, vault.key, self._around)

    def make_if_due(self, every: timedelta) -> Backup | None:
        """Make a backup if something changed and the last one is older than that."""
        newest = next(iter(self.all()), None)
        if self.is_paused or (newest is not None and not self._is_due(newest, every)):
            return None
        return self.make()

    @property
    def is_paused(self) -> bool:
        """Whether the regular backups wait until the person is content with a restore."""
        return self._files.paused.exists()

    def resume(self) -> None:
        """Go on with the regular backups."""
        self._files.paused.unlink(missing_ok=True)

    def checked_at(self) -> datetime | None:
        """Give the moment when every page was last checked and found whole; None if never."""
        try:
            return datetime.fromisoformat(self._files.checked.read_text("ascii"))
        except (OSError, ValueError):
            return None

    def note_checked(self) -> None:
        """Note that every page was found whole now."""
        self._around.disk.make_folder(self._files.backups)
        now = self._around.clock.now().isoformat()
        self._around.disk.write(self._files.checked, now.encode("ascii"))

    def all(self) -> Sequence[Backup]:
        """List the backups in the usual folder, newest first."""
        found: list[Backup] = []
        for file in self._files.backups.glob(f"*{SUFFIX}"):
            with suppress(ValueError):  # a file that somebody else put there
                found.append(describe(file))
        return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))

    def verify(self, name: str) -> None:
        """Check that a backup is whole, with the key of the open vault."""
        key = self._keeper.opened().key
        check_backup(self._path(name), key, self._files, self._around)

    def restore(self, file: Path, unlock: Unlock) -> None:
        """Put a backup in the place of the vault, which is locked and set aside, not deleted."""
        self._keeper.lock()
        restore_backup(file, self._files, unlock, self._around)
        self._around.disk.make_folder(self._files.backups)
        self._around.disk.write(self._files.paused, b"")

    def thin(self) -> Sequence[Backup]:
        """Remove backups that newer ones make unneeded, and say which."""
        removed = unneeded(self.all(), self._around.clock.now())
        for backup in removed:
            self._path(backup.name).unlink()
        self._forget_set_aside()
        return removed

    def _forget_set_aside(self) -> None:
        """Remove vaults that others replaced, once no backup is kept that long either."""
        for folder in self._files.all_set_aside.glob("vault-*"):
            with suppress(ValueError):
                if self._around.clock.now() - moment_in(folder.name) > KEPT_AT_MOST:
                    shutil.rmtree(folder, ignore_errors=True)

    def _is_due(self, newest: Backup, every: timedelta) -> bool:
        """Say whether a backup is old, and the vault has changed since."""
        if self._around.clock.now() - newest.made_at < every:
            return False
        vault = self._keeper.opened()
        try:
            then = noted_changes(self._path(newest.name), vault.files.name, vault.key)
        except BackupUnreadableError:
            return True
        return vault.saved_changes != then

    def _path(self, name: str) -> Path:
        """Find a backup by its name.

        Raises:
            BackupUnreadableError: There is none of that name.
        """
        if name not in {backup.name for backup in self.all()}:
            raise BackupUnreadableError(name, "there is no such file in the backup folder")
        return self._files.backups / name
