"""Requests as another program kept them, on their way in."""

from dataclasses import dataclass
from datetime import date

from dsar_assistant.domain.errors import DsarError


class ListUnreadableError(DsarError):
    """A file is not a list of requests that can be read."""

    def __init__(self) -> None:
        """Say what can be."""
        super().__init__(
            "This file is not a list of requests that can be read. Nothing was changed. "
            "Choose the CSV or JSON file of “My requests”, or a ZIP that this program exported."
        )


@dataclass(frozen=True, slots=True)
class ForeignMessage:
    """One message of a foreign list.

    Attributes:
        kind: access, erasure, rectification, objection, custom, admonition, complaint, response.
        slug: The organisation's id in that project's directory; empty if none.
        recipient: Name and address, line by line.
        medium: email, letter, fax or webform; empty if unknown.
    """

    on: date
    reference: str
    kind: str
    slug: str = ""
    recipient: tuple[str, ...] = ()
    email: str = ""
    medium: str = ""
    subject: str = ""
    content: str = ""
    is_own: bool = True


@dataclass(frozen=True, slots=True)
class ForeignRequest:
    """The messages of one request, oldest first.

    Attributes:
        ended: ``done`` or ``abandoned``; empty while it goes on or where that is not said.
    """

    reference: str
    messages: tuple[ForeignMessage, ...]
    ended: str = ""
