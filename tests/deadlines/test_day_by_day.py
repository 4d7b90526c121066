"""The count against the bare rule, worked out day by day from a list of holidays typed in."""

from calendar import monthrange
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dsar_assistant.domain.deadline import ClockFacts, Extension, Pause, Receipt
from dsar_assistant.domain.place import UK_NATIONS, Nation
from dsar_assistant.domain.right import RegimeCode, Right
from tests.deadlines.making import due_of

ENGLAND = """
2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26
"""
SCOTLAND = """
2026-01-01 2026-01-02 2026-04-03 2026-05-04 2026-05-25 2026-06-15 2026-08-03 2026-11-30
2026-12-25 2026-12-28 2027-01-01 2027-01-04 2027-03-26 2027-05-03 2027-05-31 2027-08-02
2027-11-30 2027-12-27 2027-12-28 2028-01-03 2028-01-04 2028-04-14 2028-05-01 2028-05-29
2028-08-07 2028-11-30 2028-12-25 2028-12-26
"""
NORTHERN_IRELAND = f"""
{ENGLAND} 2026-03-17 2026-07-13 2027-03-17 2027-07-12 2028-03-17 2028-07-12
"""
HOLIDAYS = {
    nation: frozenset(map(date.fromisoformat, days.split()))
    for nation, days in zip(UK_NATIONS, (ENGLAND, SCOTLAND, NORTHERN_IRELAND), strict=True)
}
NEW_RULES = date(2026, 2, 5)
PAUSABLE = {RegimeCode.UK_GDPR, RegimeCode.DPA_PART_3}
REGIME = st.sampled_from([RegimeCode.UK_GDPR, RegimeCode.DPA_PART_3, RegimeCode.DPA_PART_4])
RIGHT = st.sampled_from([Right.ACCESS, Right.ACCESS, Right.ERASURE, Right.OBJECTION])


@st.composite
def clocks(draw: st.DrawFn) -> ClockFacts:
    """Draw a request, often near the change of the law, with later starts and questions."""
    near_the_change = st.dates(date(2026, 1, 25), date(2026, 2, 15))
    received = draw(near_the_change | st.dates(date(2026, 1, 2), date(2028, 6, 15)))
    days_later = st.integers(-3, 28).map(lambda days: received + timedelta(days=days))
    regime = draw(REGIME)
    extendable = regime is RegimeCode.UK_GDPR or received >= NEW_RULES
    windows = draw(st.lists(st.tuples(st.integers(0, 26), st.integers(0, 20)), max_size=3))
    return ClockFacts(
        receipt=Receipt(received),
        right=draw(RIGHT),
        regime=regime,
        nation=draw(st.sampled_from(UK_NATIONS)),
        identity_received=draw(st.none() | days_later),
        fee_paid=draw(st.none() | days_later),
        pauses=tuple(_window(received, first, length) for first, length in windows),
        extension=Extension() if extendable and draw(st.booleans()) else None,
    )


@settings(max_examples=400)
@given(clocks())
def test_the_last_day_is_the_one_that_the_bare_rule_gives(clock: ClockFacts):
    assert due_of(clock).due == _bare_rule(clock)


@given(st.dates(date(2026, 6, 19), date(2028, 11, 20)), st.sampled_from(UK_NATIONS))
def test_a_complaint_has_thirty_days_and_the_move_to_a_working_day(received: date, nation: Nation):
    clock = ClockFacts(Receipt(received), Right.COMPLAINT, nation=nation)
    due = due_of(clock, "complaint-acknowledgement").due
    assert due == _moved(received + timedelta(days=30), nation)


@given(st.dates(date(2021, 1, 1), date(2031, 1, 1)), st.sampled_from(Nation))
def test_a_credit_file_step_has_28_days_whatever_day_they_end_on(received: date, nation: Nation):
    clock = ClockFacts(Receipt(received), Right.CREDIT_CORRECTION, nation=nation)
    for step in ("cra-answer", "cra-notice", "cra-confirm"):
        assert due_of(clock, step).due == received + timedelta(days=28)


def _bare_rule(clock: ClockFacts) -> date:
    received = clock.receipt.on
    start = max(day for day in (received, clock.identity_received, clock.fee_paid) if day)
    months = start.month + (3 if clock.extension else 1)
    year, month = start.year + (months - 1) // 12, (months - 1) % 12 + 1
    end = date(year, month, min(start.day, monthrange(year, month)[1]))
    pauses = clock.regime in PAUSABLE and clock.right is Right.ACCESS and received >= NEW_RULES
    stopped = {
        pause.asked_on + timedelta(days=count)
        for pause in (clock.pauses if pauses else ())
        if pause.answered_on
        for count in range((pause.answered_on - pause.asked_on).days + 1)
    }
    days_out = sum(1 for day in stopped if day > start)
    return _moved(end + timedelta(days=days_out), clock.nation)


def _moved(day: date, nation: Nation) -> date:
    saturday = 5
    while day.weekday() >= saturday or day in HOLIDAYS[nation]:
        day += timedelta(days=1)
    return day


def _window(received: date, first: int, length: int) -> Pause:
    asked = received + timedelta(days=first)
    return Pause(asked, asked + timedelta(days=length))
