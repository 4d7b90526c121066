"""Which organisations does a reply name, and as what?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dsar_assistant.domain.reply import NamedOrganisation, NamedRole, NameOrigin
from dsar_assistant.responses.judging import Surroundings, is_company, meant
from dsar_assistant.responses.known_names import Core, KnownName, NameBook, Vocabulary
from dsar_assistant.responses.names import (
    NameWords,
    Word,
    core_of,
    load_name_words,
    plain_words,
    words_of,
)
from dsar_assistant.responses.passages import Sentence
from dsar_assistant.responses.roles import RoleWords, load_role_words, role_of
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
    cut = [words_of(sentence.text) for sentence in sentences]
    vocabulary = Vocabulary(cut, words.names)
    book = NameBook(known, vocabulary)
    own = {core_of(plain_words(name), words.names) for name in own_names}
    found: list[NamedOrganisation] = []
    for sentence, its_words in zip(sentences, cut, strict=True):
        place = _Place(sentence, its_words, vocabulary.lower_case, words)
        found.extend(_named_here(place, book, own))
    return _merged(found)


@dataclass(frozen=True, slots=True)
class _Place:
    sentence: Sentence
    words: list[Word]
    lower_case: frozenset[str]
    lists: NamingWords


def _named_here(place: _Place, book: NameBook, own: set[Core]) -> Iterator[NamedOrganisation]:
    text = place.sentence.text
    for spot in spots_in(text, place.words, book, place.lists.names):
        if own.intersection(_cores(spot, place)):
            continue
        start, end = place.words[spot.first].start, place.words[spot.last - 1].end
        role = role_of(place.sentence, start, end, place.lists.roles)
        around = Surroundings(
            text,
            place.words,
            place.lists.names,
            place.lower_case,
            role,
            place.sentence.is_item or bool(place.sentence.above),
            place.sentence.is_signature,
        )
        known = book.named(spot.core) if spot.is_known else ()
        whose = meant(spot, known, around)
        if whose or (spot.ending and is_company(spot, around)):
            yield _organisation(whose, place, (start, end), role)


def _cores(spot: Spot, place: _Place) -> tuple[Core, Core]:
    """Give what a name is compared by, as it is written and without an ``'s`` behind it."""
    words = place.words[spot.first : spot.last]
    plain = [word.plain for word in words]
    lists = place.lists.names
    return core_of(plain, lists), core_of([*plain[:-1], words[-1].owner], lists)


def _organisation(
    whose: Sequence[KnownName], place: _Place, span: tuple[int, int], role: NamedRole
) -> NamedOrganisation:
    """Name one organisation; where several have the name, the person must look which."""
    name = place.sentence.text[span[0] : span[1]].strip()
    name = name.removesuffix("'s")
    origin, key = _whose(whose, plain_words(name)) or (NameOrigin.NAME, name)
    shown = _shown(place.sentence, span[0])
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
