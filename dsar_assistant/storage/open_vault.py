"""A vault that is open."""

from contextlib import suppress
from threading import Lock

from dsar_assistant.domain.vault import SlotKind
from dsar_assistant.domain.vault_errors import VaultBusyError, VaultError
from dsar_assistant.storage.ballast import keep_ballast, release_ballast
from dsar_assistant.storage.header import Header, generation_of
from dsar_assistant.storage.journal import Written
from dsar_assistant.storage.keys import VaultKey, seal_key
from dsar_assistant.storage.mark import Mark, mark_key, remember_in_keyring, seal_mark, write_mark
from dsar_assistant.storage.padding import cut_filling
from dsar_assistant.storage.places import make_alike
from dsar_assistant.storage.sqlcipher import empty_wal, find_damage, make_engine
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.storage.unit_of_work import SqlUnitOfWork
from dsar_assistant.storage.vault_files import VaultFiles


class OpenVault:
    """Gives units of work until it is closed.

    Args:
        keys: Its list of keys, and the data key.
        mark: How far the vault had come when it was opened.
        asks_keyring: Whether the keyring may be used; without, nobody is asked to unlock it.
    """

    def __init__(
        self,
        files: VaultFiles,
        keys: tuple[Header, VaultKey],
        mark: Mark,
        around: Surroundings,
        *,
        asks_keyring: bool,
    ) -> None:
        header, key = keys
        self.files = files
        self.key = key
        cut_filling(files.database, key)
        self.engine = make_engine(files.database, key)
        self._around = around
        self._lock = Lock()
        self._header = header
        self._mark = mark
        self._asks_keyring = asks_keyring
        self._note(mark)
        self._note_in_keyring()
        keep_ballast(files, around.disk)

    @property
    def header(self) -> Header:
        """The ways of opening it."""
        return self._header

    @property
    def mark(self) -> Mark:
        """How far it has come."""
        return self._mark

    @property
    def saved_changes(self) -> int:
        """How many changes were ever saved in it."""
        return self._mark.count

    def unit_of_work(self) -> SqlUnitOfWork:
        """Give a new unit of work."""
        return SqlUnitOfWork(self.engine, self._around.clock, self)

    def use_header(self, header: Header) -> None:
        """Go on with a changed list of keys, which is on the disk already."""
        with self._lock:
            self._header = header
            generation = generation_of(header, seal_key(self.key))
            self._note(Mark(self._mark.count, self._mark.nonce, generation))
        self._note_in_keyring()

    def find_damage(self) -> tuple[str, ...]:
        """Check every page; gives what is wrong, nothing if all is well.

        Raises:
            VaultBusyError: Other work goes on; the pages cannot be looked at now.
            VaultError: The disk is full or the database damaged beyond checking.
        """
        if not empty_wal(self.engine):
            raise VaultBusyError
        return find_damage(self.engine)

    def close(self) -> None:
        """Close every connection, empty the log into the database, and leave no sign of use."""
        self._note_in_keyring()
        self._wipe_log()
        self.engine.dispose()
        make_alike(self.files, self._around.disk)

    def committed(self, written: Written) -> None:
        """Note a commit, unless a later one of another thread is noted already."""
        with self._lock:
            if written.count > self._mark.count:
                self._note(Mark(written.count, written.nonce, self._mark.generation))
        if written.erases:
            self._wipe_log()

    def disk_full(self) -> None:
        """Give the reserve of room back."""
        release_ballast(self.files)

    def _wipe_log(self) -> None:
        """Empty the log beside the database, which may still hold what was removed.

        What was saved is saved either way: if it cannot be done now, the next removal
        or the closing of the vault does it.
        """
        with suppress(VaultError):
            empty_wal(self.engine)

    def _note(self, mark: Mark) -> None:
        """Write the note beside the vault; what it is about is saved already.

        If that fails the earlier note stays, which never raises a false alarm.
        """
        self._mark = mark
        with suppress(OSError):
            write_mark(self.files.mark, mark, mark_key(self.key))

    def _note_in_keyring(self) -> None:
        """Write the note in the keyring, if the keyring opens this vault and was used for it."""
        if self._asks_keyring and self._header.slot(SlotKind.KEYRING) is not None:
            sealed = seal_mark(self._mark, mark_key(self.key))
            remember_in_keyring(self._around.secrets, self._header.vault_id, sealed)
