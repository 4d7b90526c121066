"""The shape of the directory's TOML files, entry by entry."""

from typing import Annotated

import msgspec
from msgspec import Meta

from dsar_assistant.domain.controller import FlowStatus
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.right import RegimeCode

# No control characters and no marks that turn the direction of text: these lines are
# printed on envelopes and shown in the window.
Line = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=600,
        pattern=r"\A[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+\Z",
    ),
]
Words = Annotated[
    str,
    Meta(max_length=1000, pattern=r"\A[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]*\Z"),
]
Tag = Annotated[str, Meta(max_length=80, pattern=r"\A[a-z0-9]+(-[a-z0-9]+)*\Z")]
Lines = Annotated[list[Line], Meta(max_length=200)]
Tags = Annotated[list[Tag], Meta(max_length=200)]
Day = Annotated[str, Meta(pattern=r"\A\d{4}(-\d\d){0,2}\Z")]


class SourceEntry(msgspec.Struct, forbid_unknown_fields=True):
    """Where a fact was read: an address on the web, or words where there is none."""

    url: Line | None = None
    described: Line | None = None
    page_date: Day | None = None
    facts: Lines = []


class ContactEntry(msgspec.Struct, forbid_unknown_fields=True):
    """How to reach an organisation, and the day that its oldest line was read."""

    address: Lines = []
    postcode: Line | None = None
    country: Line | None = None
    email: Line | None = None
    phone: Line | None = None
    form_url: Line | None = None
    privacy_notice_url: Line | None = None
    checked_on: Day | None = None


class ControllerEntry(msgspec.Struct, forbid_unknown_fields=True):
    """One organisation, or one kind of organisation to look up."""

    id: Tag
    name: Line
    confidence: Confidence
    known_as: Lines = []
    formerly: Lines = []
    is_generic: bool = False
    regime: RegimeCode = RegimeCode.UK_GDPR
    country: Annotated[str, Meta(pattern=r"\A[A-Z]{2}\Z")] = "GB"
    nation: Nation = Nation.UNKNOWN
    domains: Lines = []
    company_number: Line | None = None
    ico_registration: Line | None = None
    holds_because: Tags = []
    obtains_from: Lines = []
    shares_with: Lines = []
    note: Words = ""
    contact: ContactEntry = msgspec.field(default_factory=ContactEntry)
    source: list[SourceEntry] = []


class SectorFile(msgspec.Struct, forbid_unknown_fields=True):
    """One file of organisations of one sector."""

    sector: Tag
    label: Line
    controller: list[ControllerEntry]


class FlowEntry(msgspec.Struct, forbid_unknown_fields=True):
    """One documented passing of data."""

    sender: Line = msgspec.field(name="from")
    recipient: Line = msgspec.field(name="to")
    data: Lines
    purpose: Line
    status: FlowStatus
    authority: Line
    confidence: Confidence
    source: list[SourceEntry]
    from_date: Day | None = None
    to_date: Day | None = None
    records: Annotated[int, Meta(gt=0)] | None = None
    against: Line | None = None
    is_of_areas: bool = False


class FlowFile(msgspec.Struct, forbid_unknown_fields=True):
    """All documented flows."""

    flow: list[FlowEntry]


class QuestionEntry(msgspec.Struct, forbid_unknown_fields=True):
    """One card of the interview."""

    id: Tag
    question: Line
    help: Line
    why: Line
    is_strong: bool
    points_to: Tags
    sectors: Tags
    sources: Lines
    asks_years: bool = False


class InterviewFile(msgspec.Struct, forbid_unknown_fields=True):
    """All cards of the interview, in the order shown."""

    question: list[QuestionEntry]
