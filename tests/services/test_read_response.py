from dataclasses import replace
from datetime import date

import pytest

from dsar_assistant.domain.evidence import ReadProblem
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.reply import Found, NamedRole, ReplyPart, ReplyText
from dsar_assistant.domain.request import Channel, FactKind
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.services.read_response import gap_answers
from dsar_assistant.services.record_fact import Happening
from tests.fakes import MONDAY

TUESDAY = date(2026, 11, 24)
DAY = date(2026, 7, 1)


@pytest.fixture
def asked(app):
    return app.responses.asked_of("bounty", DAY)


@pytest.fixture
def check(app, asked):
    """Check a text as the whole reply."""
    return lambda text, by=asked: app.responses.check_text(ReplyText((ReplyPart("r", text),)), by)


def test_a_request_of_the_vault_says_what_was_asked(app, request_):
    asked = app.responses.asked_in(request_.id)
    assert (asked.controller.id, asked.received_on) == ("emmas-diary", request_.opened_on)


def test_the_day_they_had_the_letter_decides_which_rules_apply(app, request_, clock):
    letter = app.letters.finish(request_.id, PaperChoices()).value
    app.postings.record(request_.id, letter.letter_id, Channel.SECOND_CLASS, MONDAY)
    assert app.responses.asked_in(request_.id).received_on == MONDAY
    clock.day = TUESDAY
    delivered = Happening(FactKind.DELIVERED, TUESDAY, letter_id=letter.letter_id)
    app.facts.record(request_.id, delivered)
    assert app.responses.asked_in(request_.id).received_on == TUESDAY


def test_an_earlier_reply_of_the_same_organisation_is_compared(app, request_, person):
    app.attachments.add(request_.id, "a.txt", b"We passed it to Acxiom.\nScore: 4\n")
    assert app.responses.since_earlier(request_.id) is None
    later = app.requests.open(person.id, "emmas-diary", "access").value
    app.attachments.add(later.id, "b.txt", b"We passed it to Experian.\nScore: 7\n")
    found = app.responses.since_earlier(later.id)
    assert [one.key for one in found.named_new] == ["experian"]
    assert [one.key for one in found.named_gone] == ["acxiom-uk"]
    assert [(one.before, one.now) for one in found.fields] == [("4", "7")]


def test_what_is_kept_is_looked_through_but_not_our_own_papers(app, request_):
    app.attachments.add(request_.id, "a.txt", b"We passed it to Acxiom.")
    letter = app.letters.finish(request_.id, PaperChoices()).value
    app.postings.record(request_.id, letter.letter_id, Channel.SECOND_CLASS, MONDAY)
    posted = app.deadlines.one(request_.id).request.facts_of(FactKind.POSTED)[0]
    app.attachments.add(request_.id, "proof.txt", b"We passed it to Experian.", fact_id=posted.id)
    assert [one.key for one in app.responses.check_kept(request_.id).named] == ["acxiom-uk"]


def test_the_writer_is_not_among_the_named(check):
    assert check("Bounty sold your data to Acxiom.").named[0].key == "acxiom-uk"


def test_gaps_are_what_is_missing_or_unclear(check):
    report = check("We keep your data for six years after the last order.")
    assert "15(1)(d)" not in {gap.item for gap in report.gaps}
    assert {gap.found for gap in report.gaps} <= {Found.NO, Found.UNCLEAR}


def test_gaps_fill_in_the_letter_about_an_incomplete_reply(app, check):
    answers = gap_answers(check("Segment code: XQ7"))
    fields = {field.id for field in app.knowledge.kind("incomplete-reply").fields}
    assert set(answers) <= fields
    assert answers["no_source"] == answers["no_copy"] == "yes"
    assert "the meaning of Segment code “XQ7”" in answers["missing_items"]
    assert "my right to complain to you" in answers["missing_items"]


def test_a_full_reply_leaves_the_letter_empty(check):
    report = check("Thank you.")
    full = tuple(replace(item, found=Found.YES) for item in report.items)
    assert gap_answers(replace(report, items=full)) == {}


def test_sources_and_recipients_are_the_next_links(app, check):
    report = check("We got it from Emma's Diary. We never told Experian.")
    (link,) = app.responses.next_links(report)
    assert (link.named.role, link.kind) == (NamedRole.SOURCE, "source-and-recipients")
    assert link.why == "Bounty UK told you that Emma's Diary gave them your data."


def test_a_recipient_had_the_data(app, check):
    (link,) = app.responses.next_links(check("We sold it to Acxiom."))
    assert link.why.endswith("had your data from them.")


def test_two_replies_are_compared(app, check):
    earlier, later = check("We got it from Acxiom."), check("We got it from Experian.")
    found = app.responses.compare(earlier, later)
    assert [one.key for one in found.named_new] == ["experian"]


def test_the_police_answer_their_own_list(check, asked):
    report = check("We refuse your request.", replace(asked, regime=RegimeCode.DPA_PART_3))
    assert {item.provision[:3] for item in report.items} == {"dpa"}
    assert {claim.provision[:3] for claim in report.claims} == {"dpa"}


def test_under_eu_law_eu_rules_are_named(check, asked):
    report = check("We refuse your request.", replace(asked, regime=RegimeCode.EU_GDPR))
    assert {item.provision[:7] for item in report.items} == {"eu-gdpr"}
    assert "15(1)(ea)" not in {item.item for item in report.items}
    assert {claim.provision for claim in report.claims} == {"eu-gdpr-12-4"}


def test_every_rule_shown_was_in_force(app, check, asked):
    report = check("We refuse your request.", replace(asked, received_on=date(2021, 3, 1)))
    law = app.knowledge.jurisdictions["uk"]
    shown = {item.provision for item in report.items} | {c.provision for c in report.claims}
    assert all(law.is_in_force(rule, date(2021, 3, 1)) for rule in shown)


def test_trouble_with_a_file_is_in_the_report(app, asked):
    text = ReplyText((), (ReadProblem("a.pdf", "It is damaged."),))
    assert app.responses.check_text(text, asked).problems == text.problems


def test_files_are_read(app, asked, tmp_path):
    (tmp_path / "a.txt").write_text("We sold it to Acxiom.", "utf-8")
    assert app.responses.check([tmp_path / "a.txt"], asked).named[0].key == "acxiom-uk"
