"""What was posted after the request itself arrives by estimate too, and that is said."""

from dataclasses import replace

from dsar_assistant.deadlines.response import late_steps
from dsar_assistant.domain.deadline import Pause
from dsar_assistant.law.regimes import period
from tests.deadlines.making import CALENDARS, day, due_of, facts, lawbook, texts

PROOF = facts("2026-03-02", identity_received=day("2026-03-16"), identity_is_estimate=True)
STOP = Pause(day("2026-03-10"), day("2026-03-15"), is_estimate=True)
ANSWERED = facts("2026-03-02", pauses=(STOP,))


def test_a_clock_that_starts_with_posted_proof_of_identity_runs_by_estimate():
    assert due_of(PROOF).is_estimate
    assert not due_of(replace(PROOF, identity_is_estimate=False)).is_estimate
    assert "As estimated, they had the proof" in texts(due_of(PROOF))
    assert "what you posted later is an estimate" in texts(due_of(PROOF))


def test_proof_that_came_before_the_request_makes_no_estimate():
    early = replace(PROOF, identity_received=day("2026-02-27"))
    assert not due_of(early).is_estimate
    paid_later = replace(PROOF, fee_paid=day("2026-03-20"))
    assert not due_of(paid_later).is_estimate


def test_slow_post_may_have_brought_the_proof_of_identity_a_week_later():
    deadline = due_of(PROOF)
    assert (deadline.due, deadline.late_on_any_view) == (day("2026-04-16"), day("2026-04-24"))


def test_slow_post_may_have_brought_the_answer_a_week_later():
    deadline = due_of(ANSWERED)
    assert deadline.is_estimate
    assert "answered (as estimated) 15 March" in texts(deadline)
    # 10 to 23 March are fourteen days: 2 April becomes 16 April.
    assert (deadline.due, deadline.late_on_any_view) == (day("2026-04-08"), day("2026-04-16"))


def test_the_sum_of_the_kindest_view_starts_with_the_slow_proof():
    rules = period(lawbook("uk"), "response", PROOF.regime, PROOF.receipt.on)
    steps = late_steps(PROOF, rules, CALENDARS)
    # Saint Patrick's Day is no working day everywhere.
    assert "the proof of identity should have come on Monday 16 March" in steps[0].text
    assert steps[0].on == steps[1].on == day("2026-03-24")
    assert steps[-1].on == due_of(PROOF).late_on_any_view


def test_joined_stops_end_as_surely_as_the_later_answer():
    seen = Pause(day("2026-03-12"), day("2026-03-17"))
    assert not due_of(facts("2026-03-02", pauses=(STOP, seen))).is_estimate
    sooner = Pause(day("2026-03-12"), day("2026-03-13"))
    assert due_of(facts("2026-03-02", pauses=(STOP, sooner))).is_estimate
