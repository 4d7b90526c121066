"""Understand what someone types to find an entry of the register."""

import re
from dataclasses import dataclass

from dsar_assistant.directory.register_names import ARTICLE, LEGAL_ENDINGS, words_of

LONGEST_TEXT = 100
MOST_WORDS = 8
_REGISTRATION = re.compile(r"[A-Z]{1,2}[A-Z0-9]?[0-9]{3,7}")
# From the first figure of the area on: ZZ1, ZZ1 1, ZZ1 1AA.
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)( ?)([0-9](?:[A-Z]{1,2})?)?")


@dataclass(frozen=True, slots=True)
class RegisterQuery:
    """What a typed text may mean.

    Attributes:
        words: In lower case, without accents; the last may still be unfinished.
        key: All of them as one word.
        exact_keys: One-word forms of whole names that the text may be.
        registration: Beginning of a registration number; None if it is none.
        postcode: Beginning of a postcode as the index writes it; None if it is none.
        place: Such a beginning at the end of other words; None if there is none.
        words_before: The words before the place, beginnings too.
    """

    words: tuple[str, ...]
    key: str
    exact_keys: tuple[str, ...]
    registration: str | None
    postcode: str | None
    place: str | None
    words_before: tuple[str, ...]


def understand(text: str) -> RegisterQuery:
    """Read a typed text; any text at all may be typed."""
    typed = text[:LONGEST_TEXT]
    all_words = words_of(typed)
    words = tuple(all_words[:MOST_WORDS])
    place, before = _place_behind(all_words)
    plain = " ".join(re.findall(r"[A-Z0-9]+", typed.upper()))
    bare = plain.replace(" ", "")
    return RegisterQuery(
        words=words,
        key="".join(words),
        exact_keys=_exact_keys(words),
        registration=bare if _REGISTRATION.fullmatch(bare) else None,
        postcode=_postcode(plain),
        place=place,
        words_before=before,
    )


def _exact_keys(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the whole name as typed, then with each legal ending put on or exchanged."""
    if not words:
        return ()
    has_ending = len(words) > 1 and words[-1] in LEGAL_ENDINGS
    core = "".join(words[:-1] if has_ending else words)
    cores = (core, ARTICLE + core)
    ended = (start + end for start in cores for end in LEGAL_ENDINGS)
    return tuple(dict.fromkeys(("".join(words), *cores, *ended)))


def _place_behind(words: list[str]) -> tuple[str | None, tuple[str, ...]]:
    """Part words from the postcode behind them."""
    for length in (2, 1):
        before, code = words[:-length], " ".join(words[-length:]).upper()
        if before and (place := _postcode(code)):
            return place, tuple(before[:MOST_WORDS])
    return None, ()


def _postcode(plain: str) -> str | None:
    """Give the beginning of a postcode; without a space it is read as written on envelopes."""
    shape = _POSTCODE.fullmatch(plain)
    if shape is None:
        return None
    area, _, place = shape.groups()
    return f"{area} {place}" if place else plain.rstrip()
