"""Turn the words of a reply into sentences that know under which heading they stand."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dsar_assistant.domain.reply import ReplyPart

LONGEST_SENTENCE = 1000
_WIDEST_LINE = 120
_NARROWEST_LINE = 30
_FULL_LINE = 0.7
_HEADING_WORDS = 12
_SHORT_INTRO = 5

_STRAIGHT = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{HYPHEN}": "-",
        "\N{SOFT HYPHEN}": None,
        "\N{ZERO WIDTH SPACE}": None,
        "\x00": None,
    }
)
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# pdfium writes U+FFFE and U+0002 for a hyphen at the end of a line.
_BROKEN_WORD = re.compile(r"(?<=\w)[-\ufffe\x02]\n(?=\w)|(?<=\w)[\ufffe\x02](?=\w)")
_BULLET = re.compile(
    r"(?:[-–—•*·▪●○◦‣o]|\(?(?:\d{1,2}|[a-z]{1,2}|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,2})\s+(?=\S)"  # noqa: RUF001
)
_LABEL = re.compile(r"([A-Z][\w/()'&-]*(?: [\w/()'&-]+){0,5}) ?: +(?=\S)")
_ENDS = (".", "!", "?", ":", ";")
_RUNS_ON = re.compile(r"(?:,|&|\b(?:and|or|of|the|to|with|by|from|for|in|a|an|your|our))\Z")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')]?\s+(?=[\"'(]?[A-Z0-9£])")
_CLOSING = re.compile(r"(?:Yours|Kind regards|Best wishes|Regards|With best)\b")
_ABBREVIATION = re.compile(r"\b(?:Ltd|Co|Mr|Mrs|Ms|Dr|St|No|Inc|Corp|e\.g|i\.e|etc|Art|v|para)\.\Z")
_QUOTED_BELOW = re.compile(
    r"^(?:-{2,} ?(?:Original|Forwarded) Message ?-{2,}|On .{5,120} wrote:|_{20,})\s*$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or list item of a reply.

    Attributes:
        above: What it stands under, nearest first: its label, the line that opens its
            list, the heading of its section.
        is_item: It stands in a list or a table.
    """

    text: str
    above: tuple[str, ...]
    where: str
    is_item: bool = False


def sentences_of(parts: Iterable[ReplyPart], heading_words: frozenset[str]) -> list[Sentence]:
    """Cut all parts of a reply into sentences.

    Args:
        parts: In reading order.
        heading_words: Words of which a heading of such a letter holds at least one.
    """
    return [
        sentence for part in parts for sentence in _sentences(part.text, part.where, heading_words)
    ]


def tidy(text: str) -> str:
    """Straighten quotes, join broken words, and leave out what is quoted from an earlier mail."""
    plain = unicodedata.normalize("NFKC", _LINE_END.sub("\n", text)).translate(_STRAIGHT)
    below = _QUOTED_BELOW.search(plain)
    own = plain[: below.start()] if below and below.start() else plain
    lines = (line for line in own.split("\n") if not line.lstrip().startswith(">"))
    return _BROKEN_WORD.sub("", "\n".join(lines))


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    is_item: bool


def _sentences(text: str, where: str, heading_words: frozenset[str]) -> Iterator[Sentence]:
    blocks = list(_blocks(tidy(text)))
    heading = intro = ""
    had_items = False
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if following and _is_heading(block, following, heading_words):
            heading, intro, had_items = block.text, "", False
            yield Sentence(block.text, (), where)
            continue
        if _CLOSING.match(block.text) or (had_items and _is_prose(block)):
            heading = intro = ""
        elif _is_prose(block):
            intro = ""
        had_items = bool(heading or intro) and (had_items or block.is_item)
        yield from _cut(block, tuple(line for line in (intro, heading) if line), where)
        if block.text.endswith(":"):
            intro = block.text


def _is_prose(block: _Block) -> bool:
    return not block.is_item and block.text.endswith((".", "!", "?"))


def _blocks(text: str) -> Iterator[_Block]:
    """Join the lines that belong together."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    widest = min(_WIDEST_LINE, max(map(len, lines), default=0))
    full = max(_NARROWEST_LINE, _FULL_LINE * widest)
    held, last, is_item = "", "", False
    for line in lines:
        bullet = _BULLET.match(line)
        goes_on = held and line and not bullet and _goes_on(last, line, full)
        last = line
        if goes_on:
            held = f"{held} {line}"
            continue
        if held:
            yield _Block(held, is_item)
        held, is_item = (line[bullet.end() :] if bullet else line), bool(bullet)
    if held:
        yield _Block(held, is_item)


def _goes_on(last: str, line: str, full: float) -> bool:
    """Say whether a line carries on the one before it."""
    if last.endswith(_ENDS) or _LABEL.match(line):
        return False
    return line[0].islower() or len(last) >= full or bool(_RUNS_ON.search(last))


def _is_heading(block: _Block, following: _Block, heading_words: frozenset[str]) -> bool:
    text, words = block.text, block.text.rstrip(":?").split()
    if not words or len(words) > _HEADING_WORDS or text.endswith((".", ",", ";", "!")):
        return False
    if text.endswith(":"):
        return len(words) <= _SHORT_INTRO and not block.is_item
    if _LABEL.match(text) or not (text[0].isupper() or text[0].isdigit()):
        return False
    known = any(word.strip("(),'\"").lower() in heading_words for word in words)
    return known or (text.isupper() and following.text.endswith("."))


def _cut(block: _Block, above: tuple[str, ...], where: str) -> Iterator[Sentence]:
    label = _LABEL.match(block.text)
    text = block.text[label.end() :] if label else block.text
    heads = (label[1], *above) if label else above
    for sentence in _split(text):
        yield Sentence(sentence, heads, where, block.is_item or label is not None)


def _split(text: str) -> Iterator[str]:
    """Cut a paragraph into sentences, none of them endless."""
    held = ""
    for piece in _SENTENCE_END.split(text):
        held = f"{held} {piece}" if held else piece
        if not _ABBREVIATION.search(held[-12:]):
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
