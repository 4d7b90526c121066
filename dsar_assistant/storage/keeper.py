"""The vault as the rest of the program sees it."""

import shutil
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock

from dsar_assistant.domain.vault import (
    DiskRoom,
    KeyChoices,
    SlotKind,
    Unlock,
    VaultState,
    VaultStatus,
)
from dsar_assistant.domain.vault_errors import VaultError, VaultLockedError
from dsar_assistant.storage.ballast import release_ballast
from dsar_assistant.storage.header import Header, generation_of, sealed, write_header
from dsar_assistant.storage.key_slots import (
    forget_keyring_item,
    require_everyday_way,
    with_passphrase,
)
from dsar_assistant.storage.keys import keyring_slot, recovery_slot, seal_key, unwrap
from dsar_assistant.storage.open_vault import OpenVault
from dsar_assistant.storage.places import (
    Found,
    around_for_twin,
    find,
    read_header_of,
    renew,
    require_other_passphrase,
    require_passphrase_only,
)
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.storage.unit_of_work import SqlUnitOfWork
from dsar_assistant.storage.vault import (
    create_vault,
    make_twin,
    open_vault,
    vault_status,
)
from dsar_assistant.storage.vault_files import VaultFiles


class SqlVaultKeeper:
    """The vault of one data folder; implements ``VaultKeeper``.

    Args:
        folder: The data folder; it exists and is private.
    """

    def __init__(self, folder: Path, around: Surroundings) -> None:
        self._folder = folder
        self._files = VaultFiles(folder)
        self._around = around
        self._lock = Lock()
        self._open: OpenVault | None = None
        # Holds the one program's lock while the vault is open.
        self._held = ExitStack()

    def status(self) -> VaultStatus:
        """Say what is there and how it can be opened; touches nothing."""
        found = vault_status(self._folder)
        return found if self._open is None else replace(found, state=VaultState.OPEN)

    def key_store_problem(self) -> str:
        """Say why this computer's keyring cannot hold the key; empty if it can."""
        try:
            self._around.secrets.check()
        except VaultError as error:
            return str(error)
        return ""

    def create(self, choices: KeyChoices) -> str:
        """Make a new vault, leave it open, and give its recovery key for printing."""
        with self._lock, ExitStack() as stack:
            self._around.disk.make_folder(self._files.folder)
            stack.enter_context(self._around.disk.hold(self._files.lock))
            self._open, recovery_key = create_vault(self._folder, choices, self._around)
            self._held = stack.pop_all()
        return recovery_key

    def open(self, unlock: Unlock, *, accept_older: bool = False) -> None:
        """Open the vault in one of its ways; nothing happens if it is open."""
        with self._lock, ExitStack() as stack:
            if self._open is not None:
                return
            self._files.require_folder()
            stack.enter_context(self._around.disk.hold(self._files.lock))
            self._open = open_vault(self._folder, unlock, self._around, accept_older=accept_older)
            self._held = stack.pop_all()

    def lock(self) -> None:
        """Close the vault and forget its key; nothing happens if it is locked."""
        with self._lock, self._held:
            self._held = ExitStack()
            if self._open is not None:
                self._open.close()
                self._open = None

    def begin(self) -> SqlUnitOfWork:
        """Give a new unit of work."""
        return self.opened().unit_of_work()

    def opened(self) -> OpenVault:
        """Give the open vault, once nobody opens or closes it any more.

        Raises:
            VaultLockedError: It is locked.
        """
        with self._lock:
            return self._required()

    def _required(self) -> OpenVault:
        """Give the open vault to whoever holds the lock."""
        if self._open is None:
            raise VaultLockedError
        return self._open

    def room(self) -> DiskRoom:
        """Say how much room the disk has left; the folder exists."""
        return DiskRoom(self._around.disk.free_bytes(self._files.folder))

    def find_damage(self) -> tuple[str, ...]:
        """Check every page of the open vault; gives what is wrong, nothing if all is well."""
        return self.opened().find_damage()

    def change_passphrase(self, unlock: Unlock, new: str | None) -> None:
        """Set, change or (None) take away the pass phrase; the other ways stay."""
        found = self._unwrapped(unlock)
        if new is not None and found.files.twin.header.is_file():
            require_other_passphrase(read_header_of(found.files.twin), new, self._around)
        around = around_for_twin(found.files, self._around)
        self._keep(found, with_passphrase(found.header, found.key, new, around))

    def use_keyring(self, unlock: Unlock, *, wanted: bool) -> None:
        """Put the key in this computer's keyring, or take it out again."""
        found = self._unwrapped(unlock)
        header = found.header
        if wanted:
            changed = header.with_slot(keyring_slot(header, found.key, self._around.secrets))
        else:
            changed = require_everyday_way(header.without(SlotKind.KEYRING))
        self._keep(found, changed)
        # The old item opens at most older backups; one that cannot be removed now does no harm.
        with suppress(VaultError):
            forget_keyring_item(header, self._around)

    def new_recovery_key(self, unlock: Unlock) -> str:
        """Make a new recovery key for printing; the old one opens only older backups now."""
        found = self._unwrapped(unlock)
        slot, recovery_key = recovery_slot(found.header, found.key)
        self._keep(found, found.header.with_slot(slot))
        return recovery_key

    def set_second(self, unlock: Unlock, passphrase: str) -> None:
        """Put a new, empty vault in the other place, opened by a second pass phrase.

        What was in the other place is gone, whatever it was; so are the older copies, which
        would show that it is new. The vault stands open afterwards as before.

        Raises:
            SecondNeedsPassphraseError: This vault opens without a pass phrase.
            SamePassphraseError: The pass phrase opens this vault.
            PassphraseTooShortError: It is too easy to guess.
            VaultOlderError, DsarError: ``unlock`` does not open this vault.
        """
        found = self._unwrapped(unlock)
        require_passphrase_only(found.header)
        require_other_passphrase(found.header, passphrase, self._around)
        make_twin(found.files, KeyChoices(passphrase), self._around)
        with self._lock:
            mark = self._required().mark
            self._required().close()
            self._open = None  # locked, should anything go wrong from here
            renew(found.files, self._around)
            for traces in (self._files.backups, self._files.all_set_aside):
                shutil.rmtree(traces, ignore_errors=True)
            release_ballast(self._files)  # taken anew, it is no older than the rest
            self._files.lock.touch()
            keys = found.header, found.key
            self._open = OpenVault(found.files, keys, mark, self._around, asks_keyring=False)

    def _unwrapped(self, unlock: Unlock) -> Found:
        """Open the list of keys anew: whoever changes it must know a way in."""
        if self._open is None:
            return find(self._files, unlock, self._around)
        files = self._open.files
        header = read_header_of(files)
        return Found(files, header, unwrap(header, unlock, self._around.secrets))

    def _keep(self, found: Found, header: Header) -> None:
        """Write a changed list of keys, whole or not at all."""
        secret = seal_key(found.key)
        kept = sealed(header, secret, generation_of(found.header, secret) + 1)
        self._around.disk.write(found.files.header, write_header(kept))
        if self._open is not None:
            self._open.use_header(kept)
