"""Build the register's search index: everything special to SQLite in writing it.

Each entry has a place, a number: the order of places is the order in which people want to
see entries, so full-text search gives its first hits in the right order without sorting.
The lower bits of a place are the number of the entry itself, which is only the order of the
file: rows written one behind the other take a third of the time of rows put in between.
The plain ``sqlite3`` is used, not the vault's: these data are public, and the vault's
library wipes every piece of memory it gives back, which made the building three times slower.
"""

import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from contextlib import closing
from functools import lru_cache
from itertools import islice
from pathlib import Path

from dsar_assistant.directory.register_names import name_keys
from dsar_assistant.directory.register_order import rank
from dsar_assistant.domain.register import RegisterBatch
from dsar_assistant.domain.register_errors import RegisterNoRoomError, RegisterUnsupportedError
from dsar_assistant.finding.domains import registrable_domain
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.ports_reading import RegisterRows

FORMAT = 3
# Room for four million entries, more than a file may have in all.
PLACE_SHIFT = 22
ENTRY_OF_PLACE = (1 << PLACE_SHIFT) - 1
# Between the cells that are only shown; no clean cell holds it.
CELL_END = "\x1f"
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
# SQLite sorts an index in one go, in which nobody can stop it; so there are four of each.
QUARTERS = tuple(f"place & 3 = {number}" for number in range(4))
_TABLES = (
    """CREATE TABLE entry (
        id INTEGER PRIMARY KEY, place INTEGER, registration TEXT, key TEXT, postcode TEXT,
        starts TEXT, name TEXT, trading_names TEXT, others TEXT)""",
    "CREATE TABLE domain (domain TEXT, entry INTEGER, names_other INTEGER)",
    "CREATE TABLE left_out (domain TEXT PRIMARY KEY, entries INTEGER) WITHOUT ROWID",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    "CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT, entries INTEGER)",
    """CREATE VIRTUAL TABLE words USING fts5(names, content='', detail=none, columnsize=0,
        prefix='1 2', tokenize='unicode61 remove_diacritics 2')""",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)",
    """CREATE VIRTUAL TABLE trigrams USING fts5(word, content='', detail=none, columnsize=0,
        tokenize='trigram')""",
)
_ADD = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ADD_WORDS = "INSERT INTO words (rowid, names) VALUES (?, ?)"
_TWINS = """SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY registration
        ORDER BY starts DESC, place) AS nth FROM entry WHERE registration IN (
            SELECT registration FROM entry GROUP BY registration HAVING count(*) > 1))
    WHERE nth > 1"""


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
            if "no such module" in text or "no such tokenizer" in text:
                raise RegisterUnsupportedError from error
            raise


def write_meta(path: Path, meta: dict[str, str]) -> None:
    """Put what is to be known about the index into it, as its last step."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        connection.execute(f"PRAGMA user_version = {FORMAT}")


class _Builder:
    """One building of one index."""

    def __init__(
        self, connection: sqlite3.Connection, reading: RegisterRows, progress: Progress
    ) -> None:
        self._sql = connection
        self._reading = reading
        self._progress = progress
        self._count = 0
        self._names: defaultdict[int, _Names] = defaultdict(_Names)
        self._twins: frozenset[int] = frozenset()

    def build(self) -> int:
        for statement in _SETTINGS:
            self._sql.execute(statement)
        for statement in _TABLES:
            self._sql.execute(statement)
        self._sql.executemany("INSERT INTO words (words, rank) VALUES (?, ?)", _IN_ONE_GO)
        self._sql.set_progress_handler(self._progress.is_stopped, _STEPS_PER_LOOK)
        self._sql.execute("BEGIN")
        self._progress.begin(480)
        self._add_entries()
        self._progress.begin(40)
        self._drop_twins()
        self._progress.begin(100)
        self._index_columns()
        self._add_left_out()
        self._progress.begin(300)
        self._add_names()
        self._progress.begin(80)
        self._merge_words()
        self._add_vocabulary()
        self._sql.execute("COMMIT")
        return self._count - len(self._twins)

    def _add_entries(self) -> None:
        """Read the file to its end, batch by batch."""
        today = self._reading.ends_from
        for batch in self._reading.batches():
            numbers = range(self._count + 1, self._count + 1 + len(batch.names))
            self._count += len(numbers)
            places = self._places(numbers, batch, today)
            self._sql.executemany(_ADD, _rows(numbers, places, batch))
            self._sql.executemany("INSERT INTO domain VALUES (?, ?, ?)", _domains(places, batch))
            self._progress.reach(self._reading.done, self._reading.size)

    def _places(self, numbers: range, batch: RegisterBatch, today: str) -> list[int]:
        """Give each row its place, and keep its names for their turn."""
        are_expired = ["" < ends < today for ends in batch.ends]
        sorts = zip(
            batch.tiers,
            map(len, batch.names),
            batch.are_public_authorities,
            are_expired,
            strict=True,
        )
        texts = _indexed(batch.names, batch.trading_names)
        places = []
        for number, of_rank, text in zip(numbers, map(_rank_of, sorts), texts, strict=True):
            self._names[of_rank].add(number, text)
            places.append(of_rank << PLACE_SHIFT | number)
        return places

    def _drop_twins(self) -> None:
        """Keep the newest of the rows with one registration number."""
        self._sql.execute("CREATE INDEX by_registration ON entry (registration, place)")
        self._twins = frozenset(number for (number,) in self._sql.execute(_TWINS))
        if self._twins:
            gone = [(number,) for number in self._twins]
            self._sql.executemany("DELETE FROM entry WHERE id = ?", gone)
            self._sql.execute("DELETE FROM domain WHERE entry NOT IN (SELECT place FROM entry)")

    def _index_columns(self) -> None:
        steps = (
            *(
                f"CREATE INDEX by_{column}_{number} ON entry ({column}, place) WHERE {term}"
                for column in ("key", "postcode")
                for number, term in enumerate(QUARTERS)
            ),
            "CREATE INDEX by_domain ON domain (domain, entry, names_other)",
        )
        for number, step in enumerate(steps, 1):
            self._sql.execute(step)
            self._progress.reach(number, len(steps))

    def _add_left_out(self) -> None:
        """Remember of rows left out only how often they share a domain that is in."""
        counts: Counter[str] = Counter()
        for host, count in self._reading.tally.hosts_left_out.items():
            if domain := registrable_domain(host):
                counts[domain] += count
        self._sql.executemany(
            "INSERT INTO left_out SELECT ?1, ?2 "
            "WHERE EXISTS (SELECT 1 FROM domain WHERE domain = ?1)",
            counts.items(),
        )

    def _add_names(self) -> None:
        """Index the names in the order of their places, a part at a time."""
        done = 0
        for of_rank in sorted(self._names):
            rows = self._names.pop(of_rank).rows(of_rank << PLACE_SHIFT, self._twins)
            while part := list(islice(rows, _CHUNK)):
                self._sql.executemany(_ADD_WORDS, part)
                done += len(part)
                self._progress.reach(done, self._count)

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
        steps = (
            "INSERT INTO word (word, entries) SELECT term, doc FROM vocabulary",
            "CREATE INDEX by_word ON word (word, entries)",
            "INSERT INTO trigrams (rowid, word) SELECT id, word FROM word WHERE length(word) > 2",
        )
        for number, step in enumerate(steps, 1):
            self._sql.execute(step)
            self._progress.reach(number, len(steps))


class _Names:
    """The names of one rank until they are indexed, kept in little room."""

    def __init__(self) -> None:
        self._numbers = array("I")
        self._texts = bytearray()

    def add(self, number: int, text: bytes) -> None:
        """Keep what is to be indexed of an entry, with an end of line behind it."""
        self._numbers.append(number)
        self._texts += text

    def rows(self, first_place: int, without: Collection[int]) -> Iterator[tuple[int, str]]:
        """Give places and texts in the order of places, but not of the entries named."""
        texts = self._texts.decode().split("\n")
        return (
            (first_place | number, text)
            for number, text in zip(self._numbers, texts, strict=False)
            if number not in without
        )


def _indexed(names: list[str], trading_names: list[str]) -> list[bytes]:
    """Write names as they are indexed, each with an end of line behind it.

    The same as ``words_of`` does to what is typed; case and accents are the tokenizer's work.
    """
    joined = "\n".join(map("|".join, zip(names, trading_names, strict=True)))
    for mark, plain in (("'", ""), ("\u2019", ""), ("&", " and ")):
        joined = joined.replace(mark, plain)
    return joined.encode().splitlines(keepends=True)


def _rows(numbers: range, places: list[int], batch: RegisterBatch) -> Iterator[tuple[object, ...]]:
    """Give the rows of the table."""
    publics = ["Y" if public else "" for public in batch.are_public_authorities]
    shown = (batch.addresses, publics, batch.tiers, batch.dpo_emails, batch.ends)
    return zip(
        numbers,
        places,
        batch.registrations,
        name_keys(batch.names),
        batch.postcodes,
        batch.starts,
        batch.names,
        batch.trading_names,
        map(CELL_END.join, zip(*shown, strict=True)),
        strict=True,
    )


def _domains(places: list[int], batch: RegisterBatch) -> Iterator[tuple[str, int, bool]]:
    """Give the domains that lead to entries, with the entries' places."""
    rows = zip(places, batch.dpo_emails, batch.name_other_officers, strict=True)
    for place, email, names_other in rows:
        if email and (domain := _domain_of(email)):
            yield domain, place, names_other


@lru_cache(maxsize=4096)
def _rank_of(sort: tuple[str, int, bool, bool]) -> int:
    tier, name_length, is_public, is_expired = sort
    return rank(tier, name_length, is_public=is_public, is_expired=is_expired)


def _domain_of(email: str) -> str | None:
    """Give the registrable domain of an address; two plain labels are one as they stand."""
    host = email.rpartition("@")[2]
    is_plain = host.isascii() and host.count(".") == 1
    return host if is_plain else registrable_domain(host)
