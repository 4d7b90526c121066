"""Makes any text safe to set: no control characters, no tricks of direction, no end of length.

The one place through which every text passes on its way to a document. What is drawn
is plain text from here on; no form that the program writes reads marks in it.
"""

import re
import unicodedata

LONGEST_TEXT = 20_000
"""Characters of one paragraph or list item; about six pages."""

SHORTENED = "[…]"
"""Shown at the end of a text that was cut, so that nobody takes it for the whole."""

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_BLANKS = re.compile(r"[^\S\n\u00a0\u202f]+")
# Controls; orders to turn the direction of the text; the byte-order mark; half characters
# and non-characters; tags.
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff0-\uffff\U000e0000-\U000e0fff]"
)
JOINERS = frozenset("\u200c\u200d")
"""Decide in Arabic and Indian scripts how letters join, and belong to a name written so."""

# Soft hyphen, marks of direction and variation selectors: of use on a screen only. Joiners
# after a letter that none of them can change.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\ufe00-\ufe0f]"
    "|(?<![\u0600-\u077f\u08a0-\u0dff])[\u200c\u200d]+"
)
# What a line should not end with, if what follows belongs to it: “Article | 15”,
# “UK | GDPR”, “23 | November”, “ZZ99 | 9ZZ”. Looked for from the blank: there are few.
_NUMBERED = (
    *("Article", "Articles", r"Art\.", r"Arts\.", "[Ss]ection", "[Ss]ections", r"s\.", r"ss\."),
    *("[Pp]aragraph", "[Pp]aragraphs", "[Rr]egulation", "[Rr]egulations"),
    *("Schedule", "Schedules", "Part", "Act", "DPA", "CCA"),
)
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_OUTWARD = (r"[A-Z]\d", r"[A-Z]\d[A-Z\d]", r"[A-Z][A-Z]\d", r"[A-Z][A-Z]\d[A-Z\d]")
_BOUND = {
    r"\d": _NUMBERED,
    "GDPR": ("UK", "EU"),
    _MONTH: (r"\d", r"\d\d"),
    r"\d[A-Z]{2}\b": _OUTWARD,
}
_BINDS = re.compile(
    " (?:"
    + "|".join(
        f"(?={ahead})(?:" + "|".join(rf"(?<=\b{before} )" for before in words) + ")"
        for ahead, words in _BOUND.items()
    )
    + ")"
)
_NO_BREAK = "\u00a0"


def harmless(text: str) -> str:
    """Give the text without controls and without orders to turn its direction, all of it."""
    return _HARMFUL.sub("", _LINE_ENDS.sub("\n", text))


def clean(text: str) -> str:
    """Give the text without anything that cannot be seen; line ends stay, as newlines."""
    cut = text[: LONGEST_TEXT + 1]
    tidy = cut if _is_tidy(cut) else _tidy(cut)
    return tidy.strip() if len(cut) <= LONGEST_TEXT else f"{tidy[:LONGEST_TEXT]} {SHORTENED}"


def _is_tidy(text: str) -> bool:
    """Say at a glance that there is nothing to clean, as in nearly every text."""
    return text.isascii() and text.isprintable() and "  " not in text


def _tidy(text: str) -> str:
    seen = _INVISIBLE.sub("", harmless(text))
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", seen)).strip()


def clean_line(text: str) -> str:
    """Give the text on one line."""
    return " ".join(clean(text).split("\n"))


def clean_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Give each line cleaned; lines with nothing to see are left out."""
    return tuple(line for line in map(clean_line, lines) if line)


def is_cut(text: str) -> bool:
    """Say whether a text is so long that its end is not printed."""
    return len(text) > LONGEST_TEXT


def bind_numbers(text: str) -> str:
    """Keep “Article 15”, “UK GDPR”, “23 November” and a postcode each on one line."""
    return _BINDS.sub(_NO_BREAK, text)
