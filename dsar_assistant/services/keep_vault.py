"""Create, open, lock and mend the vault."""

from collections.abc import Callable

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.vault import (
    DiskRoom,
    KeyChoices,
    Unlock,
    VaultState,
    VaultStatus,
    WithKeyring,
)
from dsar_assistant.ports import UnitOfWork, VaultKeeper

_CHANGED = Changes(frozenset({"vault"}))


class KeepVault:
    """The person's side of the vault: what state it is in, and what to do about it."""

    def __init__(self, keeper: VaultKeeper, prepare_folder: Callable[[], object]) -> None:
        """Take the keeper, and what makes the data folder and keeps it private."""
        self._keeper = keeper
        self._prepare_folder = prepare_folder
        self._when_opened: list[Callable[[], object]] = []
        self._when_locked: list[Callable[[], object]] = []

    def when_opened(self, job: Callable[[], object]) -> None:
        """Name something to do each time the vault has opened."""
        self._when_opened.append(job)

    def when_locked(self, job: Callable[[], object]) -> None:
        """Name something to do each time the vault has been locked."""
        self._when_locked.append(job)

    def status(self) -> VaultStatus:
        """Say what is found, which ways of opening exist, and what to do."""
        return self._keeper.status()

    def key_store_problem(self) -> str:
        """Say why this computer's keyring cannot hold the key; empty if it can."""
        return self._keeper.key_store_problem()

    def room(self) -> DiskRoom:
        """Say how much room the disk with the vault has left."""
        return self._keeper.room()

    @property
    def is_open(self) -> bool:
        """Whether work can be done in it now."""
        return self._keeper.status().state is VaultState.OPEN

    def begin(self) -> UnitOfWork:
        """Give a new unit of work.

        Raises:
            VaultLockedError: The vault is locked.
        """
        return self._keeper.begin()

    def create(self, choices: KeyChoices) -> Done[str]:
        """Make a new vault and open it; never over an old one.

        Returns:
            The recovery key, to be printed now: it is not shown again.
        """
        self._prepare_folder()
        return Done(self._keeper.create(choices), _CHANGED)

    def unlock(self, unlock: Unlock, *, accept_older: bool = False) -> Done[None]:
        """Open the vault.

        Raises:
            DsarError: The key is wrong, absent or locked away; each says what to do.
        """
        self._prepare_folder()
        self._keeper.open(unlock, accept_older=accept_older)
        for job in self._when_opened:
            job()
        return Done(None, _CHANGED)

    def try_keyring(self) -> bool:
        """Open the vault with the computer's keyring if that works without asking anyone."""
        try:
            self.unlock(WithKeyring())
        except DsarError:
            return False
        return True

    def lock(self) -> Done[None]:
        """Close the vault and forget its key."""
        self._keeper.lock()
        for job in self._when_locked:
            job()
        return Done(None, _CHANGED)

    def change_passphrase(self, unlock: Unlock, new: str | None) -> Done[None]:
        """Set, change or (None) take away the pass phrase."""
        self._keeper.change_passphrase(unlock, new)
        return Done(None, _CHANGED)

    def use_keyring(self, unlock: Unlock, *, wanted: bool) -> Done[None]:
        """Put the key in the computer's keyring, or take it out."""
        self._keeper.use_keyring(unlock, wanted=wanted)
        return Done(None, _CHANGED)

    def new_recovery_key(self, unlock: Unlock) -> Done[str]:
        """Make a new recovery key; the old one opens only older backups now."""
        return Done(self._keeper.new_recovery_key(unlock), _CHANGED)

    def set_second(self, unlock: Unlock, passphrase: str) -> Done[None]:
        """Let a second pass phrase open other, empty data, of which nothing shows.

        Older backups are removed, since they would show it; make a new one afterwards.
        """
        self._keeper.set_second(unlock, passphrase)
        return Done(None, Changes(frozenset({"vault", "backup"})))
