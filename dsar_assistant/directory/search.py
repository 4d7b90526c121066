"""Find organisations while a name is being typed, slips of the pen included."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from dsar_assistant.directory.names import plain_name
from dsar_assistant.domain.controller import Controller

_LONGEST_QUERY = 100
_SHORTEST_TYPO = 4
_INSIDE_A_WORD = 3
_NEAR_ENOUGH = 74.0


@dataclass(frozen=True, slots=True)
class _Term:
    """One name of one organisation.

    Attributes:
        weight: 0 for today's names, 1 for domains, 2 for former names.
    """

    text: str
    weight: int
    owner: int


class NameIndex:
    """All names of all organisations, ready for typing."""

    def __init__(self, controllers: Iterable[Controller]) -> None:
        """Take the organisations; their order breaks ties."""
        self._controllers = tuple(controllers)

    @cached_property
    def _terms(self) -> tuple[_Term, ...]:
        return tuple(
            _Term(text, weight, owner)
            for owner, controller in enumerate(self._controllers)
            for text, weight in _names(controller)
        )

    @cached_property
    def _near_terms(self) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]:
        """Whole names and their longer words, side by side with all whose they are."""
        wide: dict[str, dict[int, None]] = {}
        for term in self._terms:
            wide.setdefault(term.text, {})[term.owner] = None
        for term in self._terms:
            for word in term.text.split():
                if len(word) >= _SHORTEST_TYPO:
                    wide.setdefault(word, {})[term.owner] = None
        return tuple(wide), tuple(map(tuple, wide.values()))

    def search(self, text: str, limit: int) -> tuple[Controller, ...]:
        """Give the best matches: exact, then beginnings, then parts, then near misses."""
        query = plain_name(text[:_LONGEST_QUERY])
        if not query or limit <= 0:
            return ()
        ranks = self._ranks(query)
        owners = sorted(ranks, key=lambda owner: (ranks[owner], owner))
        found_well = bool(owners) and ranks[owners[0]][0] < _INSIDE_A_WORD
        if not found_well and len(query) >= _SHORTEST_TYPO:
            owners += [owner for owner in self._near(query) if owner not in ranks]
        return tuple(self._controllers[owner] for owner in owners[:limit])

    def _ranks(self, query: str) -> dict[int, tuple[int, int, int]]:
        best: dict[int, tuple[int, int, int]] = {}
        for term in self._terms:
            closeness = _closeness(query, term.text)
            if closeness is not None:
                rank = (closeness, term.weight, len(term.text))
                best[term.owner] = min(rank, best.get(term.owner, rank))
        return best

    def _near(self, query: str) -> list[int]:
        texts, owners = self._near_terms
        found = process.extract(
            query, texts, scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH, limit=100
        )
        return list(dict.fromkeys(one for _, _, position in found for one in owners[position]))


def _names(controller: Controller) -> Iterator[tuple[str, int]]:
    """Give each name with its weight.

    A shared name must be found under each of its owners, so nothing is merged here.
    """
    for name in (controller.name, *controller.known_as):
        yield plain_name(name), 0
    for domain in controller.domains:
        yield domain, 1
    yield plain_name(controller.id), 1
    for name in controller.formerly:
        yield plain_name(name), 2


def _closeness(query: str, term: str) -> int | None:
    """Rank a match: 0 the same, 1 begins with it, 2 words begin with it, 3 holds it."""
    if query not in term:
        return _word_closeness(query, term) if " " in query else None
    if term.startswith(query):
        return 0 if len(query) == len(term) else 1
    return 2 if f" {query}" in term else _INSIDE_A_WORD


def _word_closeness(query: str, term: str) -> int | None:
    """Rank words typed in another order, or with others between: each begins a word."""
    words = f" {term}"
    return 2 if all(f" {word}" in words for word in query.split()) else None
