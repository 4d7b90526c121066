"""The rights a person can use, and the regimes they stand in."""

from enum import StrEnum


class Right(StrEnum):
    """One thing the law lets a person ask of a controller."""

    # That of Enum is written in Python, and a long list of deadlines asks it often.
    __hash__ = str.__hash__

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"
    MARKETING_OBJECTION = "marketing-objection"
    AUTOMATED_DECISION = "automated-decision"
    WITHDRAW_CONSENT = "withdraw-consent"
    OPEN_REGISTER = "open-register"
    CREDIT_CORRECTION = "credit-correction"
    COMPLAINT = "complaint"


class RegimeCode(StrEnum):
    """A body of rules that may govern a request."""

    UK_GDPR = "uk-gdpr"
    DPA_PART_3 = "dpa-part-3"
    DPA_PART_4 = "dpa-part-4"
    EU_GDPR = "eu-gdpr"
