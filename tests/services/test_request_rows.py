"""The list that remembers says the same as one worked out anew."""

from dataclasses import replace
from datetime import date

import pytest

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.request import Channel, FactKind, Status
from dsar_assistant.services.record_fact import Happening
from dsar_assistant.services.request_rows import RequestRows
from tests.fakes import MONDAY

KINDS = ("emmas-diary", "experian", "equifax")


@pytest.fixture
def three(app, person):
    """Three requests, of which the first is posted; the list has been looked at."""
    found = [app.requests.open(person.id, one, "access").value for one in KINDS]
    letter = app.letters.finish(found[0].id, PaperChoices()).value
    app.postings.record(found[0].id, letter.letter_id, Channel.FIRST_CLASS, MONDAY)
    app.deadlines.rows()
    return found


def anew(app):
    return RequestRows(app.vault.begin, app.knowledge).all()


def call(app, request):
    app.facts.record(request.id, Happening(FactKind.RESPONSE, MONDAY, {"outcome": "refused"}))


def rename(app, request):
    app.people.change(replace(app.people.own(), full_name="Rowan Ellery-Vance"))


def open_another(app, request):
    app.requests.open(request.subject_id, "royal-mail", "access")


def erase(app, request):
    with app.vault.begin() as work:
        work.requests.remove(request.id)
        work.commit()


def erase_and_open(app, request):
    erase(app, request)
    open_another(app, request)


def set_aside(app, request):
    app.requests.remove(request.id)


@pytest.mark.parametrize(
    "change", [call, rename, open_another, erase, erase_and_open, set_aside, lambda *_: None]
)
def test_after_a_change_the_list_is_as_if_worked_out_anew(app, three, change):
    change(app, three[1])
    assert app.deadlines.rows() == anew(app)


def test_an_untouched_list_is_not_worked_out_again(app, three):
    assert app.deadlines.rows() is app.deadlines.rows()


def test_one_change_works_out_one_line_only(app, three):
    before = {row.request_id: row for row in app.deadlines.rows()}
    call(app, three[1])
    after = {row.request_id: row for row in app.deadlines.rows()}
    assert [key for key in after if after[key] is not before[key]] == [three[1].id]


def test_another_day_shows_another_standing(app, three, clock):
    clock.day = date(2027, 2, 1)
    assert app.deadlines.rows() == anew(app)
    assert Status.OVERDUE in {row.status for row in app.deadlines.rows()}


def test_a_locked_vault_leaves_no_line_behind(app, three):
    app.vault.lock()
    assert app.deadlines._rows._rows == ()
    assert app.deadlines._rows._kept == {}


def test_an_outline_has_every_fact_but_no_words(app, three):
    with app.vault.begin() as work:
        whole = work.requests.get(three[0].id)
        outline = next(
            one.request for one in work.requests.outlines().changed if one.request.id == whole.id
        )
    assert outline.facts == whole.facts
    letter = outline.letters[0]
    assert (letter.letter.kind, letter.letter.on, letter.period) == ("access", MONDAY, "response")
    assert letter.letter.blocks == ()


def test_home_is_worked_out_again_only_after_a_change(app, three):
    before = app.deadlines.home()
    assert app.deadlines.home() is before
    app.requests.remove(three[1].id)
    assert app.deadlines.home().total == before.total - 1
