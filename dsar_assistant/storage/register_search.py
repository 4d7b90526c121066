"""Find entries in the register's index: everything special to SQLite in reading it.

Answers come in bands: the whole name, names that begin so, names with these words, names
with words that begin so. Within a band entries come in the order of their places (see
``register_build``), so each band stops at the first hits.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, islice

from dsar_assistant.directory.register_names import ARTICLE, SAME_ENDING, words_of
from dsar_assistant.directory.register_query import RegisterQuery
from dsar_assistant.domain.register import CELL_END, DomainRows, RegisterEntry, RegisterRow
from dsar_assistant.domain.register_errors import RegisterDamagedError
from dsar_assistant.storage.register_build import ENTRIES_PER_PAGE, ENTRY_OF_PLACE
from dsar_assistant.storage.register_lists import ListSearch, RegisterList
from dsar_assistant.storage.register_typos import NearWords, any_ending, best_first

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


@dataclass(frozen=True, slots=True)
class _Band:
    """One question to the index.

    Attributes:
        ask: Gives the best places, the best first; is told how many.
        is_sure: Whether a hit shows that nothing was mistyped.
    """

    ask: Callable[[int], list[int]]
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
        self._lists = ListSearch(connection)

    def find(self, query: RegisterQuery, limit: int) -> tuple[RegisterEntry, ...]:
        """Give the best entries, best first; slips of the pen are looked for only at need."""
        found: dict[int, None] = {}
        is_sure = False
        for band in self._bands(query):
            found.update(dict.fromkeys(band.ask(limit + len(found))))
            is_sure |= band.is_sure and bool(found)
            if len(found) >= limit:
                break
        # What is the beginning of a name is no slip of the pen.
        if len(found) < min(_TOO_FEW, limit) and not is_sure:
            found.update(dict.fromkeys(self._near(query)))
        return self._entries(list(found)[:limit])

    def by_registration(self, registration: str) -> RegisterEntry | None:
        """Give the entry with a registration number; None if there is none."""
        number = registration.strip().upper()
        entries = self._entries(self._lists.exactly(RegisterList.NUMBERS, number, 1))
        return entries[0] if entries else None

    def by_domain(self, domain: str) -> DomainRows:
        """Give what the index knows of a registrable domain."""
        count = self._lists.count(RegisterList.DOMAINS, domain)
        left_out = self._sql.execute(
            "SELECT coalesce(sum(entries), 0) FROM left_out WHERE domain = ?", (domain,)
        ).fetchone()[0]
        places = self._lists.exactly(RegisterList.DOMAINS, domain, _MOST_OF_DOMAIN)
        rows = [row for _, row in self._rows(places)]
        names_other = any(row.other_officer for row in rows)
        return DomainRows(tuple(map(_entry, rows)), count + left_out, names_other)

    def meta(self) -> dict[str, str]:
        """Give what is known about the index."""
        return dict(self._sql.execute("SELECT key, value FROM meta"))

    def _bands(self, query: RegisterQuery) -> Iterator[_Band]:
        """Give the questions to ask, the surest first."""
        if query.registration:
            yield self._listed(RegisterList.NUMBERS, query.registration)
        if query.postcode:
            yield self._listed(RegisterList.POSTCODES, query.postcode)
        if not query.words:
            return
        yield _Band(partial(self._named, query.exact_keys), is_sure=True)
        yield self._listed(RegisterList.KEYS, query.key)
        if len(query.key) > _LISTED:
            yield self._listed(RegisterList.KEYS, ARTICLE + query.key)
        if query.place:
            yield _Band(partial(self._there, query.place, query.words_before), is_sure=True)
        whole = [_either_ending(word) for word in query.words]
        yield self._matching(" AND ".join(whole))
        if band := self._unfinished(whole[:-1], query.words[-1]):
            yield band
            if begun := self._all_begun(query.words):
                yield begun

    def _listed(self, name: RegisterList, beginning: str) -> _Band:
        """Ask for what begins so."""
        return _Band(partial(self._lists.begun, name, beginning), is_sure=True)

    def _named(self, keys: tuple[str, ...], limit: int) -> list[int]:
        """Give entries by their whole names."""
        named = (self._lists.exactly(RegisterList.KEYS, key, limit) for key in keys)
        return sorted(chain.from_iterable(named))[:limit]

    def _there(self, place: str, words: tuple[str, ...], limit: int) -> list[int]:
        """Give entries of a postcode with words that begin so in name or address.

        Where very many are of that postcode, the words must be in the name.
        """
        there = self._lists.all_begun(RegisterList.POSTCODES, place, _FEW)
        if there is not None and len(there) <= _RARE:
            return self._with(sorted(there), words, _name_and_address)[:limit]
        begun = [one.question for word in words if (one := self._begun(word))]
        if len(begun) < len(words):
            return []
        question = " AND ".join(begun)
        if there is None:
            rows = self._rows(self._hits(question, _RARE))
            return [at for at, row in rows if row.postcode.startswith(place)][:limit]
        of_place, found = frozenset(there), self._sql.execute(_MATCHING, (question, _FEW))
        return list(islice((at for (at,) in found if at in of_place), limit))

    def _matching(self, question: str) -> _Band:
        """Ask the full-text index."""
        return _Band(partial(self._hits, question), is_sure=False)

    def _hits(self, question: str, limit: int) -> list[int]:
        return [place for (place,) in self._sql.execute(_MATCHING, (question, limit))]

    def _unfinished(self, others: list[str], word: str) -> _Band | None:
        """Ask for some words and one that begins so; None if no word does.

        Where the others are rare, their few entries are looked through: gathering all entries
        of all words that begin so takes twenty times as long.
        """
        if others and (few := self._few(" AND ".join(others), (word,))) is not None:
            return _known(few)
        last = self._begun(word)
        return self._matching(" AND ".join((*others, last.question))) if last else None

    def _all_begun(self, words: tuple[str, ...]) -> _Band | None:
        """Let every word be unfinished; None if one of several begins no word at all."""
        begun = [one for word in words if (one := self._begun(word))]
        if len(words) == 1 or len(begun) < len(words):
            return None
        rarest = min(begun, key=lambda one: one.entries)
        few = self._few(rarest.question, words) if rarest.entries <= _RARE else None
        if few is not None:
            return _known(few)
        return self._matching(" AND ".join(one.question for one in begun))

    def _few(self, question: str, beginnings: Iterable[str]) -> list[int] | None:
        """Give the entries of a rare sort in which words begin so; None if it is not rare."""
        hits = self._hits(question, _RARE + 1)
        return None if len(hits) > _RARE else self._with(hits, tuple(beginnings), _names)

    def _with(
        self, places: list[int], beginnings: tuple[str, ...], text_of: Callable[[RegisterRow], str]
    ) -> list[int]:
        """Give those of some places in whose text words begin so."""
        texts = ((place, words_of(text_of(row))) for place, row in self._rows(places))
        return [
            place
            for place, words in texts
            if all(any(one.startswith(_meant(start)) for one in words) for start in beginnings)
        ]

    def _begun(self, word: str) -> _Begun | None:
        """Ask for words that begin so; None if there are none.

        SQLite gathers all entries of all such words before it gives the first, which takes
        long where one of them is "limited"; asked for one by one they come at once. The
        rarest ends of a very common beginning are passed over.
        """
        if len(word) <= _LISTED:
            return _Begun(any_ending(word), _FEW)
        ends = self._sql.execute(
            "SELECT word, entries FROM word WHERE word >= ? AND word < ? "
            "UNION ALL SELECT word, entries FROM word WHERE word = ? "
            "ORDER BY entries DESC LIMIT ?",
            (word, word + _LAST, SAME_ENDING.get(word), _MOST_ENDS),
        ).fetchall()
        if not ends:
            return None
        entries = sum(entries for _, entries in ends)
        if entries <= _FEW:
            return _Begun(any_ending(word), entries)
        return _Begun(f"({' OR '.join(_quoted(end) for end, _ in ends)})", entries)

    def _near(self, query: RegisterQuery) -> list[int]:
        """Give entries with nearly these words, the nearest first."""
        near = NearWords(self._sql)
        groups = [near.group(word) for word in query.words]
        if not groups or not all(groups):
            return []
        band = self._matching(" AND ".join(groups))
        pairs = list(zip(query.words, groups, strict=True))
        as_typed = [word for word, group in pairs if group == any_ending(word)]
        others = " AND ".join(group for word, group in pairs if group != any_ending(word))
        if others and as_typed and (few := self._few(others, as_typed)) is not None:
            band = _known(few)
        rows = self._rows(band.ask(_NEAR_HITS))
        return best_first(query.words, [(place, _names(row)) for place, row in rows])

    def _rows(self, places: list[int]) -> list[tuple[int, RegisterRow]]:
        """Give places with the cells that are there, in the order as asked."""
        pages = {(place & ENTRY_OF_PLACE) // ENTRIES_PER_PAGE for place in places}
        marks = ", ".join("?" * len(pages))
        statement = f"SELECT page, lines FROM entry WHERE page IN ({marks})"  # noqa: S608 - only marks
        lines = {page: text.split("\n") for page, text in self._sql.execute(statement, (*pages,))}
        rows = []
        for place in places:
            page, at = divmod(place & ENTRY_OF_PLACE, ENTRIES_PER_PAGE)
            cells = lines[page][at].split(CELL_END) if at < len(lines.get(page, ())) else []
            if len(cells) != len(RegisterRow._fields):
                raise RegisterDamagedError
            rows.append((place, RegisterRow._make(cells)))
        return rows

    def _entries(self, places: list[int]) -> tuple[RegisterEntry, ...]:
        return tuple(_entry(row) for _, row in self._rows(places))


def _names(row: RegisterRow) -> str:
    return f"{row.name} {row.trading_names}"


def _name_and_address(row: RegisterRow) -> str:
    lines = (row.address_1, row.address_2, row.address_3, row.address_4, row.address_5)
    return " ".join((_names(row), *lines))


def _known(places: list[int]) -> _Band:
    """Give entries that were found already."""
    return _Band(lambda limit: places[:limit], is_sure=False)


def _quoted(word: str) -> str:
    """Write a word of letters and figures as a whole term."""
    return f'"{word}"'


def _meant(beginning: str) -> tuple[str, ...]:
    """Give what words may begin with: *Ltd* and *Limited* stand for each other."""
    other = SAME_ENDING.get(beginning)
    return (beginning, other) if other else (beginning,)


def _either_ending(word: str) -> str:
    """Let *Ltd* and *Limited* stand for each other."""
    other = SAME_ENDING.get(word)
    return f'("{word}" OR "{other}")' if other else f'"{word}"'


def _entry(row: RegisterRow) -> RegisterEntry:
    lines = (row.address_1, row.address_2, row.address_3, row.address_4, row.address_5)
    try:
        return RegisterEntry(
            registration=row.registration,
            name=row.name,
            trading_names=tuple(row.trading_names.split("|")) if row.trading_names else (),
            address=tuple(filter(None, lines)),
            postcode=row.postcode or None,
            public_authority=row.public == "Y",
            tier=row.tier,
            dpo_email=row.dpo_email or None,
            starts=date.fromisoformat(row.starts) if row.starts else None,
            ends=date.fromisoformat(row.ends) if row.ends else None,
        )
    except ValueError as error:
        raise RegisterDamagedError from error
