"""Follow documented flows from organisation to organisation, in the right years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dsar_assistant.domain.controller import Flow
from dsar_assistant.domain.partial_date import PartialDate

_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Chain:
    """One or two flows that can have followed each other. A lead, never a claim.

    Attributes:
        hops: The flows in the order in which data travelled.
    """

    hops: tuple[Flow, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """The parties from the first sender to the last recipient."""
        return (self.hops[0].sender, *(hop.recipient for hop in self.hops))


def follow_down(
    sent: Mapping[str, Sequence[Flow]], start: str, since: date | None
) -> tuple[Chain, ...]:
    """Give each chain of one or two flows that starts at a party, nearest first.

    What is passed on of areas alone holds nothing of what was passed on of a person before.
    """
    firsts = [
        flow
        for flow in sent.get(start, ())
        if flow.recipient != start and _may_run_after(flow, since)
    ]
    seconds = [
        Chain((first, second))
        for first in firsts
        for second in sent.get(first.recipient, ())
        if not (first.is_of_areas or second.is_of_areas)
        and second.recipient not in (start, first.recipient)
        and _may_run_after(second, _later(since, first_day(first)))
    ]
    return (*(Chain((first,)) for first in firsts), *seconds)


def follow_up(
    received: Mapping[str, Sequence[Flow]], end: str, until: date | None
) -> tuple[Chain, ...]:
    """Give each chain of one or two flows that ends at a party, nearest first.

    What came of areas alone says nothing of where its sender has persons' data from.
    """
    lasts = [
        flow
        for flow in received.get(end, ())
        if flow.sender != end and _may_run_before(flow, until)
    ]
    seconds = [
        Chain((earlier, last))
        for last in lasts
        for earlier in received.get(last.sender, ())
        if not (last.is_of_areas or earlier.is_of_areas)
        and earlier.sender not in (end, last.sender)
        and _may_run_before(earlier, _earlier(until, last_day(last)))
    ]
    return (*(Chain((last,)) for last in lasts), *seconds)


def first_day(flow: Flow) -> date | None:
    """Give the first day on which a flow may have run; None = not documented."""
    return _begins(flow.from_date) if flow.from_date else None


def last_day(flow: Flow) -> date | None:
    """Give the last day on which a flow may have run; None = not documented, or still running."""
    return _ends(flow.to_date) if flow.to_date else None


def _may_run_after(flow: Flow, day: date | None) -> bool:
    ended = last_day(flow)
    return day is None or ended is None or ended >= day


def _may_run_before(flow: Flow, day: date | None) -> bool:
    began = first_day(flow)
    return day is None or began is None or began <= day


def _begins(day: PartialDate) -> date:
    return date(day.year, day.month or 1, day.day or 1)


def _ends(day: PartialDate) -> date:
    if day.month is None:
        return date(day.year, _DECEMBER, 31)
    if day.day is None:
        after = date(day.year + day.month // _DECEMBER, day.month % _DECEMBER + 1, 1)
        return after - timedelta(days=1)
    return date(day.year, day.month, day.day)


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)
