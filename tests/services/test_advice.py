"""Advice leads to the right letter and warns before the wrong one."""

import pytest

from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.paper import Envelope, PaperChoices
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.request import Channel
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.services.order_letter import Wanted
from tests.fakes import MONDAY


def ids(items):
    return [item.id for item in items]


def test_plain_words_lead_to_the_letter(app):
    assert app.advice.wishes("please stop the post")[0].kind == "stop-marketing"


def test_without_words_every_wish_is_shown(app):
    assert len(app.advice.wishes()) >= 10


def test_objection_and_erasure_are_explained_beside_each_other(app):
    assert app.advice.comparisons("erasure")


def test_erasure_before_access_is_warned_of(app, person):
    request = app.requests.open(person.id, "tesco", "erasure").value
    assert "erasure-unseen" in ids(app.advice.cautions(request.id))


def test_a_second_request_while_the_first_is_open_is_warned_of(app, person, request_):
    letter = app.letters.finish(request_.id, PaperChoices(Envelope.DL)).value
    app.postings.record(request_.id, letter.letter_id, Channel.FIRST_CLASS, MONDAY)
    again = app.requests.open(person.id, "emmas-diary", "access").value
    assert "request-still-open" in ids(app.advice.cautions(again.id))


def test_a_refusal_in_their_words_comes_first(app, request_):
    topics = app.advice.refusals(request_.id, "Your request is manifestly unfounded.")
    assert topics[0].id == "unfounded-or-excessive"


@pytest.mark.parametrize(
    ("controller_id", "answer"),
    [("experian", "yes"), ("experian-marketing-services", "yes"), ("emmas-diary", "no")],
    ids=["an agency", "an arm of the same company", "another firm"],
)
def test_an_agency_is_asked_for_all_data_whichever_of_its_brands_is_written_to(
    app, person, controller_id, answer
):
    opened = app.requests.open(person.id, controller_id, "source-and-recipients").value
    assert app.letters.form(opened.id).answers["is_credit_reference_agency"] == answer


def test_the_letter_says_which_arm_of_the_company_it_is_about(app, person):
    opened = app.requests.open(person.id, "experian-marketing-services", "access").value
    order = app.letters.order(opened.id)
    letter = app.writer.compose(order)
    assert letter.recipient[0] == order.facts.controller.name
    assert "This is about Experian Marketing Services." in [b.texts[0] for b in letter.blocks]


def test_a_complaint_in_europe_is_offered_the_authority_where_they_are(app, person):
    swedish = Controller(
        id="lindgren",
        name="Kontor Lindgren AB",
        sector="other",
        regime=RegimeCode.EU_GDPR,
        country="SE",
        nation=Nation.UNKNOWN,
        contact=Contact(),
        confidence=Confidence.HIGH,
    )
    order = app.orders.order(Wanted("complaint-to-authority", person, swedish, MONDAY))
    assert order.facts.answers["authority_in"] == "SE"
    assert any("reads complaints in Swedish" in one for one in app.writer.addressee_warnings(order))


def test_several_letters_are_looked_through_before_they_are_printed(app, person, request_):
    other = app.requests.open(person.id, "tesco", "automated-decision").value
    app.letters.save_answers(other.id, {"decision_on": "soon"})
    lines = app.advice.before_printing([request_.id, other.id])
    assert any(line.startswith("Emma") for line in lines)
    assert not any(line.startswith("Tesco") for line in lines)


def test_what_concerns_several_letters_is_said_once(app, person):
    keys = ("flashtalking", "gumgum", "hybrid-theory", "id5", "captify")
    known = [one for one in app.knowledge.directory.controllers if one.id.startswith(keys)]
    ids = [app.requests.open(person.id, one.id, "access").value.id for one in known]
    (line,) = (one for one in app.advice.before_printing(ids) if "for over a year" in one)
    assert f" and {len(ids) - 3} more: Nobody has checked the postal address" in line
