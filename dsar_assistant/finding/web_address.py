"""The organisation's domain in a web address, or in the id of a telephone app."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from dsar_assistant.finding.domains import registrable_domain

_LONGEST = 2000
_WEB = re.compile(
    r"(?:[a-z][a-z0-9+.-]{0,20}://)?(?:[^/@\s?#]{0,200}@)?([^/:?#@\s,;]{1,253})", re.IGNORECASE
)
# An app is named after its maker's domain, backwards: android://…@com.shop.app/
_APP = re.compile(r"android(?:app)?://(?:[^@/\s]{0,200}@)?([\w.]{3,200})", re.IGNORECASE)
# A comma may stand within an address; between two, the next one says how it is reached.
_BETWEEN = re.compile(r"[,\s]{1,9}(?=[a-z][a-z0-9+.-]{0,20}://)", re.IGNORECASE)
_DOTTED = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_MILLISECONDS = 100_000_000_000


def domain_of(address: str, apps: Mapping[str, str] | None = None) -> str | None:
    """Give the registrable domain of a web address; None if it names no public host.

    Args:
        apps: Domains for apps whose id, in small letters, does not say whose they are.
    """
    text = address.strip()[:_LONGEST]
    if app := _APP.match(text):
        known = (apps or {}).get(app[1].lower())
        return known or registrable_domain(".".join(reversed(app[1].split("."))))
    found = _WEB.match(text)
    return registrable_domain(found[1]) if found else None


def domains_of(cell: str, apps: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Give the domains of all addresses in a cell, which may hold several."""
    found = (domain_of(part, apps) for part in _BETWEEN.split(cell[:_LONGEST]))
    return tuple(dict.fromkeys(domain for domain in found if domain))


def hosts_in(text: str) -> tuple[str, ...]:
    """Give the registrable domains of all that looks like a host in a line of text."""
    found = (registrable_domain(part[0]) for part in _DOTTED.finditer(text[:_LONGEST]))
    return tuple(dict.fromkeys(domain for domain in found if domain))


def day_of_stamp(cell: str) -> date | None:
    """Read a day written as seconds or milliseconds since 1970, or as an ISO date."""
    text = cell.strip()[:40]
    try:
        if not text.isdigit():
            return date.fromisoformat(text[:10])
        number = int(text)
        seconds = number / 1000 if number > _MILLISECONDS else number
        return datetime.fromtimestamp(seconds, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
