"""Where a request stands, and the next step it calls for."""

from typing import Any

import pytest

from dsar_assistant.deadlines.progress import NextStep, clock_facts, next_step, status
from dsar_assistant.domain.deadline import Deadline
from dsar_assistant.domain.request import Fact, Request, Status
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
    record = request(POSTED, *known, letters=FOLLOW_UPS, **more)
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
    pytest.param((POSTED, response("odd")), Status.WAITING, id="an outcome not known"),
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
        ((POSTED, response("full")), "They have answered"),
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
    assert found == NextStep(None, "Wait for the answer, which is due by 24 December 2026.", BEFORE)


def test_a_question_calls_for_an_answer():
    found = step(fact("clarification-asked", "2026-12-01"))
    assert (found.letter_kind, found.on) == ("clarification-reply", day("2026-12-01"))


def test_after_the_last_day_comes_a_reminder():
    found = step()
    assert found.letter_kind == "reminder"
    assert found.sentence.startswith("Has anything come in?")


def test_a_reminder_is_given_two_weeks():
    found = step(sent("l2", "2026-12-28"), on=day("2027-01-10"))
    assert found.letter_kind is None
    assert found.on == day("2027-01-11")


def test_after_the_reminder_comes_a_complaint():
    found = step(sent("l2", "2026-12-28"), on=day("2027-01-11"))
    assert found.letter_kind == "complaint-to-controller"


def test_a_complaint_is_given_thirty_days():
    known = (sent("l2", "2026-12-28"), sent("l3", "2027-01-11"))
    assert step(*known, on=day("2027-02-09")).letter_kind is None
    assert step(*known, on=day("2027-02-10")).letter_kind == "complaint-to-ico"


def test_a_complaint_to_the_regulator_is_the_last_step():
    known = (sent("l3", "2027-01-11"), sent("l4", "2027-02-10"))
    found = step(*known, on=day("2027-02-11"))
    assert found.letter_kind is None
    assert "with the regulator" in found.sentence


def test_the_intelligence_services_have_no_complaint_of_their_own():
    found = step(sent("l2", "2026-12-28"), on=day("2027-01-11"), regime=RegimeCode.DPA_PART_4)
    assert found.letter_kind == "complaint-to-ico"


def test_in_the_eu_the_authority_there_is_next():
    found = step(sent("l2", "2026-12-28"), on=day("2027-01-12"), regime=RegimeCode.EU_GDPR)
    assert found.letter_kind is None
    assert "data protection authority" in found.sentence


def test_a_refusal_is_challenged():
    assert step(response("refused")).letter_kind == "refusal-challenge"


def test_a_gap_is_asked_for_once_then_complained_about():
    assert step(response("partial")).letter_kind == "incomplete-reply"
    known = (response("partial"), sent("l5", "2026-12-14"))
    assert step(*known, on=day("2026-12-20")).letter_kind is None
    assert step(*known, on=day("2026-12-28")).letter_kind == "complaint-to-controller"
