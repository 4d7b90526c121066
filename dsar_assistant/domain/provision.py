"""Citable rules of law with the days on which they were in force."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LegalConfidence(StrEnum):
    """How a provision was checked: in the statute, in guidance, second-hand, or from memory."""

    STATUTE = "S"
    REGULATOR = "R"
    TWO_SECONDARY = "2"
    ONE_SECONDARY = "1"
    MEMORY = "M"


class ChosenBy(StrEnum):
    """The event whose day decides which version of a provision applies."""

    LETTER = "letter"
    RECEIPT_OF_REQUEST = "receipt-of-request"
    DECISION = "decision"
    RECEIPT_OF_COMPLAINT = "receipt-of-complaint"


@dataclass(frozen=True, slots=True)
class Instrument:
    """An Act or regulation that provisions stand in; a letter names it in full once.

    Attributes:
        gloss: What follows the first citation, such as the short name; empty = nothing.
    """

    id: str
    gloss: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """One version of one citable rule.

    Attributes:
        id: Stable name shared by all versions of the rule, such as ``uk-gdpr-12-3``.
        citation: The rule in full, as a letter cites it the first time.
        short: The rule as cited afterwards.
        in_force_from: First day in force, included.
        in_force_until: Last day in force, included; None while it still is.
        checked_on: The day somebody last compared it with its source.
        chosen_by: The event whose day selects the version.
        instrument: Id of the Act or regulation it stands in; empty = it stands alone.
    """

    id: str
    citation: str
    short: str
    title: str
    url: str
    in_force_from: date
    in_force_until: date | None
    checked_on: date
    confidence: LegalConfidence
    chosen_by: ChosenBy = ChosenBy.LETTER
    note: str = ""
    instrument: str = ""

    def in_force(self, on: date) -> bool:
        """Say whether this version was in force on a day."""
        return self.in_force_from <= on and (
            self.in_force_until is None or on <= self.in_force_until
        )


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision as one letter cites it, frozen with that letter.

    Attributes:
        citation: As it first stands in that letter.
    """

    id: str
    citation: str
    url: str
    in_force_from: date
