"""Which days are days off, where, and how far that is known."""

from datetime import date, timedelta

import pytest

from dsar_assistant.deadlines.calendars import Calendars, WorkingCalendar
from dsar_assistant.domain.errors import HolidaysUnknownError, NotFoundError
from dsar_assistant.domain.place import EEA_STATES, Nation
from tests.deadlines.making import CALENDARS, NATIONS, day

# Days off on weekdays, by nation, as published by the government.
ENGLAND_2026 = "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"
ENGLAND_2027 = "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"
ENGLAND_2028 = "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"
LISTS = [
    ("EW", 2026, ENGLAND_2026),
    ("EW", 2027, ENGLAND_2027),
    ("EW", 2028, ENGLAND_2028),
    ("SC", 2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28"),
    ("SC", 2027, "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28"),
    ("SC", 2028, "01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26"),
    ("NI", 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28"),
    ("NI", 2027, ENGLAND_2027 + " 03-17 07-12"),
    ("NI", 2028, ENGLAND_2028 + " 03-17 07-12"),
]


@pytest.mark.parametrize(("nation", "year", "expected"), LISTS)
def test_each_nation_has_its_own_days_off(nation: str, year: int, expected: str):
    (calendar,) = CALENDARS.for_nation(NATIONS[nation])
    days = (date(year, 1, 1) + timedelta(days=count) for count in range(365))
    off = [each for each in days if each.weekday() < 5 and not calendar.is_working_day(each)]
    assert [f"{each:%m-%d}" for each in off] == sorted(expected.split())


def test_weekends_are_off():
    (calendar,) = CALENDARS.for_nation(Nation.ENGLAND_WALES)
    assert not calendar.is_working_day(day("2026-11-28"))
    assert not calendar.is_working_day(day("2026-11-29"))
    assert calendar.next_working_day(day("2026-11-28")) == day("2026-11-30")


def test_an_unknown_nation_means_all_three():
    names = [calendar.name for calendar in CALENDARS.for_nation(Nation.UNKNOWN)]
    assert names == ["England and Wales", "Scotland", "Northern Ireland"]


def test_a_calendar_is_built_once():
    calendars = Calendars()
    first = calendars.for_nation(Nation.SCOTLAND)
    assert calendars.for_nation(Nation.SCOTLAND)[0] is first[0]
    assert calendars.for_state("IE") is calendars.for_state("ie")
    assert calendars.widest_for_state(None) is calendars.widest_for_state(None)


@pytest.mark.parametrize("asked", ["2018-12-31", "2029-01-01", "9999-12-31", "0001-01-01"])
def test_outside_the_known_years_it_says_so(asked: str):
    (calendar,) = CALENDARS.for_nation(Nation.ENGLAND_WALES)
    with pytest.raises(HolidaysUnknownError, match="2019 to 2028"):
        calendar.is_working_day(day(asked))
    with pytest.raises(HolidaysUnknownError, match="2019 to 2028"):
        calendar.next_working_day(day(asked))


def test_a_roll_out_of_the_known_years_is_not_guessed():
    (calendar,) = CALENDARS.for_nation(Nation.ENGLAND_WALES)
    assert not calendar.is_working_day(day("2028-12-31"))
    with pytest.raises(HolidaysUnknownError, match="in 2029"):
        calendar.next_working_day(day("2028-12-31"))


def test_a_count_of_working_days_out_of_the_known_years_is_not_guessed():
    (calendar,) = CALENDARS.for_nation(Nation.ENGLAND_WALES)
    for start in ("2018-12-31", "2028-12-28", "2029-01-01"):
        with pytest.raises(HolidaysUnknownError):
            calendar.working_days_after(day(start), 2)


def test_a_year_that_ends_on_a_working_day_is_known_to_its_end():
    calendar = WorkingCalendar("Example", [], 2027, 2027)
    assert calendar.next_working_day(day("2027-12-31")) == day("2027-12-31")
    assert calendar.working_days_after(day("2027-12-30"), 1) == day("2027-12-31")


def test_a_holiday_added_later_changes_the_answer():
    without = WorkingCalendar("Example", [])
    added = WorkingCalendar("Example", [day("2026-11-23")])
    assert without.next_working_day(day("2026-11-23")) == day("2026-11-23")
    assert added.next_working_day(day("2026-11-23")) == day("2026-11-24")


def test_a_state_has_its_national_days():
    ireland = CALENDARS.for_state("IE")
    assert not ireland.is_working_day(day("2026-03-17"))
    assert CALENDARS.for_state("FR").is_working_day(day("2026-03-17"))


def test_the_widest_calendar_of_a_state_has_regional_days_too():
    # Epiphany is off in three of the German states only.
    assert CALENDARS.for_state("DE").is_working_day(day("2026-01-06"))
    assert not CALENDARS.widest_for_state("DE").is_working_day(day("2026-01-06"))


def test_a_country_not_named_has_weekends_only():
    nowhere = CALENDARS.for_state(None)
    assert nowhere.is_working_day(day("2026-12-25"))
    assert not nowhere.is_working_day(day("2026-12-26"))


def test_every_eea_state_has_new_year_off():
    working = [
        code for code in EEA_STATES if CALENDARS.for_state(code).is_working_day(day("2026-01-01"))
    ]
    assert working == []


@pytest.mark.parametrize("code", ["GB", "US", "XX", ""])
def test_a_country_outside_the_eea_is_refused(code: str):
    with pytest.raises(NotFoundError):
        CALENDARS.for_state(code)
    with pytest.raises(NotFoundError):
        CALENDARS.widest_for_state(code)
