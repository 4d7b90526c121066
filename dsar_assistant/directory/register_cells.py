"""Clean the cells of the register: its dates, postcodes, tiers and e-mail addresses."""

import re
from datetime import date
from functools import lru_cache

# Whether a registration number or a postcode is written as usual: asked of every row.
is_registration = re.compile(r"[A-Z0-9][A-Z0-9/-]{2,19}").fullmatch
is_postcode = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}").fullmatch

LONGEST_NAME = 300
LONGEST_LINE = 200
LONGEST_TRADING = 4000
MOST_TRADING = 60

_ISO_LENGTH = 10
_BRITISH_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: .*)?")
_EMAIL = re.compile(r"[^\s@<>,;:\"()\\]{1,64}@[^\W_](?:[\w-]{0,62}\.){1,8}[\w-]{2,63}")
# What the register's own tables show and what postcodes typed by hand look like.
_TIER = re.compile(r"(?:tier *)?([123])\b.*")
_AS_USUAL = frozenset({"Tier 1", "Tier 2", "Tier 3"})
_YES = {
    "Y": True,
    "N": False,
    "y": True,
    "yes": True,
    "true": True,
    "n": False,
    "no": False,
    "false": False,
    "": False,
}


def clean_cell(text: str, longest: int = LONGEST_LINE) -> str:
    """Take out control characters, marks that turn the writing about, and double spaces."""
    plain = text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    return " ".join(plain.split())[:longest].rstrip()


def clean_registration(text: str) -> str | None:
    """Give a registration number in capitals; None if it cannot be one."""
    plain = text.strip().upper()
    return plain if is_registration(plain) else None


@lru_cache(maxsize=32_768)
def clean_day(text: str) -> str | None:
    """Give an ISO day from one, or from a day written dd/mm/yyyy; None if it is no day."""
    if not text:
        return ""
    try:
        if len(text) == _ISO_LENGTH and text[4] == "-":
            date.fromisoformat(text)
            return text
        if shape := _BRITISH_DAY.fullmatch(text):
            return date(int(shape[3]), int(shape[2]), int(shape[1])).isoformat()
        # A day with a time behind it.
        return date.fromisoformat(text[:_ISO_LENGTH]).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def clean_tier(text: str) -> str | None:
    """Give ``Tier 1`` to ``Tier 3``, or nothing if none is given; None if it is no tier."""
    if text in _AS_USUAL or not text:
        return text
    shape = _TIER.fullmatch(text.lower())
    return f"Tier {shape[1]}" if shape else None


@lru_cache(maxsize=1024)
def clean_yes(text: str) -> bool | None:
    """Read Y or N; None if it is neither."""
    found = _YES.get(text)
    return _YES.get(text.lower()) if found is None else found


def clean_email(text: str) -> str:
    """Give an e-mail address in lower case; empty if it is not one."""
    plain = text.strip().lower()
    return plain if _EMAIL.fullmatch(plain) else ""


def clean_postcode(text: str) -> str:
    """Give a UK postcode in capitals with one space; anything else as it is written."""
    bare = text.replace(" ", "").upper()
    spaced = f"{bare[:-3]} {bare[-3:]}"
    return spaced if is_postcode(spaced) else text


def clean_trading(text: str) -> str:
    """Give the trading names of a clean cell joined by ``|``, without empty ones and repeats."""
    names = text.split("|")
    if not (len(text) <= LONGEST_LINE and all(names) and len(set(names)) == len(names)) or (
        " |" in text or "| " in text
    ):
        cut = dict.fromkeys([name.strip()[:LONGEST_LINE] for name in names])
        names = [name for name in cut if name]
    return "|".join(names[:MOST_TRADING])
