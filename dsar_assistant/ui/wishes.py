"""What a page asks the window for, in plain words; no page knows another."""

from dataclasses import dataclass
from enum import StrEnum


class PageName(StrEnum):
    """The pages of the rail, from top to bottom."""

    HOME = "home"
    FIND = "find"
    REQUESTS = "requests"
    CALENDAR = "calendar"
    LETTER = "letter"
    PEOPLE = "people"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class GoTo:
    """Show a page."""

    page: PageName


@dataclass(frozen=True, slots=True)
class ShowRequest:
    """Show one request with its record."""

    request_id: str


@dataclass(frozen=True, slots=True)
class WriteTo:
    """Write letters of one person to these organisations, one after the other."""

    subject_id: str
    controller_ids: tuple[str, ...]
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WriteLetter:
    """Write a letter in a request that is open; ``kind_id`` for a follow-up."""

    request_id: str
    kind_id: str | None = None


@dataclass(frozen=True, slots=True)
class LockVault:
    """Lock the vault now."""


@dataclass(frozen=True, slots=True)
class PutBack:
    """Put a backup back; the vault is locked for that."""

    backup: str


Wish = GoTo | ShowRequest | WriteTo | WriteLetter | LockVault | PutBack
