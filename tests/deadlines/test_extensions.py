"""A notice lengthens the period only in time, with reasons, and where the law allows."""

from dsar_assistant.domain.deadline import Extension, Receipt, ReceiptBasis
from dsar_assistant.domain.right import Right
from tests.deadlines.making import day, due_of, facts, pauses, texts

ESTIMATED = ReceiptBasis.ESTIMATED_FIRST_CLASS


def test_the_notice_of_an_extension_must_come_within_the_month():
    deadline = due_of(facts("2026-11-25"))
    assert deadline.extension_notice_by == day("2026-12-29")


def test_days_of_a_pause_lengthen_the_time_for_a_notice():
    deadline = due_of(facts("2026-03-02", pauses=pauses("2026-03-10..2026-03-15")))
    assert deadline.extension_notice_by == day("2026-04-08")


def test_a_notice_on_the_last_day_for_one_is_in_time():
    clock = facts("2026-11-25", extension=Extension(day("2026-12-29")))
    deadline = due_of(clock)
    assert deadline.due == day("2027-02-25")
    assert "They took 2 more months" in texts(deadline)


def test_a_late_notice_extends_nothing():
    deadline = due_of(facts("2026-11-25", extension=Extension(day("2026-12-30"))))
    assert deadline.due == day("2026-12-29")
    assert "after the last day for one" in texts(deadline)


def test_a_notice_without_reasons_extends_nothing():
    notice = Extension(day("2026-12-01"), gave_reasons=False)
    deadline = due_of(facts("2026-11-25", extension=notice))
    assert deadline.due == deadline.late_on_any_view == day("2026-12-29")
    assert "gave no reasons" in texts(deadline)


def test_a_notice_during_an_open_question_is_in_time():
    clock = facts(
        "2026-03-02", pauses=pauses("2026-03-10.."), extension=Extension(day("2026-06-01"))
    )
    deadline = due_of(clock)
    assert deadline.due is None
    assert "They took 2 more months" in texts(deadline)


def test_a_complaint_cannot_be_extended():
    clock = facts("2026-11-23", right=Right.COMPLAINT, extension=Extension())
    deadline = due_of(clock, "complaint-acknowledgement")
    assert deadline.due == day("2026-12-23")
    assert deadline.extension_notice_by is None
    assert "cannot be extended" in texts(deadline)


def test_a_notice_late_only_against_an_estimated_arrival_is_not_held_against_them():
    clock = facts(
        "2026-11-23",
        receipt=Receipt(day("2026-11-23"), ESTIMATED),
        extension=Extension(day("2026-12-24")),
    )
    deadline = due_of(clock)
    assert deadline.due == day("2026-12-23")
    assert deadline.late_on_any_view == day("2027-03-01")
