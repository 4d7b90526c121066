"""Names of organisations, brought into one form so that they meet however they are written."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from dsar_assistant.responses.resource_files import read_toml, read_words

# Letters and figures, held together by apostrophes, hyphens, and dots or & within.
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*[!?+=]?|&")  # noqa: RUF001
_INNER = re.compile(r"['’.!?+=&-]")  # noqa: RUF001
_PLAIN = re.compile(r"[a-z0-9]+\Z")


class _WordsTable(msgspec.Struct, forbid_unknown_fields=True):
    small: tuple[str, ...]
    starters: tuple[str, ...]
    leads: tuple[str, ...]
    joins: tuple[str, ...]
    articles: tuple[str, ...]
    kinds: tuple[str, ...]
    owners: tuple[str, ...]
    country: tuple[str, ...]
    titles: tuple[str, ...]
    streets: tuple[str, ...]
    others: tuple[str, ...]
    departments: tuple[str, ...]
    organisation: tuple[str, ...]
    everyday: tuple[str, ...]
    places: tuple[str, ...]
    surnames: tuple[str, ...]


class _NamesFile(msgspec.Struct, forbid_unknown_fields=True):
    endings: dict[str, str]
    words: _WordsTable


@dataclass(frozen=True)
class NameWords:
    """The lists by which names are told from other words.

    Attributes:
        endings: Company endings with the form they are compared in.
        small: May stand in small letters within a name.
        starters: Stand before a name and are no part of it.
        leads: Right before a word they show that it is a name.
        joins, articles: Stand between the names of one list, and before a name.
        kinds: Say what an organisation is, before its name: ``our printer, X``.
        owners: Before a name they make something a part of it: ``the clinic of X``.
        country: Say nothing at the end of a name.
        titles: Before a name they make it a person.
        streets, others: After a name they make it a place or a thing.
        departments: At the end of a register entry they make it a part of the writer's house.
        organisation: Make a register entry an organisation, not a person.
        everyday: Names that are also everyday words.
        surnames: One of these alone is no organisation of the register.
        common: Words of which letters about data, and names of departments, are made.
        ordinary: Other words of the language; one alone is no name for being capitalised.
    """

    endings: dict[str, str]
    small: frozenset[str]
    starters: frozenset[str]
    leads: frozenset[str]
    joins: frozenset[str]
    articles: frozenset[str]
    kinds: frozenset[str]
    owners: frozenset[str]
    country: frozenset[str]
    titles: frozenset[str]
    streets: frozenset[str]
    others: frozenset[str]
    departments: frozenset[str]
    organisation: frozenset[str]
    everyday: frozenset[str]
    places: frozenset[str]
    surnames: frozenset[str]
    common: frozenset[str]
    ordinary: frozenset[str]
    first_names: frozenset[str]

    @cached_property
    def things(self) -> frozenset[str]:
        """Give the words that are no surname: behind a first name they make a firm of it."""
        return (self.common | self.ordinary | self.organisation) - self.surnames


def load_name_words(folder: Path) -> NameWords:
    """Read the lists.

    Raises:
        ResourceInvalidError: A file is not as it should be.
    """
    file = read_toml(folder / "names.toml", _NamesFile)
    words = {field: frozenset(value) for field, value in msgspec.structs.asdict(file.words).items()}
    return NameWords(
        endings=file.endings,
        common=read_words(folder / "common_words.txt"),
        ordinary=read_words(folder / "ordinary_words.txt"),
        first_names=read_words(folder / "first_names.txt"),
        **words,
    )


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text.

    Attributes:
        plain: Lower case, without accents, apostrophes and hyphens; ``&`` is ``and``.
        owner: The same without an apostrophe and s at its end; as ``plain`` if it has none.
    """

    raw: str
    plain: str
    owner: str
    start: int
    end: int


def plain_word(raw: str) -> str:
    """Bring one word into the form in which words are compared."""
    lower = raw.lower()
    if _PLAIN.match(lower):
        return lower
    if lower == "&":
        return "and"
    letters = unicodedata.normalize("NFKD", lower)
    bare = "".join(mark for mark in letters if not unicodedata.combining(mark))
    return _INNER.sub("", bare.replace("&", "and") if bare.endswith("&") else bare)


def words_of(text: str) -> list[Word]:
    """Cut a text into words."""
    found = []
    for match in _WORD.finditer(text):
        raw = match[0]
        plain = plain_word(raw)
        # A question or exclamation mark belongs to a few names and otherwise to the sentence.
        stem = raw[:-2] if raw[-2:].lower() in {"'s", "’s"} else raw  # noqa: RUF001
        owner = plain if stem is raw else plain_word(stem)
        found.append(Word(raw, plain, owner, match.start(), match.end()))
    return found


def plain_words(text: str) -> list[str]:
    """Give the compared forms of the words of a name."""
    return [plain_word(raw) for raw in _WORD.findall(text)]


def core_of(words: list[str], lists: NameWords) -> tuple[str, ...]:
    """Leave out what says nothing: ``the`` in front; endings and ``UK`` behind."""
    first = 1 if len(words) > 1 and words[0] == "the" else 0
    last = len(words)
    while last - first > 1 and (
        words[last - 1] in lists.endings or words[last - 1] in lists.country
    ):
        last -= 1
    return tuple(words[first:last])
