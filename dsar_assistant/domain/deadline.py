"""Days by which something must have happened, with the sum that led there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.right import RegimeCode, Right


class ReceiptBasis(StrEnum):
    """How we know the day a controller had a letter."""

    __hash__ = str.__hash__  # as for a nation

    ACTUAL = "actual"
    TRACKED = "tracked"
    ESTIMATED_FIRST_CLASS = "estimated-first-class"
    ESTIMATED_SECOND_CLASS = "estimated-second-class"
    EMAIL_SENT = "email-sent"
    WEB_FORM = "web-form"
    BY_HAND = "by-hand"

    @cached_property
    def is_estimate(self) -> bool:
        """Whether the day was worked out instead of seen."""
        return self in _ESTIMATES


_NOWHERE: Mapping[Nation, date] = MappingProxyType({})
_ESTIMATES = (ReceiptBasis.ESTIMATED_FIRST_CLASS, ReceiptBasis.ESTIMATED_SECOND_CLASS)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The day the controller got it, and how we know; the clock starts here."""

    on: date
    basis: ReceiptBasis = ReceiptBasis.ACTUAL


@dataclass(frozen=True, slots=True)
class Pause:
    """A stop of the clock for clarification; both days belong to it.

    Attributes:
        answered_on: None = not answered yet; the clock stands still.
        is_estimate: Whether the day of the answer was worked out from its sending.
    """

    asked_on: date
    answered_on: date | None = None
    is_estimate: bool = False


@dataclass(frozen=True, slots=True)
class Extension:
    """A notice that lengthens the period.

    Attributes:
        notified_on: The day the notice came; None = taken as valid without a check.
        gave_reasons: Whether the notice said why.
    """

    notified_on: date | None = None
    gave_reasons: bool = True


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """The recorded days that a deadline is worked out from.

    Attributes:
        nation: Of the controller; unknown = the latest of three calendars.
        state: ISO code of the EU/EEA state for EU GDPR; None otherwise.
        identity_received: Day the identity information asked for arrived.
        identity_is_estimate: Whether that day was worked out from its sending.
        fee_paid: Day a fee that was rightly asked for was paid.
        awaited_since: Day they asked for identity information or a fee that they do not
            have yet; until then the clock has not started. None = nothing is awaited.
    """

    receipt: Receipt
    right: Right = Right.ACCESS
    regime: RegimeCode = RegimeCode.UK_GDPR
    nation: Nation = Nation.UNKNOWN
    state: str | None = None
    identity_received: date | None = None
    fee_paid: date | None = None
    pauses: tuple[Pause, ...] = ()
    extension: Extension | None = None
    awaited_since: date | None = None
    identity_is_estimate: bool = False


# Named tuples from here on, not dataclasses: a long list makes hundreds of thousands of them.
class SumStep(NamedTuple):
    """One line of the sum: what was done, the day it led to, the rule behind it."""

    text: str
    on: date | None
    provision: str | None


class Deadline(NamedTuple):
    """A last day, the provision behind it, and the sum that led there.

    Attributes:
        due: Last day in time, included; None while the clock is stopped.
        starts: Day zero of the count.
        paused_since: First day of an open pause, or of a wait for identity or fee.
        extension_notice_by: Last day for a valid extension notice; None = none possible.
        by_nation: Last day under each calendar looked at.
        late_on_any_view: Last day on the reading kindest to the controller; lateness is
            safe to assert only after it. None while the clock is stopped on that reading,
            or where the holidays are not known far enough.
        on_their_count: The last day that they likely reckon with themselves, where it is
            another one than ``due``: guidance on stops, and notices that the law does not
            count. None = the same, or not to be said.
        steps: The sum, in order, in words.
        notes: Doubts a fair reader should know.
    """

    due: date | None
    starts: date
    paused_since: date | None
    extension_notice_by: date | None
    late_on_any_view: date | None
    steps: tuple[SumStep, ...]
    notes: tuple[str, ...]
    period: str = "response"
    by_nation: Mapping[Nation, date] = _NOWHERE
    is_estimate: bool = False
    on_their_count: date | None = None

    def is_overdue(self, today: date) -> bool:
        """Say whether the last day has passed; lateness starts the day after."""
        return self.due is not None and today > self.due

    def days_left(self, today: date) -> int | None:
        """Count whole days until the last day; negative when late, None when stopped."""
        return None if self.due is None else (self.due - today).days
