"""Nations, states and regimes: whose holidays and whose rules count."""

import pytest

from dsar_assistant.domain.deadline import Extension, Receipt, ReceiptBasis
from dsar_assistant.domain.place import UK_NATIONS, Nation
from dsar_assistant.domain.right import RegimeCode, Right
from tests.deadlines.making import day, due_of, facts, pauses, texts

ESTIMATED = ReceiptBasis.ESTIMATED_FIRST_CLASS


def test_an_unknown_nation_gives_the_latest_and_shows_the_range():
    deadline = due_of(facts("2026-12-01", "UK"))
    assert deadline.due == day("2027-01-05")
    assert dict(deadline.by_nation) == dict(
        zip(UK_NATIONS, [day("2027-01-04"), day("2027-01-05"), day("2027-01-04")], strict=True)
    )
    assert "Scotland 5 January 2027" in texts(deadline)


def test_an_unknown_nation_on_which_all_agree_shows_no_range():
    deadline = due_of(facts("2026-11-23", "UK"))
    assert set(deadline.by_nation.values()) == {day("2026-12-23")}
    assert "in every nation of the UK" in texts(deadline)


def test_a_known_nation_is_the_only_one_listed():
    assert set(due_of(facts("2026-12-01")).by_nation) == {Nation.ENGLAND_WALES}


def test_lateness_waits_for_the_nation_with_the_most_days_off():
    deadline = due_of(facts("2026-12-01"))
    assert deadline.due == day("2027-01-04")
    assert deadline.late_on_any_view == day("2027-01-05")


def test_lateness_after_an_estimated_arrival_waits_a_working_week():
    deadline = due_of(facts("2026-11-23", receipt=Receipt(day("2026-11-23"), ESTIMATED)))
    assert deadline.is_estimate
    assert deadline.due == day("2026-12-23")
    # Five working days later, in Scotland with St Andrew's Day, is 1 December.
    assert deadline.late_on_any_view == day("2027-01-05")
    assert "By first class post it should have come on" in texts(deadline)
    assert "is an estimate" in texts(deadline)


def test_a_start_by_identity_is_no_estimate():
    clock = facts(
        "2026-11-23",
        receipt=Receipt(day("2026-11-23"), ESTIMATED),
        identity_received=day("2026-12-07"),
    )
    deadline = due_of(clock)
    assert not deadline.is_estimate
    assert deadline.due == deadline.late_on_any_view == day("2027-01-07")


def test_a_later_start_never_makes_lateness_sooner_than_due():
    clock = facts(
        "2027-01-28",
        receipt=Receipt(day("2027-01-28"), ESTIMATED),
        pauses=pauses("2027-01-28..2027-02-04"),
    )
    deadline = due_of(clock)
    assert deadline.due is not None
    assert deadline.late_on_any_view is not None
    assert deadline.late_on_any_view >= deadline.due


def test_a_question_before_an_estimated_arrival_shows_that_it_came_sooner():
    clock = facts(
        "2026-11-25",
        receipt=Receipt(day("2026-11-25"), ESTIMATED),
        pauses=pauses("2026-11-24..2026-11-26"),
    )
    assert "they had it sooner" in texts(due_of(clock))


def test_police_pause_for_access():
    clock = facts(
        "2026-03-02", regime=RegimeCode.DPA_PART_3, pauses=pauses("2026-03-10..2026-03-15")
    )
    deadline = due_of(clock)
    assert deadline.due == day("2026-04-08")
    rules = [step.provision for step in deadline.steps]
    assert rules == ["dpa-54-3", "dpa-54-2", "dpa-54-3c", "dpa-205-2"]


def test_police_could_not_extend_by_notice_under_the_old_rules():
    clock = facts("2026-01-12", regime=RegimeCode.DPA_PART_3, extension=Extension())
    deadline = due_of(clock)
    assert deadline.due == day("2026-02-12")
    assert deadline.extension_notice_by is None


def test_intelligence_services_extend_but_do_not_pause():
    clock = facts(
        "2026-03-02",
        regime=RegimeCode.DPA_PART_4,
        pauses=pauses("2026-03-10..2026-03-15"),
        extension=Extension(),
    )
    assert due_of(clock).due == day("2026-06-02")


def test_credit_reference_steps_do_not_move_for_holidays():
    deadline = due_of(facts("2026-11-27", right=Right.CREDIT_CORRECTION), "cra-answer")
    assert deadline.due == deadline.late_on_any_view == day("2026-12-25")
    assert dict(deadline.by_nation) == {}
    assert "does not move for weekends or holidays" in texts(deadline)


def test_the_regulator_reports_within_three_months():
    deadline = due_of(facts("2026-11-30", right=Right.COMPLAINT), "regulator-progress")
    assert deadline.due == day("2027-03-01")


def test_a_short_month_is_explained():
    assert "That month has no day 31" in texts(due_of(facts("2026-01-31")))


EU = RegimeCode.EU_GDPR


@pytest.mark.parametrize(
    ("state", "received", "due"),
    [
        pytest.param("IE", "2026-02-17", "2026-03-18", id="St Patrick's Day in Ireland"),
        pytest.param("FR", "2026-02-17", "2026-03-17", id="a working day in France"),
        pytest.param("FR", "2026-06-14", "2026-07-15", id="Bastille Day"),
        pytest.param("DE", "2026-09-03", "2026-10-05", id="German Unity Day on a Saturday"),
        pytest.param("NO", "2027-04-17", "2027-05-18", id="Whit Monday in Norway"),
    ],
)
def test_an_eu_clock_uses_the_holidays_of_the_state(state: str, received: str, due: str):
    deadline = due_of(facts(received, "UK", regime=EU, state=state))
    assert deadline.due == day(due)
    assert dict(deadline.by_nation) == {}


def test_an_eu_clock_does_not_pause_but_lateness_waits():
    clock = facts("2026-03-02", regime=EU, state="IE", pauses=pauses("2026-03-10..2026-03-15"))
    deadline = due_of(clock)
    assert deadline.due == day("2026-04-02")
    assert deadline.late_on_any_view == day("2026-04-08")


def test_regional_holidays_delay_lateness_not_the_due_day():
    deadline = due_of(facts("2026-12-06", regime=EU, state="DE"))
    assert deadline.due == day("2027-01-06")
    assert deadline.late_on_any_view == day("2027-01-07")
    assert "regional one" in texts(deadline)


def test_an_eu_country_not_named_is_said():
    deadline = due_of(facts("2026-11-25", regime=EU))
    assert deadline.due == day("2026-12-25")
    # Some state has the Monday after off as well.
    assert deadline.late_on_any_view == day("2026-12-29")
    assert "The country is not known" in texts(deadline)


def test_waiting_for_identity_in_the_eu_rests_on_guidance():
    clock = facts("2026-03-02", regime=EU, state="IE", identity_received=day("2026-03-16"))
    deadline = due_of(clock)
    assert deadline.due == day("2026-04-16")
    assert "only guidance lets the clock wait" in texts(deadline)
