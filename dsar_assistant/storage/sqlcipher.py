"""All that is special to SQLite and SQLCipher; everything else here would run on PostgreSQL too."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool, StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from dsar_assistant.domain.vault_errors import (
    DiskFullError,
    VaultBusyError,
    VaultDamagedError,
    VaultError,
)
from dsar_assistant.storage.keys import VaultKey

# Versions before it can corrupt a database in WAL mode.
SAFE_SQLITE = (3, 51, 3)
BUSY_TIMEOUT_S = 30.0
_SHORT_WAIT_MS = 2000
_SETTINGS = (
    "PRAGMA cipher_log_level = NONE",  # it writes about pages to the terminal
    "PRAGMA cipher_memory_security = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)
WRITING_SETTINGS: tuple[str, ...] = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # macOS: without it the disk itself may still hold data back
    "PRAGMA checkpoint_fullfsync = ON",
)
_DAMAGE = ("file is not a database", "malformed", "disk i/o error", "file is encrypted")


class UnsafeSqliteError(RuntimeError):
    """The program was built with a SQLite that can corrupt databases; a fault of the build."""


def require_safe_sqlite(version: tuple[int, ...] = sqlcipher.sqlite_version_info) -> None:
    """Refuse to run on a SQLite with the WAL fault.

    Raises:
        UnsafeSqliteError: It is older than the first safe one.
    """
    if version < SAFE_SQLITE:
        raise UnsafeSqliteError(f"SQLite {version} is older than {SAFE_SQLITE}")


def connect(path: Path, key: VaultKey, *, read_only: bool = False) -> Any:  # noqa: ANN401 - untyped
    """Open one connection with every protection on.

    Args:
        path: Of the database.
        key: Its key.
        read_only: Change nothing, not even what an interrupted program left unfinished.

    Raises:
        sqlcipher.DatabaseError: The file is not a database of this key.
    """
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    connection = sqlcipher.connect(
        address,
        uri=True,
        timeout=BUSY_TIMEOUT_S,
        isolation_level=None,  # we say BEGIN ourselves
        check_same_thread=False,  # the pool hands a connection to one thread at a time
    )
    try:
        _set_up(connection, key, _SETTINGS if read_only else (*_SETTINGS, *WRITING_SETTINGS))
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: Any, key: VaultKey, settings: Sequence[str]) -> None:  # noqa: ANN401 - untyped
    """Give the key first, then every setting."""
    with closing(connection.cursor()) as cursor:
        cursor.execute(f"PRAGMA key = \"x'{key.raw}'\"")
        for setting in settings:
            cursor.execute(setting)


def make_engine(path: Path, key: VaultKey, *, read_only: bool = False) -> Engine:
    """Make the engine of an encrypted database; each unit of work begins as its only writer."""
    require_safe_sqlite()
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key, read_only=read_only),
        poolclass=QueuePool,
        hide_parameters=True,  # no personal data in the text of an error
        json_serializer=lambda value: msgspec.json.encode(value).decode(),
        json_deserializer=msgspec.json.decode,
    )
    event.listen(engine, "begin", _begin_reading if read_only else _begin)
    event.listen(engine, "handle_error", _translate)
    return engine


def make_scratch_engine(key: VaultKey) -> Engine:
    """Make an engine whose database lives in memory alone and is gone with it."""
    require_safe_sqlite()
    connection = sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=False)
    _set_up(connection, key, _SETTINGS)
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
        json_serializer=lambda value: msgspec.json.encode(value).decode(),
        json_deserializer=msgspec.json.decode,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Take the right to write at once: a later change from reading to writing can fail."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_reading(connection: Connection) -> None:
    """Look at one state of the database from beginning to end."""
    connection.exec_driver_sql("BEGIN")


def _translate(context: ExceptionContext) -> None:
    """Turn what the person can act on into our errors; everything else is a bug and stays."""
    error = _as_vault_error(context.original_exception)
    if error is not None:
        raise error from context.original_exception


def _as_vault_error(original: BaseException) -> VaultError | None:
    """Tell from SQLite's words what happened; its codes do not reach us through the driver."""
    text = str(original).lower()
    if "is locked" in text:
        return VaultBusyError()
    if "disk is full" in text:
        return DiskFullError()
    if any(sign in text for sign in _DAMAGE):
        return VaultDamagedError("its database cannot be read")
    return None


def content_bytes(path: Path, key: VaultKey) -> int:
    """Say how long a database is by its own account; its file may be longer.

    Raises:
        VaultDamagedError: It cannot be read with this key.
    """
    try:
        with closing(connect(path, key, read_only=True)) as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            size = connection.execute("PRAGMA page_size").fetchone()[0]
    except sqlcipher.DatabaseError as error:
        raise _as_vault_error(error) or error from error
    return int(pages) * int(size)


def find_damage(engine: Engine) -> tuple[str, ...]:
    """List what is wrong with the database: each page's own seal, then how pages hang together.

    The seals are read past the log beside the database, so that one must be empty: after a
    power cut a page may be half written in the file while the log still holds it whole.
    """
    found: list[str] = []
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        for check in ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check"):
            try:
                rows = [str(row[0]) for row in cursor.execute(check).fetchall()]
            except sqlcipher.DatabaseError as error:
                rows = [str(error)]
            found.extend(row for row in rows if row != "ok")
    return tuple(found)


def empty_wal(engine: Engine) -> bool:
    """Move every saved change into the main file and cut the log beside it to nothing.

    With ``secure_delete`` this is what makes removed data gone from both files.

    Returns:
        Whether it was done; not while another piece of work goes on.

    Raises:
        VaultError: The disk is full or the database damaged.
    """
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        try:
            cursor.execute(f"PRAGMA busy_timeout = {_SHORT_WAIT_MS}")
            was_busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            cursor.execute(f"PRAGMA busy_timeout = {int(BUSY_TIMEOUT_S * 1000)}")
        except sqlcipher.DatabaseError as error:
            raise _as_vault_error(error) or error from error
    return not was_busy


def copy_database(source: Path, target: Path, key: VaultKey) -> None:
    """Copy a database in one consistent state while it may be in use; encrypted throughout.

    Raises:
        VaultError: The disk is full or the database damaged.
    """
    target.touch(mode=0o600)
    try:
        with closing(connect(source, key)) as old, closing(_plain_connect(target, key)) as new:
            old.backup(new)
    except sqlcipher.DatabaseError as error:
        raise _as_vault_error(error) or error from error


def _plain_connect(path: Path, key: VaultKey) -> Any:  # noqa: ANN401 - the driver has no types
    """Open a connection without WAL, so that its file is whole by itself."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.raw}'\"")
    connection.execute("PRAGMA cipher_log_level = NONE")
    return connection
