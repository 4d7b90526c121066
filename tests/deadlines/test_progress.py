"""Where a request stands, and the next step it calls for."""

from typing import Any

import pytest

from dsar_assistant.deadlines.next_step import NextStep
from dsar_assistant.deadlines.progress import clock_facts, next_step, status
from dsar_assistant.domain.deadline import Deadline
from dsar_assistant.domain.request import Fact, FactKind, Request, Status
from dsar_assistant.domain.right import RegimeCode
from tests.deadlines.making import CALENDARS, day, due_of, fact, letter, request

POSTED = fact("posted", "2026-11-20", {"channel": "first-class"}, "l1")
BEFORE, AFTER = day("2026-12-24"), day("2026-12-25")  # the answer is due on 24 December
FOLLOW_UPS = (
    letter(),
    letter("l2", "reminder", None),
    letter("l3", "complaint-to-controller", "complaint-acknowledgement"),
    letter("l4", "complaint-to-ico", "regulator-progress"),
    letter("l5", "incomplete-reply", None),
)


def deadline_of(record: Request) -> Deadline | None:
    found = clock_facts(record, "l1", CALENDARS)
    return due_of(found) if found else None


def standing(record: Request, on=BEFORE) -> Status:
    return status(record, deadline_of(record), on)


def step(*known: Fact, on=AFTER, **more: Any) -> NextStep:
    left = {one.letter_id for one in (POSTED, *known)}
    letters = tuple(one for one in FOLLOW_UPS if one.id in left)
    record = request(POSTED, *known, letters=letters, **more)
    return next_step(record, deadline_of(record), on)


def sent(letter_id: str, on: str) -> Fact:
    return fact("posted", on, {"channel": "email"}, letter_id)


def response(outcome: str) -> Fact:
    return fact("response", "2026-12-10", {"outcome": outcome})


CASES = [
    pytest.param((), Status.PRINTED, id="printed"),
    pytest.param((POSTED,), Status.WAITING, id="posted"),
    pytest.param((POSTED, fact("returned", "2026-11-30")), Status.RETURNED, id="came back"),
    pytest.param((POSTED, fact("clarification-asked", "2026-12-01")), Status.PAUSED, id="asked"),
    pytest.param((POSTED, fact("identity-asked", "2026-12-01")), Status.PAUSED, id="identity"),
    pytest.param((POSTED, response("full")), Status.ANSWERED, id="full"),
    pytest.param((POSTED, response("none-held")), Status.ANSWERED, id="none held"),
    pytest.param((POSTED, response("partial")), Status.INCOMPLETE, id="partial"),
    pytest.param((POSTED, response("refused")), Status.REFUSED, id="refused"),
    pytest.param((POSTED, response("odd")), Status.UNREAD, id="a reply nobody looked at"),
    pytest.param((POSTED, fact("portal", "2026-12-01")), Status.UNREAD, id="behind a link"),
    pytest.param((POSTED, fact("closed", "2026-12-01")), Status.CLOSED, id="closed"),
    pytest.param(
        (POSTED, fact("closed", "2026-12-01"), fact("reopened", "2026-12-02")),
        Status.WAITING,
        id="opened again",
    ),
]


@pytest.mark.parametrize(("known", "expected"), CASES)
def test_the_record_says_where_a_request_stands(known: tuple[Fact, ...], expected: Status):
    assert standing(request(*known)) is expected


def test_without_a_letter_it_is_a_draft():
    assert standing(request(letters=())) is Status.DRAFT


def test_lateness_starts_the_day_after():
    record = request(POSTED)
    assert standing(record, BEFORE) is Status.WAITING
    assert standing(record, AFTER) is Status.OVERDUE


def test_without_a_deadline_it_waits():
    assert status(request(POSTED), None, AFTER) is Status.WAITING
    assert "Wait" in next_step(request(POSTED), None, AFTER).sentence


@pytest.mark.parametrize(
    ("known", "word"),
    [
        ((), "Post the letter"),
        ((POSTED, fact("returned", "2026-11-30")), "Check the address"),
        ((POSTED, response("full")), "They did what the law asks"),
        ((POSTED, response("none-held")), "hold nothing"),
        ((POSTED, response("")), "A reply came"),
        ((POSTED, fact("closed", "2026-12-01")), "closed"),
        ((POSTED, fact("identity-asked", "2026-12-01")), "proof of identity"),
    ],
)
def test_some_steps_need_no_letter(known: tuple[Fact, ...], word: str):
    record = request(*known)
    found = next_step(record, deadline_of(record), BEFORE)
    assert found.letter_kind is None
    assert word in found.sentence


def test_a_draft_is_to_be_finished():
    assert "Finish the letter" in next_step(request(letters=()), None, BEFORE).sentence


def test_before_the_last_day_one_waits():
    found = step(on=BEFORE)
    words = "Wait for the answer, which is due by 24 December 2026."
    assert found == NextStep(None, words, BEFORE, records=FactKind.RESPONSE)


def test_a_question_calls_for_an_answer():
    found = step(fact("clarification-asked", "2026-12-01"))
    assert (found.letter_kind, found.on) == ("clarification-reply", day("2026-12-01"))


def test_a_request_printed_and_posted_anew_runs_again():
    second = letter("l6")
    known = (
        POSTED,
        fact("returned", "2026-11-30", letter_id="l1"),
        fact("posted", "2026-12-02", {"channel": "email"}, "l6"),
    )
    record = request(*known, letters=(letter(), second))
    assert status(record, None, BEFORE) is Status.WAITING
    assert clock_facts(record, "l1", CALENDARS) is None
    again = clock_facts(record, "l6", CALENDARS)
    assert again is not None
    assert again.receipt.on == day("2026-12-02")


def test_a_finished_follow_up_is_to_be_posted_first():
    record = request(POSTED, letters=(letter(), letter("l2", "reminder", None)))
    found = next_step(record, deadline_of(record), AFTER)
    assert (found.letter_kind, found.posts) == (None, "l2")


def test_a_follow_up_overtaken_by_events_is_let_be():
    known = (POSTED, fact("phone-call", "2026-12-26"))
    record = request(*known, letters=(letter(), letter("l2", "reminder", None)))
    assert next_step(record, deadline_of(record), day("2027-01-28")).letter_kind == "reminder"


@pytest.mark.parametrize(
    ("expiry", "on", "word"),
    [
        ("", BEFORE, "one day"),
        ("2026-12-24", BEFORE, "by 24 December"),
        ("2026-12-23", BEFORE, "stopped working"),
    ],
)
def test_an_answer_behind_a_link_is_to_be_saved_first(expiry, on, word):
    found = step(fact("portal", "2026-12-01", {"expires-on": expiry}), on=on)
    assert word in found.sentence
    assert found.records is FactKind.RESPONSE


def test_an_extension_in_time_is_told_kindly():
    found = step(fact("extension-notice", "2026-12-10"), on=AFTER)
    assert "in the way the law allows" in found.sentence
    assert found.on == day("2027-02-24")


def test_a_late_extension_does_not_move_the_day_and_is_challenged():
    known = fact("extension-notice", "2026-12-10", {"reasons": "no"})
    assert "does not count" in step(known, on=BEFORE).sentence
    assert step(known, on=AFTER).letter_kind == "extension-challenge"


def test_a_notice_late_by_the_estimate_only_is_not_challenged():
    # The post may have been slow, and then the notice was in time.
    known = fact("extension-notice", "2026-12-28")
    found = step(known, on=day("2026-12-30"))
    assert (found.letter_kind, "in time until" in found.sentence) == (None, True)


def test_the_police_are_reminded_not_challenged():
    known = fact("extension-notice", "2026-12-10", {"reasons": "no"})
    later = day("2027-02-25")
    assert step(known, on=later, regime=RegimeCode.DPA_PART_3).letter_kind == "reminder"


def test_a_fee_that_was_asked_for_is_to_be_paid():
    assert step(fact("fee-asked", "2026-12-01"), on=BEFORE).records is FactKind.FEE_PAID
    found = step(fact("identity-asked", "2026-12-01"), on=BEFORE)
    assert found.records is FactKind.IDENTITY_SENT


def test_an_answer_already_written_is_to_be_recorded():
    letters = (letter(), letter("l2", "clarification-reply", None))
    known = (POSTED, fact("clarification-asked", "2026-12-01"), sent("l2", "2026-12-02"))
    record = request(*known, letters=letters)
    found = next_step(record, deadline_of(record), BEFORE)
    assert (found.letter_kind, found.records) == (None, FactKind.CLARIFICATION_ANSWERED)


def test_nobody_is_reminded_while_a_question_stops_the_clock_on_some_view():
    asked = fact("clarification-asked", "2026-12-01")
    found = step(asked, on=day("2027-03-01"), regime=RegimeCode.EU_GDPR)
    assert (found.letter_kind, "asked what you mean" in found.sentence) == (
        "clarification-reply",
        True,
    )


def test_nobody_is_reminded_where_no_day_can_be_called_late():
    record = request(POSTED)
    deadline = deadline_of(record)
    assert deadline is not None
    found = next_step(record, deadline._replace(late_on_any_view=None), day("2027-03-01"))
    assert (found.letter_kind, "not certain that they are late" in found.sentence) == (None, True)
