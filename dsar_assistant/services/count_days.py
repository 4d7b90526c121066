"""Say by which day an answer is due, from days alone: no vault, no letter."""

from dataclasses import dataclass, field
from datetime import date

from dsar_assistant.deadlines.receipt import deemed_receipt
from dsar_assistant.deadlines.response import response_due
from dsar_assistant.domain.deadline import (
    ClockFacts,
    Deadline,
    Extension,
    Pause,
    Receipt,
    ReceiptBasis,
)
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.request import Channel
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.law.regimes import period
from dsar_assistant.services.knowledge import Knowledge


class NoStartDayError(DsarError):
    """Neither a day of receipt nor a day of posting was given."""

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__(
            "There is no day to count from, so nothing was worked out. "
            "Give the day the organisation had the letter, or the day it was posted."
        )


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """The days that a person knows about one request.

    Attributes:
        received: Day the organisation had it; wins over ``posted``.
        posted: Day it was posted, with ``channel``.
        is_complaint: Ask for the acknowledgement of a complaint instead of the answer.
    """

    received: date | None = None
    posted: date | None = None
    channel: Channel = Channel.FIRST_CLASS
    nation: Nation = Nation.UNKNOWN
    right: Right = Right.ACCESS
    regime: RegimeCode = RegimeCode.UK_GDPR
    state: str | None = None
    identity_received: date | None = None
    fee_paid: date | None = None
    pauses: tuple[Pause, ...] = field(default=())
    extension: Extension | None = None
    is_complaint: bool = False


@dataclass(frozen=True, slots=True)
class DueAnswer:
    """A deadline, the receipt it counts from, and where it stands today."""

    deadline: Deadline
    receipt: Receipt
    status: str


class CountDays:
    """Puts the right period of the right regime to the right calendars."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take what the program knows."""
        self._knowledge = knowledge

    def answer(self, question: DueQuestion, today: date) -> DueAnswer:
        """Work out the deadline, with its sum.

        Raises:
            NoStartDayError: No day to count from.
            DsarError: The days contradict each other, or holidays or law are not known.
        """
        receipt = self._receipt(question)
        jurisdiction = self._knowledge.jurisdiction_of(question.regime)
        name = "complaint-acknowledgement" if question.is_complaint else "response"
        rules = period(jurisdiction, name, question.regime, receipt.on)
        facts = ClockFacts(
            receipt=receipt,
            right=Right.COMPLAINT if question.is_complaint else question.right,
            regime=question.regime,
            nation=question.nation,
            state=question.state,
            identity_received=question.identity_received,
            fee_paid=question.fee_paid,
            pauses=question.pauses,
            extension=question.extension,
        )
        deadline = response_due(facts, rules, self._knowledge.calendars)
        return DueAnswer(deadline, receipt, clock_status(deadline, today))

    def _receipt(self, question: DueQuestion) -> Receipt:
        if question.received is not None:
            return Receipt(question.received, ReceiptBasis.ACTUAL)
        if question.posted is None:
            raise NoStartDayError
        return deemed_receipt(
            question.posted, question.channel, question.nation, self._knowledge.calendars
        )


def clock_status(deadline: Deadline, today: date) -> str:
    """Say in one word where a clock stands: running, paused, due-today or overdue."""
    if deadline.due is None:
        return "paused"
    if deadline.is_overdue(today):
        return "overdue"
    return "due-today" if deadline.due == today else "running"
