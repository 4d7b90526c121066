"""Names of payees as banks write them, made comparable; the words are data, not code."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.finding.shown import fit_text

_LONGEST = 120
_NOT_A_WORD = re.compile(r"[^\w]+")
_DIGIT = re.compile(r"\d")
_JOINING = " *-:/,.\t"
_GLUED_NUMBER = re.compile(r"(?<=[A-Za-z])\d{4,}\S*")
_LISTS = (
    "prefixes",
    "cut",
    "cut_before_number",
    "tails",
    "ambiguous",
    "company_words",
    "people",
    "venues",
)
_TABLES = ("short_forms", "describing")


@dataclass(frozen=True, slots=True)
class PayeeRules:
    """What to take off a payee's name, and which names belong to which organisation.

    Attributes:
        prefixes: What banks and payment services put before the name; longest first.
        cut: From here on nothing belongs to the name.
        cut_before_number: The same, if a number follows: ``ON 02 AUG``.
        tails: Words at the end that are places or the like.
        ambiguous: Plain names too common to point at one organisation.
        company_words: Words that tell a transfer to an organisation from one to a person.
        people: Known names that are also those of people.
        venues: Words for places that bear the name of a firm that does not run them.
        short_forms: How banks shorten words, in plain words, and what they stand for.
        describing: Words for what organisations do, by branch; ``any`` for all of them.
        cell_lengths: So many letters fit into a bank's cell.
        aliases: How names begin, in plain words, with the id of the organisation.
    """

    prefixes: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    cut_before_number: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()
    company_words: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    venues: frozenset[str] = frozenset()
    short_forms: dict[str, str] = field(default_factory=dict)
    describing: dict[str, frozenset[str]] = field(default_factory=dict)
    cell_lengths: frozenset[int] = frozenset()
    aliases: dict[str, str] = field(default_factory=dict)

    def shown(self, text: str) -> str:
        """Give the name in what a bank wrote: ``SQ *KILN CAFE 0042 LONDON`` is ``KILN CAFE``."""
        name = self._without_prefixes(fit_text(text, _LONGEST).strip(_JOINING))
        lower = name.lower()
        ends = [at for mark in self.cut if (at := lower.find(mark)) > 0]
        words = self._named(name[: min(ends, default=len(name))].split())
        while len(words) > 1 and self._is_tail(words):
            words.pop()
        return " ".join(words).strip(_JOINING)

    def _is_tail(self, words: list[str]) -> bool:
        """Say whether the last word is none of the name: in *Hastings Direct* it is one."""
        if words[-1].lower().strip(_JOINING) not in self.tails:
            return False
        whole, rest = " ".join(words), " ".join(words[:-1])
        return not self.known_id(whole) or bool(self.known_id(rest))

    def _without_prefixes(self, name: str) -> str:
        found = True
        while found:
            lower = name.lower()
            found = lower.startswith(self.prefixes)
            if found:
                prefix = next(one for one in self.prefixes if lower.startswith(one))
                rest = name[len(prefix) :].strip(_JOINING)
                found = bool(rest) and not self.is_of_name(prefix, name)
                name = rest if found else name
        return name

    def is_of_name(self, prefix: str, text: str) -> bool:
        """Say whether the first words of a text are of a known name: *So Energy* is one."""
        known = (self._known_start(plain_words(text).split()) or "").split()
        first = plain_words(prefix).split()
        return bool(first) and len(known) > len(first) and known[: len(first)] == first

    def _named(self, words: list[str]) -> list[str]:
        """Leave out numbers behind the first word, and all from a word that a number follows."""
        kept: list[str] = []
        for number, word in enumerate(words):
            following = words[number + 1] if number + 1 < len(words) else ""
            if kept and word.lower() in self.cut_before_number and _has_digit(following):
                break
            if not kept:
                kept.append(_GLUED_NUMBER.sub("", word))
            elif not _has_digit(word):
                kept.append(word)
        return kept

    def known_id(self, name: str) -> str | None:
        """Give the organisation that a shown name is known to belong to; None if not known."""
        words = plain_words(name).split()
        start = self._known_start(words)
        if start is None or not self.venues.isdisjoint(words[len(start.split()) :]):
            return None
        return self.aliases[start]

    def _known_start(self, words: list[str]) -> str | None:
        """Give the longest known name that begins with these words."""
        starts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        return next((start for start in starts if start in self.aliases), None)

    def is_company(self, name: str) -> bool:
        """Say whether a name is surely no private person's."""
        plain = plain_words(name)
        return not self.company_words.isdisjoint(plain.split()) or bool(
            plain not in self.people and self.known_id(name)
        )


def _has_digit(word: str) -> bool:
    return _DIGIT.search(word) is not None


def plain_words(name: str) -> str:
    """Give a name in small letters without signs."""
    return _NOT_A_WORD.sub(" ", name.casefold().replace("'", "").replace("\u2019", "")).strip()


def read_payees(path: Path) -> PayeeRules:
    """Read the table.

    Raises:
        ResourceInvalidError: It has an unknown key, or a name stands twice.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ResourceInvalidError(path.name, "the file", str(error)) from error
    if odd := sorted(table.keys() - {*_LISTS, *_TABLES, "cell_lengths", "payee"}):
        raise ResourceInvalidError(path.name, "the file", f"unknown key {odd[0]!r}")
    words = {key: [str(word).lower() for word in table.get(key, ())] for key in _LISTS}
    return PayeeRules(
        prefixes=tuple(sorted(words["prefixes"], key=len, reverse=True)),
        cut=tuple(words["cut"]),
        cut_before_number=frozenset(words["cut_before_number"]),
        tails=frozenset(words["tails"]),
        ambiguous=frozenset(words["ambiguous"]),
        company_words=frozenset(words["company_words"]),
        people=frozenset(words["people"]),
        venues=frozenset(words["venues"]),
        short_forms={str(one): str(full) for one, full in table.get("short_forms", {}).items()},
        describing={
            str(sector): frozenset(str(word) for word in some)
            for sector, some in table.get("describing", {}).items()
        },
        cell_lengths=frozenset(int(length) for length in table.get("cell_lengths", ())),
        aliases=_aliases(path.name, table.get("payee", [])),
    )


def _aliases(file: str, rows: list[dict[str, object]]) -> dict[str, str]:
    """Read the known names."""
    found: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        starts = row.get("starts")
        if row.keys() != {"id", "starts"} or not isinstance(starts, list):
            raise ResourceInvalidError(file, f"payee {number}", "it needs id and starts")
        for start in starts:
            plain = plain_words(str(start))
            if not plain or plain in found:
                raise ResourceInvalidError(file, f"payee {number}", f"{start!r} stands twice")
            found[plain] = str(row["id"])
    return found
