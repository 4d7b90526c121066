"""Build the register's search index: everything special to SQLite in writing it.

Each entry has a place, a number: the order of places is the order in which people want to
see entries, so full-text search gives its first hits in the right order without sorting.
The lower bits of a place are the number of the entry itself, which is only the order of the
file: entries are written one behind the other, some on each page of the table. What is to
be looked up by its beginning goes into sorted lists (see ``register_lists``).
The plain ``sqlite3`` is used, not the vault's: these data are public, and the vault's
library wipes every piece of memory it gives back, which made the building three times slower.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from itertools import compress, groupby
from operator import add, itemgetter
from pathlib import Path

from dsar_assistant.directory.register_names import name_keys
from dsar_assistant.directory.register_order import rank
from dsar_assistant.domain.register import CELL_END, RegisterRow
from dsar_assistant.domain.register_errors import RegisterNoRoomError, RegisterUnsupportedError
from dsar_assistant.finding.domains import registrable_domain
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.ports_reading import RegisterRows
from dsar_assistant.storage.register_lists import (
    LIST_TABLES,
    PLACE_LENGTH,
    ListWriter,
    RegisterList,
    SortedLines,
    lines_of,
    place_texts,
    places_in,
    places_of,
    terms_of,
)

FORMAT = 5
# Room for four million entries, more than a file may have in all.
PLACE_SHIFT = 22
ENTRY_OF_PLACE = (1 << PLACE_SHIFT) - 1
# So many entries are written and read at once.
ENTRIES_PER_PAGE = 8
_CHUNK = 10_000
# Of SQLite's own machine; about fifty looks a second.
_STEPS_PER_LOOK = 200_000
_MERGE_PAGES = 256
# The words of very many entries are sorted in memory before they are written; what is
# written in parts is joined once, at the end, not again and again.
_IN_ONE_GO = (("hashsize", 16 << 20), ("automerge", 0), ("crisismerge", 1000))
_SETTINGS = (
    "PRAGMA page_size = 8192",
    "PRAGMA journal_mode = OFF",  # a half-made file is thrown away
    "PRAGMA synchronous = OFF",  # the finished file is brought to the disk before it counts
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA cache_size = -16384",
    "PRAGMA temp_store = MEMORY",  # nothing in the computer's folder for temporary files
    "PRAGMA trusted_schema = OFF",
)
_TABLES = (
    "CREATE TABLE entry (page INTEGER PRIMARY KEY, lines TEXT)",
    *LIST_TABLES,
    "CREATE TABLE left_out (domain TEXT PRIMARY KEY, entries INTEGER) WITHOUT ROWID",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    "CREATE TABLE word (word TEXT PRIMARY KEY, entries INTEGER) WITHOUT ROWID",
    """CREATE VIRTUAL TABLE words USING fts5(names, content='', detail=none, columnsize=0,
        prefix='1 2', tokenize='unicode61 remove_diacritics 2')""",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)",
)
_CELLS = RegisterRow._fields
_ADD_WORDS = "INSERT INTO words (rowid, names) VALUES (?, ?)"


class Progress:
    """Puts the steps of the building into one count, of a thousand in all."""

    WHOLE = 1000

    def __init__(self, ticket: ReadingTicket) -> None:
        self._ticket = ticket
        self._start = 0
        self._share = 0
        self._part = 0
        self.stopped_by: BaseException | None = None

    def begin(self, share: int) -> None:
        """Begin the next step, which is so many thousandths of the work."""
        self._start += self._share
        self._share = share
        self.reach(0, 1)

    def reach(self, done: int, total: int) -> None:
        """Say how far the step is. Raises what the ticket raises when Stop is pressed."""
        self._part = self._share * min(done, total) // max(total, 1)
        self._ticket.checkpoint(self._start + self._part, self.WHOLE)

    def is_stopped(self) -> bool:
        """Say whether Stop was pressed; SQLite asks in the middle of long statements.

        An error cannot go up through SQLite, so it is kept, to be raised behind it.
        """
        try:
            self._ticket.checkpoint(self._start + self._part, self.WHOLE)
        except BaseException as error:  # noqa: BLE001 - whatever it is goes up, later
            self.stopped_by = error
        return self.stopped_by is not None


def build_index(path: Path, reading: RegisterRows, ticket: ReadingTicket) -> int:
    """Write an index into an empty file, and say how many entries it holds.

    Whoever calls throws the file away if this raises.

    Raises:
        RegisterNoRoomError: The disk is full.
        RegisterUnsupportedError: This SQLite has no full-text search.
        Exception: What the ticket raises when the person stops it.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        progress = Progress(ticket)
        try:
            return _Builder(connection, reading, progress).build()
        except sqlite3.OperationalError as error:
            if progress.stopped_by:
                raise progress.stopped_by from None
            text = str(error)
            if "is full" in text or "disk I/O" in text:
                raise RegisterNoRoomError from error
            if "no such module" in text:
                raise RegisterUnsupportedError from error
            raise


def write_meta(path: Path, meta: dict[str, str]) -> None:
    """Put what is to be known about the index into it, as its last step."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        connection.execute(f"PRAGMA user_version = {FORMAT}")


class _Columns:
    """The cells of some rows, column by column."""

    def __init__(self, rows: list[str]) -> None:
        self._cells = CELL_END.join(rows).split(CELL_END)

    def of(self, name: str) -> list[str]:
        """Give a column by the name of its cells in ``RegisterRow``."""
        return self._cells[_CELLS.index(name) :: len(_CELLS)]


class _Builder:
    """One building of one index."""

    def __init__(
        self, connection: sqlite3.Connection, reading: RegisterRows, progress: Progress
    ) -> None:
        self._sql = connection
        self._reading = reading
        self._progress = progress
        self._count = 0
        self._pages = 0
        self._rows: list[str] = []
        self._names = SortedLines()
        self._lists = {name: SortedLines() for name in RegisterList}
        self._writer = ListWriter(connection)
        self._twins: set[str] = set()

    def build(self) -> int:
        for statement in (*_SETTINGS, *_TABLES):
            self._sql.execute(statement)
        self._sql.executemany("INSERT INTO words (words, rank) VALUES (?, ?)", _IN_ONE_GO)
        self._sql.set_progress_handler(self._progress.is_stopped, _STEPS_PER_LOOK)
        self._sql.execute("BEGIN")
        self._progress.begin(560)
        self._add_entries()
        for name in RegisterList:
            if name is not RegisterList.KEYS:
                self._write(name)
        self._progress.begin(240)
        self._add_names()
        self._write(RegisterList.KEYS)
        self._progress.begin(60)
        self._merge_words()
        self._add_vocabulary()
        self._sql.execute("COMMIT")
        return self._count - len(self._twins)

    # ── What is read ─────────────────────────────────────────────────────────
    def _add_entries(self) -> None:
        """Read the file to its end, batch by batch."""
        for rows in filter(None, self._reading.batches()):
            numbers = range(self._count, self._count + len(rows))
            self._count += len(rows)
            self._rows += rows
            self._write_rows(len(self._rows) // ENTRIES_PER_PAGE)
            columns = _Columns(rows)
            pairs = zip(self._ranks(columns), numbers, strict=True)
            places = [of_rank << PLACE_SHIFT | number for of_rank, number in pairs]
            self._add_lines(columns, place_texts(places))
            self._progress.reach(self._reading.done, self._reading.size)
        self._write_rows(1)

    def _ranks(self, columns: _Columns) -> Iterator[int]:
        """Give the rank of each row."""
        today = self._reading.ends_from
        are_expired = ["" < ends < today for ends in columns.of("ends")]
        lengths = map(len, columns.of("name"))
        sorts = zip(columns.of("tier"), lengths, columns.of("public"), are_expired, strict=True)
        return map(_rank_of, sorts)

    def _write_rows(self, pages: int) -> None:
        """Write so many pages of the rows that wait."""
        begins = range(0, pages * ENTRIES_PER_PAGE, ENTRIES_PER_PAGE)
        texts = ["\n".join(self._rows[begin : begin + ENTRIES_PER_PAGE]) for begin in begins]
        self._sql.executemany("INSERT INTO entry VALUES (?, ?)", enumerate(texts, self._pages))
        self._pages += pages
        del self._rows[: pages * ENTRIES_PER_PAGE]

    def _add_lines(self, columns: _Columns, places: list[str]) -> None:
        """Let the lists, but that of names, have their lines; and keep the names for their turn."""
        domains = [_domain_of(email) if email else "" for email in columns.of("dpo_email")]
        self._lists[RegisterList.NUMBERS].add(lines_of(columns.of("registration"), places))
        self._lists[RegisterList.POSTCODES].add(lines_of(columns.of("postcode"), places))
        self._lists[RegisterList.DOMAINS].add(lines_of(domains, places))
        texts = _indexed(columns.of("name"), columns.of("trading_names"))
        self._names.add(list(map(add, places, texts)))

    # ── The lists ────────────────────────────────────────────────────────────
    def _write(self, name: RegisterList) -> None:
        """Write a list, without the rows of whose registration number there is a newer one."""
        counts = self._left_out() if name is RegisterList.DOMAINS else {}
        self._progress.begin(35)
        done = 0
        for part in self._lists.pop(name).parts():
            lines = part
            if name is RegisterList.NUMBERS:
                self._drop_twins(lines)
            if self._twins:
                wanted = [place not in self._twins for place in places_of(lines)]
                lines = list(compress(lines, wanted))
            self._writer.write(name, lines)
            if counts:
                shared = set(terms_of(lines)) & counts.keys()
                rows = [(domain, counts[domain]) for domain in shared]
                self._sql.executemany("INSERT INTO left_out VALUES (?, ?)", rows)
            done += len(part)
            self._progress.reach(done, self._count)

    def _left_out(self) -> dict[str, int]:
        """Count on which domains the rows are that were left out; one that is in may share it."""
        counts: Counter[str] = Counter()
        for host, count in self._reading.tally.hosts_left_out.items():
            if domain := registrable_domain(host):
                counts[domain] += count
        return counts

    def _drop_twins(self, lines: list[str]) -> None:
        """Keep the newest of the rows with one registration number."""
        terms = terms_of(lines)
        if len(set(terms)) == len(terms):
            return
        pairs = zip(terms, places_of(lines), strict=True)
        for _, same in groupby(pairs, key=itemgetter(0)):
            places = [place for _, place in same]
            if len(places) > 1:
                places.remove(max(places, key=self._starts_of))
                for place in places:
                    self._drop(place)

    def _drop(self, place: str) -> None:
        """Take an entry out of the table, and let no list name it."""
        self._twins.add(place)
        page, at, rows = self._page_with(place)
        rows[at] = ""
        self._sql.execute("UPDATE entry SET lines = ? WHERE page = ?", ("\n".join(rows), page))

    def _starts_of(self, place: str) -> str:
        _, at, rows = self._page_with(place)
        return rows[at].split(CELL_END)[_CELLS.index("starts")]

    def _page_with(self, place: str) -> tuple[int, int, list[str]]:
        """Give the page of an entry, where on it the entry is, and its rows."""
        page, at = divmod(int(place, 16) & ENTRY_OF_PLACE, ENTRIES_PER_PAGE)
        found = self._sql.execute("SELECT lines FROM entry WHERE page = ?", (page,)).fetchone()
        return page, at, found[0].split("\n")

    # ── The words ────────────────────────────────────────────────────────────
    def _add_names(self) -> None:
        """Index the names in the order of their places, a part at a time."""
        done = 0
        for lines in self._names.parts():
            for begin in range(0, len(lines), _CHUNK):
                self._add_some_names(lines[begin : begin + _CHUNK])
            done += len(lines)
            self._progress.reach(done, self._count)

    def _add_some_names(self, lines: list[str]) -> None:
        places = [line[:PLACE_LENGTH] for line in lines]
        texts = [line[PLACE_LENGTH:] for line in lines]
        if self._twins:
            wanted = [place not in self._twins for place in places]
            places, texts = list(compress(places, wanted)), list(compress(texts, wanted))
        self._sql.executemany(_ADD_WORDS, zip(places_in(places), texts, strict=True))
        names = [text.partition(CELL_END)[0] for text in texts]
        self._lists[RegisterList.KEYS].add(lines_of(name_keys(names), places))

    def _merge_words(self) -> None:
        """Join the parts of the full-text index, in steps between which one can stop."""
        pages = -_MERGE_PAGES
        while True:
            before = self._sql.total_changes
            self._sql.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (pages,))
            pages = _MERGE_PAGES
            self._progress.reach(0, 1)
            # SQLite says so: fewer than two changes mean that nothing was left to do.
            if self._sql.total_changes - before < 2:  # noqa: PLR2004
                return

    def _add_vocabulary(self) -> None:
        """List the words that occur, for finishing words and for slips of the pen."""
        self._sql.execute("INSERT INTO word SELECT term, doc FROM vocabulary")
        self._progress.reach(1, 1)


def _indexed(names: list[str], trading_names: list[str]) -> list[str]:
    """Write names as they are indexed.

    The same as ``words_of`` does to what is typed; case and accents are the tokenizer's work.
    """
    joined = "\n".join(map(CELL_END.join, zip(names, trading_names, strict=True)))
    for mark, plain in (("'", ""), ("\u2019", ""), ("&", " and ")):
        joined = joined.replace(mark, plain)
    return joined.split("\n")[: len(names)]


@lru_cache(maxsize=4096)
def _rank_of(sort: tuple[str, int, str, bool]) -> int:
    tier, name_length, public, is_expired = sort
    return rank(tier, name_length, is_public=public == "Y", is_expired=is_expired)


def _domain_of(email: str) -> str:
    """Give the registrable domain of an address; two plain labels are one as they stand."""
    host = email.rpartition("@")[2]
    is_plain = host.isascii() and host.count(".") == 1
    return host if is_plain else registrable_domain(host) or ""
