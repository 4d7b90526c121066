"""Names of the net: which registrable domain a host belongs to, and lists of domains."""

import re
from functools import cache, lru_cache
from pathlib import Path

from publicsuffixlist import PublicSuffixList

from dsar_assistant.domain.errors import ResourceInvalidError

_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,62})\.){1,10}[a-z][a-z0-9-]{0,61}[a-z0-9]")
_LONGEST_HOST = 253
# Each name below these is another public body's, as below nhs.uk; the list leaves them out.
_OF_MANY_BODIES = frozenset({"hscni.net", "nhs.wales"})


@cache
def _suffixes() -> PublicSuffixList:
    """Read the public suffix list that comes with its package; no network."""
    return PublicSuffixList()


def clean_host(text: str) -> str | None:
    """Give a host name in lower case and plain ASCII; None if it is not one.

    Foreign letters become their ``xn--`` form, so that a look-alike shows.
    """
    host = text.strip().strip(".").lower()
    if len(host) > _LONGEST_HOST:
        return None
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    return host if _HOST.fullmatch(host) else None


@lru_cache(maxsize=65_536)
def registrable_domain(host: str) -> str | None:
    """Give the part of a host that one can register: ``shop.co.uk`` of ``mail.shop.co.uk``.

    A public suffix itself (``nhs.uk``) stands for itself. None if it is no host.
    """
    cleaned = clean_host(host)
    if cleaned is None:
        return None
    domain = _suffixes().privatesuffix(cleaned) or cleaned
    if domain in _OF_MANY_BODIES and cleaned != domain:
        body = cleaned.removesuffix(f".{domain}").rpartition(".")[2]
        return f"{body}.{domain}"
    return domain


def is_listed(host: str, listed: frozenset[str]) -> bool:
    """Say whether a host, or a domain above it, is in a list of domains."""
    rest = host
    while rest:
        if rest in listed:
            return True
        _, _, rest = rest.partition(".")
    return False


def is_listed_exactly(host: str, listed: frozenset[str]) -> bool:
    """Say whether exactly this host is in a list; a line ``*.x`` means every host below x."""
    if host in listed:
        return True
    rest = host
    while "." in rest:
        _, _, rest = rest.partition(".")
        if f"*.{rest}" in listed:
            return True
    return False


def read_domain_list(path: Path) -> frozenset[str]:
    """Read a file with one domain a line; ``#`` begins a remark.

    Raises:
        ResourceInvalidError: A line is not a domain.
    """
    domains = set()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        entry = line.partition("#")[0].strip().lower()
        if not entry:
            continue
        if clean_host(entry.removeprefix("*.")) is None:
            raise ResourceInvalidError(path.name, f"line {number}", f"{entry!r} is not a domain")
        domains.add(entry)
    return frozenset(domains)
