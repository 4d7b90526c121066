"""Names of files that came from elsewhere, made safe to show and to save under."""

import re
import unicodedata

LONGEST = 120
_NOTHING = "file"
# Controls, orders of direction, invisible signs: they make one name look like another.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_FORBIDDEN = re.compile(r'[<>:"|?*/\\]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$")


def clean_name(name: str) -> str:
    """Give the last part of a name without anything hidden, reserved or too long.

    The suffix survives, so that what the name claims stays in sight.
    """
    seen = _HIDDEN.sub("", unicodedata.normalize("NFC", name[:4096]))
    last = re.split(r"[/\\]", seen.rstrip("/\\"))[-1]
    plain = " ".join(_FORBIDDEN.sub("_", last).split()).strip(". ")
    if not plain:
        return _NOTHING
    return _shortened(f"_{plain}" if _RESERVED.match(plain) else plain)


def distinct_name(name: str, taken: set[str]) -> str:
    """Give a name that is not taken yet, by any case of letters, and take it."""
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        stem, suffix = name, ""
    number, found = 2, name
    while found.casefold() in taken:
        found, number = f"{stem} ({number}){dot}{suffix}", number + 1
    taken.add(found.casefold())
    return found


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > LONGEST // 4:
        return name[:LONGEST].rstrip(". ")
    return f"{stem[: LONGEST - len(suffix) - 1].rstrip('. ')}.{suffix}"
