"""The day of a message."""

from datetime import date

import pytest

from dsar_assistant.finding.mail.days import DayReader
from dsar_assistant.finding.mail.fields import Headers
from tests.finding.making import TODAY, headers


def day_of(*lines):
    ordinal = DayReader(TODAY).ordinal(headers(*lines))
    return date.fromordinal(ordinal) if ordinal else None


@pytest.mark.parametrize(
    "written",
    [
        "Tue, 1 Mar 2016 12:00:00 +0000",
        "Tue, 01 Mar 2016 23:59:00 -1100",
        "1 Mar 2016 12:00 GMT",
        "Tue,  1 March 2016 12:00:00",
        "1-Mar-2016 12:00",
        "Tue Mar  1 12:00:00 2016",
        "Tue Mar  1 12:00:00 GMT 2016",
        "TUE, 1 MAR 16 12:00:00",
        "2016-03-01T12:00:00Z",
    ],
)
def test_a_date_of_any_usual_form_is_read(written):
    assert day_of(f"Date: {written}") == date(2016, 3, 1)


def test_years_of_two_digits_fall_into_the_right_century():
    assert day_of("Date: 1 Mar 99 12:00") == date(1999, 3, 1)
    assert day_of("Date: 1 Mar 02 12:00") == date(2002, 3, 1)


@pytest.mark.parametrize(
    "written",
    ["1 Jan 1970", "1 Mar 1989", "25 Nov 2026", "31 Feb 2016", "never", "", "99 Mar 2016"],
)
def test_an_impossible_date_is_not_believed(written):
    assert day_of(f"Date: {written} 12:00:00") is None


@pytest.mark.parametrize("written", ["Monday, 6 Jul {} 09:00:00", "  Mon, 06 Jul {} 09:00:00"])
def test_two_messages_whose_dates_begin_alike_keep_their_own_years(written):
    days, years = DayReader(TODAY), ("2020", "2026", "20", "2015")
    read = [days.ordinal(headers(f"Date: {written.format(year)}")) for year in years]
    assert [date.fromordinal(day).year for day in read] == [2020, 2026, 2020, 2015]


def test_tomorrow_is_believed_because_clocks_differ():
    assert day_of("Date: 24 Nov 2026 00:30:00 +1300") == date(2026, 11, 24)


def test_a_missing_date_is_taken_from_the_line_that_begins_the_message():
    block = Headers(b"From a@b.example Tue Mar  1 12:00:00 2016\nFrom: a@b.example")
    assert date.fromordinal(DayReader(TODAY).ordinal(block)) == date(2016, 3, 1)


def test_else_it_is_taken_from_the_newest_receipt():
    received = "Received: from x by y;\n\tWed, 2 Mar 2016 09:00:00 +0000"
    assert day_of("Date: 1 Jan 1970 00:00:00", received) == date(2016, 3, 2)


def test_dates_that_begin_alike_are_told_apart():
    reader = DayReader(TODAY)
    days = [1, 11, 2, 12, 1, 11]
    read = [reader.ordinal(headers(f"Date: Tue, {day} Mar 2016 12:00:00")) for day in days]
    assert [date.fromordinal(ordinal).day for ordinal in read] == days
