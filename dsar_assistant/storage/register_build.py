"""Build the register's search index: everything special to SQLite in writing it.

Entries are numbered so that the order of their numbers is the order in which people want
to see them; full-text search then gives its first hits in the right order without sorting.
The plain ``sqlite3`` is used, not the vault's: these data are public, and the vault's
library wipes every piece of memory it gives back, which made the building three times slower.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from dsar_assistant.directory.register_names import name_keys
from dsar_assistant.directory.register_order import RANKS, rank
from dsar_assistant.domain.register import RegisterBatch
from dsar_assistant.domain.register_errors import RegisterNoRoomError, RegisterUnsupportedError
from dsar_assistant.finding.domains import registrable_domain
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.ports_reading import RegisterRows

FORMAT = 1
# Room for four million entries of one rank, more than a file may have in all.
RANK_SHIFT = 22
_CHUNK = 10_000
# Of SQLite's own machine; about fifty looks a second.
_STEPS_PER_LOOK = 200_000
_MERGE_PAGES = 256
# The words of very many entries are sorted in memory before they are written; what is
# written in parts is joined once, at the end, not again and again.
_IN_ONE_GO = (("hashsize", 16 << 20), ("automerge", 0), ("crisismerge", 1000))
_SETTINGS = (
    "PRAGMA page_size = 4096",
    "PRAGMA journal_mode = OFF",  # a half-made file is thrown away
    "PRAGMA synchronous = OFF",  # the finished file is brought to the disk before it counts
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",  # nothing in the computer's folder for temporary files
    "PRAGMA trusted_schema = OFF",
)
# SQLite sorts an index in one go, in which nobody can stop it; so there is one for each half.
HALVES = (("even", "id & 1 = 0"), ("odd", "id & 1 = 1"))
_TABLES = (
    """CREATE TABLE entry (
        id INTEGER PRIMARY KEY, registration TEXT, name TEXT, trading_names TEXT, address TEXT,
        postcode TEXT, is_public INTEGER, tier TEXT, dpo_email TEXT, starts TEXT, ends TEXT,
        key TEXT)""",
    "CREATE TABLE domain (domain TEXT, entry INTEGER, names_other INTEGER)",
    "CREATE TABLE left_out (domain TEXT PRIMARY KEY, entries INTEGER) WITHOUT ROWID",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    "CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT, entries INTEGER)",
    """CREATE VIRTUAL TABLE words USING fts5(names, content='', detail=none, prefix='1 2',
        tokenize='unicode61 remove_diacritics 2')""",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)",
    "CREATE VIRTUAL TABLE trigrams USING fts5(word, content='', detail=none, tokenize='trigram')",
)
_ADD = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
# The same as ``words_of`` does to what is typed; case and accents are the tokenizer's work.
_PLAIN = (
    "replace(replace(replace(name || ' ' || trading_names, '''', ''), '\u2019', ''), '&', ' and ')"
)
_ADD_WORDS = (
    f"INSERT INTO words (rowid, names) SELECT id, {_PLAIN} FROM entry "  # noqa: S608 - all ours
    "WHERE id BETWEEN ? AND ? ORDER BY id"
)
_DROP_TWINS = """DELETE FROM entry WHERE id IN (
    SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY registration
        ORDER BY starts DESC, id) AS place FROM entry WHERE registration IN (
            SELECT registration FROM entry GROUP BY registration HAVING count(*) > 1))
    WHERE place > 1)"""


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
        self._of_rank = [0] * RANKS

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
        return int(self._sql.execute("SELECT count(*) FROM entry").fetchone()[0])

    def _add_entries(self) -> None:
        """Read the file to its end, batch by batch."""
        today = self._reading.ends_from
        for batch in self._reading.batches():
            numbers = self._number(batch, today)
            rows = zip(numbers, *batch[:-1], name_keys(batch.names), strict=True)
            # In the order of their numbers they find their places in the table sooner.
            self._sql.executemany(_ADD, sorted(rows))
            self._sql.executemany("INSERT INTO domain VALUES (?, ?, ?)", _domains(numbers, batch))
            self._progress.reach(self._reading.done, self._reading.size)

    def _number(self, batch: RegisterBatch, today: str) -> list[int]:
        """Give each row its number: its rank, and its place among those of that rank."""
        are_expired = ["" < ends < today for ends in batch.ends]
        sorts = zip(
            batch.tiers,
            map(len, batch.names),
            batch.are_public_authorities,
            are_expired,
            strict=True,
        )
        of_rank, numbers = self._of_rank, []
        for place in map(_rank_of, sorts):
            of_rank[place] += 1
            numbers.append(place << RANK_SHIFT | of_rank[place])
        return numbers

    def _drop_twins(self) -> None:
        """Keep the newest of the rows with one registration number."""
        self._sql.execute("CREATE INDEX by_registration ON entry (registration)")
        if self._sql.execute(_DROP_TWINS).rowcount:
            self._sql.execute("DELETE FROM domain WHERE entry NOT IN (SELECT id FROM entry)")

    def _index_columns(self) -> None:
        steps = (
            *(f"CREATE INDEX by_key_{half} ON entry (key) WHERE {term}" for half, term in HALVES),
            *(
                f"CREATE INDEX by_postcode_{half} ON entry (postcode) WHERE {term}"
                for half, term in HALVES
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
        """Index the names in the order of the entries' numbers, a part at a time."""
        done, total = 0, sum(self._of_rank)
        for place, count in enumerate(self._of_rank):
            first = place << RANK_SHIFT
            for start in range(1, count + 1, _CHUNK):
                part = (first + start, first + start + _CHUNK - 1)
                self._sql.execute(_ADD_WORDS, part)
                done += min(_CHUNK, count - start + 1)
                self._progress.reach(done, total)

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


def _domains(numbers: list[int], batch: RegisterBatch) -> Iterator[tuple[str, int, bool]]:
    """Give the domains that lead to entries, with the entries' numbers."""
    rows = zip(numbers, batch.dpo_emails, batch.name_other_officers, strict=True)
    for number, email, names_other in rows:
        if email and (domain := _domain_of(email)):
            yield domain, number, names_other


@lru_cache(maxsize=4096)
def _rank_of(sort: tuple[str, int, bool, bool]) -> int:
    tier, name_length, is_public, is_expired = sort
    return rank(tier, name_length, is_public=is_public, is_expired=is_expired)


def _domain_of(email: str) -> str | None:
    """Give the registrable domain of an address; two plain labels are one as they stand."""
    host = email.rpartition("@")[2]
    is_plain = host.isascii() and host.count(".") == 1
    return host if is_plain else registrable_domain(host)
