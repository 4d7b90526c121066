"""What browsers keep in SQLite files: history, bookmarks, and the addresses of saved logins.

Firefox keeps ``places.sqlite``; Chrome, Edge, Brave and the like ``History`` and
``Login Data``; Safari ``History.db``. They are told apart by the tables in them.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from dsar_assistant.domain.evidence import ReadProblem, SightingKind
from dsar_assistant.finding.browser.database import MARK, Database, open_copy
from dsar_assistant.finding.browser.late_changes import HEADS
from dsar_assistant.finding.browser.visits import Seconds, VisitTally
from dsar_assistant.finding.reader import Entry, FileReader, Reading, Source
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries

_LOG = "-wal"
_MILLION = 1_000_000
# Chrome counts from 1601, Safari from 2001; both in seconds after division.
_FROM_1601 = 11_644_473_600
_FROM_2001 = 978_307_200
_NOTHING = (
    "It is a database, but no browser's history. Of Firefox drop in places.sqlite, of Chrome or "
    "Edge the file History."
)


def _unix_microseconds(time: float) -> float:
    return time / _MILLION


def _chrome_microseconds(time: float) -> float:
    return time / _MILLION - _FROM_1601


def _safari_seconds(time: float) -> float:
    return time + _FROM_2001


def _firefox(database: Database, task: EntryTask) -> None:
    _history(
        task,
        _unix_microseconds,
        database.rows(
            "SELECT id, url, visit_count, last_visit_date FROM moz_places"
            " WHERE hidden = 0 AND visit_count > 0"
        ),
        database.rows("SELECT place_id, MIN(visit_date) FROM moz_historyvisits GROUP BY place_id"),
    )
    marked = database.rows(
        "SELECT p.url, b.dateAdded FROM moz_bookmarks b JOIN moz_places p ON p.id = b.fk"
        " WHERE b.type = 1"
    )
    _marks(task, SightingKind.BOOKMARK, _unix_microseconds, marked)


def _chrome(database: Database, task: EntryTask) -> None:
    _history(
        task,
        _chrome_microseconds,
        database.rows(
            "SELECT id, url, visit_count, last_visit_time FROM urls"
            " WHERE hidden = 0 AND visit_count > 0"
        ),
        database.rows("SELECT url, MIN(visit_time) FROM visits GROUP BY url"),
    )


def _chrome_logins(database: Database, task: EntryTask) -> None:
    # The name and the encrypted password in this table are never asked for.
    saved = database.rows(
        "SELECT origin_url, date_created FROM logins WHERE blacklisted_by_user = 0"
    )
    _marks(task, SightingKind.ACCOUNT, _chrome_microseconds, saved)


def _safari(database: Database, task: EntryTask) -> None:
    times = "SELECT history_item, MIN(visit_time), MAX(visit_time) FROM history_visits GROUP BY 1"
    spans = {row[0]: row[1:] for row in database.rows(times)}
    visits = VisitTally(SightingKind.VISIT, _safari_seconds)
    for page, address, count in database.rows("SELECT id, url, visit_count FROM history_items"):
        first, last = spans.get(page, (0, 0))
        visits.add(address, count, first, last)
    visits.pour_into(task, "history")


def _history(
    task: EntryTask,
    seconds: Seconds,
    pages: Iterable[tuple[object, ...]],
    firsts: Iterable[tuple[object, ...]],
) -> None:
    """Count visits; the first visit of a page lies in a table of its own."""
    first_of = {row[0]: row[1] for row in firsts}
    visits = VisitTally(SightingKind.VISIT, seconds)
    for page, address, count, last in pages:
        visits.add(address, count, first_of.get(page), last)
    visits.pour_into(task, "history")


def _marks(
    task: EntryTask, kind: SightingKind, seconds: Seconds, rows: Iterable[tuple[object, ...]]
) -> None:
    """Count addresses that the person kept on purpose."""
    kept = VisitTally(kind, seconds)
    for address, made in rows:
        kept.add(address, 1, made, made)
    kept.pour_into(task, "bookmarks" if kind is SightingKind.BOOKMARK else "saved logins")


_READS: tuple[tuple[frozenset[str], Callable[[Database, EntryTask], None]], ...] = (
    (frozenset({"moz_places", "moz_historyvisits", "moz_bookmarks"}), _firefox),
    (frozenset({"urls", "visits"}), _chrome),
    (frozenset({"logins", "stats"}), _chrome_logins),
    (frozenset({"history_items", "history_visits"}), _safari),
)


class BrowserDatabaseReader(FileReader):
    """Reads the history of a browser from its own files; a visit alone proves little."""

    kind = "browser-history"
    label = "Browser history and bookmarks"
    suffixes = (".sqlite", ".db", "")
    where_from = (
        "Firefox: menu, Help, More troubleshooting information, Profile Folder, Open Folder; drop "
        "in places.sqlite. Chrome, Edge, Brave: type chrome://version in the address bar; in the "
        "folder named Profile Path take the file History. Safari on a Mac: ~/Library/Safari, "
        "History.db. Close the browser first, or take the file ending in -wal along."
    )
    gathers = True
    companions = (_LOG,)

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as SQLite's do, or as its logs of late changes do."""
        return head.startswith((MARK, *HEADS))

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield visits, bookmarks and logins by domain; return how many there are."""
        by_name = {entry.inner: entry for entry in source.entries}
        told = 0
        reading = read_entries(source, ticket, partial(_read, by_name))
        while True:
            try:
                found = next(reading)
            except StopIteration as end:
                items: int = end.value
                break
            told += 1
            yield found
        if not told:
            yield ReadProblem(source.entries[0].locator, _NOTHING)
        return items


def _read(by_name: Mapping[str, Entry], task: EntryTask) -> None:
    """Read one file; a log of late changes only together with its own."""
    name = task.entry.inner
    if name.endswith(_LOG) and name.removesuffix(_LOG) in by_name:
        return
    with open_copy(task.entry, by_name.get(name + _LOG), task.ticket) as database:
        tables = database.tables()
        for needed, read in _READS:
            if needed <= tables:
                read(database, task)


READER = BrowserDatabaseReader()
