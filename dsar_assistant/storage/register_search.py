"""Find entries in the register's index: everything special to SQLite in reading it.

Answers come in bands: the whole name, names that begin so, names with these words, names
with words that begin so. Within a band entries come in the order of their places (see
``register_build``), so each band stops at the first hits and nothing is sorted.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dsar_assistant.directory.register_names import ARTICLE, SAME_ENDING, words_of
from dsar_assistant.directory.register_query import RegisterQuery
from dsar_assistant.domain.register import DomainRows, RegisterEntry
from dsar_assistant.domain.register_errors import RegisterDamagedError
from dsar_assistant.storage.register_build import CELL_END, ENTRY_OF_PLACE, QUARTERS
from dsar_assistant.storage.register_typos import NearWords, best_first

_COLUMNS = "place, registration, name, trading_names, postcode, starts, others"
# Up to here the full-text index keeps lists of its own of what begins so.
_LISTED = 2
# A word that so few entries go on from is cheap to gather; else its commonest ends are taken.
_FEW = 20_000
_MOST_ENDS = 100
_TOO_FEW = 3
# So many entries are sooner read than the index is asked for all that begins so.
_RARE = 300
_NEAR_HITS = 300
_MOST_OF_DOMAIN = 50
_LAST = "\U0010ffff"
_MATCHING = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid LIMIT ?"
_REGISTRATION = """SELECT place FROM entry WHERE registration >= ? AND registration < ?
    ORDER BY place LIMIT ?"""
# So many names that begin alike take about a thousandth of a second to go through.
_IS_MANY = """SELECT 1 FROM entry WHERE key >= ? AND key < ? AND place & 3 = 0
    LIMIT 1 OFFSET 2500"""
_BEGINNING_OF_MANY = f"""SELECT place FROM entry WHERE id IN (
        SELECT rowid & {ENTRY_OF_PLACE} FROM words WHERE words MATCH ? ORDER BY rowid LIMIT 500)
    AND key >= ? AND key < ? ORDER BY place LIMIT ?"""  # noqa: S608 - a number of our own


@dataclass(frozen=True, slots=True)
class _Band:
    """One question to the index.

    Attributes:
        wanted: What it asks for, apart from how many.
        is_sure: Whether a hit shows that nothing was mistyped.
    """

    statement: str
    wanted: tuple[str | int, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Begun:
    """A question for all words that begin so, and in about how many entries one stands."""

    question: str
    entries: int


class RegisterSearch:
    """Questions to one open index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def find(self, query: RegisterQuery, limit: int) -> tuple[RegisterEntry, ...]:
        """Give the best entries, best first; slips of the pen are looked for only at need."""
        found: dict[int, None] = {}
        is_sure = False
        for band in self._bands(query):
            room = limit + len(found)
            hits = self._sql.execute(band.statement, (*band.wanted, room))
            found.update(dict.fromkeys(place for (place,) in hits))
            is_sure |= band.is_sure and bool(found)
            if len(found) >= limit:
                break
        # What is the beginning of a name is no slip of the pen.
        if len(found) < min(_TOO_FEW, limit) and not is_sure:
            found.update(dict.fromkeys(self._near(query)))
        return self._entries(list(found)[:limit])

    def by_registration(self, registration: str) -> RegisterEntry | None:
        """Give the entry with a registration number; None if there is none."""
        hits = self._sql.execute(
            "SELECT place FROM entry WHERE registration = ?", (registration.strip().upper(),)
        )
        entries = self._entries([place for (place,) in hits])
        return entries[0] if entries else None

    def by_domain(self, domain: str) -> DomainRows:
        """Give what the index knows of a registrable domain."""
        count, names_other = self._sql.execute(
            "SELECT count(*), max(names_other) FROM domain WHERE domain = ?", (domain,)
        ).fetchone()
        left_out = self._sql.execute(
            "SELECT coalesce(sum(entries), 0) FROM left_out WHERE domain = ?", (domain,)
        ).fetchone()[0]
        hits = self._sql.execute(
            "SELECT entry FROM domain WHERE domain = ? ORDER BY entry LIMIT ?",
            (domain, _MOST_OF_DOMAIN),
        )
        entries = self._entries([place for (place,) in hits])
        return DomainRows(entries, count + left_out, bool(names_other))

    def meta(self) -> dict[str, str]:
        """Give what is known about the index."""
        return dict(self._sql.execute("SELECT key, value FROM meta"))

    def _bands(self, query: RegisterQuery) -> Iterator[_Band]:
        """Give the questions to ask, the surest first."""
        if query.registration:
            yield _Band(
                _REGISTRATION, (query.registration, query.registration + _LAST), is_sure=True
            )
        if query.postcode:
            yield _between("postcode", query.postcode)
        if not query.words:
            return
        yield _named(query.exact_keys)
        yield self._beginning(query.key)
        if len(query.key) > _LISTED:
            yield self._beginning(ARTICLE + query.key)
        whole = [_either_ending(word) for word in query.words]
        yield _matching(" AND ".join(whole))
        if band := self._unfinished(whole[:-1], query.words[-1]):
            yield band
            if begun := self._all_begun(query.words):
                yield begun

    def _beginning(self, key: str) -> _Band:
        """Ask for names that begin so; of very many, for those among the first with such words."""
        wanted = (key, key + _LAST)
        is_long = len(key) > _LISTED + 1
        if is_long or not (len(key) <= _LISTED or self._sql.execute(_IS_MANY, wanted).fetchone()):
            return _between("key", key)
        begun = self._begun(key)
        return _Band(
            _BEGINNING_OF_MANY,
            (begun.question if begun else _any_ending(key), *wanted),
            is_sure=True,
        )

    def _unfinished(self, others: list[str], word: str) -> _Band | None:
        """Ask for some words and one that begins so; None if no word does.

        Where the others are rare, their few entries are looked through: gathering all entries
        of all words that begin so takes twenty times as long.
        """
        if others and (few := self._few(" AND ".join(others), (word,))) is not None:
            return _listed(few)
        last = self._begun(word)
        return _matching(" AND ".join((*others, last.question))) if last else None

    def _all_begun(self, words: tuple[str, ...]) -> _Band | None:
        """Let every word be unfinished; None if one of several begins no word at all."""
        begun = [one for word in words if (one := self._begun(word))]
        if len(words) == 1 or len(begun) < len(words):
            return None
        rarest = min(begun, key=lambda one: one.entries)
        few = self._few(rarest.question, words) if rarest.entries <= _RARE else None
        if few is not None:
            return _listed(few)
        return _matching(" AND ".join(one.question for one in begun))

    def _few(self, question: str, beginnings: Iterable[str]) -> list[int] | None:
        """Give the entries of a rare sort in which words begin so; None if it is not rare."""
        hits = self._sql.execute(_MATCHING, (question, _RARE + 1)).fetchall()
        if len(hits) > _RARE:
            return None
        wanted = tuple(beginnings)
        rows = self._rows([place for (place,) in hits])
        names = ((row[0], words_of(f"{row[2]} {row[3]}")) for row in rows)
        return [
            place & ENTRY_OF_PLACE
            for place, words in names
            if all(any(one.startswith(start) for one in words) for start in wanted)
        ]

    def _begun(self, word: str) -> _Begun | None:
        """Ask for words that begin so; None if there are none.

        SQLite gathers all entries of all such words before it gives the first, which takes
        long where one of them is "limited"; asked for one by one they come at once. The
        rarest ends of a very common beginning are passed over.
        """
        if len(word) <= _LISTED:
            return _Begun(_any_ending(word), _FEW)
        ends = self._sql.execute(
            "SELECT word, entries FROM word WHERE word >= ? AND word < ? "
            "ORDER BY entries DESC LIMIT ?",
            (word, word + _LAST, _MOST_ENDS),
        ).fetchall()
        if not ends:
            return None
        entries = sum(entries for _, entries in ends)
        if entries <= _FEW:
            return _Begun(_any_ending(word), entries)
        return _Begun(f"({' OR '.join(_quoted(end) for end, _ in ends)})", entries)

    def _near(self, query: RegisterQuery) -> list[int]:
        """Give entries with nearly these words, the nearest first."""
        near = NearWords(self._sql)
        groups = [near.group(word) for word in query.words]
        if not groups or not all(groups):
            return []
        band = _matching(" AND ".join(groups))
        pairs = list(zip(query.words, groups, strict=True))
        as_typed = [word for word, group in pairs if group == _any_ending(word)]
        others = " AND ".join(group for word, group in pairs if group != _any_ending(word))
        if others and as_typed and (few := self._few(others, as_typed)) is not None:
            band = _listed(few)
        hits = self._sql.execute(band.statement, (*band.wanted, _NEAR_HITS))
        entries = self._rows([place for (place,) in hits])
        return best_first(query.words, [(row[0], f"{row[2]} {row[3]}") for row in entries])

    def _rows(self, places: list[int]) -> list[tuple[Any, ...]]:
        """Give rows of the table in the order of the places as asked."""
        marks = ", ".join("?" * len(places))
        statement = f"SELECT {_COLUMNS} FROM entry WHERE id IN ({marks})"  # noqa: S608 - only marks
        numbers = [place & ENTRY_OF_PLACE for place in places]
        rows = {row[0]: row for row in self._sql.execute(statement, numbers)}
        return [rows[place] for place in places if place in rows]

    def _entries(self, places: list[int]) -> tuple[RegisterEntry, ...]:
        return tuple(_entry(*row[1:]) for row in self._rows(places))


def _between(column: str, beginning: str) -> _Band:
    """Ask for a column that begins so."""
    statement = _in_quarters(f"{column} >= ? AND {column} < ?")
    return _Band(statement, (beginning, beginning + _LAST) * len(QUARTERS), is_sure=True)


def _named(keys: tuple[str, ...]) -> _Band:
    """Ask for whole names."""
    statement = _in_quarters(f"key IN ({', '.join('?' * len(keys))})")
    return _Band(statement, keys * len(QUARTERS), is_sure=True)


def _in_quarters(term: str) -> str:
    """Ask all quarters of an index; each is named, or SQLite would not use it."""
    parts = (f"SELECT place FROM entry WHERE {term} AND {quarter}" for quarter in QUARTERS)  # noqa: S608 - ours
    return f"SELECT place FROM ({' UNION ALL '.join(parts)}) ORDER BY place LIMIT ?"  # noqa: S608 - ours


def _listed(numbers: list[int]) -> _Band:
    """Ask for entries by their numbers."""
    marks = ", ".join("?" * len(numbers))
    statement = f"SELECT place FROM entry WHERE id IN ({marks}) ORDER BY place LIMIT ?"  # noqa: S608 - only marks
    return _Band(statement, tuple(numbers), is_sure=False)


def _matching(question: str) -> _Band:
    """Ask the full-text index."""
    return _Band(_MATCHING, (question,), is_sure=False)


def _quoted(word: str) -> str:
    """Write a word of letters and figures as a whole term."""
    return f'"{word}"'


def _any_ending(word: str) -> str:
    return f'"{word}"*'


def _either_ending(word: str) -> str:
    """Let *Ltd* and *Limited* stand for each other."""
    other = SAME_ENDING.get(word)
    return f'("{word}" OR "{other}")' if other else f'"{word}"'


def _entry(  # noqa: PLR0913, PLR0917 - one argument a column
    registration: str,
    name: str,
    trading_names: str,
    postcode: str,
    starts: str,
    others: str,
) -> RegisterEntry:
    try:
        address, is_public, tier, dpo_email, ends = others.split(CELL_END)
        return RegisterEntry(
            registration=registration,
            name=name,
            trading_names=tuple(trading_names.split("|")) if trading_names else (),
            address=tuple(address.split("\n")) if address else (),
            postcode=postcode or None,
            public_authority=bool(is_public),
            tier=tier,
            dpo_email=dpo_email or None,
            starts=date.fromisoformat(starts) if starts else None,
            ends=date.fromisoformat(ends) if ends else None,
        )
    except ValueError as error:
        raise RegisterDamagedError from error
