"""The forms in which banks write the names of organisations: cut off, shortened, run together."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from dsar_assistant.domain.controller import Controller
from dsar_assistant.finding.payees import PayeeRules, plain_words
from dsar_assistant.finding.reasons import BY_ADDRESS, BY_BEGINNING, BY_NAME
from dsar_assistant.finding.web_address import hosts_in

_LEGAL_FORMS = frozenset({"ltd", "limited", "plc", "llp", "uk", "the", "inc", "group", "company"})
_JOINING = frozenset({"and", "of"})
_FORMERLY = " (formerly)"
# So many letters of a name, and half of it, before its beginning stands for the whole.
_SHORTEST_CUT = 10
_SHORTEST_CUT_WORD = 3
# A shorter name alone is too easily another's, unless a word of its branch goes with it.
_SHORTEST_TELLING = 4


@dataclass(frozen=True, slots=True)
class Form:
    """What one writing of a name comes to.

    Attributes:
        ids: All organisations that it fits.
        is_telling: Whether it would hardly be written of anybody else.
        remark: What was matched, for the person to read.
    """

    ids: tuple[str, ...]
    is_telling: bool = True
    remark: str = BY_NAME


class NameForms:
    """All names of all organisations, to be found in the forms that banks write."""

    def __init__(self, controllers: Iterable[Controller], payees: PayeeRules) -> None:
        """Index the names, without the spaces in them, and the domains."""
        self._payees = payees
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._word_ends: dict[str, set[int]] = defaultdict(set)
        self._domains: dict[str, set[str]] = defaultdict(set)
        self._sectors: dict[str, str] = {}
        for controller in controllers:
            self._sectors[controller.id] = controller.sector
            for domain in controller.domains:
                self._domains[domain].add(controller.id)
            for name in names_of(controller):
                self._add(self._words(name), controller.id)
        self._sorted = sorted(self._ids)

    def _add(self, words: list[str], controller_id: str) -> None:
        name = "".join(words)
        self._ids[name].add(controller_id)
        self._word_ends[name].update(accumulate(len(word) for word in words))

    def told(self, shown: str) -> Form | None:
        """Say whom a payee's name means in one of its forms; None if in none of them."""
        words = self._words(shown)
        if self._is_ambiguous(words):
            return None
        return (
            self._addressed(shown)
            or self._whole(words)
            or self._described(words)
            or self._cut(words, len(shown))
        )

    def _words(self, name: str) -> list[str]:
        """Give the words that tell, short forms written out."""
        full = (self._payees.short_forms.get(word, word) for word in plain_name(name).split())
        return [word for text in full for word in text.split() if word not in _JOINING]

    def _addressed(self, shown: str) -> Form | None:
        """Find a web address of theirs in the text."""
        ids = {one for host in hosts_in(shown) for one in self._domains.get(host, ())}
        return Form(tuple(sorted(ids)), remark=BY_ADDRESS) if ids else None

    def _whole(self, words: list[str]) -> Form | None:
        """Find the whole name, however it is spaced."""
        name = "".join(words)
        is_telling = len(words) > 1 or len(name) >= _SHORTEST_TELLING
        return Form(self._named(name), is_telling) if name in self._ids else None

    def _described(self, words: list[str]) -> Form | None:
        """Find a name behind which stand only words for what such organisations do."""
        for count in range(len(words) - 1, 0, -1):
            start, rest = words[:count], words[count:]
            ids = [one for one in self._named("".join(start)) if self._describes(one, start, rest)]
            if ids:
                return Form(tuple(ids))
        return None

    def _describes(self, controller_id: str, start: list[str], rest: list[str]) -> bool:
        """Say whether the words after a name fit it; an ambiguous name needs one of its branch."""
        usual = self._payees.describing.get("any", frozenset())
        own = self._payees.describing.get(self._sectors[controller_id], frozenset())
        needs_own = len("".join(start)) < _SHORTEST_TELLING or self._is_ambiguous(start)
        return all(_is_among(word, usual | own) for word in rest) and (
            not needs_own or any(_is_among(word, own) for word in rest)
        )

    def _cut(self, words: list[str], length: int) -> Form | None:
        """Find a name that was cut off: within a word, or where the cells of banks end."""
        start = "".join(words)
        if len(start) < _SHORTEST_CUT:
            return None
        is_full = not self._payees.cell_lengths.isdisjoint({length, length + 1})
        ids = {
            one
            for name in self._beginning(start)
            if is_full or len(start) not in self._word_ends[name]
            for one in self._ids[name]
        }
        return Form(tuple(sorted(ids)), remark=BY_BEGINNING) if ids else None

    def _beginning(self, start: str) -> Iterator[str]:
        """Give the names that begin so and are at most twice as long."""
        for place in range(bisect_left(self._sorted, start), len(self._sorted)):
            name = self._sorted[place]
            if not name.startswith(start):
                return
            if len(name) <= 2 * len(start):
                yield name

    def _is_ambiguous(self, words: list[str]) -> bool:
        return " ".join(words) in self._payees.ambiguous

    def _named(self, name: str) -> tuple[str, ...]:
        return tuple(sorted(self._ids.get(name, ())))


def _is_among(word: str, words: frozenset[str]) -> bool:
    """Say whether a word is one of these, or the beginning of one."""
    return word in words or (
        len(word) >= _SHORTEST_CUT_WORD and any(one.startswith(word) for one in words)
    )


def names_of(controller: Controller) -> set[str]:
    """Give all plain names of an organisation, those it had before among them."""
    names = (controller.name, *controller.known_as, *controller.formerly)
    return {plain for name in names if (plain := plain_name(name.removesuffix(_FORMERLY)))}


def plain_name(name: str) -> str:
    """Give a name in small letters without signs and without its legal form."""
    return " ".join(word for word in plain_words(name).split() if word not in _LEGAL_FORMS)
