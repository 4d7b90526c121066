"""The ladder after the last day, each step with its own clock; told kindly where it ends."""

from typing import Any

import pytest

from dsar_assistant.deadlines.ladder import last_contact
from dsar_assistant.deadlines.next_step import NextStep
from dsar_assistant.deadlines.progress import clock_facts, next_step
from dsar_assistant.domain.request import Fact, FactKind
from dsar_assistant.domain.right import RegimeCode
from tests.deadlines.making import CALENDARS, day, due_of, fact, letter, request

POSTED = fact("posted", "2026-11-20", {"channel": "first-class"}, "l1")
LETTERS = (
    letter(),
    letter("l2", "reminder", None),
    letter("l3", "complaint-to-controller", "complaint-acknowledgement"),
    letter("l4", "complaint-to-ico", "regulator-progress"),
    letter("l5", "incomplete-reply", None),
)


def sent(letter_id: str, on: str) -> Fact:
    return fact("posted", on, {"channel": "email"}, letter_id)


def said(kind: str, on: str, step: str) -> Fact:
    return fact(kind, on, {"step": step})


REMINDED, COMPLAINED = sent("l2", "2026-12-28"), sent("l3", "2027-01-11")
TO_REGULATOR = sent("l4", "2027-02-15")
REFUSED = fact("response", "2026-12-10", {"outcome": "refused"})


def step(*known: Fact, on: str, **more: Any) -> NextStep:
    left = {one.letter_id for one in (POSTED, *known)}
    letters = tuple(one for one in LETTERS if one.id in left)
    record = request(POSTED, *known, letters=letters, **more)
    clocks = {}
    for one in LETTERS:
        facts = clock_facts(record, one.id, CALENDARS) if one.period else None
        if facts is not None and more.get("regime") is None:
            clocks[one.id] = due_of(facts, one.period)
    opening = clock_facts(record, "l1", CALENDARS)
    return next_step(record, due_of(opening) if opening else None, day(on), clocks)


LATE = "2027-01-06"  # due on 24 December; slow post and the holidays of all nations


def test_no_reminder_while_some_view_has_them_in_time():
    early = step(on="2026-12-25")
    assert (early.letter_kind, early.on) == (None, day(LATE))
    assert "in time until 5 January" in early.sentence
    assert step(on="2027-01-05").letter_kind is None
    assert step(on=LATE).letter_kind == "reminder"


def test_first_it_is_asked_whether_anything_came():
    asked = "Has anything come in?"
    assert step(on="2026-12-25").sentence.startswith(asked)
    assert step(on=LATE).sentence.startswith(asked)
    assert step(REMINDED, on="2027-01-25").sentence.startswith(asked)
    assert step(REMINDED, COMPLAINED, on="2027-02-25").sentence.startswith(asked)


def test_after_the_reminder_comes_a_complaint():
    assert step(REMINDED, on="2027-01-10").letter_kind is None
    assert step(REMINDED, on="2027-01-11").letter_kind == "complaint-to-controller"


def test_a_complaint_has_thirty_days_to_be_acknowledged():
    waiting = step(REMINDED, COMPLAINED, on="2027-02-10")
    assert waiting.letter_kind is None
    assert "by 10 February 2027" in waiting.sentence
    assert step(REMINDED, COMPLAINED, on="2027-02-11").letter_kind == "complaint-to-ico"


def test_an_acknowledged_complaint_is_given_its_time():
    known = (COMPLAINED, said("complaint", "2027-01-15", "acknowledged"))
    assert "sets no day" in step(*known, on="2027-02-09").sentence
    assert step(*known, on="2027-02-10").letter_kind == "complaint-to-ico"


def test_a_complaint_made_by_telephone_counts_too():
    known = said("complaint", "2027-01-11", "begun")
    assert step(known, on="2027-02-10").records is FactKind.COMPLAINT
    assert step(known, on="2027-02-11").letter_kind == "complaint-to-ico"


def test_an_answered_complaint_opens_the_next_step_at_once():
    found = step(COMPLAINED, said("complaint", "2027-01-20", "decided"), on="2027-01-21")
    assert found.letter_kind == "complaint-to-ico"
    assert found.sentence.startswith("They have answered your complaint.")


def test_the_regulator_wants_to_hear_within_three_months_of_the_last_contact():
    found = step(REMINDED, COMPLAINED, on="2027-02-11")
    assert found.until == day("2027-04-11")
    assert "passed" not in found.sentence
    assert "passed" in step(REMINDED, COMPLAINED, on="2027-04-12").sentence


def test_a_letter_to_the_regulator_is_no_contact_with_them():
    note = fact("note", "2027-03-01")
    record = request(POSTED, COMPLAINED, TO_REGULATOR, note, letters=LETTERS)
    assert last_contact(record) == day("2027-01-11")
    assert last_contact(request()) == request().opened_on


def test_the_tribunal_is_for_the_regulators_silence_only():
    assert "with the regulator" in step(TO_REGULATOR, on="2027-05-17").sentence
    found = step(TO_REGULATOR, on="2027-05-18")
    assert "silence only" in found.sentence
    assert found.letter_kind is None


def test_word_from_the_regulator_begins_its_three_months_anew():
    word = said("regulator", "2027-03-20", "progress")
    assert "silence only" not in step(TO_REGULATOR, word, on="2027-06-20").sentence
    assert "silence only" in step(TO_REGULATOR, word, on="2027-06-21").sentence


def test_a_complaint_through_the_regulators_form_counts_three_months_from_its_day():
    known = said("regulator", "2027-02-15", "begun")
    assert "silence only" not in step(known, on="2027-05-15").sentence
    assert "silence only" in step(known, on="2027-05-16").sentence


def test_the_regulators_answer_never_leads_to_the_tribunal():
    found = step(TO_REGULATOR, said("regulator", "2027-03-20", "decided"), on="2027-09-01")
    assert found.letter_kind == "letter-before-claim"
    assert "Tribunal" not in found.sentence


@pytest.mark.parametrize(
    ("at", "word", "records"),
    [
        ("begun", "a court", FactKind.COURT),
        ("tribunal", "the Tribunal", FactKind.COURT),
        ("decided", "has decided", FactKind.CLOSED),
    ],
)
def test_before_a_court_the_court_sets_the_days(at, word, records):
    found = step(TO_REGULATOR, said("court", "2027-06-01", at), on="2027-06-02")
    assert word in found.sentence
    assert found.records is records


def test_a_refusal_is_challenged_then_complained_about():
    assert step(REFUSED, on="2026-12-12").letter_kind == "refusal-challenge"


def test_a_gap_is_asked_for_once_then_complained_about():
    gap = fact("response", "2026-12-10", {"outcome": "partial"})
    asked = sent("l5", "2026-12-14")
    assert step(gap, on="2026-12-12").letter_kind == "incomplete-reply"
    assert step(gap, asked, on="2026-12-20").letter_kind is None
    assert step(gap, asked, on="2026-12-28").letter_kind == "complaint-to-controller"


def test_a_letter_that_a_regime_does_not_know_is_left_out():
    part_3, part_4 = RegimeCode.DPA_PART_3, RegimeCode.DPA_PART_4
    gap = fact("response", "2026-12-10", {"outcome": "partial"})
    assert step(gap, on="2026-12-12", regime=part_3).letter_kind == "complaint-to-controller"
    assert step(gap, on="2026-12-12", regime=part_4).letter_kind == "complaint-to-ico"
    decided = said("regulator", "2027-03-20", "decided")
    found = step(TO_REGULATOR, decided, on="2027-09-01", regime=part_4)
    assert (found.letter_kind, found.records) == (None, FactKind.CLOSED)


def test_in_the_eu_the_authority_there_is_next_and_has_no_tribunal():
    eu = RegimeCode.EU_GDPR
    assert step(REMINDED, on="2027-01-12", regime=eu).letter_kind == "complaint-to-authority"
    known = said("regulator", "2027-01-15", "begun")
    assert "with the authority" in step(known, on="2028-01-01", regime=eu).sentence
