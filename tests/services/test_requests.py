"""Requests from opening to the last word."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dsar_assistant.domain.errors import DsarError, InvalidDatesError, NotFoundError
from dsar_assistant.domain.paper import Envelope, PaperChoices
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.request import Channel, FactKind, Outcome, Status
from dsar_assistant.services.record_fact import Happening
from tests.fakes import MONDAY

PAPER = PaperChoices(Envelope.DL)


@pytest.fixture
def posted(app, request_):
    """The request with its letter posted first class today."""
    letter = app.letters.finish(request_.id, PAPER).value
    app.postings.record(request_.id, letter.letter_id, Channel.FIRST_CLASS, MONDAY)
    return request_


def status(app, request):
    return app.deadlines.one(request.id).row.status


def test_a_request_begins_as_a_draft(app, request_):
    assert status(app, request_) is Status.DRAFT
    assert app.deadlines.home().drafts[0].request_id == request_.id


def test_a_finished_letter_waits_to_be_posted(app, request_):
    app.letters.finish(request_.id, PAPER)
    assert status(app, request_) is Status.PRINTED


def test_a_posted_letter_starts_the_clock(app, posted):
    view = app.deadlines.one(posted.id)
    assert view.row.status is Status.WAITING
    assert view.deadline.due == date(2026, 12, 29)
    assert view.deadline.steps


def test_the_day_after_the_last_day_is_late(app, posted, clock):
    clock.day = date(2026, 12, 30)
    assert status(app, posted) is Status.OVERDUE
    assert app.deadlines.home().attention[0].days_words == "1 day late"


def test_printing_the_same_letter_twice_keeps_one(app, request_):
    first = app.letters.finish(request_.id, PAPER).value
    again = app.letters.finish(request_.id, PAPER).value
    assert (first.letter_id, first.content) == (again.letter_id, again.content)


def test_a_reprint_is_the_same_paper(app, request_):
    first = app.letters.finish(request_.id, PAPER).value
    assert app.letters.reprint(request_.id, first.letter_id, PAPER) == first.content


def test_a_corrected_address_is_printed_and_kept_for_the_next_request(app, request_, person):
    app.letters.change_recipient(request_.id, PostalAddress(("1 New Street",), "ZZ99 9ZZ"))
    assert app.letters.form(request_.id).address[1:] == ("1 New Street", "ZZ99 9ZZ")
    second = app.requests.open(person.id, "emmas-diary", "erasure").value
    assert second.controller.contact.address.lines == ("1 New Street",)


def test_answers_are_kept_and_shown_again(app, request_):
    app.letters.save_answers(request_.id, {"topics": "My pregnancy pack"})
    assert app.letters.form(request_.id).answers["topics"] == "My pregnancy pack"


def test_a_preview_says_what_is_missing_instead_of_failing(app, person):
    request = app.requests.open(person.id, "emmas-diary", "objection").value
    preview = app.letters.preview(request.id, PAPER)
    assert preview.pdf is None
    assert preview.missing
    assert preview.refusal


def test_an_answer_in_full_ends_the_waiting(app, posted, clock):
    clock.day = date(2026, 12, 10)
    happening = Happening(FactKind.RESPONSE, clock.day, {"outcome": Outcome.FULL.value})
    app.facts.record(posted.id, happening)
    assert status(app, posted) is Status.ANSWERED


def test_a_corrected_day_stays_in_the_history(app, posted):
    letter = app.deadlines.one(posted.id).request.letters[0]
    app.postings.record(posted.id, letter.id, Channel.SECOND_CLASS, MONDAY)
    facts = app.deadlines.one(posted.id).request.facts
    assert [fact.details["channel"] for fact in facts] == ["first-class", "second-class"]
    assert app.deadlines.one(posted.id).deadline.due == date(2026, 12, 29)


def test_something_taken_back_no_longer_counts(app, posted):
    fact = app.facts.record(posted.id, Happening(FactKind.CLARIFICATION_ASKED, MONDAY)).value
    assert status(app, posted) is Status.WAITING or app.deadlines.one(posted.id).deadline
    app.facts.take_back(posted.id, fact.id)
    assert app.deadlines.one(posted.id).deadline.due == date(2026, 12, 29)


def test_a_day_to_come_is_refused(app, posted):
    tomorrow = MONDAY + timedelta(days=1)
    with pytest.raises(InvalidDatesError):
        app.facts.record(posted.id, Happening(FactKind.NOTE, tomorrow))


def test_posting_before_the_letter_was_written_is_refused(app, request_):
    letter = app.letters.finish(request_.id, PAPER).value
    with pytest.raises(InvalidDatesError):
        app.postings.record(
            request_.id, letter.letter_id, Channel.EMAIL, MONDAY - timedelta(days=1)
        )


def test_a_reminder_is_refused_until_the_reply_is_late(app, posted):
    with pytest.raises(DsarError, match="in time"):
        app.letters.finish(posted.id, PAPER, kind_id="reminder")


def test_a_late_request_gets_its_reminder_from_the_record(app, posted, clock):
    clock.day = date(2027, 1, 20)
    view = app.deadlines.one(posted.id)
    assert view.row.next_step.letter_kind == "reminder"
    done = app.letters.finish(posted.id, PAPER, kind_id="reminder").value
    assert done.letter.kind == "reminder"


def test_kinds_that_follow_up_are_offered_once_a_letter_is_written(app, posted):
    assert all(kind.is_follow_up for kind in app.letters.kinds(posted.id))
    assert not any(kind.is_follow_up for kind in app.letters.kinds())


def test_the_calendar_holds_the_last_day(app, posted):
    assert b"20261229" in app.deadlines.calendar()


def test_a_removed_request_is_gone(app, posted):
    app.requests.remove(posted.id)
    with pytest.raises(NotFoundError):
        app.deadlines.one(posted.id)


def test_law_changed_later_does_not_touch_a_frozen_letter(app, posted, clock):
    before = app.deadlines.one(posted.id).request.letters[0]
    clock.day = date(2027, 6, 1)
    assert app.deadlines.one(posted.id).request.letters[0] == before


def test_an_edited_block_is_printed_as_the_person_wrote_it(app, request_):
    block = app.letters.finish(request_.id, PAPER).value.letter.blocks[0]
    one = next(p for p in app.rewording.paragraphs(request_.id) if p.id == block.id)
    app.rewording.reword(request_.id, one, "My own words, with <b> and {{x}}.")
    changed = app.letters.finish(request_.id, PAPER).value.letter.blocks[0]
    assert changed == replace(block, texts=("My own words, with <b> and {{x}}.",))
