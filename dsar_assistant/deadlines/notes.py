"""Doubts about a deadline that a fair reader should know, in words."""

from collections.abc import Iterator
from datetime import date

from dsar_assistant.deadlines.count import days_between, rolled
from dsar_assistant.deadlines.months import add_days
from dsar_assistant.deadlines.readings import (
    RESPONSE,
    Reading,
    Reckoning,
    is_estimated,
    pauses_by_guidance,
)
from dsar_assistant.domain.deadline import ClockFacts, Extension
from dsar_assistant.domain.regime import ResponsePeriod
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.domain.text import day_in_words, weekday_in_words

_NO_STOP = (
    "A question about what you mean does not stop the clock for this kind of request; "
    "it stops for access requests only."
)
_GUIDANCE_STOP = (
    "The law for this request has no stop for clarification, so none is counted. Some "
    "organisations rely on guidance that allows one."
)
_NO_STOP_HERE = "Questions do not stop this clock."
_STOP_TOO_LATE = "A question asked after the last day stops nothing, so it is not counted."
_EARLIER_RECEIPT = (
    "They asked a question before the day on which the letter should have come, so they "
    "had it sooner. Record the day of their question as the day of receipt."
)
_EARLY_EXTRAS = (
    "Proof of identity or a fee that came before the request changes nothing; "
    "the clock starts with the request."
)
_EXTRAS_IDLE = "Proof of identity or a fee does not move this clock."
_IDENTITY_BY_GUIDANCE = "Under these rules only guidance lets the clock wait for proof of identity."
_NOT_EXTENDABLE = "This period cannot be extended, so their notice changes nothing."
_NO_REASONS = "Their notice gave no reasons, so it does not extend the period."
_LATE_NOTICE = "Their notice came after the last day for one, so it does not extend the period."
_ESTIMATE = "The day of receipt is an estimate, so every day worked out from it is one too."
_ESTIMATE_OF_PAPERS = (
    "The day on which they had what you posted later is an estimate, so every day worked out "
    "from it is one too."
)
_NO_STATE = (
    "The country is not known, so only weekends were looked at. A public holiday there may "
    "move the last day later."
)
_NATIONAL_ONLY = (
    "Only the country's national holidays were looked at. A regional one may move the last "
    "day later."
)
_NO_KINDEST = "On the view kindest to them, it cannot yet be said from which day they are late."


def notes_on(
    facts: ClockFacts,
    period: ResponsePeriod,
    reading: Reading,
    reckoning: Reckoning,
    late: date | None,
) -> tuple[str, ...]:
    """Give the doubts about a deadline, most specific first."""
    notes: list[str] = []
    if facts.pauses:
        notes += _pause_notes(facts, period, reading, reckoning)
    if facts.extension is not None and not reckoning.is_extended:
        notes.append(_extension_note(facts.extension, period))
    if facts.identity_received is not None or facts.fee_paid is not None:
        notes += _start_notes(facts, period)
    if facts.regime is RegimeCode.EU_GDPR:
        notes.append(_NO_STATE if facts.state is None else _NATIONAL_ONLY)
    if facts.receipt.basis.is_estimate:
        notes.append(_ESTIMATE)
    elif is_estimated(facts, period, reckoning):
        notes.append(_ESTIMATE_OF_PAPERS)
    if period.note:
        notes.append(period.note)
    due = reckoning.latest.last_day
    if due is not None and late is None:
        notes.append(_NO_KINDEST)
    elif due is not None and late is not None and late > due:
        notes.append(
            f"On the view kindest to them, the last day is {weekday_in_words(late)}. "
            "Call them late only after it."
        )
    return tuple(notes)


def _pause_notes(
    facts: ClockFacts, period: ResponsePeriod, reading: Reading, reckoning: Reckoning
) -> Iterator[str]:
    if not reading.pauses:
        yield _uncounted_note(facts, period)
        return
    if facts.receipt.basis.is_estimate and reading.pauses[0].asked_on < facts.receipt.on:
        yield _EARLIER_RECEIPT
    run = reckoning.latest
    if run.last_day is None:
        return
    if reading.pauses[-1].asked_on > run.last_day:
        yield _STOP_TOO_LATE
    if run.days_out:
        yield from _counted_notes(reading, reckoning, run.last_day)


def _uncounted_note(facts: ClockFacts, period: ResponsePeriod) -> str:
    if pauses_by_guidance(facts, period):
        return _GUIDANCE_STOP
    return _NO_STOP if period.pauses_for else _NO_STOP_HERE


def _counted_notes(reading: Reading, reckoning: Reckoning, last_day: date) -> Iterator[str]:
    run = reckoning.latest
    calendar = reading.calendars[reckoning.runs.index(run)]
    pairs = [(stop.asked_on, stop.answered_on) for stop in run.stops]
    between = sum(
        days_between(asked, answered, reading.start) for asked, answered in pairs if answered
    )
    other = rolled(add_days(reckoning.plain_end, between), calendar)
    if other != last_day:
        days = "one day" if len(run.stops) == 1 else f"{len(run.stops)} days"
        yield f"Some organisations may count {days} differently: {day_in_words(other)}."
    unstopped = rolled(reckoning.plain_end, calendar)
    if unstopped != last_day:
        yield (
            "If they had no good reason to ask, the last day would be "
            f"{weekday_in_words(unstopped)}."
        )


def _extension_note(extension: Extension, period: ResponsePeriod) -> str:
    if not period.extension:
        return _NOT_EXTENDABLE
    return _LATE_NOTICE if extension.gave_reasons else _NO_REASONS


def _start_notes(facts: ClockFacts, period: ResponsePeriod) -> Iterator[str]:
    if period.id != RESPONSE:
        yield _EXTRAS_IDLE
        return
    received = facts.receipt.on
    extras = [day for day in (facts.identity_received, facts.fee_paid) if day is not None]
    if min(extras) < received:
        yield _EARLY_EXTRAS
    is_late = facts.identity_received is not None and facts.identity_received > received
    if is_late and facts.regime is RegimeCode.EU_GDPR:
        yield _IDENTITY_BY_GUIDANCE
