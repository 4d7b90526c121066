"""Bring names, addresses and hosts from a stranger's list into the directory's own form."""

import re
from functools import cache
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

from dsar_assistant.directory.domains import is_domain, plain_domain
from dsar_assistant.directory.postcodes import postcode_fault
from dsar_assistant.domain.place import Nation, PostalAddress

_LONGEST_LINE = 300
_MOST_LINES = 10
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_SPACES = re.compile(r"\s+")
_POSTCODE = re.compile(
    r"(?<![A-Z0-9])([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})(?![A-Z0-9])", re.IGNORECASE
)
_EMAIL = re.compile(r"\A[^\s@<>\"]{1,64}@([^\s@]{3,253})\Z")
_SLUG = re.compile(r"[^a-z0-9]+")
_SCOTTISH = frozenset(
    ("AB", "DD", "DG", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "ZE")
)
# Their places lie on both sides of a border, so the postcode does not tell the nation.
_DIVIDED = frozenset(("CA", "TD", "BX", "BF", "XX", "GY", "IM", "JE"))


def clean_line(text: object) -> str:
    """Make one printable line of whatever a list holds; empty where it holds nothing usable."""
    if not isinstance(text, str):
        return ""
    line = _SPACES.sub(" ", _UNPRINTABLE.sub(" ", text[: 4 * _LONGEST_LINE])).strip()
    return line[:_LONGEST_LINE]


def clean_lines(text: object) -> tuple[str, ...]:
    """Make printable lines of a text with line breaks."""
    if not isinstance(text, str):
        return ()
    lines = (clean_line(line) for line in text[: _MOST_LINES * _LONGEST_LINE].splitlines())
    return tuple(line for line in lines if line)[:_MOST_LINES]


def clean_email(text: object) -> str | None:
    """Keep an e-mail address of the usual shape; anything else is dropped."""
    line = clean_line(text).removeprefix("mailto:")
    shape = _EMAIL.match(line)
    return line if shape and is_domain(shape[1].casefold()) else None


def clean_url(text: object) -> str | None:
    """Keep a web address; one without a scheme gets https."""
    line = clean_line(text)
    if not line or " " in line:
        return None
    url = line if "://" in line else f"https://{line}"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and is_domain(host) else None


def https_only(url: str | None) -> str | None:
    """Ask for the safe form of a web address."""
    return url.replace("http://", "https://", 1) if url and url.startswith("http://") else url


def registrable(host: str | None) -> str | None:
    """Give the domain that somebody registered for a host; nothing for a mere suffix."""
    plain = plain_domain(host or "")
    return _suffixes().privatesuffix(plain) if is_domain(plain) else None


def own_site_domain(url: str | None) -> str | None:
    """Give the domain of an organisation's own site.

    A page somewhere inside a site may be a guest's page on another's domain, so only an
    address without a path speaks for its domain.
    """
    parts = urlsplit(url) if url else None
    if parts is None or parts.path.strip("/") or parts.query:
        return None
    return registrable(parts.hostname)


def email_domain(email: str | None) -> str | None:
    """Give the registrable domain of an e-mail address."""
    return registrable(email.rpartition("@")[2]) if email else None


def slug(text: str) -> str:
    """Make an id of a name: lower case with hyphens."""
    return _SLUG.sub("-", text.casefold()[:80]).strip("-")


def uk_address(lines: tuple[str, ...]) -> PostalAddress | None:
    """Take the postcode out of the lines, wherever it stands in the last two of them."""
    kept = list(lines)
    for position in range(len(kept) - 1, max(len(kept) - 3, -1), -1):
        found = _POSTCODE.search(kept[position])
        postcode = f"{found[1]} {found[2]}".upper() if found else ""
        if found and postcode_fault(postcode) is None:
            rest = kept[position][: found.start()] + kept[position][found.end() :]
            kept[position] = rest.strip(" ,")
            return PostalAddress(tuple(line for line in kept if line), postcode)
    return PostalAddress(lines) if lines else None


def nation_of(address: PostalAddress | None) -> Nation:
    """Tell the nation from a postcode where it can tell."""
    area = re.match(r"[A-Z]+", address.postcode or "") if address else None
    if area is None or area[0] in _DIVIDED:
        return Nation.UNKNOWN
    if area[0] == "BT":
        return Nation.NORTHERN_IRELAND
    return Nation.SCOTLAND if area[0] in _SCOTTISH else Nation.ENGLAND_WALES


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)
