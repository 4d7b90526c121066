"""Bring names into one form, so that capitals, accents and dots do not hide a match."""

import re
import unicodedata

_APOSTROPHES = re.compile("['‘’`´]")  # noqa: RUF001
_BETWEEN = re.compile(r"[^\w.]+|\.(?!\w)")


def plain_name(text: str) -> str:
    """Write a name in lower case without accents, marks or double spaces.

    Dots inside a word stay (booking.com); apostrophes go (sainsburys).
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(mark for mark in letters if not unicodedata.combining(mark))
    words = _BETWEEN.sub(" ", _APOSTROPHES.sub("", bare.replace("&", " and ")))
    return " ".join(words.split())
