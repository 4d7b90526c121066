"""Which organisations does a reply name, and as what?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dsar_assistant.domain.reply import NamedOrganisation, NamedRole, NameOrigin
from dsar_assistant.responses.acronyms import own_meanings
from dsar_assistant.responses.judging import Surroundings, is_company, meant
from dsar_assistant.responses.known_names import Core, KnownName, NameBook, Vocabulary
from dsar_assistant.responses.names import (
    NameWords,
    core_of,
    load_name_words,
    plain_words,
    words_of,
)
from dsar_assistant.responses.passages import Sentence
from dsar_assistant.responses.roles import RoleWords, load_role_words, told_of
from dsar_assistant.responses.slots import Line
from dsar_assistant.responses.spotting import Spot, spots_in

_LONGEST_TEXT = 400


@dataclass(frozen=True, slots=True)
class NamingWords:
    """The lists and phrases by which names and roles are told."""

    names: NameWords
    roles: RoleWords


def load_naming_words(folder: Path) -> NamingWords:
    """Read them.

    Raises:
        ResourceInvalidError: A file is not as it should be.
    """
    return NamingWords(load_name_words(folder), load_role_words(folder / "roles.toml"))


def find_named(
    sentences: Sequence[Sentence],
    known: Iterable[KnownName],
    own_names: Iterable[str],
    words: NamingWords,
) -> tuple[NamedOrganisation, ...]:
    """Find the organisations that a reply names, each with its role, in order of appearance.

    Args:
        sentences: The reply.
        known: Names of the directory and the register; may be a million, read once.
        own_names: Names of the organisation that wrote the reply; these are left out.
        words: The lists and phrases.
    """
    sentences = list(_with_labels(sentences))
    cut = [words_of(sentence.text) for sentence in sentences]
    vocabulary = Vocabulary(cut, words.names)
    book = NameBook(known, vocabulary)
    own = frozenset(core_of(plain_words(name), words.names) for name in own_names)
    reply = _Reply(book, own, vocabulary.lower_case, own_meanings(s.text for s in sentences), words)
    found: list[NamedOrganisation] = []
    for sentence, its_words in zip(sentences, cut, strict=True):
        place = _Place(reply, sentence, Line(sentence.text, its_words, words.names))
        found.extend(place.named())
    return _merged(found)


def _with_labels(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Look at what stands before a colon too: ``Larkfield Ltd: your name and address``."""
    for sentence in sentences:
        if sentence.label:
            yield replace(sentence, text=sentence.label, above=sentence.above[1:], label="")
        yield sentence


@dataclass(frozen=True, slots=True)
class _Reply:
    """What is the same in every sentence of a reply."""

    book: NameBook
    own: frozenset[Core]
    lower_case: frozenset[str]
    meanings: dict[str, frozenset[str]]
    words: NamingWords

    def whose(self, spot: Spot) -> tuple[KnownName, ...]:
        """Give who has a name, but for those whom the reply means something else by it."""
        known = self.book.named(spot.core) if spot.is_known else ()
        meaning = self.meanings.get(spot.core[0]) if len(spot.core) == 1 else None
        if meaning is None:
            return known
        return tuple(one for one in known if self.book.shares_words(one.key, meaning))


@dataclass(frozen=True, slots=True)
class _Place:
    """One sentence in its reply."""

    reply: _Reply
    sentence: Sentence
    line: Line
    judged: dict[Spot, tuple[tuple[KnownName, ...], Surroundings]] = field(default_factory=dict)

    def named(self) -> Iterator[NamedOrganisation]:
        """Name the organisations of the sentence."""
        for spot in spots_in(self.line, self.reply.book, self._takes_its_place):
            if self._is_own(spot):
                continue
            whose, around = self._judge(spot)
            if whose or (spot.ending and is_company(spot, around)):
                yield _organisation(whose, self, spot, around.told.role)

    def _takes_its_place(self, spot: Spot) -> bool:
        return self._is_own(spot) or bool(self._judge(spot)[0])

    def _is_own(self, spot: Spot) -> bool:
        return bool(self.reply.own.intersection(_cores(spot, self.line)))

    def _judge(self, spot: Spot) -> tuple[tuple[KnownName, ...], Surroundings]:
        if spot not in self.judged:
            around = self._around(spot)
            self.judged[spot] = meant(spot, self.reply.whose(spot), around), around
        return self.judged[spot]

    def _around(self, spot: Spot) -> Surroundings:
        start, end = self.span(spot)
        told = told_of(self.sentence, start, end, self.reply.words.roles)
        is_item = self.sentence.is_item
        return Surroundings(
            self.line, self.reply.lower_case, told, is_item, self.sentence.is_signature
        )

    def span(self, spot: Spot) -> tuple[int, int]:
        """Give where a name begins and ends in the sentence."""
        return self.line.words[spot.first].start, self.line.words[spot.last - 1].end


def _cores(spot: Spot, line: Line) -> tuple[Core, Core]:
    """Give what a name is compared by, as it is written and without an ``'s`` behind it."""
    words = line.words[spot.first : spot.last]
    plain = [word.plain for word in words]
    return core_of(plain, line.lists), core_of([*plain[:-1], words[-1].owner], line.lists)


def _organisation(
    whose: Sequence[KnownName], place: _Place, spot: Spot, role: NamedRole
) -> NamedOrganisation:
    """Name one organisation; where several have the name, the person must look which."""
    start, end = place.span(spot)
    name = place.sentence.text[start:end].strip()
    name = name.removesuffix("'s")
    origin, key = _whose(whose, plain_words(name)) or (NameOrigin.NAME, name)
    shown = _shown(place.sentence, start)
    return NamedOrganisation(origin, key, name, role, shown, place.sentence.where)


def _whose(whose: Sequence[KnownName], words: list[str]) -> tuple[NameOrigin, str] | None:
    """Choose between those who share a name.

    The directory may hold two parts of one house, the main one with the plainer id; register
    entries of one name are strangers to each other, so none is chosen.
    """
    keys = {(one.origin, one.key) for one in whose}
    if len(keys) > 1 and NameOrigin.REGISTER in {origin for origin, _ in keys}:
        return None
    slug = "-".join(words)
    ranked = sorted(keys, key=lambda key: (key[1] != slug, len(key[1]), key[1]))
    return ranked[0] if ranked else None


def _shown(sentence: Sentence, start: int) -> str:
    """Give the sentence, with what a mere list item stands under."""
    at = max(0, start - _LONGEST_TEXT // 2)
    text = sentence.text[at : at + _LONGEST_TEXT]
    lead = sentence.above[0].rstrip(":") if sentence.above and sentence.is_item else ""
    return f"{lead}: {text}" if lead else text


def _merged(found: Sequence[NamedOrganisation]) -> tuple[NamedOrganisation, ...]:
    """Keep each organisation once in each role; a mere mention only where it has no other."""
    firsts: dict[tuple[NameOrigin, str, NamedRole], NamedOrganisation] = {}
    for one in found:
        firsts.setdefault((one.origin, one.key.casefold(), one.role), one)
    telling = {key[:2] for key in firsts if key[2] is not NamedRole.MENTIONED}
    return tuple(
        one
        for key, one in firsts.items()
        if key[2] is not NamedRole.MENTIONED or key[:2] not in telling
    )
