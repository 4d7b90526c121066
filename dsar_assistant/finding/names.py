"""From a name, as a bank or a platform writes it, to the organisations that go by it."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dsar_assistant.domain.controller import Controller
from dsar_assistant.finding.payees import PayeeRules

_NOT_A_WORD = re.compile(r"[^\w]+")
_LEGAL_FORMS = frozenset({"ltd", "limited", "plc", "llp", "uk", "the", "inc", "group", "company"})
_MOST_SIMILAR = 3
_LIKENESS = 90
# A shorter name is too much like too many others.
_SHORTEST_LIKE = 5
_SHORTEST_START = 4
# Banks cut names off; a name of so many letters may be the beginning of a longer one.
_SHORTEST_CUT = 12
# Comparing all names with all names must not take seconds.
_MOST_COMPARED = 20_000_000


@dataclass(frozen=True, slots=True)
class NameMatch:
    """The organisations that a name may mean.

    Attributes:
        ids: Where the name is the same, word for word.
        known_id: Where the program knows this way of writing; surer than ``ids``.
        similar: Where the name only looks alike: a suggestion.
    """

    ids: tuple[str, ...] = ()
    known_id: str | None = None
    similar: tuple[str, ...] = ()


class NameBook:
    """All names of all organisations, ready to be looked up."""

    def __init__(self, controllers: Iterable[Controller], payees: PayeeRules) -> None:
        """Index the names in plain words."""
        self._payees = payees
        self._ids: dict[str, set[str]] = defaultdict(set)
        for controller in controllers:
            for name in names_of(controller):
                self._ids[name].add(controller.id)
        self._starts = sorted(name for name in self._ids if len(name) >= _SHORTEST_START)
        self._compared = 0

    def match(self, name: str) -> NameMatch:
        """Look a name up: as it stands, then cleaned as a payee, then by likeness."""
        shown = self._payees.shown(name)
        if known := self._payees.known_id(shown) or self._payees.known_id(name):
            return NameMatch(known_id=known)
        for plain in dict.fromkeys((plain_name(name), plain_name(shown))):
            if plain in self._ids and plain not in self._payees.ambiguous:
                return NameMatch(ids=tuple(sorted(self._ids[plain])))
        return NameMatch(similar=self._similar(plain_name(shown)))

    def _similar(self, plain: str) -> tuple[str, ...]:
        """Give the organisations whose names look most alike."""
        if len(plain) < _SHORTEST_LIKE or plain in self._payees.ambiguous:
            return ()
        names = self._beginnings(plain) or self._alike(plain)
        ids = dict.fromkeys(one for name in names for one in sorted(self._ids[name]))
        return tuple(ids)[:_MOST_SIMILAR]

    def _beginnings(self, plain: str) -> list[str]:
        """Give the longest known name that this begins with, or those that begin with this."""
        words = plain.split()
        for length in range(len(words) - 1, 0, -1):
            start = " ".join(words[:length])
            is_telling = len(start) >= _SHORTEST_START and start not in self._payees.ambiguous
            if is_telling and start in self._ids:
                return [start]
        if len(plain) < _SHORTEST_CUT:
            return []
        return [name for name in self._starts if name.startswith(plain)][:_MOST_SIMILAR]

    def _alike(self, plain: str) -> list[str]:
        self._compared += len(self._starts)
        if self._compared > _MOST_COMPARED:
            return []
        found = process.extract(
            plain, self._starts, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=_MOST_SIMILAR
        )
        return [name for name, _, _ in found if name not in self._payees.ambiguous]


def names_of(controller: Controller) -> set[str]:
    """Give all plain names of an organisation."""
    names = (controller.name, *controller.known_as, *controller.formerly)
    return {plain for name in names if (plain := plain_name(name))}


def plain_name(name: str) -> str:
    """Give a name in small letters without signs and without its legal form."""
    words = _NOT_A_WORD.sub(" ", name.casefold().replace("'", "").replace("\u2019", "")).split()
    return " ".join(word for word in words if word not in _LEGAL_FORMS)
