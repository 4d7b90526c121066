"""Where the parts of a vault lie inside the data folder."""

import secrets
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dsar_assistant.domain.vault_errors import VaultHalfMissingError, VaultMissingError

# Which of them holds what is for nobody to see; see ``places``.
PLACES = ("vault", "vault.2")
_DRAFT = "vault.new-"


@dataclass(frozen=True, slots=True)
class VaultFiles:
    """The files of one data folder.

    The vault is one folder, so that a new or restored one comes into being by a
    single renaming: whole, or not at all.

    Attributes:
        folder: The data folder.
        name: Of the vault's own folder in it; one of ``PLACES``, but for drafts.
    """

    @property
    def both(self) -> tuple["VaultFiles", "VaultFiles"]:
        """Both places of the data folder."""
        first, second = PLACES
        return VaultFiles(self.folder, first), VaultFiles(self.folder, second)

    @property
    def twin(self) -> "VaultFiles":
        """The other place."""
        first, second = self.both
        return second if self == first else first

    folder: Path
    name: str = PLACES[0]

    @property
    def vault(self) -> Path:
        """The vault's own folder."""
        return self.folder / self.name

    @property
    def header(self) -> Path:
        """The wrapped keys."""
        return self.vault / "vault.json"

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.vault / "vault.db"

    @property
    def mark(self) -> Path:
        """The note of the last saved change."""
        return self.vault / "vault.mark"

    @property
    def lock(self) -> Path:
        """What a running program holds on to, so that there is only one."""
        return self.folder / "instance.lock"

    @property
    def ballast(self) -> Path:
        """Room kept in reserve."""
        return self.folder / "ballast"

    @property
    def backups(self) -> Path:
        """The folder of backups."""
        return self.folder / "backups"

    @property
    def paused(self) -> Path:
        """There while regular backups wait after a restore."""
        return self.backups / "paused"

    @property
    def checked(self) -> Path:
        """There with the moment of the last check of every page."""
        return self.backups / "checked"

    @property
    def ready(self) -> "VaultFiles":
        """A restored vault, complete, about to take the old one's place."""
        return VaultFiles(self.folder, f"{self.name}.ready")

    def draft(self) -> "VaultFiles":
        """Give a place to build a vault that is not there until it is renamed."""
        return VaultFiles(self.folder, f"{_DRAFT}{secrets.token_hex(4)}")

    @property
    def all_set_aside(self) -> Path:
        """The folder of vaults that others replaced."""
        return self.folder / "set-aside"

    def set_aside(self, now: datetime) -> Path:
        """Give a folder for vaults that others replace; never one that is taken."""
        return self.all_set_aside / f"vault-{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"

    def is_absent(self) -> bool:
        """Say whether there is no trace of a vault."""
        return not self.vault.exists() or not any(self.vault.iterdir())

    def require_folder(self) -> None:
        """Make sure that there is a data folder.

        Raises:
            VaultMissingError: There is none, so no vault either.
        """
        if not self.folder.is_dir():
            raise VaultMissingError(str(self.folder))

    def require_whole(self) -> None:
        """Make sure that both parts of a vault are there.

        Raises:
            VaultMissingError: There is no trace of one.
            VaultHalfMissingError: One part is gone.
        """
        if self.is_absent():
            raise VaultMissingError(str(self.folder))
        for part in (self.header, self.database):
            if not part.is_file():
                raise VaultHalfMissingError(part.name)

    def finish_restoring(self) -> None:
        """Put finished vaults in their places if a crash came after the old ones had left."""
        for place in self.both:
            if place.ready.vault.exists() and not place.vault.exists():
                place.ready.vault.replace(place.vault)

    def clear_empty_log(self) -> None:
        """Remove the log beside a closed database, if it is empty: a mere look leaves one."""
        log, index = (Path(f"{self.database}{end}") for end in ("-wal", "-shm"))
        if not log.exists() or not log.stat().st_size:
            for path in (log, index):
                path.unlink(missing_ok=True)

    def clear_drafts(self) -> None:
        """Remove what a crash left of vaults that were never anyone's: nothing saved is in them."""
        self.finish_restoring()
        unfinished = [place.ready.vault for place in self.both]
        for draft in (*self.folder.glob(f"{_DRAFT}*"), *unfinished):
            shutil.rmtree(draft, ignore_errors=True)
