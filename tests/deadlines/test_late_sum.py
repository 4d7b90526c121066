"""The day after which they are late on any view is shown with its own sum."""

from dataclasses import replace

from dsar_assistant.deadlines.response import late_steps
from dsar_assistant.domain.deadline import Receipt, ReceiptBasis
from dsar_assistant.law.regimes import period
from tests.deadlines.making import CALENDARS, day, due_of, facts, lawbook, pauses


def sum_of(clock):
    rules = period(lawbook("uk"), "response", clock.regime, clock.receipt.on)
    return late_steps(clock, rules, CALENDARS)


def test_its_sum_ends_on_its_day():
    clock = facts("2026-03-03", "SC")
    assert due_of(clock).due == day("2026-04-06")
    assert sum_of(clock)[-1].on == due_of(clock).late_on_any_view == day("2026-04-07")


def test_slow_post_is_a_step_of_its_own():
    receipt = Receipt(day("2026-03-03"), ReceiptBasis.ESTIMATED_FIRST_CLASS)
    steps = sum_of(facts("2026-03-03", receipt=receipt))
    assert "five working days" in steps[0].text
    assert steps[0].on == day("2026-03-10")
    assert steps[1].on == day("2026-03-10")


def test_it_is_never_before_the_plain_day():
    # From a later start fewer of the stopped days count, and February is short.
    receipt = Receipt(day("2027-01-25"), ReceiptBasis.ESTIMATED_FIRST_CLASS)
    stopped = facts("2027-01-25", receipt=receipt, pauses=pauses("2027-01-26..2027-02-02"))
    assert due_of(stopped).due == due_of(stopped).late_on_any_view == day("2027-03-05")
    assert sum_of(stopped)[-2].on == day("2027-03-02")
    assert sum_of(stopped)[-1].on == day("2027-03-05")


def test_a_clock_that_stands_has_no_such_day():
    assert sum_of(facts("2026-03-02", pauses=pauses("2026-03-10.."))) == ()
    assert sum_of(replace(facts("2026-03-02"), awaited_since=day("2026-03-03"))) == ()
