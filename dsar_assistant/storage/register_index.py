"""Keep the register's index as one file that is always whole."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Lock

from dsar_assistant.directory.register_query import understand
from dsar_assistant.domain.register import DomainRows, RegisterEntry, RegisterInfo, RegisterSource
from dsar_assistant.domain.register_errors import (
    RegisterBusyError,
    RegisterDamagedError,
    RegisterEmptyError,
    RegisterMissingError,
    RegisterNoRoomError,
    RegisterOtherVersionError,
)
from dsar_assistant.domain.vault_errors import VaultInUseError
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.ports import Clock, Disk
from dsar_assistant.ports_reading import RegisterRows
from dsar_assistant.storage.register_build import FORMAT, build_index, write_meta
from dsar_assistant.storage.register_search import RegisterSearch

INDEX_FILE = "register.db"
_LOCK_FILE = "import.lock"
_HALF_MADE = ".part"
_LEAST_ROOM = 100_000_000
_MOST_RESULTS = 1000


class FileRegisterIndex:
    """An index in a folder of its own; implements ``RegisterIndex``."""

    def __init__(self, folder: Path, disk: Disk, clock: Clock) -> None:
        """Take the folder, which need not exist yet, and the ports to write there."""
        self.folder = folder
        self._file = folder / INDEX_FILE
        self._disk = disk
        self._clock = clock
        self._lock = Lock()
        self._open: sqlite3.Connection | None = None
        self._opened: tuple[int, int, int] | None = None

    def info(self) -> RegisterInfo | None:
        """Say what is there; None if nothing is."""
        try:
            with self._searching() as search:
                meta = search.meta()
        except RegisterMissingError:
            return None
        try:
            return _info_of(meta)
        except (KeyError, ValueError) as error:
            raise RegisterDamagedError from error

    def replace(
        self, reading: RegisterRows, source: RegisterSource, ticket: ReadingTicket
    ) -> RegisterInfo:
        """Make a new index, and put it in the place of the old one when it is whole."""
        self._disk.make_folder(self.folder)
        with self._alone():
            for old in self.folder.glob(f"*{_HALF_MADE}"):  # left by a program that was killed
                old.unlink(missing_ok=True)
            if self._disk.free_bytes(self.folder) < _LEAST_ROOM + 2 * reading.size:
                raise RegisterNoRoomError
            handle, name = tempfile.mkstemp(_HALF_MADE, "register-", self.folder)
            os.close(handle)
            try:
                return self._make(Path(name), reading, source, ticket)
            finally:
                Path(name).unlink(missing_ok=True)

    def remove(self) -> bool:
        """Remove the index; say whether there was one."""
        with self._lock:
            self._close()
            was_there = self._file.exists()
            with _not_in_use():
                self._file.unlink(missing_ok=True)
        return was_there

    def close(self) -> None:
        """Let go of the file; the next search opens it again."""
        with self._lock:
            self._close()

    def search(self, text: str, limit: int) -> tuple[RegisterEntry, ...]:
        """Give the best entries for a name, trading name, postcode or registration number."""
        query = understand(text)
        with self._searching() as search:
            return search.find(query, max(0, min(limit, _MOST_RESULTS)))

    def by_registration(self, registration: str) -> RegisterEntry | None:
        """Give the entry with a registration number; None if there is none."""
        with self._searching() as search:
            return search.by_registration(registration)

    def by_domain(self, domain: str) -> DomainRows:
        """Give what the index knows of a registrable domain."""
        with self._searching() as search:
            return search.by_domain(domain)

    def _make(
        self,
        half_made: Path,
        reading: RegisterRows,
        source: RegisterSource,
        ticket: ReadingTicket,
    ) -> RegisterInfo:
        rows = build_index(half_made, reading, ticket)
        if not rows:
            raise RegisterEmptyError(source.name)
        info = RegisterInfo(source, rows, self._clock.today())
        write_meta(half_made, _meta_of(info))
        self._disk.sync(half_made)
        with self._lock:
            self._close()
            with _not_in_use():
                self._disk.move(half_made, self._file)
        return info

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep every other import off."""
        try:
            held = self._disk.hold(self.folder / _LOCK_FILE)
        except VaultInUseError as error:
            raise RegisterBusyError from error
        with held:
            yield

    @contextmanager
    def _searching(self) -> Iterator[RegisterSearch]:
        """Give the open index to one thread at a time."""
        with self._lock:
            connection = self._connection()
            try:
                yield RegisterSearch(connection)
            except sqlite3.DatabaseError as error:
                self._close()
                raise RegisterDamagedError from error

    def _connection(self) -> sqlite3.Connection:
        """Open the index, or open it anew where another program has replaced it."""
        try:
            found = self._file.stat()
        except OSError as error:
            self._close()
            raise RegisterMissingError from error
        seen = (found.st_ino, found.st_mtime_ns, found.st_size)
        if self._open is None or self._opened != seen:
            self._close()
            self._open, self._opened = _connect(self._file), seen
        return self._open

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
        self._open = self._opened = None


def _connect(path: Path) -> sqlite3.Connection:
    """Open an index for reading alone; it is only ever replaced, never changed."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cache_size = -32768")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        connection.close()
        raise RegisterDamagedError from error
    if version != FORMAT:
        connection.close()
        raise RegisterOtherVersionError
    return connection


@contextmanager
def _not_in_use() -> Iterator[None]:
    """Say in words that Windows does not let go of a file that someone else has open."""
    try:
        yield
    except PermissionError as error:
        raise RegisterBusyError from error


def _meta_of(info: RegisterInfo) -> dict[str, str]:
    source = info.source
    return {
        "name": source.name,
        "as_of": source.as_of.isoformat() if source.as_of else "",
        "covers_all": "yes" if source.covers_all else "no",
        "licence": source.licence,
        "rows": str(info.rows),
        "imported_on": info.imported_on.isoformat(),
    }


def _info_of(meta: dict[str, str]) -> RegisterInfo:
    """Read it back. Raises KeyError or ValueError if it is not as it was written."""
    as_of = meta["as_of"]
    source = RegisterSource(
        name=meta["name"],
        as_of=date.fromisoformat(as_of) if as_of else None,
        covers_all=meta["covers_all"] == "yes",
        licence=meta["licence"],
    )
    return RegisterInfo(source, int(meta["rows"]), date.fromisoformat(meta["imported_on"]))
