from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dsar_assistant.domain.deadline import Receipt
from dsar_assistant.domain.errors import NotFoundError, ProvisionNotInForceError
from dsar_assistant.domain.person import Representative
from dsar_assistant.domain.place import EEA_STATES, PostalAddress
from dsar_assistant.letters.compose import LetterOrder, compose, legal_days
from dsar_assistant.letters.errors import AnswerInvalidError
from dsar_assistant.letters.facts import EarlierRequest, Wording
from dsar_assistant.letters.sample import load_samples
from tests.letters.conftest import dated, with_answers, with_facts

HOSTILE = [
    "$&",
    "{{x}}",
    "{x}",
    "{% if x %}",
    "]",
    "<b>bold</b>",
    "Smith & Sons <Ltd>",
    "## x",
    "1. x",
    "- x",
    ":: question",
    "one\ntwo\n\n:: known bullets\n- three",
    "\ue000v41\ue001",
    "🥕 parsnip",
    "עדה פנוויק",
    "\u202eevil",
    "  two  spaces  ",
]
BEHALF = Representative(
    "Morgan Hale",
    "Advice Centre",
    PostalAddress(("20 Bridge Street",), "zz9 2cd"),
    date(2026, 1, 1),
)


@pytest.mark.parametrize("value", HOSTILE)
def test_whatever_is_typed_comes_out_as_typed_and_changes_nothing_else(ask, order, uk, value):
    plain = compose(ask, order, uk)
    letter = compose(ask, with_answers(order, topic=value), uk)
    assert [(b.id, len(b.texts)) for b in letter.blocks] == [
        (b.id, len(b.texts)) for b in plain.blocks
    ]
    assert f"about {value} (" in letter.blocks[0].texts[0]
    assert letter.subject == f"About {value}"


@pytest.mark.parametrize("value", HOSTILE)
def test_whatever_a_name_is_it_comes_out_as_typed(book, uk, value):
    order = load_samples(book, "access")["sample"]
    person = replace(order.facts.subject, full_name=value, former_names=(value,), emails=(value,))
    controller = replace(order.facts.controller, name=value)
    named = with_facts(order, subject=person, controller=controller)
    letter = compose(book, named, uk)
    plain = compose(book, order, uk)
    details = next(block for block in letter.blocks if block.id == "identity-details")
    assert details.texts[0] == f"Name: {value}"
    assert letter.sender[0] == letter.recipient[0] == letter.signatory == value
    assert [(b.id, len(b.texts)) for b in letter.blocks] == [
        (b.id, len(b.texts)) for b in plain.blocks
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=()), min_size=1).filter(str.strip))
def test_no_text_at_all_can_change_the_structure(ask, order, uk, value):
    letter = compose(ask, with_answers(order, topic=value, known_by="x"), uk)
    assert [block.id for block in letter.blocks] == ["question", "again", "known"]
    assert value in letter.blocks[0].texts[0]


def test_a_rule_is_cited_in_full_once_and_shortly_afterwards(ask, order, uk):
    letter = compose(ask, order, uk)
    full = "Article 15(1) of the UK GDPR, the UK General Data Protection Regulation"
    assert letter.blocks[0].texts == (f"Please tell me about parsnips ({full}).",)
    assert letter.blocks[1].texts == ("I ask under Article 15(1) UK GDPR.",)
    assert [citation.id for citation in letter.citations] == ["uk-gdpr-15-1"]


def test_a_letter_that_would_cite_a_rule_before_its_day_is_not_written(ask, order, uk):
    with pytest.raises(ProvisionNotInForceError, match="2020-12-30"):
        compose(ask, dated(order, 2020, 12, 30), uk)


def test_a_kind_that_does_not_exist_is_refused(ask, order, uk):
    with pytest.raises(NotFoundError, match="poem"):
        compose(ask, replace(order, kind="poem"), uk)


def test_one_who_acts_for_a_person_is_the_sender_and_signs_for_them(ask, order, uk):
    letter = compose(ask, with_facts(order, representative=BEHALF), uk)
    assert letter.sender == ("Morgan Hale", "Advice Centre", "20 Bridge Street", "ZZ9 2CD")
    assert letter.signatory == "Morgan Hale, for Ida Fenwick"


def test_one_who_acts_alone_needs_no_organisation(ask, order, uk):
    alone = replace(BEHALF, organisation="")
    letter = compose(ask, with_facts(order, representative=alone), uk)
    assert letter.sender[:2] == ("Morgan Hale", "20 Bridge Street")


def test_an_organisation_without_an_address_is_named_alone(ask, order, uk):
    controller = order.facts.controller
    unplaced = replace(controller, contact=replace(controller.contact, address=None))
    assert compose(ask, with_facts(order, controller=unplaced), uk).recipient == (controller.name,)


def test_a_complaint_to_the_regulator_is_addressed_to_it(book, uk):
    order = load_samples(book, "complaint-to-ico")["sample"]
    authority = uk.authority(order.on)
    assert compose(book, order, uk).recipient == (authority.name, *authority.address.block)


def test_a_regulator_without_an_address_is_named_alone(book, uk):
    order = load_samples(book, "complaint-to-ico")["sample"]
    moved = replace(uk, authorities=tuple(replace(a, address=None) for a in uk.authorities))
    assert compose(book, order, moved).recipient == (uk.authority(order.on).name,)


def test_a_block_that_is_left_out_takes_its_citation_with_it(ask, order, uk):
    letter = compose(ask, replace(order, wording=Wording({"question": None})), uk)
    assert [block.id for block in letter.blocks] == ["again", "known"]
    assert letter.blocks[0].texts == (
        "I ask under Article 15(1) of the UK GDPR (the UK General Data Protection Regulation).",
    )


def test_an_edited_block_reads_as_the_person_wrote_it(ask, order, uk):
    edits = {"question": "How about {{ topic }}?", "known": "three\n\nfour", "subject": "Mine"}
    letter = compose(ask, replace(order, wording=Wording(edits)), uk)
    assert letter.blocks[0].texts == ("How about {{ topic }}?",)
    assert letter.blocks[2].texts == ("three", "four")
    assert letter.subject == "Mine"


def test_an_edit_that_keeps_a_citation_still_counts_as_citing_it(ask, order, uk):
    kept = {"question": "See Article 15(1) of the UK GDPR.", "again": "And more."}
    lost = {"question": "See the law.", "again": None}
    assert len(compose(ask, replace(order, wording=Wording(kept)), uk).citations) == 1
    assert compose(ask, replace(order, wording=Wording(lost)), uk).citations == ()


def test_an_edit_that_empties_a_block_leaves_it_out(ask, order, uk):
    letter = compose(ask, replace(order, wording=Wording({"again": " \n"})), uk)
    assert [block.id for block in letter.blocks] == ["question", "known"]


@pytest.mark.parametrize("nothing", [None, " "])
def test_a_letter_keeps_its_subject_its_greeting_and_its_close(ask, order, uk, nothing):
    edits = dict.fromkeys(("subject", "salutation", "closing"), nothing)
    letter = compose(ask, replace(order, wording=Wording(edits)), uk)
    assert (letter.subject, letter.salutation, letter.closing) == (
        "About parsnips",
        "Dear you,",
        "Yours,",
    )


def test_a_follow_up_goes_by_the_day_the_request_was_received(book):
    order = load_samples(book, "reminder")["sample"]
    assert legal_days(book.kind("reminder"), order).request_received == date(2026, 10, 7)


def test_a_letter_that_follows_nothing_up_goes_by_its_own_day(ask, order):
    record = EarlierRequest("question", "", date(2020, 1, 1), receipt=Receipt(date(2020, 1, 2)))
    days = legal_days(ask.kind("ask"), with_facts(order, record=record))
    assert days.request_received is None


def test_equal_orders_give_equal_letters(book, uk):
    order = load_samples(book, "access")["sample"]
    again = LetterOrder(order.kind, order.facts, order.on)
    assert compose(book, order, uk) == compose(book, again, uk)


def test_a_complaint_in_europe_goes_to_the_authority_of_the_state_chosen(book, eu):
    order = load_samples(book, "complaint-to-authority")["sample"]
    assert compose(book, order, eu).recipient == ("Integritetsskyddsmyndigheten",)
    irish = with_answers(order, authority_in="IE")
    assert compose(book, irish, eu).recipient == ("Data Protection Commission",)


def test_every_state_of_the_form_has_its_authority_on_file(book, eu):
    fields = {field.id: field for field in book.kind("complaint-to-authority").fields}
    states = {state for state, _ in fields["authority_in"].choices}
    assert states == set(EEA_STATES)
    assert states == {authority.state for authority in eu.authorities if authority.state}


def test_a_refusal_that_cannot_come_up_under_their_rules_is_not_answered(book, eu):
    order = load_samples(book, "refusal-challenge")["eu"]
    with pytest.raises(AnswerInvalidError, match=r"legal privilege.*cannot come up"):
        compose(book, with_answers(order, topics="legal-privilege"), eu)
