"""Everything that is kept comes back as it was, or was never there."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from dsar_assistant.domain.controller import Answer, InterviewAnswer
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.evidence import EvidenceFile, Sighting, SightingKind
from dsar_assistant.domain.request import Fact, FactKind
from dsar_assistant.domain.vault import WithPassphrase

PASSPHRASE = "correct horse battery staple"
FILE = EvidenceFile("", "mail.mbox", "mbox", "f" * 64, 12, date(2026, 11, 23))
SIGHTINGS = (
    Sighting(SightingKind.MAIL, "oddments.example", None, "message 1", 3, date(2019, 1, 2)),
    Sighting(SightingKind.PAYMENT, None, "ODDMENTS LTD", "row 7", aside="your own address"),
)


def keep(vault, work):
    """Do a piece of work and commit it."""
    with vault.begin() as unit:
        done = work(unit)
        unit.commit()
    return done


def look(vault, question):
    with vault.begin() as unit:
        return question(unit)


def reopened(vault):
    vault.lock()
    vault.open(WithPassphrase(PASSPHRASE))
    return vault


@pytest.fixture
def subject(vault, person):
    return keep(vault, lambda unit: unit.people.add(person))


@pytest.fixture
def opened_request(vault, subject, request_for):
    return keep(vault, lambda unit: unit.requests.add(request_for(subject.id)))


def a_fact(request_id, **changes):
    fact = Fact(
        "",
        request_id,
        FactKind.POSTED,
        date(2026, 11, 23),
        datetime(2026, 11, 23, 10, 0, 0, 7, UTC),
        {"channel": "first-class"},
        "at the counter",
    )
    return replace(fact, **changes)


def test_a_person_comes_back_with_every_field(vault, subject, person):
    assert subject == replace(person, id=subject.id)
    assert look(reopened(vault), lambda unit: unit.people.get(subject.id)) == subject


def test_a_changed_person_comes_back_changed(vault, subject):
    moved = replace(subject, phones=(), born_on=None)
    keep(vault, lambda unit: unit.people.update(moved))
    assert look(vault, lambda unit: unit.people.get(subject.id)) == moved


def test_oneself_comes_first_then_others_by_name(vault, person):
    names = (("zoe", False), ("Me", True), ("Adam", False))
    with vault.begin() as unit:
        for name, is_self in names:
            unit.people.add(replace(person, full_name=name, is_self=is_self))
        assert [x.full_name for x in unit.people.all()] == ["Me", "Adam", "zoe"]


def test_a_request_comes_back_with_letters_and_facts(vault, opened_request, letter_of):
    letter = keep(vault, lambda unit: unit.requests.add_letter(letter_of(opened_request.id)))
    fact = keep(
        vault, lambda unit: unit.requests.add_fact(a_fact(opened_request.id, letter_id=letter.id))
    )
    expected = replace(opened_request, letters=(letter,), facts=(fact,))
    assert look(reopened(vault), lambda unit: unit.requests.get(opened_request.id)) == expected


def test_a_request_brought_whole_is_kept_whole(vault, subject, request_for, letter_of):
    whole = replace(request_for(subject.id), letters=(letter_of(""),), facts=(a_fact(""),))
    kept = keep(vault, lambda unit: unit.requests.add(whole))
    assert kept.letters[0].letter == whole.letters[0].letter
    assert kept.facts[0].details == {"channel": "first-class"}


def test_a_moment_in_another_zone_is_the_same_moment(vault, opened_request):
    summer = datetime(2026, 7, 1, 0, 30, tzinfo=ZoneInfo("Europe/London"))
    fact = keep(
        vault, lambda unit: unit.requests.add_fact(a_fact(opened_request.id, recorded_at=summer))
    )
    found = look(vault, lambda unit: unit.requests.get(opened_request.id)).facts[0]
    assert found.recorded_at == fact.recorded_at
    assert found.recorded_at.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(vault, opened_request):
    naive = a_fact(opened_request.id, recorded_at=datetime.fromisoformat("2026-07-01"))
    with pytest.raises(Exception, match="needs its zone"):
        keep(vault, lambda unit: unit.requests.add_fact(naive))


def test_requests_come_newest_first_and_by_person(vault, subject, person, request_for):
    other = keep(vault, lambda unit: unit.people.add(person))
    days = [(subject, "a", 1), (subject, "b", 3), (other, "c", 2), (subject, "d", 3)]
    with vault.begin() as unit:
        for who, reference, day in days:
            unit.requests.add(request_for(who.id, reference, date(2026, 11, day)))
        assert [x.reference for x in unit.requests.all()] == ["d", "b", "c", "a"]
        assert [x.reference for x in unit.requests.all(other.id)] == ["c"]


def test_answers_to_a_letter_are_replaced(vault, opened_request):
    keep(vault, lambda unit: unit.requests.update_answers(opened_request.id, {"new": "x"}))
    found = look(vault, lambda unit: unit.requests.get(opened_request.id))
    assert found.answers == {"new": "x"}


def test_own_words_and_a_corrected_organisation_stay_with_the_request(
    vault, opened_request, controller
):
    corrected = replace(controller, name="Oddments plc")
    keep(vault, lambda unit: unit.requests.update_edits(opened_request.id, {"ask": None}))
    keep(vault, lambda unit: unit.requests.update_controller(opened_request.id, corrected))
    found = look(vault, lambda unit: unit.requests.get(opened_request.id))
    assert found == replace(opened_request, edits={"ask": None}, controller=corrected)


def test_evidence_comes_back_in_order(vault, subject):
    kept = keep(vault, lambda unit: unit.evidence.add(subject.id, FILE, iter(SIGHTINGS)))
    reopened(vault)
    assert look(vault, lambda unit: unit.evidence.files(subject.id)) == (kept,)
    assert look(vault, lambda unit: unit.evidence.sightings(subject.id)) == SIGHTINGS


def test_a_file_read_again_takes_the_place_of_its_first_reading(vault, subject):
    first = keep(vault, lambda unit: unit.evidence.add(subject.id, FILE, SIGHTINGS))
    again = replace(FILE, items=13)
    second = keep(vault, lambda unit: unit.evidence.add(subject.id, again, SIGHTINGS[:1]))
    assert second.id == first.id
    assert look(vault, lambda unit: unit.evidence.files(subject.id)) == (second,)
    assert look(vault, lambda unit: unit.evidence.sightings(subject.id)) == SIGHTINGS[:1]


def test_a_removed_file_takes_its_sightings_along(vault, subject):
    kept = keep(vault, lambda unit: unit.evidence.add(subject.id, FILE, SIGHTINGS))
    keep(vault, lambda unit: unit.evidence.remove(kept.id))
    assert look(vault, lambda unit: unit.evidence.sightings(subject.id)) == ()


def test_the_last_answer_to_a_question_stands(vault, subject):
    first, last = (
        InterviewAnswer("moved-house", answer, 2016, 2019) for answer in (Answer.YES, Answer.NO)
    )
    with vault.begin() as unit:
        unit.evidence.keep_answer(subject.id, first)
        unit.evidence.keep_answer(subject.id, last)
        assert unit.evidence.answers(subject.id) == (last,)


def test_a_decision_can_be_changed_and_taken_back(vault, subject):
    with vault.begin() as unit:
        for controller, wanted in (("a", True), ("b", True), ("b", False), ("a", None)):
            unit.evidence.keep_decision(subject.id, controller, wanted=wanted)
        assert unit.evidence.decisions(subject.id) == {"b": False}


def test_an_own_organisation_replaces_an_earlier_one(vault, controller):
    renamed = replace(controller, name="Oddments plc")
    keep(vault, lambda unit: unit.controllers.keep(controller))
    keep(vault, lambda unit: unit.controllers.keep(renamed))
    assert look(reopened(vault), lambda unit: unit.controllers.all()) == (renamed,)
    keep(vault, lambda unit: unit.controllers.remove(controller.id))
    assert look(vault, lambda unit: unit.controllers.all()) == ()


def test_removing_a_person_removes_all_that_is_theirs(vault, opened_request, letter_of):
    subject = opened_request.subject_id
    keep(vault, lambda unit: unit.requests.add_letter(letter_of(opened_request.id)))
    keep(vault, lambda unit: unit.requests.add_fact(a_fact(opened_request.id)))
    keep(vault, lambda unit: unit.evidence.add(subject, FILE, SIGHTINGS))
    keep(vault, lambda unit: unit.evidence.keep_decision(subject, "a", wanted=True))
    keep(vault, lambda unit: unit.people.remove(subject))
    assert look(vault, lambda unit: unit.requests.all()) == ()
    assert look(vault, lambda unit: unit.evidence.sightings(subject)) == ()
    assert look(vault, lambda unit: unit.evidence.decisions(subject)) == {}


@pytest.mark.parametrize(
    "work",
    [
        lambda unit: unit.people.get("nobody"),
        lambda unit: unit.people.remove("nobody"),
        lambda unit: unit.requests.get("none"),
        lambda unit: unit.requests.update_answers("none", {}),
        lambda unit: unit.requests.add_fact(a_fact("none")),
        lambda unit: unit.requests.remove("none"),
        lambda unit: unit.evidence.add("nobody", FILE, ()),
        lambda unit: unit.evidence.remove("none"),
        lambda unit: unit.controllers.remove("none"),
    ],
)
def test_what_is_not_there_is_said_to_be_not_there(vault, work):
    with vault.begin() as unit, pytest.raises(NotFoundError):
        work(unit)


def test_a_change_to_nobody_is_refused(vault, person):
    with vault.begin() as unit, pytest.raises(NotFoundError):
        unit.people.update(replace(person, id="nobody"))


def test_a_request_of_nobody_is_refused(vault, request_for):
    with vault.begin() as unit, pytest.raises(NotFoundError):
        unit.requests.add(request_for("nobody"))


def test_work_that_fails_halfway_leaves_nothing(vault, person):
    def fail(unit):
        unit.people.add(person)
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError):
        keep(vault, fail)
    assert look(vault, lambda unit: unit.people.all()) == ()


def test_work_that_is_not_committed_leaves_nothing(vault, person):
    look(vault, lambda unit: unit.people.add(person))
    assert look(vault, lambda unit: unit.people.all()) == ()


def test_work_after_a_commit_needs_its_own(vault, person):
    with vault.begin() as unit:
        unit.people.add(person)
        unit.commit()
        unit.people.add(replace(person, full_name="second"))
    assert len(look(vault, lambda unit: unit.people.all())) == 1


def test_a_unit_of_work_outside_with_is_a_bug(vault):
    with pytest.raises(RuntimeError):
        vault.begin().people.all()
