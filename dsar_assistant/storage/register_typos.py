"""Forgive slips of the pen: words of the register that are near to one that was typed."""

import re
import sqlite3
from string import ascii_lowercase

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from dsar_assistant.directory.register_names import SAME_ENDING, words_of

_SHORTEST = 4
_NEAR_ENOUGH = 0.72
_MOST_NEAR = 8
_HEAD = 3
_LAST = "\U0010ffff"
_BEGUN = "SELECT word, entries FROM word WHERE word >= ? AND word < ?"
_STEP = 4
_FIGURES = re.compile(r"[0-9]")


def any_ending(word: str) -> str:
    """Ask for all that begins so; *Ltd* and *Limited* stand for each other."""
    other = SAME_ENDING.get(word)
    return f'("{word}"* OR "{other}")' if other else f'"{word}"*'


class NearWords:
    """Looks words up in the index's own vocabulary."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def group(self, word: str) -> str:
        """Ask for a word or those near it; one short, legal or with figures stays as typed."""
        if len(word) < _SHORTEST or word in SAME_ENDING or _FIGURES.search(word):
            return any_ending(word)
        near = self._near(word)
        quoted = [f'"{other}"' for other in near]
        return f"({' OR '.join(quoted)})" if quoted else ""

    def _near(self, word: str) -> list[str]:
        """Give the nearest words: beginnings count too, since a word may be unfinished."""
        known = self._alike(word)
        cut = [other[: len(word) + 1] for other in known]
        best = dict.fromkeys(range(len(known)), 0.0)
        for texts in (known, cut):
            hits = process.extract_iter(
                word, texts, scorer=OSA.normalized_similarity, score_cutoff=_NEAR_ENOUGH
            )
            for _, score, place in hits:
                best[place] = max(score, best[place])
        nearest = sorted(best, key=lambda place: -best[place])[:_MOST_NEAR]
        return [known[place] for place in nearest if best[place]]

    def _alike(self, word: str) -> list[str]:
        """Give words that one slip may have made this one, the commonest first.

        A slip leaves either the first three letters or all behind them as they were.
        """
        found: dict[str, int] = {}
        for beginning in _beginnings(word):
            found.update(self._sql.execute(_BEGUN, (beginning, beginning + _LAST)))
        if len(word) >= 2 * _HEAD:
            for other in _mended_heads(word):
                found.update(self._sql.execute(_BEGUN, (other, other + _LAST)))
        return sorted(found, key=lambda other: -found[other])


def _beginnings(word: str) -> set[str]:
    """Give the first three letters as typed, and as a slip in them may have changed them."""
    first, second, third = tuple(word[:_HEAD])
    return {
        word[:_HEAD],
        second + first + third,
        first + third + second,
        word[1 : _HEAD + 1],
        first + word[2 : _HEAD + 1],
        first + second + word[_HEAD],
    }


def _mended_heads(word: str) -> set[str]:
    """Give the word with one of the first three letters changed, or with one more there."""
    changed = {
        word[:at] + letter + word[behind:]
        for at in range(_HEAD)
        for letter in ascii_lowercase
        for behind in (at, at + 1)
    }
    return changed - {word}


def best_first(words: tuple[str, ...], named: list[tuple[int, str]]) -> list[int]:
    """Put entries in order of how near their names are; near ties keep the order they have."""
    scored = [(-round(_nearness(words, name) / _STEP), number) for number, name in named]
    return [number for _, number in sorted(scored)]


def _nearness(words: tuple[str, ...], name: str) -> float:
    """Say how near the words are to the nearest words of a name: 0 to 100."""
    theirs = words_of(name)
    return sum(max(fuzz.ratio(word, other) for other in theirs) for word in words) / len(words)
