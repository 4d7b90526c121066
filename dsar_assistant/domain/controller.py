"""Organisations that decide why data are used, and the flows between them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.place import EEA_STATES, Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence, Source
from dsar_assistant.domain.right import RegimeCode


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach a controller about personal data, and how old that knowledge is.

    Attributes:
        checked_on: The day by which all of these lines had been seen; where they were read on
            several days, the oldest. None = undated.
        listed_by: Whose list an address or e-mail address was taken from, where the
            organisation itself is not from that list; empty = its own origin.
    """

    address: PostalAddress | None = None
    email: str | None = None
    phone: str | None = None
    form_url: str | None = None
    privacy_notice_url: str | None = None
    checked_on: PartialDate | None = None
    listed_by: str = ""


@dataclass(frozen=True, slots=True)
class Controller:
    """An organisation that may hold personal data.

    Attributes:
        id: Stable, lower case with hyphens.
        name: Legal name where known.
        known_as: Brands and everyday names.
        sector: One of the directory's sectors.
        country: ISO 3166 code of its establishment, ``GB`` for the UK.
        nation: Its part of the UK; unknown for foreign ones.
        holds_because: Reasons from life why it may hold data (interview tags).
        obtains_from, shares_with: Ids, or plain words where no id exists.
        is_generic: A kind of body to look up (``generic-gp``), not one organisation.
        origin: Which pack it came from; ``builtin`` or ``own`` for the person's own.
        own_note: What the person wrote beside it for themselves.
        changed_on: The day the person last changed, added or annotated it.
    """

    id: str
    name: str
    sector: str
    regime: RegimeCode
    country: str
    nation: Nation
    contact: Contact
    confidence: Confidence
    known_as: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    company_number: str | None = None
    ico_registration: str | None = None
    holds_because: tuple[str, ...] = ()
    obtains_from: tuple[str, ...] = ()
    shares_with: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    note: str = ""
    is_generic: bool = False
    origin: str = "builtin"
    own_note: str = ""
    changed_on: date | None = None

    @property
    def eea_state(self) -> str | None:
        """The code of its country where that is a state of the EEA; its holidays count then."""
        country = self.country.upper()
        return country if country in EEA_STATES else None

    @property
    def brand(self) -> str:
        """The everyday name, where the legal name does not say it; else empty."""
        known = next(iter(self.known_as), "")
        return "" if known.casefold() in self.name.casefold() else known

    @property
    def display_name(self) -> str:
        """The name people know it by, then the legal name."""
        return f"{self.brand} ({self.name})" if self.brand else self.name


class FlowStatus(StrEnum):
    """What is known about a documented passing of data."""

    FOUND_UNLAWFUL = "found-unlawful"
    REGULATOR_CRITICISED = "regulator-criticised"
    DECLARED = "declared-in-privacy-notice"
    LAWFUL_GATEWAY = "lawful-gateway"
    PRESS_REPORT = "press-report"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Flow:
    """One documented passing of data. A lead about organisations, never a claim about a person.

    Attributes:
        sender, recipient: Controller ids, or plain words where no id exists.
        records: How many records, where documented.
        authority: Who found or declared it, in plain words.
        against: The one party that a finding is against (id or words); None = the sender.
        is_of_areas: It passes what sort of people live somewhere, nothing of one person.
    """

    sender: str
    recipient: str
    data: tuple[str, ...]
    purpose: str
    status: FlowStatus
    sources: tuple[Source, ...]
    confidence: Confidence
    authority: str = ""
    from_date: PartialDate | None = None
    to_date: PartialDate | None = None
    records: int | None = None
    against: str | None = None
    is_of_areas: bool = False


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """One card of the interview.

    Attributes:
        points_to: Controller ids that a yes points at.
        sectors: Sectors that a yes makes worth a look.
        is_strong: Whether a yes nearly always means that they hold data.
    """

    id: str
    question: str
    help: str
    why: str
    points_to: tuple[str, ...]
    sectors: tuple[str, ...]
    sources: tuple[str, ...]
    is_strong: bool
    asks_years: bool = False


class Answer(StrEnum):
    """What a person said to an interview question."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not-sure"


@dataclass(frozen=True, slots=True)
class InterviewAnswer:
    """One answer, with the years it concerns where asked."""

    question_id: str
    answer: Answer
    from_year: int | None = None
    to_year: int | None = None
