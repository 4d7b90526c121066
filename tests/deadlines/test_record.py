"""The record of a request turns into the days its clock counts from."""

from datetime import timedelta
from typing import Any

import pytest

from dsar_assistant.deadlines.progress import clock_facts
from dsar_assistant.domain.deadline import ClockFacts, Extension, Pause, Receipt, ReceiptBasis
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.request import Fact
from dsar_assistant.domain.right import RegimeCode, Right
from tests.deadlines.making import (
    CALENDARS,
    WRITTEN_AT,
    controller,
    day,
    fact,
    letter,
    pauses,
    request,
)

HOUR = timedelta(hours=1)
POSTED = fact("posted", "2026-11-20", {"channel": "first-class"}, "l1")
ARRIVED = Receipt(day("2026-11-24"), ReceiptBasis.ESTIMATED_FIRST_CLASS)


def gathered(*known: Fact, **more: Any) -> ClockFacts:
    found = clock_facts(request(*known, **more), "l1", CALENDARS)
    assert found is not None
    return found


def test_a_letter_that_has_not_left_has_no_clock():
    assert clock_facts(request(), "l1", CALENDARS) is None
    assert clock_facts(request(letters=()), "l1", CALENDARS) is None


def test_a_posted_letter_arrives_as_estimated():
    found = gathered(POSTED)
    assert found.receipt == ARRIVED
    assert (found.right, found.nation, found.state) == (Right.ACCESS, Nation.ENGLAND_WALES, None)


@pytest.mark.parametrize("details", [{}, {"channel": "pigeon"}])
def test_a_posting_without_a_known_channel_counts_as_first_class(details):
    assert gathered(fact("posted", "2026-11-20", details)).receipt == ARRIVED


def test_a_day_of_delivery_beats_the_estimate():
    found = gathered(POSTED, fact("delivered", "2026-11-26", letter_id="l1"))
    assert found.receipt == Receipt(day("2026-11-26"), ReceiptBasis.ACTUAL)


@pytest.mark.parametrize("details", [{"channel": "signed-for"}, {"item-number": "AB123456789GB"}])
def test_a_tracked_delivery_says_so(details):
    found = gathered(POSTED, fact("delivered", "2026-11-23", details))
    assert found.receipt == Receipt(day("2026-11-23"), ReceiptBasis.TRACKED)


def test_of_e_mail_and_post_the_first_to_arrive_counts():
    found = gathered(POSTED, fact("posted", "2026-11-21", {"channel": "email"}, "l1"))
    assert found.receipt == Receipt(day("2026-11-21"), ReceiptBasis.EMAIL_SENT)


def test_an_e_mail_stands_beside_a_later_delivery():
    found = gathered(
        POSTED,
        fact("posted", "2026-11-21", {"channel": "email"}),
        fact("delivered", "2026-11-26"),
    )
    assert found.receipt.basis is ReceiptBasis.EMAIL_SENT


def test_an_act_of_theirs_before_the_estimate_shows_it_had_come():
    found = gathered(POSTED, fact("acknowledged", "2026-11-23"))
    assert found.receipt == Receipt(day("2026-11-23"), ReceiptBasis.ACTUAL)


def test_an_act_of_theirs_before_the_posting_shows_nothing():
    assert gathered(POSTED, fact("acknowledged", "2026-11-19")).receipt == ARRIVED


def test_a_returned_letter_never_arrived():
    returned = fact("returned", "2026-11-30", letter_id="l1")
    assert clock_facts(request(POSTED, returned), "l1", CALENDARS) is None


def test_a_letter_posted_again_counts_from_the_second_posting():
    found = gathered(
        POSTED,
        fact("returned", "2026-11-30"),
        fact("posted", "2026-12-01", {"channel": "first-class"}),
    )
    assert found.receipt.on == day("2026-12-03")


def test_a_bounced_e_mail_leaves_the_post():
    found = gathered(
        POSTED,
        fact("posted", "2026-11-20", {"channel": "email"}),
        fact("bounced", "2026-11-20"),
    )
    assert found.receipt == ARRIVED


def test_a_bounce_without_an_e_mail_voids_nothing():
    assert gathered(POSTED, fact("bounced", "2026-11-20")).receipt == ARRIVED


def test_a_corrected_posting_counts_as_corrected():
    corrected = fact("posted", "2026-11-23", {"channel": "first-class"}, supersedes=POSTED.id)
    assert gathered(POSTED, corrected).receipt.on == day("2026-11-25")


def test_identity_papers_sent_by_post_arrive_as_estimated():
    found = gathered(
        POSTED,
        fact("identity-asked", "2026-12-01"),
        fact("identity-sent", "2026-12-03", {"channel": "first-class"}),
    )
    assert (found.identity_received, found.identity_is_estimate) == (day("2026-12-07"), True)
    assert found.awaited_since is None


def test_a_recorded_arrival_of_identity_papers_wins():
    found = gathered(
        POSTED,
        fact("identity-asked", "2026-12-01"),
        fact("identity-sent", "2026-12-03", {"channel": "first-class"}),
        fact("identity-received", "2026-12-10"),
    )
    assert (found.identity_received, found.identity_is_estimate) == (day("2026-12-10"), False)


@pytest.mark.parametrize("demand", ["identity-asked", "fee-asked"])
def test_a_demand_not_met_is_awaited(demand: str):
    assert gathered(POSTED, fact(demand, "2026-12-01")).awaited_since == day("2026-12-01")


def test_a_fee_paid_ends_the_wait():
    found = gathered(POSTED, fact("fee-asked", "2026-12-01"), fact("fee-paid", "2026-12-02"))
    assert (found.fee_paid, found.awaited_since) == (day("2026-12-02"), None)


def test_one_answer_answers_all_questions_before_it():
    found = gathered(
        POSTED,
        fact("clarification-answered", "2026-11-25"),
        fact("clarification-asked", "2026-12-01"),
        fact("clarification-asked", "2026-12-02"),
        fact("clarification-answered", "2026-12-04"),
        fact("clarification-asked", "2026-12-09"),
    )
    assert found.pauses == pauses("2026-12-01..2026-12-04", "2026-12-09..")


def test_an_answer_by_post_ends_the_stop_when_it_arrives():
    found = gathered(
        POSTED,
        fact("clarification-asked", "2026-12-01"),
        fact("clarification-answered", "2026-12-03", {"channel": "first-class"}),
    )
    assert found.pauses == (Pause(day("2026-12-01"), day("2026-12-07"), is_estimate=True),)


@pytest.mark.parametrize(
    ("word", "gave"), [({}, True), ({"reasons": "yes"}, True), ({"reasons": "no"}, False)]
)
def test_a_notice_says_whether_it_gave_reasons(word, gave: bool):
    found = gathered(POSTED, fact("extension-notice", "2026-12-10", word))
    assert found.extension == Extension(day("2026-12-10"), gave_reasons=gave)


def test_without_a_notice_there_is_no_extension():
    assert gathered(POSTED).extension is None


def test_facts_of_another_letter_are_left_out():
    letters = (letter("l1"), letter("l2", "complaint-to-controller", "complaint-acknowledgement"))
    record = request(
        POSTED,
        fact("posted", "2027-01-04", {"channel": "email"}, "l2"),
        fact("identity-asked", "2026-12-01"),
        letters=letters,
    )
    complaint = clock_facts(record, "l2", CALENDARS)
    assert complaint is not None
    assert complaint.receipt.on == day("2027-01-04")
    assert (complaint.right, complaint.awaited_since) == (Right.COMPLAINT, None)


@pytest.mark.parametrize(
    ("rights", "right"),
    [
        pytest.param((), Right.ACCESS, id="none named"),
        pytest.param((Right.ERASURE, Right.ACCESS), Right.ACCESS, id="access among others"),
        pytest.param((Right.ERASURE,), Right.ERASURE, id="erasure alone"),
    ],
)
def test_a_letter_counts_by_its_right(rights: tuple[Right, ...], right: Right):
    assert gathered(POSTED, rights=rights).right is right


@pytest.mark.parametrize(("country", "state"), [("IE", "IE"), ("US", None)])
def test_only_a_state_of_the_eea_has_holidays_here(country: str, state: str | None):
    found = gathered(POSTED, controller=controller("UK", country), regime=RegimeCode.EU_GDPR)
    assert found.state == state


@pytest.mark.parametrize("order", [1, -1])
def test_an_answer_of_the_same_day_counts_in_whatever_order_it_was_written_down(order: int):
    known = [
        fact("clarification-answered", "2026-12-01", recorded_at=WRITTEN_AT),
        fact("clarification-asked", "2026-12-01", recorded_at=WRITTEN_AT + order * HOUR),
    ]
    assert gathered(POSTED, *known).pauses == pauses("2026-12-01..2026-12-01")


def test_a_question_asked_again_on_the_day_of_an_answer_is_still_open():
    found = gathered(
        POSTED,
        fact("clarification-asked", "2026-12-01"),
        fact("clarification-answered", "2026-12-03"),
        fact("clarification-asked", "2026-12-03"),
    )
    assert found.pauses == pauses("2026-12-01..2026-12-03", "2026-12-03..")


def test_a_corrected_posting_stays_before_the_bounce_of_the_same_day():
    sent = fact("posted", "2026-11-20", {"channel": "email"}, "l1")
    bounced = fact("bounced", "2026-11-20", letter_id="l1")
    corrected = fact("posted", "2026-11-20", {"channel": "email"}, "l1", supersedes=sent.id)
    assert clock_facts(request(sent, bounced, corrected), "l1", CALENDARS) is None


def test_identity_papers_sent_again_arrive_after_those_on_record():
    found = gathered(
        POSTED,
        fact("identity-sent", "2026-12-03", {"channel": "first-class"}),
        fact("identity-received", "2026-12-10"),
        fact("identity-asked", "2026-12-14"),
        fact("identity-sent", "2026-12-15", {"channel": "first-class"}),
    )
    assert (found.identity_received, found.awaited_since) == (day("2026-12-17"), None)


def test_a_delivery_that_came_back_says_nothing_of_the_next_posting():
    found = gathered(
        POSTED,
        fact("delivered", "2026-11-23"),
        fact("returned", "2026-11-30"),
        fact("posted", "2026-12-01", {"channel": "first-class"}),
    )
    assert found.receipt == Receipt(day("2026-12-03"), ReceiptBasis.ESTIMATED_FIRST_CLASS)


def test_of_several_notices_the_first_with_reasons_counts():
    found = gathered(
        POSTED,
        fact("extension-notice", "2026-12-10", {"reasons": "no"}),
        fact("extension-notice", "2026-12-14"),
        fact("extension-notice", "2027-01-20"),
    )
    assert found.extension == Extension(day("2026-12-14"))
