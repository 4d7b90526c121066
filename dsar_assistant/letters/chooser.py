"""Leads from what a person wants, in plain words, to the kind of letter that does it."""

import re
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.letters.kind_file import read_toml

_SHORT = 3


class Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a person may want.

    Attributes:
        says: The wish as the person would put it.
        kind: Id of the letter that does it.
        explains: What that letter does and does not do, in sentences.
        warning: What to think of first; empty = nothing.
        instead: Ids of letters that may fit better, to offer beside it.
        words: Words to find the wish by, in lower case.
    """

    id: str
    says: str
    kind: str
    explains: str
    words: tuple[str, ...]
    warning: str = ""
    instead: tuple[str, ...] = ()


class Comparison(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tells two or three letters apart that people mix up.

    Attributes:
        kinds: Ids of the letters compared.
    """

    title: str
    kinds: tuple[str, ...]
    explains: tuple[str, ...]


class _ChooserFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    wishes: tuple[Wish, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Chooser:
    """All wishes, in the order they are shown, and the comparisons."""

    wishes: tuple[Wish, ...]
    comparisons: tuple[Comparison, ...]

    def matching(self, text: str) -> tuple[Wish, ...]:
        """Give the wishes that a person's own words point to, best first; all if none do.

        A phrase of several words says more than a word, and counts for as many.
        """
        typed = " ".join(text.casefold().split())
        counted = [
            (sum(len(word.split()) for word in wish.words if _is_said(word, typed)), wish)
            for wish in self.wishes
        ]
        found = sorted((pair for pair in counted if pair[0]), key=lambda pair: -pair[0])
        return tuple(wish for _, wish in found) or self.wishes

    def about(self, kind_id: str) -> tuple[Comparison, ...]:
        """Give the comparisons that a kind of letter is part of."""
        return tuple(item for item in self.comparisons if kind_id in item.kinds)


def _is_said(word: str, typed: str) -> bool:
    """Look for a word at the start of a word, so that ``stop`` finds ``stopped``.

    Very short ones must stand alone, or ``mp`` would be found everywhere.
    """
    end = r"\b" if len(word) <= _SHORT else ""
    return re.search(rf"\b{re.escape(word)}{end}", typed) is not None


def load_chooser(path: Path, kind_ids: frozenset[str]) -> Chooser:
    """Read the wishes and comparisons.

    Raises:
        ResourceInvalidError: The file cannot be used, or it names a kind that is not there.
    """
    file = read_toml(path, _ChooserFile)
    named = {kind for wish in file.wishes for kind in (wish.kind, *wish.instead)}
    named |= {kind for item in file.comparisons for kind in item.kinds}
    strange = sorted(named - kind_ids)
    if strange:
        raise ResourceInvalidError(path.name, strange[0], "there is no such kind of letter")
    return Chooser(file.wishes, file.comparisons)
