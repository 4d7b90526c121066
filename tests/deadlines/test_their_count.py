"""The day the organisation itself likely reckons with, where its arithmetic differs."""

from dsar_assistant.domain.deadline import Extension
from tests.deadlines.making import day, due_of, facts, pauses


def theirs(received, **more):
    return due_of(facts(received, **more)).on_their_count


def test_without_a_stop_or_a_notice_both_count_alike():
    assert theirs("2026-03-02") is None


def test_they_count_a_stop_as_the_difference_of_its_days():
    assert theirs("2026-03-02", pauses=pauses("2026-03-10..2026-03-15")) == day("2026-04-07")


def test_a_stop_within_one_day_is_none_to_them():
    assert theirs("2026-05-12", pauses=pauses("2026-05-15..2026-05-15")) == day("2026-06-12")


def test_guidance_stops_their_clock_where_the_law_does_not():
    due = due_of(facts("2026-02-04", pauses=pauses("2026-02-10..2026-02-15")))
    assert due.due == day("2026-03-04")
    assert due.on_their_count == day("2026-03-09")


def test_their_own_notice_is_valid_to_them_however_late():
    assert theirs("2026-03-10", extension=Extension(day("2026-04-20"))) == day("2026-06-10")
    assert theirs("2026-03-10", extension=Extension(day("2026-04-01"))) is None


def test_while_the_clock_stands_there_is_no_day_at_all():
    assert theirs("2026-03-02", pauses=pauses("2026-03-10..")) is None
