"""What the person gave us, the traces in it, and the controllers they point to."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class SightingKind(StrEnum):
    """What sort of trace was seen."""

    MAIL = "mail"
    ACCOUNT = "account"
    BOOKMARK = "bookmark"
    VISIT = "visit"
    PAYMENT = "payment"
    REGULAR_PAYMENT = "regular-payment"
    PLATFORM_EXPORT = "platform-export"
    LIST_UPLOAD = "list-upload"
    BREACH = "breach"
    CONSENT = "consent"
    COOKIE = "cookie"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One trace of an organisation in an evidence file; never holds content.

    A reader may already have counted: one sighting can stand for many messages
    of the same sender.

    Attributes:
        domain: Registrable domain, lower case; None where only a name is known.
        name: Organisation or payee name as the evidence gives it; None if none.
        locator: Where in the file, for the person to look: ``message 17``.
        count: How many items this stands for.
        first, last: Days of the oldest and newest item; None if undated.
        aside: Why this is not evidence (a forged sender, say); None if it is.
    """

    kind: SightingKind
    domain: str | None
    name: str | None
    locator: str
    count: int = 1
    first: date | None = None
    last: date | None = None
    aside: str | None = None


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """A place in an evidence file that could not be read, and why, in a sentence."""

    locator: str
    reason: str


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file or folder that the person handed in.

    Attributes:
        fingerprint: SHA-256 in hex, to know it again; never the content.
        kind: Id of the reader that recognised it.
        items: How many messages, rows or entries were read.
    """

    id: str
    name: str
    kind: str
    fingerprint: str
    items: int
    imported_on: date


class Strength(StrEnum):
    """How sure it is that a controller holds data on this person."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    POSSIBLE = "possible"


class ReasonKind(StrEnum):
    """Why a controller is listed."""

    MAIL = "mail"
    ACCOUNT = "account"
    BOOKMARK = "bookmark"
    VISIT = "visit"
    PAYMENT = "payment"
    PLATFORM_EXPORT = "platform-export"
    BREACH = "breach"
    CONSENT = "consent"
    PAPER = "paper"
    EVENT = "event"
    INTERVIEW = "interview"
    SECTOR = "sector"
    FLOW = "flow"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, as a sentence that claims no more than was seen.

    Attributes:
        sources: Addresses where a documented flow or an interview hint can be checked.
    """

    kind: ReasonKind
    text: str
    count: int | None = None
    first: date | None = None
    last: date | None = None
    domain: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A controller that may hold data on this person, and why.

    Attributes:
        path: Controller ids of the chain that led here; the first is where it starts,
            the last is this one.
        suggested: Letter kinds worth a thought, best first.
    """

    controller_id: str
    name: str
    strength: Strength
    reasons: tuple[Reason, ...]
    path: tuple[str, ...]
    suggested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnknownSender:
    """A domain that the person's files name and no directory knows; ready to be added by hand.

    Attributes:
        counts: How often it was seen in each way.
    """

    domain: str
    count: int
    first: date | None
    last: date | None
    counts: tuple[tuple[SightingKind, int], ...] = ()


@dataclass(frozen=True, slots=True)
class UnknownName:
    """An organisation known by name only, that no directory has; ready to be looked up.

    Attributes:
        similar: Ids of organisations whose names look alike; a suggestion, never more.
    """

    name: str
    kind: SightingKind
    count: int
    first: date | None
    last: date | None
    similar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """Traces that are no evidence, with the reason."""

    domain: str
    why: str
    count: int
    kind: SightingKind = SightingKind.MAIL


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the evidence, the interview and the documented flows lead to."""

    candidates: tuple[Candidate, ...] = ()
    unknown: tuple[UnknownSender, ...] = ()
    set_aside: tuple[SetAside, ...] = field(default=())
    unknown_names: tuple[UnknownName, ...] = ()
