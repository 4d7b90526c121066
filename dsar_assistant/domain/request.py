"""Requests and their record: dated facts only; everything else is worked out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.letter import Letter
from dsar_assistant.domain.right import RegimeCode, Right


class Channel(StrEnum):
    """How a letter left."""

    FIRST_CLASS = "first-class"
    SECOND_CLASS = "second-class"
    SIGNED_FOR = "signed-for"
    EMAIL = "email"
    WEB_FORM = "web-form"
    BY_HAND = "by-hand"


class FactKind(StrEnum):
    """What happened on a day."""

    POSTED = "posted"
    DELIVERED = "delivered"
    RETURNED = "returned"
    BOUNCED = "bounced"
    ACKNOWLEDGED = "acknowledged"
    IDENTITY_ASKED = "identity-asked"
    IDENTITY_SENT = "identity-sent"
    IDENTITY_RECEIVED = "identity-received"
    FEE_ASKED = "fee-asked"
    FEE_PAID = "fee-paid"
    CLARIFICATION_ASKED = "clarification-asked"
    CLARIFICATION_ANSWERED = "clarification-answered"
    EXTENSION_NOTICE = "extension-notice"
    RESPONSE = "response"
    PORTAL = "portal"
    PHONE_CALL = "phone-call"
    VISIT = "visit"
    COMPLAINT = "complaint"
    REGULATOR = "regulator"
    COURT = "court"
    NOTE = "note"
    CLOSED = "closed"
    REOPENED = "reopened"


class Outcome(StrEnum):
    """What a response amounted to."""

    FULL = "full"
    PARTIAL = "partial"
    REFUSED = "refused"
    NONE_HELD = "none-held"


@dataclass(frozen=True, slots=True)
class Fact:
    """One dated fact of a request's record. Never changed, only superseded.

    Attributes:
        on: The day it happened, as the person says.
        recorded_at: When it was written down (UTC).
        details: Further words by name, such as ``channel``, ``outcome``, ``item-number``;
            ``domain.details`` lists them all.
        letter_id: The letter it concerns; None = the request as a whole.
        supersedes: Id of the fact that this one corrects; that one stays in the history.
        is_withdrawn: A correction that takes the earlier fact away altogether.
        undoes: Id of the change that this one takes back; None = a change of its own.
    """

    id: str
    request_id: str
    kind: FactKind
    on: date
    recorded_at: datetime
    details: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    letter_id: str | None = None
    supersedes: str | None = None
    is_withdrawn: bool = False
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class FrozenLetter:
    """A letter as it was printed or sent; later changes of law or template change nothing.

    Attributes:
        period: The clock that its receipt starts; None = none.
        pdf_fingerprint: SHA-256 of the PDF, in hex; empty if none was made.
    """

    id: str
    request_id: str
    letter: Letter
    plain_text: str
    frozen_at: datetime
    period: str | None
    pdf_fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One use of one or more rights against one controller, with its whole record.

    Attributes:
        reference: Printed on the letters.
        controller: As it stood when the request was opened.
        answers: What the person filled in for the letter, by field id.
        edits: The person's own words by block id; None leaves a block out.
        facts: Everything recorded, superseded facts included, oldest first.
    """

    id: str
    reference: str
    subject_id: str
    controller: Controller
    kind: str
    rights: tuple[Right, ...]
    regime: RegimeCode
    opened_on: date
    letters: tuple[FrozenLetter, ...] = ()
    facts: tuple[Fact, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    edits: Mapping[str, str | None] = field(default_factory=dict)
    parent_id: str | None = None

    def letter(self, letter_id: str) -> FrozenLetter:
        """Give one letter of this request.

        Raises:
            NotFoundError: It has no such letter.
        """
        for letter in self.letters:
            if letter.id == letter_id:
                return letter
        raise NotFoundError("letter", letter_id)

    def standing_facts(self) -> tuple[Fact, ...]:
        """Give the facts that hold: not superseded, not withdrawn, by day then by recording.

        Within a day a corrected fact keeps the place of the one it corrects: putting a word
        right does not make a thing happen later.
        """
        replaced = {fact.supersedes for fact in self.facts if fact.supersedes}
        standing = (f for f in self.facts if f.id not in replaced and not f.is_withdrawn)
        earlier = {fact.id: fact for fact in self.facts if fact.id in replaced}
        return tuple(sorted(standing, key=lambda fact: (fact.on, _first_recorded(fact, earlier))))

    def facts_of(self, kind: FactKind, letter_id: str | None = None) -> tuple[Fact, ...]:
        """Give the standing facts of one kind; with a letter id, only those of that letter."""
        return tuple(
            fact
            for fact in self.standing_facts()
            if fact.kind is kind and letter_id in {None, fact.letter_id}
        )


def _first_recorded(fact: Fact, earlier: Mapping[str, Fact]) -> datetime:
    while fact.supersedes is not None and fact.supersedes in earlier:
        fact = earlier[fact.supersedes]
    return fact.recorded_at


class Status(StrEnum):
    """Where a request stands; always worked out, never stored."""

    DRAFT = "draft"
    PRINTED = "printed"
    WAITING = "waiting"
    PAUSED = "paused"
    OVERDUE = "overdue"
    UNREAD = "unread"
    ANSWERED = "answered"
    INCOMPLETE = "incomplete"
    REFUSED = "refused"
    RETURNED = "returned"
    CLOSED = "closed"


class Phase(StrEnum):
    """Who has the next move; for lists that are long."""

    YOURS = "yours"
    THEIRS = "theirs"
    DONE = "done"

    @staticmethod
    def of(status: Status) -> "Phase":
        """Say which phase a status belongs to."""
        if status in {Status.ANSWERED, Status.CLOSED}:
            return Phase.DONE
        return Phase.THEIRS if status is Status.WAITING else Phase.YOURS
