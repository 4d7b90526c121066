"""How the lines of a page belong together: broken words and paragraphs are made whole."""

import re
import unicodedata
from collections.abc import Sequence

_WIDEST_LINE = 120
NARROWEST_LINE = 30
_FULL_LINE = 0.7
_LITTLE_ROOM = 0.85
_PROSE_WIDTH = 66
_NARROW_PAGE = 45
_NO_ROOM = 0.93
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
# The word is made whole on the line it began, and the lines stay about as long as they were.
_BROKEN_WORD = re.compile(r"(?<=\w)[-\ufffe\x02](?:\n|(?<!-))([a-z0-9]\S{0,40}) ?(\n?)")
# Before a capital the hyphen belongs to a double name.
_BROKEN_NAME = re.compile(r"(?<=\w)[-\ufffe\x02]\n?(?=[A-Z])")
BULLET = re.compile(
    r"(?:[-–—•*·▪●○◦‣o]|\(?(?:\d{1,2}|[a-z]{1,2}|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,2})\s+(?=\S)"  # noqa: RUF001
)
LABEL = re.compile(r"([A-Z][\w/()'&-]*(?: [\w/()'&-]+){0,5}) ?: +(?=\S)")
_ENDS = (".", "!", "?", ":", ";")
_RUNS_ON = re.compile(r"(?:,|&|\b(?:and|or|of|the|to|with|by|from|for|in|a|an|your|our))\Z")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"')]?\s+(?=[\"'(]?[A-Z0-9£])")
ABBREVIATION = re.compile(
    r"\b(?:Ltd|Co|Mr|Mrs|Ms|Dr|St|No|Inc|Corp|e\.g|i\.e|etc|Art|v|para|[A-Z])\.\Z"
)
_QUOTED_BELOW = re.compile(
    r"^(?:-{2,} ?(?:Original|Forwarded) Message ?-{2,}|On .{5,120} wrote:|_{20,})\s*$",
    re.IGNORECASE | re.MULTILINE,
)


def straight_lines(text: str) -> list[str]:
    """Give the lines of a page, however it ends them, with straight quotes and hyphens."""
    lines = _LINE_END.sub("\n", text)
    return lines.replace("\N{SOFT HYPHEN}\n", "-\n").translate(_STRAIGHT).split("\n")


def tidy(text: str) -> str:
    """Straighten quotes, join broken words, and leave out what is quoted from an earlier mail."""
    plain = unicodedata.normalize("NFKC", "\n".join(straight_lines(text)))
    below = _QUOTED_BELOW.search(plain)
    own = plain[: below.start()] if below and below.start() else plain
    lines = (line for line in own.split("\n") if not line.lstrip().startswith(">"))
    return _BROKEN_WORD.sub("\\1\n", _BROKEN_NAME.sub("-", "\n".join(lines))).rstrip("\n")


def width_of(lines: Sequence[str]) -> int:
    """Give how wide the lines of a page are, in letters.

    The second longest counts: one may stick out where a broken word was made whole.
    """
    return min(_WIDEST_LINE, sorted(map(len, lines))[-2:][0])


def goes_on(last: str, line: str, widest: int) -> bool:
    """Say whether a line carries on the one before it."""
    if last.endswith(_ENDS) or LABEL.match(line):
        return False
    if line[0].islower() or _RUNS_ON.search(last):
        return True
    with_next = len(last) + 1 + len(line.split(maxsplit=1)[0])
    # On a narrow page a line goes on where the next word had no room on it.
    if NARROWEST_LINE <= widest < _NARROW_PAGE and with_next > _NO_ROOM * widest:
        return True
    full = max(NARROWEST_LINE, _FULL_LINE * widest)
    # A capital may begin another item, unless there was no room for it on the line before.
    share = _NO_ROOM if widest < _PROSE_WIDTH else _LITTLE_ROOM
    return len(last) >= full and (not line[0].isupper() or with_next > share * widest)
