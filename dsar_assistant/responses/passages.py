"""Turn the words of a reply into sentences that know under which heading they stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dsar_assistant.domain.reply import ReplyPart
from dsar_assistant.responses.lines import (
    ABBREVIATION,
    BULLET,
    LABEL,
    NARROWEST_LINE,
    SENTENCE_END,
    goes_on,
    tidy,
    width_of,
)
from dsar_assistant.responses.overleaf import file_of_page, join_pages

LONGEST_SENTENCE = 1000
_CELLS_OF_A_RECORD = 3
_HEADING_WORDS = 12
_SHORT_INTRO = 5
_PROSE_WORDS = 8

# A short line that ends so opens a list: "Searches made by".
_OPENS_A_LIST = re.compile(r"\b(?:to|with|by|from)\Z")
_SHORT_LINE = 0.6
_CLOSING = re.compile(
    r"(?:Yours(?: [a-z]+)?|(?:With )?(?:(?:[Kk]ind|[Bb]est|[Ww]arm|[Mm]any|[Ww]ith) )*"
    r"(?:[Rr]egards|[Ww]ishes|[Tt]hanks)|Best|Cheers|Sincerely|Respectfully)(?:[,.]|\Z|,? [A-Z])"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or list item of a reply.

    Attributes:
        above: What it stands under, nearest first: its label, the line that opens its
            list, the heading of its section.
        is_item: It stands in a list or a table.
        is_signature: It stands below the closing words, where writers put who they are.
        label: The words before the colon, with the first sentence behind them only.
    """

    text: str
    above: tuple[str, ...]
    where: str
    is_item: bool = False
    is_signature: bool = False
    label: str = ""


def sentences_of(parts: Iterable[ReplyPart], heading_words: frozenset[str]) -> list[Sentence]:
    """Cut all parts of a reply into sentences.

    Args:
        parts: In reading order.
        heading_words: Words of which a heading of such a letter holds at least one.
    """
    sentences: list[Sentence] = []
    place = _Place()
    file = ""
    for part in join_pages(parts):
        # A list or a section of a paged file may go on overleaf.
        name = file_of_page(part)
        if not name or name != file:
            place = _Place()
        file = name
        sentences.extend(_sentences(part.text, part.where, heading_words, place))
    return sentences


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that belong together, and the mark of a list before them, if any."""

    text: str
    bullet: str = ""

    @property
    def is_item(self) -> bool:
        return bool(self.bullet)

    @property
    def is_numbered(self) -> bool:
        return any(mark.isalnum() for mark in self.bullet)


@dataclass(slots=True)
class _Place:
    """Where in a reply the reader is."""

    heading: str = ""
    intro: str = ""
    had_items: bool = False
    is_signed: bool = False
    cells_left: int = 0

    def above(self) -> tuple[str, ...]:
        return tuple(line for line in (self.intro, self.heading) if line)

    def enter(self, heading: str) -> None:
        self.heading, self.intro, self.had_items, self.is_signed = heading, "", False, False

    def open_cell(self, text: str) -> None:
        """Let a row lead to the next ones, but to no more than belong to one record."""
        self.intro, self.cells_left = text, _CELLS_OF_A_RECORD

    def come_to(self, block: _Block) -> None:
        """Leave behind what a block ends: a list, a section, the letter itself."""
        if self.cells_left:
            self.cells_left -= 1
            self.intro = self.intro if self.cells_left else ""
        is_long = len(block.text.split()) >= _PROSE_WORDS
        is_closing = bool(_CLOSING.match(block.text)) and not is_long
        is_prose = _is_prose(block)
        if is_closing or (self.had_items and is_prose):
            self.heading = self.intro = ""
        elif is_prose:
            self.intro = ""
        self.is_signed = is_closing or (self.is_signed and not (is_prose and is_long))
        self.had_items = bool(self.above()) and (self.had_items or block.is_item)


def _sentences(
    text: str, where: str, heading_words: frozenset[str], place: _Place
) -> Iterator[Sentence]:
    blocks = list(_blocks(tidy(text)))
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if following and not place.is_signed and _is_heading(block, following, heading_words):
            place.enter(block.text)
            yield Sentence(block.text, (), where)
            continue
        place.come_to(block)
        yield from _cut(block, place, where)
        if block.text.endswith(":") or _opens_a_list(block.text):
            place.intro = block.text
        elif _opens_a_cell(block.text):
            place.open_cell(block.text)
        elif following and _is_row(following) and _is_prose(block) and not _is_row(block):
            place.intro = list(_split(block.text))[-1]


def _opens_a_cell(text: str) -> bool:
    """Say whether a row ends with words that the next one completes: ``Item: Photo sent to``."""
    return bool(LABEL.match(text) and _OPENS_A_LIST.search(text))


def _opens_a_list(text: str) -> bool:
    is_short = len(text.split()) <= _SHORT_INTRO
    return is_short and bool(_OPENS_A_LIST.search(text)) and not LABEL.match(text)


def _is_row(block: _Block) -> bool:
    return block.is_item or "|" in block.text or bool(LABEL.match(block.text))


def _is_prose(block: _Block) -> bool:
    return not block.is_item and block.text.endswith((".", "!", "?"))


def _blocks(text: str) -> Iterator[_Block]:
    """Join the lines that belong together."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    widest = width_of(lines)
    held, last, mark = "", "", ""
    for line in lines:
        bullet = BULLET.match(line)
        carries_on = held and line and not bullet and goes_on(last, line, widest)
        short = max(NARROWEST_LINE, _SHORT_LINE * widest)
        if held == last and _opens_a_list(last) and len(last) < short:
            carries_on = False
        last = line
        if carries_on:
            held = f"{held} {line}"
            continue
        if held:
            yield _Block(held, mark)
        held, mark = (line[bullet.end() :], bullet[0]) if bullet else (line, "")
    if held:
        yield _Block(held, mark)


def _is_heading(block: _Block, following: _Block, heading_words: frozenset[str]) -> bool:
    text, words = block.text, block.text.rstrip(":?").split()
    if not words or len(words) > _HEADING_WORDS or text.endswith((".", ",", ";", "!")):
        return False
    if text.endswith(":"):
        return len(words) <= _SHORT_INTRO and not block.is_item
    # Items of one list are no headings of each other.
    if block.is_item and (not block.is_numbered or following.is_numbered):
        return False
    if "|" in text or LABEL.match(text) or not (text[0].isupper() or text[0].isdigit()):
        return False
    known = any(word.strip("(),'\"").lower() in heading_words for word in words)
    opens = following.is_item and not block.is_item
    return known or opens or (text.isupper() and following.text.endswith("."))


def _cut(block: _Block, place: _Place, where: str) -> Iterator[Sentence]:
    label = LABEL.match(block.text)
    text = block.text[label.end() :] if label else block.text
    heads = (label[1], *place.above()) if label else place.above()
    is_row = bool(heads) and not _is_prose(block) and len(text.split()) <= _HEADING_WORDS
    is_item = block.is_item or label is not None or is_row
    named = label[1] if label else ""
    for sentence in _split(text):
        yield Sentence(sentence, heads, where, is_item, place.is_signed, named)
        named = ""


def _split(text: str) -> Iterator[str]:
    """Cut a paragraph into sentences, none of them endless."""
    held = ""
    for piece in SENTENCE_END.split(text):
        held = f"{held} {piece}" if held else piece
        if not ABBREVIATION.search(held[-12:]):
            yield from _chopped(held)
            held = ""
    if held:
        yield from _chopped(held)


def _chopped(text: str) -> Iterator[str]:
    while len(text) > LONGEST_SENTENCE:
        at = text.rfind(" ", 1, LONGEST_SENTENCE)
        cut = at if at > 0 else LONGEST_SENTENCE
        yield text[:cut]
        text = text[cut:].lstrip()
    if text:
        yield text
