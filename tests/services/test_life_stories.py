"""Whole life stories of a request, through the services: what it says on each day."""

from datetime import date, timedelta
from typing import Any

import pytest

from dsar_assistant.deadlines.alarms import AlarmKind
from dsar_assistant.domain.authority import Authority
from dsar_assistant.domain.details import outcome_key
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.request import Channel, FactKind, Phase, Status
from dsar_assistant.domain.right import Right
from dsar_assistant.services.record_fact import Happening
from tests.fakes import MONDAY


class Story:
    """One request, and a day that can be moved."""

    def __init__(self, app, clock, request):
        self.app, self.clock, self.id = app, clock, request.id

    def print(self):
        return self.app.letters.finish(self.id, PaperChoices(), "txt").value.letter_id

    def post(self, channel=Channel.EMAIL):
        self.app.postings.record(self.id, self.print(), channel, self.clock.day)
        return self

    def on(self, day):
        self.clock.day = date.fromisoformat(day)
        return self

    def hear(self, kind, **details):
        plain = {key.replace("_", "-"): value for key, value in details.items()}
        self.app.facts.record(self.id, Happening(FactKind(kind), self.clock.day, plain))
        return self

    @property
    def row(self) -> Any:
        return next(row for row in self.app.deadlines.rows() if row.request_id == self.id)

    @property
    def alarms(self):
        return {alarm.kind for alarm in self.row.alarms}


@pytest.fixture
def story(app, clock, request_):
    return Story(app, clock, request_)


def test_paused_because_of_you_for_ninety_days(story):
    story.post().on("2026-12-01").hear("clarification-asked")
    assert (story.row.status, story.row.phase) == (Status.PAUSED, Phase.YOURS)
    assert story.row.next_step.letter_kind == "clarification-reply"
    story.on("2027-03-02")
    assert AlarmKind.PAUSED in story.alarms
    assert story.app.deadlines.home().attention[0].request_id == story.id
    story.hear("clarification-answered")
    assert story.row.status is Status.WAITING
    assert story.alarms == set()


def test_an_extension_in_time_then_kept(story):
    story.post().on("2026-12-10").hear("extension-notice")
    assert story.row.due == date(2027, 2, 23)
    assert "the law allows" in story.row.next_step.sentence
    assert story.alarms == set()


def test_an_extension_told_too_late(story):
    story.post().on("2026-12-30").hear("extension-notice")
    assert story.row.due == date(2026, 12, 23)
    assert AlarmKind.EXTENSION in story.alarms
    assert story.row.next_step.letter_kind == "extension-challenge"
    assert story.row.their_day == date(2027, 2, 23)


def test_a_letter_that_came_back_is_posted_anew_and_runs(story):
    story.post(Channel.FIRST_CLASS).on("2026-12-01").hear("returned")
    assert story.row.status is Status.RETURNED
    story.on("2026-12-03").post()
    assert story.row.due == date(2027, 1, 4)


def test_an_e_mail_that_bounced_never_arrived(story):
    story.post().on("2026-11-24").hear("bounced")
    assert story.row.status is Status.RETURNED
    assert story.row.due is None


def test_a_link_that_ends_is_saved_first(story):
    story.post().on("2026-12-10").hear("portal", expires_on="2026-12-20")
    assert story.row.status is Status.UNREAD
    assert AlarmKind.PORTAL in story.alarms
    assert story.row.next_step.until == date(2026, 12, 20)
    story.hear("response", outcome="full")
    assert (story.row.status, story.alarms) == (Status.ANSWERED, set())


def test_each_right_of_a_letter_has_its_own_outcome(app, clock, person):
    request = app.requests.open(person.id, "emmas-diary", "access").value
    story = Story(app, clock, request).post().on("2026-12-10")
    story.hear("response", **{outcome_key(Right.ACCESS): "partial"})
    assert story.row.status is Status.INCOMPLETE
    assert story.row.next_step.letter_kind == "incomplete-reply"


def test_they_hold_nothing_and_that_may_be_the_end(story):
    story.post().on("2026-12-10").hear("response", outcome="none-held")
    assert (story.row.status, story.row.phase) == (Status.ANSWERED, Phase.DONE)
    assert story.row.next_step.records is FactKind.CLOSED


def test_a_letter_printed_and_forgotten(story):
    story.print()
    assert story.alarms == set()
    story.on("2026-11-26")
    assert story.alarms == {AlarmKind.UNPOSTED}


def test_the_whole_ladder_by_recorded_facts(story):
    story.post().on("2026-12-24")
    assert story.row.next_step.letter_kind == "reminder"  # by e-mail: no doubt about its day
    story.on("2027-01-20").hear("complaint", step="begun")
    assert "by 19 February 2027" in story.row.next_step.sentence
    story.on("2027-02-20")
    assert story.row.next_step.letter_kind == "complaint-to-ico"
    story.hear("regulator", step="begun").on("2027-05-20")
    assert "with the regulator" in story.row.next_step.sentence
    story.on("2027-05-21")
    assert "silence only" in story.row.next_step.sentence
    story.hear("court", step="tribunal")
    assert "the Tribunal" in story.row.next_step.sentence


def test_never_a_reminder_before_the_last_day_has_passed(story):
    story.post()
    while story.clock.day <= date(2026, 12, 23):
        assert story.row.next_step.letter_kind is None
        story.clock.day += timedelta(days=1)
    assert story.row.next_step.letter_kind == "reminder"


@pytest.mark.parametrize(
    ("controller", "kind"), [("emmas-diary", "access"), ("metropolitan-police", "police-access")]
)
def test_every_letter_suggested_can_be_written_under_its_rules(
    app, clock, person, controller, kind
):
    request = app.requests.open(person.id, controller, kind).value
    asked = app.letters.form(request.id).missing
    app.letters.save_answers(request.id, {gap.field: "On 1 May 2026" for gap in asked})
    story = Story(app, clock, request).post().on("2026-12-10")
    for outcome in ("partial", "refused"):
        story.hear("response", outcome=outcome)
        letter = story.row.next_step.letter_kind
        assert request.regime in app.knowledge.kind(letter).regimes


def test_an_authority_about_to_lapse_is_told_while_a_request_is_open(app, clock, person, story):
    address = PostalAddress(("1 Road", "Town"), "ZZ99 3AA")
    lapsing = Authority("", person.id, "Ada Helper", address, MONDAY, until=date(2026, 12, 10))
    with app.vault.begin() as work:
        work.authorities.add(lapsing)
        work.commit()
    assert [alarm.on for alarm in app.deadlines.authority_alarms()] == [date(2026, 12, 10)]
    story.hear("closed")
    story.print()
    story.hear("closed")
    assert app.deadlines.authority_alarms() == ()


def test_a_corrected_day_keeps_its_old_value_in_the_history(story, app):
    story.post().on("2026-12-10").hear("acknowledged")
    fact = next(e for e in app.deadlines.one(story.id).timeline if "confirmed" in e.words)
    corrected = Happening(FactKind.ACKNOWLEDGED, date(2026, 12, 8))
    app.facts.correct(story.id, fact.fact_id, corrected)
    entry = next(e for e in app.deadlines.one(story.id).timeline if "confirmed" in e.words)
    assert entry.on == date(2026, 12, 8)
    assert entry.earlier == ("10 December 2026: They confirmed that they have it",)
    app.undo.undo(story.id)
    entry = next(e for e in app.deadlines.one(story.id).timeline if "confirmed" in e.words)
    assert entry.on == date(2026, 12, 10)


def test_what_was_taken_back_stays_to_be_seen(story, app):
    story.post().hear("note")
    fact = next(e for e in app.deadlines.one(story.id).timeline if e.words == "Note")
    app.facts.take_back(story.id, fact.fact_id)
    entry = next(e for e in app.deadlines.one(story.id).timeline if e.words == "Note")
    assert entry.is_struck
    assert entry.fact_id is None


def test_a_letter_posted_again_leaves_the_posting_that_came_back_on_record(story):
    letter_id = story.post(Channel.FIRST_CLASS).print()
    story.on("2026-12-01").hear("returned")
    story.app.postings.record(story.id, letter_id, Channel.SECOND_CLASS, story.clock.day)
    posted = story.app.deadlines.one(story.id).request.facts_of(FactKind.POSTED)
    assert [fact.on for fact in posted] == [MONDAY, date(2026, 12, 1)]
    assert story.row.status is Status.WAITING


def test_a_copy_sent_later_starts_no_clock_anew(story):
    story.post()
    first = story.row.due
    story.on("2026-12-10").post()
    assert len(story.app.deadlines.one(story.id).request.letters) == 2
    assert story.row.due == first
    story.on("2026-12-31")
    assert (story.row.status, story.row.days_words) == (Status.OVERDUE, "8 days late")
