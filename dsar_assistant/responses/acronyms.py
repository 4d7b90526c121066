"""What a reply itself says its short forms mean: ``Faster Payments (FP)`` is no shop."""

import re
from collections.abc import Iterable

# From the beginning of a word on: begun anew at every letter, a word without end takes hours.
_BEHIND = re.compile(
    r"(?<![\w'&/-])((?:[\w'&/-]+ ){1,8})\((?:the )?[\"']?([A-Z][A-Z&]{1,6})s?[\"']?\)"
)
_BEFORE = re.compile(
    r"\b([A-Z][A-Z&]{1,6})s? (?:\(|means |stands for |is short for |= |- |– )[\"']?"  # noqa: RUF001
    r"((?:[\w'&/-]+ ?){2,8})"
)
_SMALL = frozenset({"of", "and", "the", "for", "in", "to", "on", "a", "by", "with", "&"})


def own_meanings(texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """Give each short form that a reply explains, with the words it stands for, in small letters.

    Args:
        texts: The sentences of the reply.
    """
    found: dict[str, frozenset[str]] = {}
    for text in texts:
        for words, short in _BEHIND.findall(text):
            _note(found, short, words.split(), at_end=True)
        for short, words in _BEFORE.findall(text):
            _note(found, short, words.split(), at_end=False)
    return found


def _note(found: dict[str, frozenset[str]], short: str, words: list[str], *, at_end: bool) -> None:
    """Keep the words whose first letters make the short form."""
    letters = short.lower().replace("&", "")
    for count in range(1, len(words) + 1):
        taken = words[-count:] if at_end else words[:count]
        telling = [word.lower() for word in taken if word.lower() not in _SMALL]
        if "".join(word[0] for word in telling) == letters:
            found.setdefault(short.lower(), frozenset(word.removesuffix("'s") for word in telling))
            return
