"""What holds for every deadline, whatever the days."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.domain.deadline import ClockFacts, Extension, Pause, Receipt, ReceiptBasis
from dsar_assistant.domain.place import UK_NATIONS, Nation
from dsar_assistant.domain.right import RegimeCode, Right
from tests.deadlines.making import CALENDARS, due_of

DAYS = st.dates(date(2021, 1, 1), date(2028, 6, 30))
NEW_LAW_DAYS = st.dates(date(2026, 2, 5), date(2028, 3, 31))
NATION = st.sampled_from([*UK_NATIONS, Nation.UNKNOWN])
REGIME = st.sampled_from([RegimeCode.UK_GDPR, RegimeCode.DPA_PART_3, RegimeCode.DPA_PART_4])
EXTENSION = st.none() | st.builds(Extension)
BASIS = st.sampled_from(ReceiptBasis)


@st.composite
def windows(draw: st.DrawFn) -> tuple[Pause, ...]:
    """Draw questions and answers over the first two months of the new law and after."""
    pauses = []
    for _ in range(draw(st.integers(0, 3))):
        asked = draw(st.dates(date(2026, 2, 1), date(2026, 5, 31)))
        pauses.append(Pause(asked, asked + timedelta(days=draw(st.integers(0, 30)))))
    return tuple(pauses)


@st.composite
def paused_clocks(draw: st.DrawFn) -> ClockFacts:
    return ClockFacts(
        receipt=Receipt(draw(st.dates(date(2026, 2, 5), date(2026, 4, 30))), draw(BASIS)),
        nation=draw(NATION),
        pauses=draw(windows()),
    )


@given(NEW_LAW_DAYS, st.integers(1, 400), NATION, EXTENSION)
def test_a_later_receipt_never_gives_an_earlier_day(
    received: date, days: int, nation: Nation, extension: Extension | None
):
    later = min(received + timedelta(days=days), date(2028, 6, 30))
    first = ClockFacts(Receipt(received), nation=nation, extension=extension)
    second = replace(first, receipt=Receipt(max(received, later)))
    assert _due(first) <= _due(second)


@given(DAYS, NATION, REGIME, st.sampled_from(Right), EXTENSION)
def test_the_last_day_is_a_working_day_somewhere(
    received: date, nation: Nation, regime: RegimeCode, right: Right, extension: Extension | None
):
    clock = ClockFacts(Receipt(received), right, regime, nation, extension=extension)
    due = _due(clock)
    calendars = CALENDARS.for_nation(nation)
    assert any(calendar.is_working_day(due) for calendar in calendars)
    assert due > received


@given(paused_clocks())
def test_pauses_only_lengthen(clock: ClockFacts):
    assert _due(clock) >= _due(replace(clock, pauses=()))


@given(paused_clocks())
def test_an_extension_never_shortens(clock: ClockFacts):
    assert _due(replace(clock, extension=Extension())) >= _due(clock)


@given(paused_clocks(), st.randoms(use_true_random=False))
def test_the_order_of_questions_does_not_matter(clock: ClockFacts, chance):
    shuffled = list(clock.pauses)
    chance.shuffle(shuffled)
    assert due_of(replace(clock, pauses=tuple(shuffled))) == due_of(clock)


@given(paused_clocks())
def test_overlapping_pauses_count_as_their_union(clock: ClockFacts):
    covered = {
        pause.asked_on + timedelta(days=count)
        for pause in clock.pauses
        if pause.answered_on is not None
        for count in range((pause.answered_on - pause.asked_on).days + 1)
    }
    single_days = tuple(Pause(each, each) for each in sorted(covered))
    assert _due(replace(clock, pauses=single_days)) == _due(clock)


@given(paused_clocks())
def test_nobody_is_late_before_the_due_day(clock: ClockFacts):
    deadline = due_of(clock)
    assert deadline.late_on_any_view is not None
    assert deadline.late_on_any_view >= _due(clock)


@given(paused_clocks())
def test_the_last_step_with_a_day_leads_to_the_due_day(clock: ClockFacts):
    deadline = due_of(clock)
    assert deadline.steps[-1].on == deadline.due
    assert all(step.provision for step in deadline.steps)


@given(DAYS, REGIME)
def test_an_unknown_nation_is_the_latest_of_the_three(received: date, regime: RegimeCode):
    clock = ClockFacts(Receipt(received), regime=regime)
    assert _due(clock) == max(_due(replace(clock, nation=nation)) for nation in UK_NATIONS)


def _due(clock: ClockFacts) -> date:
    due = due_of(clock).due
    assert due is not None
    return due
