"""Which of very many known names could occur in a reply.

A reply is short and the known names are many. So the words of the reply are gathered once, and
the names stream past them: no more is kept of them than the few that could be meant. That takes
one pass over the names and next to no memory; an automaton would first have to hold them all.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dsar_assistant.domain.reply import NameOrigin
from dsar_assistant.responses.names import NameWords, Word, core_of, plain_words

Core = tuple[str, ...]
# The first two words, each only where it is plainly a word by itself.
_PLAIN_START = re.compile(r"(?:([a-z0-9]+)(?: ([a-z0-9]+))?(?= |\Z))?")


@dataclass(frozen=True, slots=True)
class KnownName:
    """One name that an organisation goes by.

    Attributes:
        key: Directory id or registration number.
        is_legal: Its legal name, now or formerly; not a brand.
    """

    origin: NameOrigin
    key: str
    name: str
    is_legal: bool = True


class Vocabulary:
    """The words of a reply, and which follow which."""

    def __init__(self, texts: Iterable[Sequence[Word]], lists: NameWords) -> None:
        """Take the words of each sentence."""
        self._lists = lists
        self._silent = lists.country | lists.endings.keys()
        self._words: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        lower: set[str] = set()
        for words in texts:
            self._words.update(form for word in words for form in (word.plain, word.owner))
            lower.update(word.plain for word in words if word.raw.islower())
            for one, other in pairwise(words):
                self._pairs.update({(one.plain, other.plain), (one.plain, other.owner)})
        self.lower_case = frozenset(lower)

    def core(self, name: str) -> Core | None:
        """Give what a name is compared by; None if it cannot occur."""
        # Most names end in these lines: they decide how fast a million of them pass.
        start = _PLAIN_START.match(name.lower())
        first, second = start.groups("") if start else ("", "")
        if first and first != "the":
            if first not in self._words:
                return None
            if second and (first, second) not in self._pairs and second not in self._silent:
                return None
        core = core_of(plain_words(name), self._lists)
        if not core or core[0] not in self._words:
            return None
        return core if all(pair in self._pairs for pair in pairwise(core)) else None


class NameBook:
    """The known names that could occur in a reply, ready to be looked up by their first word."""

    def __init__(self, names: Iterable[KnownName], vocabulary: Vocabulary) -> None:
        """Let the names pass and keep those that could be meant."""
        self._by_core: defaultdict[Core, list[KnownName]] = defaultdict(list)
        self._telling: defaultdict[str, set[str]] = defaultdict(set)
        for known in names:
            if known.origin is NameOrigin.CONTROLLER:
                self._telling[known.key].update(plain_words(known.name))
            core = vocabulary.core(known.name)
            if core is not None:
                self._by_core[core].append(known)
        self._cores: defaultdict[str, set[Core]] = defaultdict(set)
        for core in self._by_core:
            self._cores[core[0]].add(core)
        # Most names that occur are everyday words in small letters; only these may be meant.
        self._small = {
            core
            for core, known in self._by_core.items()
            if any(one.name[0].islower() for one in known)
        }

    def cores(self, word: Word) -> list[Core]:
        """Give the names that begin with a word, longest first."""
        found = self._cores.get(word.plain, set()) | self._cores.get(word.owner, set())
        if word.raw[0].islower():
            found &= self._small
        return sorted(found, key=lambda core: (-len(core), core))

    def shares_words(self, key: str, words: frozenset[str]) -> bool:
        """Say whether one of these words is in any name of an organisation of the directory."""
        return bool(self._telling[key] & words)

    def named(self, core: Core) -> tuple[KnownName, ...]:
        """Give whose name it is; the directory's own before the register's."""
        return tuple(sorted(self._by_core[core], key=lambda known: known.origin.value))
