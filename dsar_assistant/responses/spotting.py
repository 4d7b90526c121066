"""Where names of organisations stand in a sentence, before anyone asks whether they are meant."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dsar_assistant.responses.known_names import Core, NameBook
from dsar_assistant.responses.names import NameWords, Word
from dsar_assistant.responses.slots import Line

_MOST_WORDS = 7
_SHOUTING = 0.8
_SHORT_SHOUT = 3
_WITHIN_A_NAME = frozenset(" ().'&/’\t")  # noqa: RUF001
_SMALL_ENDINGS = frozenset({"plc", "ltd", "llp"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a sentence that looks like a name.

    Attributes:
        core: What it is compared by.
        first, core_last, last: Numbers of words; the core ends before ``core_last``, the
            whole name with its ending before ``last``.
        ending: The company ending as compared; empty if there is none.
        is_known: Whether the name book holds it.
    """

    core: Core
    first: int
    core_last: int
    last: int
    ending: str
    is_known: bool


def spots_in(line: Line, book: NameBook, is_meant: Callable[[Spot], bool]) -> list[Spot]:
    """Find the names in a sentence; none of them overlap.

    Args:
        line: The sentence.
        book: The known names.
        is_meant: Says whether a known name is meant at a spot; if not, a shorter one may be.
    """
    known = list(_known_spots(line, book, is_meant))
    # Among capitals throughout, nothing shows where a name begins.
    text, words, lists = line.text, line.words, line.lists
    named = [] if is_shouted(text) else list(_company_spots(text, words, known, lists))
    free = [spot for spot in known if not any(_overlap(spot, other) for other in named)]
    return sorted([*free, *named], key=lambda spot: spot.first)


def is_shouted(text: str) -> bool:
    """Say whether a sentence is in capitals throughout, so that capitals show nothing."""
    letters = [mark for mark in text if mark.isalpha()]
    capitals = sum(mark.isupper() for mark in letters)
    return capitals >= _SHOUTING * len(letters) and text.count(" ") >= _SHORT_SHOUT


def _known_spots(line: Line, book: NameBook, is_meant: Callable[[Spot], bool]) -> Iterator[Spot]:
    at = 0
    while at < len(line.words):
        spots = (_spot(line, at, core) for core in book.cores(line.words[at]))
        spot = next((one for one in spots if one and is_meant(one)), None)
        if spot:
            yield spot
        at = spot.last if spot else at + 1


def _spot(line: Line, at: int, core: Core) -> Spot | None:
    if not _stands_at(line.text, line.words, at, core):
        return None
    core_last = at + len(core)
    last, ending = _with_ending(line.text, line.words, core_last, line.lists)
    return Spot(core, at, core_last, last, ending, is_known=True)


def _stands_at(text: str, words: Sequence[Word], at: int, core: Core) -> bool:
    """Say whether a name stands at a word; only its last word may own something."""
    last = at + len(core) - 1
    if last >= len(words):
        return False
    inner = all(words[at + n].plain == word for n, word in enumerate(core[:-1]))
    ends = core[-1] in {words[last].plain, words[last].owner}
    return inner and ends and all(_joined(text, words, n) for n in range(at, last))


def _joined(text: str, words: Sequence[Word], number: int) -> bool:
    """Say whether nothing but blanks and brackets stands between a word and the next."""
    between = text[words[number].end : words[number + 1].start]
    return set(between) <= _WITHIN_A_NAME and ". " not in between


def _with_ending(text: str, words: Sequence[Word], last: int, lists: NameWords) -> tuple[int, str]:
    """Take in ``(UK) Limited`` behind a name; give where it ends, and the ending."""
    at = last
    while at < len(words) and words[at].plain in lists.country and _joined(text, words, at - 1):
        at += 1
    if at < len(words) and _is_ending(words[at], lists) and _belongs(text, words, at):
        return at + 1, lists.endings[words[at].owner]
    return last, ""


def _belongs(text: str, words: Sequence[Word], at: int) -> bool:
    """Say whether an ending is of the name before it: ``Larkfield Ltd``, ``Larkfield, Inc``."""
    between = text[words[at - 1].end : words[at].start]
    return between == ", " or _joined(text, words, at - 1)


def _is_ending(word: Word, lists: NameWords) -> bool:
    """Tell the company ending from the everyday word ``limited``."""
    if word.owner not in lists.endings:
        return False
    return word.raw[0].isupper() or word.owner in _SMALL_ENDINGS


def _company_spots(
    text: str, words: Sequence[Word], known: Sequence[Spot], lists: NameWords
) -> Iterator[Spot]:
    """Find names that a company ending gives away, where no known name says the same."""
    for number, word in enumerate(words):
        if not _is_ending(word, lists):
            continue
        inside = next((spot for spot in known if spot.last == number + 1), None)
        first = _run_start(text, words, number, known, lists)
        if inside and _covers(inside, first, words, lists):
            continue
        if first < number:
            core = tuple(w.plain for w in words[first:number])
            ending = lists.endings[word.owner]
            yield Spot(core, first, number, number + 1, ending, is_known=False)


def _covers(known: Spot, first: int, words: Sequence[Word], lists: NameWords) -> bool:
    """Say whether a known name says all, but for words that belong to the line before it."""
    return all(word.plain in lists.common for word in words[first : known.first])


def _run_start(
    text: str, words: Sequence[Word], ending: int, known: Sequence[Spot], lists: NameWords
) -> int:
    """Go back over the capitalised words before a company ending."""
    first = ending
    others = {spot.last for spot in known if spot.last < ending}
    while first > 0 and ending - first < _MOST_WORDS and _joined(text, words, first - 1):
        before = words[first - 1]
        is_join = before.plain == "and"
        is_year = before.raw[0].isdigit() and ")" in text[before.end : words[first].start]
        if _is_ending(before, lists) or is_year or (is_join and first - 1 in others):
            break
        if not (_is_capital(before) or before.plain in lists.small):
            break
        first -= 1
    start = first
    while first < ending and words[first].plain in lists.small | lists.starters:
        first += 1
    # "Monday Ltd" is a company all the same.
    return ending - 1 if first == ending > start and _is_capital(words[ending - 1]) else first


def _is_capital(word: Word) -> bool:
    return word.raw[0].isupper() or word.raw[0].isdigit()


def _overlap(one: Spot, other: Spot) -> bool:
    return one.first < other.last and other.first < one.last
