"""Say by which day an answer is due, from days alone: no vault, no letter."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dsar_assistant.deadlines.readings import RESPONSE
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
from dsar_assistant.domain.errors import ClockNotInForceError, DsarError, HolidaysUnknownError
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


# Every other right is answered within the time for a response.
_CLOCKS = {
    Right.COMPLAINT: "complaint-acknowledgement",
    Right.CREDIT_CORRECTION: "cra-answer",
    Right.OPEN_REGISTER: "open-register",
}


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """The days that a person knows about one request.

    Attributes:
        received: Day the organisation had it; wins over ``posted``.
        posted: Day it was posted, with ``channel``.
        period: Which clock to ask about; empty = the one that the right starts.
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
    period: str = ""

    @property
    def clock(self) -> str:
        """Which clock is asked about."""
        return self.period or _CLOCKS.get(self.right, RESPONSE)


@dataclass(frozen=True, slots=True)
class DueAnswer:
    """A deadline, the receipt it counts from, and where it stands today.

    Attributes:
        by_nation: The last day under the calendar of each nation of the UK, so that the
            range can be seen; empty where no such calendar matters.
    """

    deadline: Deadline
    receipt: Receipt
    status: str
    by_nation: Mapping[Nation, date]


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
        receipt = self.receipt(question)
        jurisdiction = self._knowledge.jurisdiction_of(question.regime)
        rules = period(jurisdiction, question.clock, question.regime, receipt.on)
        facts = ClockFacts(
            receipt=receipt,
            right=question.right,
            regime=question.regime,
            nation=question.nation,
            state=question.state,
            identity_received=question.identity_received,
            fee_paid=question.fee_paid,
            pauses=question.pauses,
            extension=question.extension,
        )
        deadline = response_due(facts, rules, self._knowledge.calendars)
        anywhere = replace(facts, nation=Nation.UNKNOWN)
        by_nation = response_due(anywhere, rules, self._knowledge.calendars).by_nation
        return DueAnswer(deadline, receipt, clock_status(deadline, today), by_nation)

    def answer_if_any(self, question: DueQuestion, today: date) -> DueAnswer | None:
        """Work out the deadline; None where the law or the known holidays give no last day."""
        try:
            return self.answer(question, today)
        except (ClockNotInForceError, HolidaysUnknownError):
            return None

    def receipt(self, question: DueQuestion) -> Receipt:
        """Say when the organisation had it.

        Raises:
            NoStartDayError: No day to count from.
            HolidaysUnknownError: The days off around the day of posting are not known.
        """
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
