"""Stops, later starts and the end of what is known: what a deadline says and why."""

import pytest

from dsar_assistant.deadlines.response import response_due
from dsar_assistant.domain.deadline import Receipt, ReceiptBasis
from dsar_assistant.domain.errors import (
    ClockNotInForceError,
    HolidaysUnknownError,
    InvalidDatesError,
)
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.law.regimes import period
from tests.deadlines.making import CALENDARS, day, due_of, facts, lawbook, pauses, texts

ESTIMATED = ReceiptBasis.ESTIMATED_FIRST_CLASS


def test_the_sum_is_shown_step_by_step_with_its_rules():
    deadline = due_of(facts("2026-03-02", pauses=pauses("2026-03-10..2026-03-15")))
    assert [(step.on, step.provision) for step in deadline.steps] == [
        (day("2026-03-02"), "uk-gdpr-12a-2"),
        (day("2026-04-02"), "uk-gdpr-12a-1"),
        (day("2026-04-08"), "uk-gdpr-12a-5"),
        (day("2026-04-08"), "uk-gdpr-4a"),
    ]
    assert "6 days do not count: asked 10 March 2026, answered 15 March 2026" in texts(deadline)


def test_a_pause_names_the_day_that_others_may_count():
    deadline = due_of(facts("2026-03-02", pauses=pauses("2026-03-10..2026-03-15")))
    assert "Some organisations may count one day differently: 7 April 2026." in deadline.notes
    assert "If they had no good reason to ask" in texts(deadline)
    assert "Thursday 2 April 2026" in texts(deadline)


def test_two_pauses_may_differ_by_two_days():
    two = pauses("2026-05-05..2026-05-06", "2026-05-12..2026-05-13")
    deadline = due_of(facts("2026-05-01", pauses=two))
    assert deadline.due == day("2026-06-05")
    assert "count 2 days differently: 3 June 2026" in texts(deadline)


def test_a_pause_that_both_ways_of_counting_agree_on_has_no_such_note():
    deadline = due_of(facts("2026-05-13", pauses=pauses("2026-05-13..2026-05-17")))
    assert "differently" not in texts(deadline)


def test_a_pause_that_the_roll_swallows_is_no_matter_of_dispute():
    deadline = due_of(facts("2026-11-25", pauses=pauses("2026-12-01..2026-12-01")))
    assert deadline.due == day("2026-12-29")
    assert "good reason" not in texts(deadline)


def test_overlapping_pauses_count_each_day_once():
    apart = facts("2026-03-02", pauses=pauses("2026-03-10..2026-03-15", "2026-03-12..2026-03-17"))
    joined = facts("2026-03-02", pauses=pauses("2026-03-10..2026-03-17"))
    assert due_of(apart).due == due_of(joined).due == day("2026-04-10")


def test_an_open_pause_has_no_due_day():
    deadline = due_of(facts("2026-03-02", pauses=pauses("2026-03-10..")))
    assert deadline.due is deadline.late_on_any_view is deadline.extension_notice_by is None
    assert deadline.paused_since == day("2026-03-10")
    assert "The clock stands until they have your answer." in texts(deadline)
    assert not deadline.is_overdue(day("2030-01-01"))


def test_an_open_pause_swallows_later_ones():
    deadline = due_of(facts("2026-03-02", pauses=pauses("2026-03-10..", "2026-03-12..2026-03-13")))
    assert deadline.paused_since == day("2026-03-10")


def test_an_open_pause_after_an_answered_one_shows_both():
    clock = facts("2026-03-02", pauses=pauses("2026-03-10..2026-03-11", "2026-03-20.."))
    deadline = due_of(clock)
    assert deadline.paused_since == day("2026-03-20")
    assert "2 days do not count" in texts(deadline)


def test_a_question_before_the_clock_starts_takes_nothing_out():
    clock = facts(
        "2026-03-02",
        identity_received=day("2026-03-16"),
        pauses=pauses("2026-03-05..2026-03-10"),
    )
    assert due_of(clock).due == day("2026-04-16")


def test_only_the_days_after_the_start_come_out():
    clock = facts(
        "2026-03-02",
        identity_received=day("2026-03-16"),
        pauses=pauses("2026-03-05..2026-03-17"),
    )
    deadline = due_of(clock)
    assert deadline.due == day("2026-04-17")
    assert "1 day does not count" in texts(deadline)


def test_a_question_after_the_last_day_stops_nothing():
    deadline = due_of(facts("2026-03-02", pauses=pauses("2026-04-03..2026-04-20")))
    assert deadline.due == day("2026-04-02")
    assert "asked after the last day stops nothing" in texts(deadline)


def test_a_question_on_the_rolled_last_day_still_counts():
    # The month ends on Christmas Day; the last day is Tuesday 29 December.
    deadline = due_of(facts("2026-11-25", pauses=pauses("2026-12-29..")))
    assert deadline.paused_since == day("2026-12-29")


def test_an_answer_before_its_question_is_refused():
    with pytest.raises(InvalidDatesError, match="15 March 2026"):
        due_of(facts("2026-03-02", pauses=pauses("2026-03-15..2026-03-10")))


@pytest.mark.parametrize("right", [Right.ERASURE, Right.OBJECTION, Right.RECTIFICATION])
def test_other_rights_do_not_pause(right: Right):
    clock = facts("2026-03-02", right=right, pauses=pauses("2026-03-10..2026-03-15"))
    deadline = due_of(clock)
    assert deadline.due == deadline.late_on_any_view == day("2026-04-02")
    assert "it stops for access requests only" in texts(deadline)


def test_the_old_rules_do_not_pause_but_lateness_waits():
    deadline = due_of(facts("2026-02-04", pauses=pauses("2026-02-10..2026-02-15")))
    assert deadline.due == day("2026-03-04")
    assert deadline.late_on_any_view == day("2026-03-10")
    assert "Call them late only after it." in texts(deadline)
    assert "before 5 February 2026" in texts(deadline)


def test_an_open_question_under_the_old_rules_leaves_the_due_day():
    deadline = due_of(facts("2026-02-04", pauses=pauses("2026-02-10..")))
    assert deadline.due == day("2026-03-04")
    assert deadline.late_on_any_view is None
    assert "cannot yet be said" in texts(deadline)


def test_receipt_of_the_request_chooses_the_rules_not_receipt_of_identity():
    clock = facts(
        "2026-02-04",
        identity_received=day("2026-02-20"),
        pauses=pauses("2026-03-01..2026-03-05"),
    )
    assert due_of(clock).due == day("2026-03-20")


def test_a_period_of_another_day_is_refused():
    old = period(lawbook("uk"), "response", RegimeCode.UK_GDPR, day("2026-02-04"))
    with pytest.raises(ClockNotInForceError):
        response_due(facts("2026-02-05"), old, CALENDARS)


def test_a_period_of_another_regime_is_refused():
    rules = period(lawbook("uk"), "response", RegimeCode.UK_GDPR, day("2026-03-02"))
    with pytest.raises(ClockNotInForceError):
        response_due(facts("2026-03-02", regime=RegimeCode.DPA_PART_3), rules, CALENDARS)


def test_the_latest_of_receipt_identity_and_fee_starts_the_clock():
    clock = facts("2026-03-02", identity_received=day("2026-03-16"), fee_paid=day("2026-03-20"))
    deadline = due_of(clock)
    assert deadline.starts == day("2026-03-20")
    assert "The fee was paid on Friday 20 March 2026" in texts(deadline)


def test_identity_that_came_before_the_request_changes_nothing():
    deadline = due_of(facts("2026-03-02", identity_received=day("2026-02-20")))
    assert deadline.starts == day("2026-03-02")
    assert "came before the request changes nothing" in texts(deadline)


def test_a_demand_not_met_yet_leaves_the_clock_unstarted():
    deadline = due_of(facts("2026-03-02", awaited_since=day("2026-03-05")))
    assert (deadline.due, deadline.paused_since) == (None, day("2026-03-05"))
    assert "The clock starts on the day they have it." in texts(deadline)


def test_identity_does_not_move_a_complaint():
    clock = facts("2026-11-23", right=Right.COMPLAINT, identity_received=day("2026-12-01"))
    deadline = due_of(clock, "complaint-acknowledgement")
    assert deadline.due == day("2026-12-23")
    assert "does not move this clock" in texts(deadline)


def test_questions_do_not_stop_a_complaint():
    clock = facts("2026-11-23", right=Right.COMPLAINT, pauses=pauses("2026-12-01..2026-12-03"))
    deadline = due_of(clock, "complaint-acknowledgement")
    assert deadline.due == day("2026-12-23")
    assert "Questions do not stop this clock." in deadline.notes


def test_past_the_known_holidays_it_says_so():
    with pytest.raises(HolidaysUnknownError, match="2019 to 2028"):
        due_of(facts("2028-12-04"))


def test_a_due_day_stands_where_only_the_kindest_day_is_unknown():
    clock = facts("2028-11-27", receipt=Receipt(day("2028-11-27"), ESTIMATED))
    deadline = due_of(clock)
    assert deadline.due == day("2028-12-27")
    assert deadline.late_on_any_view is None


@pytest.mark.parametrize("received", ["9999-12-31", "9999-06-01"])
def test_absurd_years_are_refused_kindly(received: str):
    with pytest.raises((InvalidDatesError, HolidaysUnknownError)):
        due_of(facts(received))


def test_an_absurd_answer_day_is_refused_kindly():
    with pytest.raises((InvalidDatesError, HolidaysUnknownError)):
        due_of(facts("2026-03-02", pauses=pauses("2026-03-10..9999-12-31")))
