"""Warnings before anything is lost: each fires on its day, and not without cause."""

import pytest

from dsar_assistant.deadlines.alarms import AlarmKind, alarms, authority_alarm
from dsar_assistant.deadlines.progress import clock_facts, status
from dsar_assistant.domain.authority import Authority
from dsar_assistant.domain.place import PostalAddress
from tests.deadlines.making import CALENDARS, day, due_of, fact, letter, request

POSTED = fact("posted", "2026-11-20", {"channel": "email"}, "l1")
ASKED = fact("clarification-asked", "2026-12-01")


def ringing(*known, on, letters=None):
    record = request(*known, letters=letters)
    facts = clock_facts(record, "l1", CALENDARS)
    deadline = due_of(facts) if facts else None
    where = status(record, deadline, day(on))
    return {alarm.kind: alarm for alarm in alarms(record, where, deadline, day(on))}


def portal(ends):
    return fact("portal", "2026-12-01", {"expires-on": ends})


def test_a_file_that_waits_for_you_may_be_closed_after_ninety_days():
    alarm = ringing(POSTED, ASKED, on="2027-02-01")[AlarmKind.PAUSED]
    assert alarm.on == day("2027-03-01")
    assert "62 days" in alarm.sentence
    assert "go on" in ringing(POSTED, ASKED, on="2027-03-02")[AlarmKind.PAUSED].sentence


def test_identity_asked_for_waits_for_you_too():
    asked = fact("identity-asked", "2026-12-01")
    assert AlarmKind.PAUSED in ringing(POSTED, asked, on="2026-12-01")
    sent = fact("identity-sent", "2026-12-05", {"channel": "email"})
    assert ringing(POSTED, asked, sent, on="2026-12-06") == {}


def test_a_link_that_soon_ends_is_told_two_weeks_before():
    assert AlarmKind.PORTAL not in ringing(POSTED, portal("2026-12-31"), on="2026-12-16")
    assert AlarmKind.PORTAL in ringing(POSTED, portal("2026-12-31"), on="2026-12-17")
    late = ringing(POSTED, portal("2026-12-31"), on="2027-01-01")[AlarmKind.PORTAL]
    assert "stopped working" in late.sentence


@pytest.mark.parametrize("outcome", ["full", "partial"])
def test_a_link_whose_answer_was_recorded_needs_nobody(outcome):
    saved = fact("response", "2026-12-20", {"outcome": outcome})
    assert ringing(POSTED, portal("2026-12-31"), saved, on="2026-12-30") == {}


def test_a_link_without_an_end_rings_on_no_day():
    assert ringing(POSTED, portal(""), on="2026-12-30") == {}


def test_a_late_notice_is_told():
    notice = fact("extension-notice", "2026-12-22")
    alarm = ringing(POSTED, notice, on="2026-12-23")[AlarmKind.EXTENSION]
    assert "21 December 2026" in alarm.sentence
    in_time = fact("extension-notice", "2026-12-18")
    assert ringing(POSTED, in_time, on="2026-12-23") == {}


def test_a_letter_never_posted_is_told_after_three_days():
    assert ringing(on="2026-11-22") == {}
    assert AlarmKind.UNPOSTED in ringing(on="2026-11-23")
    assert ringing(POSTED, on="2026-11-30") == {}


def test_a_follow_up_never_posted_is_told_too():
    two = (letter(), letter("l2", "reminder", None))
    assert AlarmKind.UNPOSTED in ringing(POSTED, on="2026-11-23", letters=two)


def test_what_is_over_rings_no_more():
    assert ringing(fact("closed", "2026-12-01"), on="2027-03-01") == {}


def authority(**more):
    return Authority(
        "a1", "s1", "Ada Helper", PostalAddress(("1 Road",)), day("2026-01-01"), **more
    )


def test_an_authority_is_told_a_month_before_it_lapses():
    lapsing = authority(until=day("2026-12-31"), organisation="Example Advice")
    assert authority_alarm(lapsing, "Rowan", day("2026-11-30")) is None
    soon = authority_alarm(lapsing, "Rowan", day("2026-12-01"))
    late = authority_alarm(lapsing, "Rowan", day("2027-01-01"))
    assert soon is not None
    assert "ends" in soon.sentence
    assert late is not None
    assert "ended" in late.sentence
    assert authority_alarm(authority(), "Rowan", day("2027-01-01")) is None
