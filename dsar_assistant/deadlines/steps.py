"""The sum in words: each step with the day it leads to and the rule behind it."""

from datetime import date
from functools import lru_cache

from dsar_assistant.deadlines.count import Run
from dsar_assistant.deadlines.readings import RESPONSE, Reading, Reckoning
from dsar_assistant.domain.deadline import ClockFacts, ReceiptBasis, SumStep
from dsar_assistant.domain.regime import PeriodUnit, ResponsePeriod
from dsar_assistant.domain.text import counted, day_in_words, weekday_in_words

_ARRIVAL = {
    ReceiptBasis.ACTUAL: "They had it on",
    ReceiptBasis.TRACKED: "The tracking record says they had it on",
    ReceiptBasis.ESTIMATED_FIRST_CLASS: "By first class post it should have come on",
    ReceiptBasis.ESTIMATED_SECOND_CLASS: "By second class post it should have come on",
    ReceiptBasis.EMAIL_SENT: "The e-mail reached them on",
    ReceiptBasis.WEB_FORM: "The web form reached them on",
    ReceiptBasis.BY_HAND: "It was handed over on",
}


def steps_of(
    facts: ClockFacts, period: ResponsePeriod, reading: Reading, reckoning: Reckoning
) -> tuple[SumStep, ...]:
    """Write the sum, in order, in plain words."""
    run = reckoning.latest
    first = _start_step(facts, period, reading.start)
    length = _length_step(period, reading.start, reckoning)
    if run.standing_since is not None:
        last = _standing_step(period, run.standing_since)
    else:
        last = _last_step(period, reading, reckoning, run.last_day or run.end)
    if run.days_out:
        return (first, length, _pause_step(period, run), last)
    return (first, length, last)


def waiting_step(since: date, period: ResponsePeriod) -> SumStep:
    """Say that the clock waits for identity information or a fee."""
    text = (
        f"They asked for proof of identity or a fee on {day_in_words(since)}. "
        "The clock starts on the day they have it."
    )
    return SumStep(text, None, period.start_provision)


def slow_post_step(estimated: date, received: date, what: str = "it") -> SumStep:
    """Say that the post may have been slower than the estimate."""
    text = (
        f"By the usual post {what} should have come on {weekday_in_words(estimated)}. The post may "
        f"be slow, so five working days are added: {weekday_in_words(received)}."
    )
    return SumStep(text, received, None)


def not_sooner_step(last_day: date) -> SumStep:
    """Say that the kindest view is never stricter than the plain one."""
    text = f"The plain sum gives them longer, so that day counts: {weekday_in_words(last_day)}."
    return SumStep(text, last_day, None)


def _start_step(facts: ClockFacts, period: ResponsePeriod, start: date) -> SumStep:
    # As in the count itself: what came on or before the day of receipt moved nothing.
    if start == facts.receipt.on or period.id != RESPONSE:
        arrival = _ARRIVAL[facts.receipt.basis]
    elif start == facts.identity_received:
        arrival = "The proof of identity they asked for reached them on"
        if facts.identity_is_estimate:
            arrival = "As estimated, they had the proof of identity they asked for on"
    else:
        arrival = "The fee was paid on"
    text = f"{arrival} {weekday_in_words(start)}. Counting starts the day after."
    return SumStep(text, start, period.start_provision)


def _length_step(period: ResponsePeriod, start: date, reckoning: Reckoning) -> SumStep:
    end = reckoning.plain_end
    added = period.extension if reckoning.is_extended else 0
    text = f"{_later(period.length, added, period.unit)} later is {weekday_in_words(end)}."
    if period.unit is PeriodUnit.MONTHS and end.day != start.day:
        text += f" That month has no day {start.day}, so its last day counts."
    provision = period.extension_provision if reckoning.is_extended else period.length_provision
    return SumStep(text, end, provision)


@lru_cache(maxsize=64)
def _later(length: int, added: int, unit: PeriodUnit) -> str:
    one = "month" if unit is PeriodUnit.MONTHS else "day"
    whole = counted(length + added, one)
    if not added:
        return whole
    return f"They took {counted(added, f'more {one}')}, which count from the same day: {whole}"


_ANSWERED = {False: "answered", True: "answered (as estimated)"}


def _pause_step(period: ResponsePeriod, run: Run) -> SumStep:
    windows = "; ".join(
        f"asked {day_in_words(stop.asked_on)}, "
        f"{_ANSWERED[stop.is_estimate]} {day_in_words(stop.answered_on)}"
        for stop in run.stops
        if stop.answered_on is not None
    )
    verb = "does" if run.days_out == 1 else "do"
    text = (
        f"{counted(run.days_out, 'day')} {verb} not count: {windows}. "
        f"That leads to {weekday_in_words(run.end)}."
    )
    return SumStep(text, run.end, period.pause_provision)


def _standing_step(period: ResponsePeriod, since: date) -> SumStep:
    text = (
        f"They asked a question on {day_in_words(since)}. "
        "The clock stands until they have your answer."
    )
    return SumStep(text, None, period.pause_provision)


def _last_step(
    period: ResponsePeriod, reading: Reading, reckoning: Reckoning, last_day: date
) -> SumStep:
    if not period.rolls:
        text = "This period does not move for weekends or holidays."
        return SumStep(text, last_day, period.length_provision)
    if len(reading.calendars) > 1:
        return _range_step(period, reading, reckoning, last_day)
    place = _places(reading)[0]
    if reckoning.latest.end == last_day:
        text = f"That is a working day in {place}, so it is the last day."
    else:
        text = f"That is a day off in {place}, so the last day is {weekday_in_words(last_day)}."
    return SumStep(text, last_day, period.counting_provision)


def _range_step(
    period: ResponsePeriod, reading: Reading, reckoning: Reckoning, last_day: date
) -> SumStep:
    days = [run.last_day for run in reckoning.runs if run.last_day is not None]
    if min(days) == last_day:
        text = f"The last day is {weekday_in_words(last_day)} in every nation of the UK."
    else:
        pairs = zip(_places(reading), days, strict=True)
        each = ", ".join(f"{place} {day_in_words(day)}" for place, day in pairs)
        text = (
            f"The last day depends on the nation: {each}. "
            f"The nation is not known, so the latest counts: {weekday_in_words(last_day)}."
        )
    return SumStep(text, last_day, period.counting_provision)


def _places(reading: Reading) -> list[str]:
    return [calendar.name for calendar in reading.calendars if calendar is not None]
