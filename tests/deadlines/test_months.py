"""Months end on the corresponding day, or on the last day of a shorter month."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.deadlines.months import add_days, add_months
from dsar_assistant.domain.errors import InvalidDatesError


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        pytest.param("2026-11-23", 1, "2026-12-23", id="the corresponding day"),
        pytest.param("2026-12-01", 1, "2027-01-01", id="over the new year"),
        pytest.param("2026-01-31", 1, "2026-02-28", id="no 31 February"),
        pytest.param("2028-01-31", 1, "2028-02-29", id="leap year"),
        pytest.param("2026-03-31", 1, "2026-04-30", id="no 31 April"),
        pytest.param("2026-11-30", 3, "2027-02-28", id="three months at once"),
        pytest.param("2026-01-31", 3, "2026-04-30", id="from the original day, not in steps"),
        pytest.param("2026-02-28", 1, "2026-03-28", id="not the end of the month"),
    ],
)
def test_months_are_added_to_the_original_day(start: str, months: int, end: str):
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


@given(st.dates(max_value=date(9990, 1, 1)), st.integers(0, 24))
def test_the_end_is_the_same_day_number_or_a_last_day(start: date, months: int):
    end = add_months(start, months)
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


def test_a_period_beyond_the_calendar_is_refused():
    with pytest.raises(InvalidDatesError, match="31 December 9999"):
        add_months(date.max, 1)
    with pytest.raises(InvalidDatesError, match="31 December 9999"):
        add_days(date.max, 1)
