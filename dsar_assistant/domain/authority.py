"""The written authority of someone who acts for a data subject, as the vault keeps it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.person import Representative
from dsar_assistant.domain.place import PostalAddress

_ONE_DAY = timedelta(days=1)


class AuthorityScope(StrEnum):
    """What a representative may do."""

    ASK = "ask"
    RECEIVE = "receive"
    COMPLAIN = "complain"


@dataclass(frozen=True, slots=True)
class Authority:
    """One signed letter of authority. Never changed, only revoked.

    Attributes:
        subject_id: Whose data it is; the one who signed.
        scope: What the representative may do.
        from_day, until: Days it covers, both included; no until = until it is revoked.
        revoked_on: The day the person took it back; it does not hold on that day.
        scan_id: The attachment that shows the signed letter; None = none kept.
    """

    id: str
    subject_id: str
    full_name: str
    address: PostalAddress
    from_day: date
    organisation: str = ""
    scope: frozenset[AuthorityScope] = frozenset(AuthorityScope)
    until: date | None = None
    revoked_on: date | None = None
    scan_id: str | None = None

    def is_live(self, on: date) -> bool:
        """Say whether it covers a day."""
        last = self.last_day
        return self.from_day <= on and (last is None or on <= last)

    @property
    def last_day(self) -> date | None:
        """The last day it covers; None = open."""
        revoked = self.revoked_on - _ONE_DAY if self.revoked_on else None
        ends = [day for day in (self.until, revoked) if day is not None]
        return min(ends, default=None)

    def allows(self, needed: frozenset[AuthorityScope]) -> bool:
        """Say whether it lets the representative do all of this."""
        return needed <= self.scope

    def representative(self) -> Representative:
        """Give who acts, as a letter names them."""
        return Representative(
            full_name=self.full_name,
            organisation=self.organisation,
            address=self.address,
            authority_from=self.from_day,
            authority_until=self.last_day,
            may_receive=AuthorityScope.RECEIVE in self.scope,
        )


class AuthorityIncompleteError(DsarError):
    """An authority lacks what makes it one, or its days do not fit."""

    def __init__(self, reason: str) -> None:
        """Say in words what is wrong."""
        super().__init__(
            f"The authority was not kept: {reason}. Nothing was changed. Correct it and try again."
        )


class AuthorityRevokedError(DsarError):
    """An authority was taken back before."""

    def __init__(self, representative: str) -> None:
        """Name who acted."""
        super().__init__(
            f"The authority of {representative} was taken back before. Nothing was changed. "
            "Keep a new one if they may act again."
        )
