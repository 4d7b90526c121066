"""The sorted lists of the register's index, beside the plainest way of doing the same."""

import sqlite3

import pytest

from dsar_assistant.storage import register_lists
from dsar_assistant.storage.register_lists import (
    LIST_TABLES,
    ListSearch,
    ListWriter,
    RegisterList,
    SortedLines,
    lines_of,
    place_texts,
    places_in,
    terms_of,
)

TERMS = ("", "a", "ab", "abc", "b", "ba", "café", "c", "\u0436", "ab c", "zz")
# In no order; each place once, since the modulus is a prime.
PAIRS = [
    (TERMS[number * number % 23 % len(TERMS)], number * 7919 % 90_001) for number in range(3000)
]


def lines_from(pairs):
    return lines_of([term for term, _ in pairs], place_texts([place for _, place in pairs]))


@pytest.fixture
def sorted_parts(monkeypatch):
    monkeypatch.setattr(register_lists, "_MOST_IN_PART", 200)
    lines = SortedLines()
    for begin in range(0, len(PAIRS), 70):
        lines.add(lines_from(PAIRS[begin : begin + 70]))
    return list(lines.parts())


@pytest.fixture
def search(sorted_parts):
    with sqlite3.connect(":memory:") as connection:
        for table in LIST_TABLES:
            connection.execute(table)
        writer = ListWriter(connection)
        for part in sorted_parts:
            writer.write(RegisterList.KEYS, part)
        yield ListSearch(connection)
    connection.close()


def test_places_come_back_from_their_texts():
    places = (0, 1, 255, 1 << 31, (1 << 32) - 1)
    assert places_in(place_texts(places)) == places
    assert place_texts([]) == []


def test_texts_of_places_are_in_the_order_of_places():
    texts = place_texts(range(0, 1 << 32, 1 << 23))
    assert texts == sorted(texts)


def test_lines_are_sorted_in_whatever_order_they_come(sorted_parts):
    assert [line for part in sorted_parts for line in part] == sorted(lines_from(PAIRS))


def test_lines_that_come_in_order_are_kept_in_several_parts(monkeypatch):
    monkeypatch.setattr(register_lists, "_MOST_IN_PART", 200)
    lines = SortedLines()
    ordered = [f"{n:05}" for n in range(2000)]
    for begin in range(0, 2000, 100):
        lines.add(lines_of(ordered[begin : begin + 100], place_texts([7] * 100)))
    parts = list(lines.parts())
    assert len(parts) > 5
    assert [term for part in parts for term in terms_of(part)] == ordered


def test_lines_of_one_term_come_together(sorted_parts):
    terms = [set(terms_of(part)) for part in sorted_parts]
    assert sum(map(len, terms)) == len(set().union(*terms))


@pytest.mark.parametrize("limit", [0, 1, 20, 400, 5000])
@pytest.mark.parametrize("beginning", ["a", "ab", "abc", "abcd", "caf", "zz", "\u0436", "0", "~"])
def test_the_best_places_of_what_begins_so_come_first(search, beginning, limit):
    naive = sorted(place for term, place in PAIRS if term and term.startswith(beginning))
    assert search.begun(RegisterList.KEYS, beginning, limit) == naive[:limit]


@pytest.mark.parametrize("term", ["a", "ab", "ab c", "caf", "~"])
def test_a_whole_term_is_not_what_begins_so(search, term):
    naive = sorted(place for other, place in PAIRS if other == term)
    assert search.exactly(RegisterList.KEYS, term, 10) == naive[:10]
    assert search.count(RegisterList.KEYS, term) == len(naive)


def test_a_list_finds_nothing_of_another(search):
    assert search.begun(RegisterList.NUMBERS, "a", 10) == []
