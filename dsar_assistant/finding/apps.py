"""Telephone apps whose id does not name their maker's domain; the list is data, not code."""

import tomllib
from pathlib import Path

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.finding.domains import clean_host


def read_apps(path: Path) -> dict[str, str]:
    """Read the ids of apps, in small letters, with the domain of who is behind each.

    Raises:
        ResourceInvalidError: A line names no domain.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ResourceInvalidError(path.name, "the file", str(error)) from error
    for app, domain in table.items():
        if not isinstance(domain, str) or clean_host(domain) is None:
            raise ResourceInvalidError(path.name, app, f"{domain!r} is not a domain")
    return {app.lower(): domain for app, domain in table.items()}
