"""Shapes and nesting of internet domains, without any list of suffixes."""

import re
from collections.abc import Iterator

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"\A({_LABEL}\.)+(xn--[a-z0-9-]{{2,59}}|[a-z]{{2,63}})\Z")
_LONGEST = 253


def is_domain(text: str) -> bool:
    """Say whether a text has the shape of a domain, in lower case."""
    return len(text) <= _LONGEST and _DOMAIN.match(text) is not None


def plain_domain(text: str) -> str:
    """Bring a typed host into the form the directory keeps."""
    return text.strip().casefold().rstrip(".").removeprefix("www.")


def hosts_above(host: str) -> Iterator[str]:
    """Give a host, then each host above it, down to two labels."""
    labels = host.split(".")
    for start in range(max(len(labels) - 1, 0)):
        yield ".".join(labels[start:])
