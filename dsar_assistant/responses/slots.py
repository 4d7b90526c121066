"""Does a name stand where a sentence has room for one: behind ``from``, in a list, alone?

Of a million registered names many are words of the letter itself. What tells the name from
the word is less how it looks than where it stands: "obtained from A, B and C" has room for
three names, "Baggage at Faro" for none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dsar_assistant.responses.names import NameWords, Word

_BRACKETS = re.compile(r"\([^()]*\)")
_BETWEEN_NAMES = frozenset({",", ";", "/", "|"})
_WITHIN_A_NAME = frozenset({"", ".", "&"})
_ENDS_A_CELL = re.compile(
    r"(?:'s)?\.?\s*(?:\Z|[,;:(|/–—-]|\d|(?:and|or|for|on|since|until|in \d{4}|in [A-Z]\w+ \d{4})\b)"  # noqa: RUF001
)
_LONGEST_LIST = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, its words, and the lists by which they are judged."""

    text: str
    words: Sequence[Word]
    lists: NameWords

    def between(self, at: int) -> str:
        """Give what stands between a word and the one before it that is in no bracket."""
        before = self.before_brackets(at)
        start = self.words[before - 1].end if before else 0
        return _BRACKETS.sub("", self.text[start : self.words[at].start]).strip()

    def before_brackets(self, at: int) -> int:
        """Go back over the words in a bracket that closes right before a word."""
        end = self.words[at].start if at < len(self.words) else len(self.text)
        closing = self.text.rfind(")", 0, end)
        if closing < 0 or self.text[closing + 1 : end].strip(" ,;/|"):
            return at
        opening = self.text.rfind("(", 0, closing)
        while at > 0 and self.words[at - 1].start > opening >= 0:
            at -= 1
        return at


def has_article(line: Line, first: int) -> bool:
    """Say whether ``the`` or ``our`` stands right before a word, as it does before no one name."""
    if first == 0 or line.between(first):
        return False
    return line.words[first - 1].plain in line.lists.articles


def is_led_to(line: Line, first: int, phrase_end: int) -> bool:
    """Say whether a word like ``from`` stands before a name, or before others in one list.

    Args:
        line: The sentence.
        first: Number of the first word of the name.
        phrase_end: Where the phrase ends that gave the name its role; below 0 for none.
    """
    at = _list_start(line, first, phrase_end)
    return at is not None and at > 0


def fills_item(line: Line, first: int, last: int) -> bool:
    """Say whether a name is the whole of an item or a cell, or one of several there."""
    ends = _ENDS_A_CELL.match(line.text, line.words[last - 1].end)
    return ends is not None and _list_start(line, first, -1) == 0


def _list_start(line: Line, first: int, phrase_end: int) -> int | None:
    """Go back over the names of one list; give where the first begins, None if it is no list."""
    at = first
    for _ in range(_LONGEST_LIST):
        at = _over_what_it_is(line, at)
        if at == 0 or _is_lead(line, at, phrase_end):
            return at
        earlier = _over_name(line, at)
        if earlier is None:
            return None
        at = earlier
    return None


def _is_lead(line: Line, at: int, phrase_end: int) -> bool:
    before, gap = line.words[at - 1], line.between(at)
    if gap == ":":
        return phrase_end >= 0 and before.raw[0].islower()
    return not gap and (before.plain in line.lists.leads or before.end == phrase_end)


def _over_what_it_is(line: Line, at: int) -> int:
    """Go back over ``our printer,`` or ``the`` before a name."""
    first = at
    while at > 0 and line.words[at - 1].raw in line.lists.kinds:
        if line.between(at) not in ({"", ","} if at == first else {""}):
            break
        at -= 1
    while at > 0 and line.words[at - 1].plain in line.lists.articles and not line.between(at):
        at -= 1
    return at


def _over_name(line: Line, name: int) -> int | None:
    """Go back over ``Sky,`` or ``Sky and`` before another name; None if neither is there."""
    at, gap = name, line.between(name)
    while not gap.strip(",;/|") and at > 0 and line.words[at - 1].raw in line.lists.joins:
        at -= 1
        gap = line.between(at) if at else ""
    if gap not in _BETWEEN_NAMES and (at == name or gap):
        return None
    end = at = line.before_brackets(at)
    while at > 0 and _is_of_a_name(line, at - 1):
        if at < end and line.between(at) not in _WITHIN_A_NAME:
            break
        at -= 1
    # Behind a day come details of what was named before it: "Sky, 3 May, Quotation".
    is_detail = gap == "," and any(word.raw[0].isdigit() for word in line.words[at:end])
    return at if at < end and not is_detail else None


def _is_of_a_name(line: Line, number: int) -> bool:
    word, lists = line.words[number], line.lists
    if word.plain in lists.leads | lists.joins:
        return False
    return not word.raw[0].islower() or word.plain in lists.small | lists.endings.keys()
