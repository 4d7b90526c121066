"""Clean the cells of the register: its dates, postcodes, tiers and e-mail addresses."""

import re
from datetime import date
from functools import lru_cache

# How a cell is written as usual; for looking through many at once.
REGISTRATION = r"[A-Z0-9][A-Z0-9/-]{2,19}"
POSTCODE = r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}"
EMAIL = r"[^\s@<>,;:\"()\\]{1,64}@[^\W_](?:[\w-]{0,62}\.){1,8}[\w-]{2,63}"

LONGEST_NAME = 300
LONGEST_LINE = 200
LONGEST_TRADING = 4000
MOST_TRADING = 60

_ISO_LENGTH = 10
_BRITISH_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: .*)?")
_REGISTRATION = re.compile(REGISTRATION)
_POSTCODE = re.compile(POSTCODE)
_EMAIL = re.compile(EMAIL)
# What the register's own tables show and what postcodes typed by hand look like.
_TIER = re.compile(r"(?:tier *)?([123])\b.*")
_AS_USUAL = frozenset({"Tier 1", "Tier 2", "Tier 3"})
_YES = frozenset({"y", "yes", "true"})
_NO = frozenset({"n", "no", "false", ""})


def clean_cell(text: str, longest: int = LONGEST_LINE) -> str:
    """Take out control characters, marks that turn the writing about, and double spaces."""
    plain = text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    return " ".join(plain.split())[:longest].rstrip()


def clean_registration(text: str) -> str | None:
    """Give a registration number in capitals; None if it cannot be one."""
    plain = text.strip().upper()
    return plain if _REGISTRATION.fullmatch(plain) else None


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


def clean_tier(text: str) -> str | None:
    """Give ``Tier 1`` to ``Tier 3``, or nothing if none is given; None if it is no tier."""
    if text in _AS_USUAL or not text:
        return text
    shape = _TIER.fullmatch(text.lower())
    return f"Tier {shape[1]}" if shape else None


def clean_yes(text: str) -> str | None:
    """Give ``Y`` or ``N``, which is also meant by nothing; None if it is neither."""
    word = text.lower()
    return "Y" if word in _YES else "N" if word in _NO else None


def clean_email(text: str) -> str:
    """Give an e-mail address in lower case; empty if it is not one."""
    plain = text.strip().lower()
    return plain if _EMAIL.fullmatch(plain) else ""


def clean_postcode(text: str) -> str:
    """Give a UK postcode in capitals with one space; anything else as it is written."""
    bare = text.replace(" ", "").upper()
    spaced = f"{bare[:-3]} {bare[-3:]}"
    return spaced if _POSTCODE.fullmatch(spaced) else text


def clean_trading(text: str) -> str:
    """Give the trading names of a clean cell joined by ``|``, without empty ones and repeats."""
    names = text.split("|")
    if (
        len(text) <= LONGEST_LINE
        and "" not in names
        and len(set(names)) == len(names) <= MOST_TRADING
        and " |" not in text
        and "| " not in text
    ):
        return text
    cut = dict.fromkeys([name.strip()[:LONGEST_LINE] for name in names])
    return "|".join([name for name in cut if name][:MOST_TRADING])
