"""From a name, as a bank or a platform writes it, to the organisations that go by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from rapidfuzz import fuzz, process

from dsar_assistant.domain.controller import Controller
from dsar_assistant.finding.name_forms import NameForms, beginning_with, plain_name
from dsar_assistant.finding.payees import PayeeRules
from dsar_assistant.finding.reasons import BY_NAME

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
        ids: Where the name is the same in one of the forms that banks write.
        is_telling: Whether these words would hardly be written of anybody else.
        remark: What of the name, or beside it, was matched.
        known_id: Where the program knows this way of writing; surer than ``ids``.
        similar: Where the name only looks alike: a suggestion.
    """

    ids: tuple[str, ...] = ()
    is_telling: bool = False
    remark: str = BY_NAME
    known_id: str | None = None
    similar: tuple[str, ...] = ()


class NameBook:
    """All names of all organisations, ready to be looked up."""

    def __init__(self, controllers: Sequence[Controller], payees: PayeeRules) -> None:
        """Take all names; they are put in order when the first is looked up."""
        self._controllers = controllers
        self._payees = payees
        self._compared = 0

    @cached_property
    def _forms(self) -> NameForms:
        return NameForms(self._controllers, self._payees)

    @property
    def _ids(self) -> dict[str, set[str]]:
        return self._forms.ids

    @cached_property
    def _starts(self) -> list[str]:
        return sorted(name for name in self._ids if len(name) >= _SHORTEST_START)

    def match(self, name: str) -> NameMatch:
        """Look a name up: as it stands, then cleaned as a payee, then by likeness."""
        shown = self._payees.shown(name)
        if known := self._payees.known_id(shown) or self._payees.known_id(name):
            return NameMatch(known_id=known)
        for text in dict.fromkeys((name, shown)):
            if form := self._forms.told(text):
                return NameMatch(form.ids, form.is_telling, form.remark)
        return NameMatch(similar=self._similar(plain_name(shown)))

    def _similar(self, plain: str) -> tuple[str, ...]:
        """Give the organisations whose names look most alike."""
        if plain in self._payees.ambiguous:
            return tuple(sorted(self._ids.get(plain, ())))[:_MOST_SIMILAR]
        if len(plain) < _SHORTEST_LIKE:
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
        return list(islice(beginning_with(plain, self._starts), _MOST_SIMILAR))

    def _alike(self, plain: str) -> list[str]:
        self._compared += len(self._starts)
        if self._compared > _MOST_COMPARED:
            return []
        found = process.extract(
            plain, self._starts, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=_MOST_SIMILAR
        )
        return [name for name, _, _ in found if name not in self._payees.ambiguous]
