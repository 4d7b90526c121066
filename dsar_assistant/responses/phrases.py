"""A small language for phrases, safe against slow patterns, and an index to look them up.

In a phrase, words stand for themselves; ``(a|b c)`` is one of several; ``?`` after a word or
a bracket makes it optional; ``retain*`` is any word that begins so; ``...`` lets up to eight
words pass; ``#`` is a number. A ``^`` at the front ties it to the start of the sentence.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_GAP = r"(?:\W{1,4}\w++){0,8}?"
_BETWEEN = r"\W{1,4}"
_NUMBER = r"(?:\d++|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|thirty)"
_TOKEN = re.compile(r"\.\.\.|\([^()]+\)\??|[^\s()]+\??")
_WORD = re.compile(r"\w+")


class PhraseInvalidError(ValueError):
    """A phrase of the data files cannot be understood."""

    def __init__(self, phrase: str) -> None:
        """Name the phrase."""
        super().__init__(f"the phrase “{phrase}” cannot be understood")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase, ready to be looked for in lower-case text.

    Attributes:
        anchors: Sets of words; a sentence that holds none of one of them cannot match.
    """

    source: str
    pattern: re.Pattern[str]
    anchors: tuple[frozenset[str], ...]


def compile_phrase(source: str) -> Phrase:
    """Make a phrase of its words.

    Raises:
        PhraseInvalidError: It is empty, or begins or ends with a gap or an optional word.
    """
    tied = source.startswith("^")
    tokens = _TOKEN.findall(source.removeprefix("^"))
    loose = {"..."} | {token for token in tokens if token.endswith("?")}
    whole = "".join("".join(tokens).split()) == "".join(source.removeprefix("^").split())
    clean = not any("(" in token[1:] or ")" in token[:-2] for token in tokens)
    if not tokens or tokens[0] in loose or tokens[-1] in loose or not (whole and clean):
        raise PhraseInvalidError(source)
    regex = r"\A\W*" if tied else r"(?<!\w)"
    for number, token in enumerate(tokens):
        regex += _piece(token, number)
    firm = (token for token in tokens if token not in loose)
    anchors = (_anchor(token) for token in firm)
    return Phrase(source, re.compile(regex + r"(?!\w)"), tuple(a for a in anchors if a))


def _piece(token: str, number: int) -> str:
    if token == "...":  # noqa: S105 - a gap in a phrase, no pass word
        return _GAP
    between = _BETWEEN if number else ""
    if token.endswith("?"):
        return f"(?:{between}{_either(token[:-1])})?"
    return f"{between}{_either(token)}"


def _either(token: str) -> str:
    choices = token[1:-1].split("|") if token.startswith("(") else [token]
    return f"(?:{'|'.join(_words(choice) for choice in choices)})"


def _words(choice: str) -> str:
    return _BETWEEN.join(_word(word) for word in choice.split())


def _word(word: str) -> str:
    if word == "#":
        return _NUMBER
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*+"
    return re.escape(word)


def _anchor(token: str) -> frozenset[str]:
    """Give words of which one must be there; empty where that cannot be said."""
    choices = token[1:-1].split("|") if token.startswith("(") else [token]
    words = set()
    for choice in choices:
        plain = [word for word in choice.split() if not word.endswith("*") and word != "#"]
        found = [part for word in plain for part in _WORD.findall(word)]
        if not found:
            return frozenset()
        words.add(max(found, key=len))
    return frozenset(words)


class PhraseIndex:
    """The sentences of one reply, ready for many phrases."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the sentences; capitals do not matter."""
        self.texts = tuple(text.lower() for text in texts)
        self._with: defaultdict[str, set[int]] = defaultdict(set)
        for number, text in enumerate(self.texts):
            for word in _WORD.findall(text):
                self._with[word].add(number)

    def find(self, phrases: Iterable[Phrase]) -> Iterator[int]:
        """Give the numbers of the sentences that hold one of the phrases, in order, once each."""
        found = {number for phrase in phrases for number in self._find(phrase)}
        yield from sorted(found)

    def _find(self, phrase: Phrase) -> Iterator[int]:
        for number in self._possible(phrase):
            if phrase.pattern.search(self.texts[number]):
                yield number

    def _possible(self, phrase: Phrase) -> Iterable[int]:
        if not phrase.anchors:
            return range(len(self.texts))
        sets = [
            set().union(*(self._with.get(word, ()) for word in anchor)) for anchor in phrase.anchors
        ]
        return set.intersection(*sets)


def holds(text: str, phrases: Iterable[Phrase]) -> bool:
    """Say whether one text holds one of the phrases."""
    lower = text.lower()
    return any(phrase.pattern.search(lower) for phrase in phrases)
