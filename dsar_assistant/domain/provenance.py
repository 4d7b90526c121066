"""Where a fact comes from, and how far to trust it."""

from dataclasses import dataclass
from enum import StrEnum

from dsar_assistant.domain.partial_date import PartialDate


class Confidence(StrEnum):
    """How far a fact about an organisation or a flow can be trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Source:
    """One place where a fact was read, and how old that page was."""

    url: str
    facts: tuple[str, ...] = ()
    page_date: PartialDate | None = None
