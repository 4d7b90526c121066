"""Bring names of the register into the forms in which they are compared."""

import re
import unicodedata
from string import ascii_lowercase, ascii_uppercase

# What companies are called by law; people leave it out or write it either way.
LEGAL_ENDINGS = ("limited", "ltd", "plc", "llp", "lp", "cic", "cio", "uk")
# Left out by most who type a name.
ARTICLE = "the"
SAME_ENDING = {"limited": "ltd", "ltd": "limited"}

_APOSTROPHES = str.maketrans("", "", "'’‘`´")  # noqa: RUF001
_WORD = re.compile(r"[^\W_]+")
_LOWER = bytes.maketrans(ascii_uppercase.encode(), ascii_lowercase.encode())
# Of the plain characters those that are no letter and no figure, but for the end of a line.
_NEITHER = bytes(code for code in range(128) if not (chr(code).isalnum() or chr(code) == "\n"))
_LETTERS = unicodedata.ucd_3_2_0.category


def words_of(text: str) -> list[str]:
    """Split into words in lower case without accents; apostrophes go, ``&`` is the word *and*."""
    plain = _joined_up(text).lower()
    return _WORD.findall(plain if plain.isascii() else _folded(plain))


def _folded(text: str) -> str:
    """Take the accents off, and part words where the index parts them.

    The index knows the letters of an older Unicode than Python does. The oldest that Python
    keeps is surely within it: no word may stay whole here that the index would part.
    """
    letters = unicodedata.normalize("NFKD", text).lower()
    bare = (mark for mark in letters if not unicodedata.combining(mark))
    return "".join(mark if _LETTERS(mark)[0] in "LN" else " " for mark in bare)


def name_keys(names: list[str]) -> list[str]:
    """Write each name as one word, so that spaces and dots do not matter."""
    joined = "\n".join(names)
    plain = joined.replace("&", "and").encode().translate(_LOWER, _NEITHER)
    keys = plain.decode().split("\n")[: len(names)]
    if not joined.isascii():
        for at, name in enumerate(names):
            if not name.isascii():
                keys[at] = "".join(words_of(name))
    return keys


def core_name(name: str) -> str:
    """Give a name for telling whether two registrations are of one organisation."""
    words = words_of(name)
    while len(words) > 1 and words[-1] in LEGAL_ENDINGS:
        words.pop()
    return "".join(words)


def _joined_up(text: str) -> str:
    if "&" in text:
        text = text.replace("&", " and ")
    return text.translate(_APOSTROPHES) if "'" in text or not text.isascii() else text
