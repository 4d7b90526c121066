"""Own words and answers are kept apart for each letter of a request, until it goes out."""

from dataclasses import replace
from datetime import date

import pytest

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.request import Channel
from dsar_assistant.domain.vault import WithPassphrase
from dsar_assistant.services.own_words import of_kind, with_kind
from tests.fakes import MONDAY
from tests.ready_vault import PASSPHRASE

PAPER = PaperChoices()
LATE = date(2027, 1, 20)


def paragraph(app, request_id, block_id, kind=None):
    found = app.rewording.paragraphs(request_id, kind)
    return next(one for one in found if one.id == block_id)


@pytest.fixture
def late(app, request_, clock):
    """The request was posted, and its day has passed."""
    letter = app.letters.finish(request_.id, PAPER).value
    app.postings.record(request_.id, letter.letter_id, Channel.FIRST_CLASS, MONDAY)
    clock.day = LATE
    return request_


def test_own_words_are_in_the_letter_and_stay_there_after_a_restart(app, request_):
    app.rewording.reword(request_.id, paragraph(app, request_.id, "request"), "Send me <all> & {x}")
    app.vault.lock()
    app.vault.unlock(WithPassphrase(PASSPHRASE))
    assert paragraph(app, request_.id, "request").yours == "Send me <all> & {x}"
    letter = app.letters.finish(request_.id, PAPER).value.letter
    assert next(b for b in letter.blocks if b.id == "request").texts == ("Send me <all> & {x}",)


def test_a_paragraph_that_is_left_out_can_be_brought_back(app, request_):
    one = paragraph(app, request_.id, "names")
    app.rewording.leave_out(request_.id, one)
    assert paragraph(app, request_.id, "names").is_left_out
    app.rewording.restore(request_.id, one)
    assert not paragraph(app, request_.id, "names").is_left_out


def test_the_words_of_the_program_undo_a_change(app, request_):
    one = paragraph(app, request_.id, "request")
    app.rewording.reword(request_.id, one, "Mine.")
    app.rewording.reword(request_.id, one, f"{one.ours} ")
    assert paragraph(app, request_.id, "request").yours is None


def test_a_reminder_has_words_of_its_own(app, late):
    app.rewording.reword(late.id, paragraph(app, late.id, "subject"), "About my data")
    app.rewording.reword(
        late.id, paragraph(app, late.id, "subject", "reminder"), "Late!", "reminder"
    )
    assert paragraph(app, late.id, "subject").yours == "About my data"
    assert paragraph(app, late.id, "subject", "reminder").yours == "Late!"
    assert app.letters.finish(late.id, PAPER, kind_id="reminder").value.letter.subject == "Late!"


def test_answers_for_a_follow_up_leave_those_of_the_request_alone(app, late):
    app.letters.save_answers(late.id, {"topics": "My pack", "reply_by": "email"})
    app.letters.save_answers(late.id, {"within": "7"}, "reminder")
    assert app.letters.form(late.id).kept == {"topics": "My pack", "reply_by": "email"}
    assert app.letters.form(late.id, "reminder").kept == {"within": "7"}


def test_a_follow_up_knows_what_the_request_was_told_where_it_asks_the_same(app, late):
    app.letters.save_answers(late.id, {"topics": "My pack", "reply_by": "email"})
    answers = app.letters.form(late.id, "refusal-challenge").answers
    assert answers["reply_by"] == "email"
    assert "topics" not in answers


def test_the_form_says_which_clock_a_letter_starts(app, late, person):
    opened = app.requests.open(person.id, "emmas-diary", "access").value
    assert "their reply is due by" in app.letters.form(opened.id).clock
    assert "starts no clock" in app.letters.form(late.id, "reminder").clock


def test_what_is_kept_for_one_kind_is_no_other_kinds():
    kept = {"a": "1", "reminder/a": "2"}
    assert of_kind(kept, "access", "access") == {"a": "1"}
    assert of_kind(kept, "access", "reminder") == {"a": "2"}
    assert with_kind(kept, "access", "reminder", {"b": "3"}) == {"a": "1", "reminder/b": "3"}
    assert with_kind(kept, "access", "access", {}) == {"reminder/a": "2"}


def test_words_changed_later_leave_a_letter_that_went_out_alone(app, request_):
    sent = app.letters.finish(request_.id, PAPER).value
    one = paragraph(app, request_.id, "request")
    app.rewording.reword(request_.id, one, "Something else.")
    frozen = app.deadlines.one(request_.id).request.letter(sent.letter_id)
    assert frozen.letter == sent.letter
    assert replace(one, yours=None).ours in frozen.plain_text
