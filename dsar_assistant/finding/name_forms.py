"""The forms in which banks write the names of organisations: cut off, shortened, run together."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

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
    """All names of all organisations, to be found in the forms that banks write.

    Attributes:
        ids: Whose each name in plain words is.
    """

    def __init__(self, controllers: Iterable[Controller], payees: PayeeRules) -> None:
        """Index the names, in plain words and without the spaces in them, and the domains."""
        self._payees = payees
        self.ids: dict[str, set[str]] = {}
        self._plain: dict[str, list[str]] = {}
        self._domains: dict[str, set[str]] = {}
        self._sectors: dict[str, str] = {}
        for controller in controllers:
            self._sectors[controller.id] = controller.sector
            for domain in controller.domains:
                self._domains.setdefault(domain, set()).add(controller.id)
            for name in names_of(controller):
                self.ids.setdefault(name, set()).add(controller.id)
        for name in self.ids:
            self._plain.setdefault("".join(self._written_out(name)), []).append(name)
        self._sorted = sorted(self._plain)

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
        return self._written_out(plain_name(name))

    def _written_out(self, plain: str) -> list[str]:
        short = self._payees.short_forms
        words: list[str] = []
        for word in plain.split():
            words += short[word].split() if word in short else (word,)
        return [word for word in words if word not in _JOINING]

    def _addressed(self, shown: str) -> Form | None:
        """Find a web address of theirs in the text."""
        ids = {one for host in hosts_in(shown) for one in self._domains.get(host, ())}
        return Form(tuple(sorted(ids)), remark=BY_ADDRESS) if ids else None

    def _whole(self, words: list[str]) -> Form | None:
        """Find the whole name, however it is spaced."""
        name = "".join(words)
        is_telling = len(words) > 1 or len(name) >= _SHORTEST_TELLING
        return Form(self._named(name), is_telling) if name in self._plain else None

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
            if is_full or not self._is_at_word_end(len(start), name)
            for one in self._named(name)
        }
        return Form(tuple(sorted(ids)), remark=BY_BEGINNING) if ids else None

    def _is_at_word_end(self, place: int, name: str) -> bool:
        """Say whether a word of a name ends there, in any of its spellings."""
        spelt = (self._written_out(plain) for plain in self._plain[name])
        return any(place in accumulate(len(word) for word in words) for words in spelt)

    def _beginning(self, start: str) -> Iterator[str]:
        """Give the names that begin so and are at most twice as long."""
        for name in beginning_with(start, self._sorted):
            if len(name) <= 2 * len(start):
                yield name

    def _is_ambiguous(self, words: list[str]) -> bool:
        return " ".join(words) in self._payees.ambiguous

    def _named(self, name: str) -> tuple[str, ...]:
        return tuple(
            sorted({one for plain in self._plain.get(name, ()) for one in self.ids[plain]})
        )


def beginning_with(start: str, ordered: Sequence[str]) -> Iterator[str]:
    """Give the names that begin so, out of names in order."""
    names = (ordered[place] for place in range(bisect_left(ordered, start), len(ordered)))
    return takewhile(lambda name: name.startswith(start), names)


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
    return " ".join([word for word in plain_words(name).split() if word not in _LEGAL_FORMS])
