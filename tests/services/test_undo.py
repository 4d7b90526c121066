"""Everything recorded can be taken back; what is removed can come back for thirty days."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.request import Channel, FactKind
from dsar_assistant.services.record_fact import Happening
from dsar_assistant.services.undo import NothingToUndoError
from tests.fakes import MONDAY


@pytest.fixture
def posted(app, request_):
    letter = app.letters.finish(request_.id, PaperChoices()).value
    app.postings.record(request_.id, letter.letter_id, Channel.FIRST_CLASS, MONDAY)
    return request_


def standing(app, request):
    facts = app.deadlines.one(request.id).request.standing_facts()
    return sorted((f.kind, f.on, f.note, tuple(f.details.items()), f.letter_id) for f in facts)


def test_a_posting_taken_back_stops_the_clock_and_done_again_starts_it(app, posted):
    before = app.deadlines.one(posted.id).deadline
    app.undo.undo(posted.id)
    assert app.deadlines.one(posted.id).deadline is None
    app.undo.redo(posted.id)
    assert app.deadlines.one(posted.id).deadline == before


def test_a_correction_taken_back_shows_the_old_value_again(app, posted):
    before = standing(app, posted)
    fact = app.deadlines.one(posted.id).request.facts[0]
    app.facts.correct(posted.id, fact.id, Happening(FactKind.NOTE, MONDAY, note="no"))
    app.undo.undo(posted.id)
    assert standing(app, posted) == before


def test_what_can_be_taken_back_is_said_in_words(app, posted):
    assert app.undo.view(posted.id).undo_words == "Letter sent: first class"
    app.undo.undo(posted.id)
    assert app.undo.view(posted.id).redo_words == "Letter sent: first class"
    assert app.undo.view(posted.id).undo_words == ""


def test_nothing_left_to_take_back_is_said(app, request_):
    with pytest.raises(NothingToUndoError):
        app.undo.undo(request_.id)
    with pytest.raises(NothingToUndoError):
        app.undo.redo(request_.id)


def test_an_entry_already_replaced_cannot_be_corrected_again(app, posted):
    fact = app.deadlines.one(posted.id).request.facts[0]
    app.facts.take_back(posted.id, fact.id)
    with pytest.raises(NotFoundError):
        app.facts.take_back(posted.id, fact.id)


@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(list(FactKind)), min_size=1, max_size=4))
def test_as_many_steps_back_as_forth_lead_to_the_same_record(app, person, kinds):
    request = app.requests.open(person.id, "emmas-diary", "access").value
    for kind in kinds:
        app.facts.record(request.id, Happening(kind, MONDAY))
    after = standing(app, request)
    for _ in kinds:
        app.undo.undo(request.id)
    assert standing(app, request) == []
    for _ in kinds:
        app.undo.redo(request.id)
    assert standing(app, request) == after


def test_a_removed_request_comes_back_as_it_was(app, posted):
    before = app.deadlines.one(posted.id)
    app.requests.remove(posted.id)
    assert app.deadlines.rows() == ()
    removed = app.undo.removed()[0]
    assert removed.erased_on == date(2026, 12, 23)
    app.undo.bring_back(removed)
    assert app.deadlines.one(posted.id) == before


def test_a_removed_request_is_erased_when_the_vault_is_opened_after_thirty_days(app, posted, clock):
    app.requests.remove(posted.id)
    clock.day = date(2026, 12, 22)
    assert app.undo.erase_old().value == 0
    clock.day = date(2026, 12, 23)
    assert app.undo.erase_old().value == 1
    assert app.undo.removed() == ()


def test_a_removed_request_can_be_erased_at_once(app, posted):
    app.requests.remove(posted.id)
    item = app.undo.removed()[0]
    app.undo.erase(item)
    with pytest.raises(NotFoundError):
        app.undo.bring_back(item)
