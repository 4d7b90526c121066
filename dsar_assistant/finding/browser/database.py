"""A stranger's SQLite file, opened from a copy in memory so that nothing touches the disk.

A hostile file is met with: a check of its pages, no trust in its schema, only real tables,
caps on lengths, memory and steps, and never a value of its own in the text of a query.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from dsar_assistant.finding.browser.late_changes import put_in
from dsar_assistant.finding.reader import Entry
from dsar_assistant.finding.ticket import ReadingTicket

MARK = b"SQLite format 3\x00"
MOST_BYTES = 400 * 1024 * 1024
_MOST_LOG = 64 * 1024 * 1024
_LONGEST_VALUE = 16 * 1024 * 1024
_CHUNK = 4 * 1024 * 1024
_STEPS_PER_TICK = 200_000
_MOST_TICKS = 10_000
# Where the header says whether late changes lie in a log; a copy in memory has none.
_JOURNAL_MODES = slice(18, 20)
_HEADER = 100
_ROWS = 2000


class DatabaseUnreadableError(OSError):
    """A file with the mark of SQLite is damaged, too large, or set up to waste time."""

    def __init__(self, reason: str) -> None:
        """Take the sentence for the person."""
        super().__init__(reason)


# A damaged schema may also break the text of SQLite's own complaint.
_ERRORS = (sqlite3.Error, MemoryError, OverflowError, UnicodeDecodeError)
_DAMAGED = "It is damaged and could not be read. Close the browser and copy the file again."
_TOO_LARGE = "It is larger than any browser's history and was left out."
_NO_MEMORY_COPY = "This computer's Python cannot read browser files. Export bookmarks instead."


class Database:
    """Answers queries over one file, as long as the ticket lets it."""

    def __init__(self, connection: sqlite3.Connection, ticket: ReadingTicket) -> None:
        """Begin to watch; see ``open_copy``."""
        self._connection = connection
        self._ticket = ticket
        self._ticks = 0
        self._stop: Exception | None = None
        connection.set_progress_handler(self._tick, _STEPS_PER_TICK)

    def _tick(self) -> int:
        """Listen for Stop while SQLite works; ask it to end when it works for too long."""
        self._ticks += 1
        try:
            self._ticket.checkpoint(0, 1)
        except Exception as stop:  # noqa: BLE001 - raised again by rows(), outside SQLite
            self._stop = stop
        return int(self._stop is not None or self._ticks > _MOST_TICKS)

    def tables(self) -> frozenset[str]:
        """Give the names of all real tables; views and virtual tables are not among them."""
        found = self.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 LIMIT 5000"
        )
        names = (row[0] for row in found)
        return frozenset(name.decode("utf-8", "replace") for name in names if type(name) is bytes)

    def rows(self, query: str) -> Iterator[tuple[object, ...]]:
        """Yield the rows of a query of ours; text comes as bytes.

        Raises:
            DatabaseUnreadableError: The file is damaged or wastes time.
        """
        try:
            cursor = self._connection.execute(query)
            while rows := cursor.fetchmany(_ROWS):
                self._ticket.checkpoint(0, 1)
                yield from rows
        except _ERRORS as error:
            if self._stop is not None:
                raise self._stop from None
            raise DatabaseUnreadableError(_DAMAGED) from error

    def check(self) -> None:
        """Look through the pages.

        Raises:
            DatabaseUnreadableError: They are damaged.
        """
        if [row[0] for row in self.rows("PRAGMA quick_check(1)")] != [b"ok"]:
            raise DatabaseUnreadableError(_DAMAGED)


@contextmanager
def open_copy(entry: Entry, log: Entry | None, ticket: ReadingTicket) -> Iterator[Database]:
    """Open a copy of an SQLite file with its log of late changes; gone at the end.

    Raises:
        OSError: It cannot be read, or see ``DatabaseUnreadableError``.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _load(connection, _pages(entry, log, ticket))
        database = Database(connection, ticket)
        database.check()
        yield database
    finally:
        connection.close()


def _load(connection: sqlite3.Connection, pages: bytearray) -> None:
    """Hand the copy to SQLite, with everything off that a reader does not need."""
    if not hasattr(connection, "deserialize"):
        raise DatabaseUnreadableError(_NO_MEMORY_COPY)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    try:
        connection.deserialize(pages)
        connection.text_factory = bytes
        for setting in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("PRAGMA temp_store = MEMORY")
    except _ERRORS as error:
        raise DatabaseUnreadableError(_DAMAGED) from error


def _pages(entry: Entry, log: Entry | None, ticket: ReadingTicket) -> bytearray:
    """Read the file into memory, late changes and all."""
    pages = _content(entry, MOST_BYTES, ticket)
    if len(pages) < _HEADER or not pages.startswith(MARK):
        raise DatabaseUnreadableError(_DAMAGED)
    if log is not None:
        put_in(pages, bytes(_content(log, _MOST_LOG, ticket)), MOST_BYTES)
    pages[_JOURNAL_MODES] = b"\x01\x01"
    return pages


def _content(entry: Entry, most: int, ticket: ReadingTicket) -> bytearray:
    """Read an entry whole."""
    if entry.size > most:
        raise DatabaseUnreadableError(_TOO_LARGE)
    content = bytearray()
    with entry.open() as stream:
        while len(content) < entry.size and (chunk := stream.read(_CHUNK)):
            ticket.checkpoint(len(content), entry.size)
            content += chunk
    return content
