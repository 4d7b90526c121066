from dataclasses import replace
from datetime import date, timedelta

import pytest

from dsar_assistant.domain.controller import Contact
from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.request import FactKind
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.letters.facts import RecordedEvent
from dsar_assistant.letters.preflight import Flight, OtherRequest, load_cautions, preflight
from tests.letters.cases import BOOK, CASES, KINDS
from tests.letters.conftest import RESOURCES, with_answers, with_facts

CAUTIONS = load_cautions(RESOURCES / "letters" / "cautions.toml")
SENT = OtherRequest((Right.ACCESS,), was_sent=True, is_open=True, was_answered=False)


@pytest.fixture
def cautions(uk):
    """Say the ids of the cautions for a case."""

    def run(order, *others: OtherRequest) -> list[str]:
        kind = BOOK.kind(order.kind)
        flight = Flight(kind, order.facts, order.on, uk.authority(order.on), others)
        return [caution.id for caution in preflight(flight, CAUTIONS)]

    return run


def sample(kind: str, name: str = "sample"):
    return CASES[kind, name]


def test_a_good_letter_goes_without_a_word(cautions):
    assert cautions(sample("access")) == []
    assert cautions(sample("open-register")) == []


def test_a_name_and_an_address_alone_may_not_be_found(cautions):
    bare = with_answers(sample("access"), known_by="", give_emails="no")
    assert cautions(bare) == ["nothing-to-find-you-by"]
    assert cautions(with_answers(bare, give_phones="yes")) == []
    assert cautions(with_answers(bare, give_birth_date="yes")) == []
    assert cautions(with_facts(bare, identifiers=(("Account", "1"),))) == []


def test_a_letter_for_someone_else_needs_an_authority(cautions):
    order = sample("access")
    other = replace(order.facts.subject, is_self=False)
    assert cautions(with_facts(order, subject=other)) == ["no-authority"]
    reminder = with_facts(sample("reminder"), subject=other)
    assert cautions(reminder) == ["no-authority"]
    assert cautions(with_facts(sample("wrong-recipient"), subject=other)) == []
    assert cautions(with_facts(sample("access", "on-behalf"), subject=other)) == []


def test_an_authority_that_ends_before_the_reply_is_pointed_out(cautions):
    order = sample("access", "on-behalf")
    acting = order.facts.representative
    assert acting is not None
    ending = replace(acting, authority_until=order.on + timedelta(days=59))
    lasting = replace(acting, authority_until=order.on + timedelta(days=60))
    endless = replace(acting, authority_until=None)
    assert cautions(with_facts(order, representative=ending)) == ["authority-ends-soon"]
    assert cautions(with_facts(order, representative=lasting)) == []
    assert cautions(with_facts(order, representative=endless)) == []


def test_reasons_of_three_words_are_thin(cautions):
    assert cautions(with_answers(sample("objection"), situation="I mind it")) == ["thin-reasons"]
    assert cautions(with_answers(sample("objection"), situation="I mind it much")) == []


def test_a_request_that_is_still_open_is_not_made_twice(cautions):
    assert cautions(sample("access"), SENT) == ["request-still-open"]
    assert cautions(sample("access"), replace(SENT, is_open=False)) == []
    assert cautions(sample("access"), replace(SENT, rights=(Right.OBJECTION,))) == []


def test_a_follow_up_is_no_second_request(cautions):
    assert cautions(sample("complaint-to-controller"), SENT) == []


def test_two_letters_that_wait_to_be_sent_may_become_one(cautions):
    waiting = replace(SENT, was_sent=False)
    assert cautions(sample("access"), waiting) == ["one-letter-would-do"]
    assert cautions(sample("reminder"), waiting) == []


def test_whoever_erases_is_told_to_look_first(cautions):
    assert cautions(sample("erasure")) == ["erasure-unseen"]
    assert cautions(sample("erasure"), replace(SENT, was_answered=True)) == []
    assert cautions(sample("combined")) == []


def test_a_day_that_has_not_come_is_a_slip(cautions):
    order = with_answers(sample("automated-decision"), decision_on="2026-11-24")
    assert cautions(order) == ["day-ahead"]
    assert cautions(with_answers(order, decision_on="2026-11-23")) == []
    assert cautions(sample("letter-of-authority")) == []


def test_lateness_that_the_record_does_not_show_is_pointed_out(cautions):
    order = sample("complaint-to-controller")
    assert cautions(order) == []
    assert cautions(with_facts(order, record=None)) == ["not-late-on-record"]
    assert cautions(replace(order, on=date(2026, 11, 9))) == ["not-late-on-record"]


def test_the_regulator_wants_to_be_second_and_soon(cautions):
    order = sample("complaint-to-ico")
    assert cautions(order) == ["regulator-address-unsure"]
    assert order.facts.record is not None
    silent = with_facts(order, record=replace(order.facts.record, complained_on=None))
    assert "regulator-before-controller" in cautions(silent)
    bare = with_facts(order, record=None)
    assert "regulator-before-controller" in cautions(bare)
    assert "regulator-late" in cautions(with_answers(order, last_contact_on="2026-10-10"))
    assert "regulator-late" not in cautions(with_answers(order, last_contact_on="2026-10-11"))
    assert "regulator-late" not in cautions(with_answers(order, last_contact_on=""))


def test_three_months_end_on_the_last_day_of_a_shorter_month(cautions):
    order = with_answers(sample("complaint-to-ico"), last_contact_on="2026-11-30")
    assert "regulator-late" not in cautions(replace(order, on=date(2027, 2, 28)))
    assert "regulator-late" in cautions(replace(order, on=date(2027, 3, 1)))


def test_a_caution_points_to_letters_and_fields_that_are_there():
    fields = {field.id for kind in BOOK.kinds for field in kind.fields}
    assert {caution.kind for caution in CAUTIONS.values()} - {""} <= set(KINDS)
    elsewhere = {"", "controller.address"}
    assert {caution.field for caution in CAUTIONS.values()} - elsewhere <= fields


def test_a_caution_without_a_check_is_refused_by_name(tmp_path):
    (tmp_path / "cautions.toml").write_text('[[cautions]]\nid = "x"\nsays = "X."\n', "utf-8")
    with pytest.raises(ResourceInvalidError, match="must go together"):
        load_cautions(tmp_path / "cautions.toml")


@pytest.mark.parametrize(
    ("born", "place", "is_warned"),
    [
        ("2014-11-23", "scotland", True),
        ("2014-11-24", "scotland", False),
        ("2010-01-01", "england-wales", False),
        ("2010-01-01", "northern-ireland", False),
    ],
    ids=["twelve today", "twelve tomorrow", "England has no age", "nor has Northern Ireland"],
)
def test_a_child_of_twelve_in_scotland_is_presumed_able(cautions, born, place, is_warned):
    answers = {"child_born_on": born, "child_in": place, "understands": "no"}
    order = with_answers(sample("parent-for-child"), **answers)
    assert ("child-presumed-able" in cautions(order)) is is_warned
    agreed = with_answers(order, understands="agrees")
    assert "child-presumed-able" not in cautions(agreed)


def test_the_regulator_cannot_award_money(cautions):
    order = with_answers(sample("complaint-to-ico"), outcome_wanted="Please get me £200.")
    assert "regulator-no-money" in cautions(order)
    assert "regulator-no-money" not in cautions(sample("complaint-to-ico"))


def called(order, name, regime=RegimeCode.UK_GDPR):
    return with_facts(order, controller=replace(order.facts.controller, name=name, regime=regime))


@pytest.mark.parametrize(
    ("name", "caution"),
    [
        ("Hexshire Constabulary", ["looks-like-police"]),
        ("The Police, Oldmere", ["looks-like-police"]),
        ("Office of MI5 records", ["looks-like-intelligence"]),
        ("Policemans Ball Tickets", []),
    ],
)
def test_the_wrong_part_of_the_act_is_noticed_by_the_name(cautions, name, caution):
    assert cautions(called(sample("access"), name)) == caution
    assert cautions(called(sample("reminder"), name)) == []


def test_a_letter_to_the_police_under_their_own_rules_goes_without_a_word(cautions):
    order = called(sample("police-access"), "Hexshire Constabulary", RegimeCode.DPA_PART_3)
    assert cautions(order) == []


def to_contact(order, contact, origin="builtin"):
    controller = replace(order.facts.controller, contact=contact, origin=origin)
    return with_facts(order, controller=controller)


@pytest.mark.parametrize(
    ("seen", "is_old"),
    [("2025-11", False), ("2025-10", True), ("2018", True), ("2026-11-01", False)],
)
def test_an_address_that_nobody_checked_for_a_year_is_pointed_out(cautions, seen, is_old):
    order = sample("access")
    address = order.facts.controller.contact.address
    contact = Contact(address=address, checked_on=PartialDate.parse(seen))
    found = cautions(to_contact(order, contact))
    assert found == (["address-unchecked"] if is_old else [])
    assert cautions(to_contact(order, contact, "own")) == []


def test_an_address_of_unknown_age_or_none_at_all_is_pointed_out(cautions):
    order = sample("access")
    address = order.facts.controller.contact.address
    assert cautions(to_contact(order, Contact(address=address))) == ["address-unchecked"]
    assert cautions(to_contact(order, Contact())) == ["no-address"]
    assert "no-address" not in cautions(to_contact(sample("complaint-to-ico"), Contact()))


def test_a_ground_without_a_fact_is_pointed_out(cautions):
    seen = replace(SENT, was_answered=True, is_open=False)
    order = with_answers(sample("erasure"), background="")
    assert cautions(order, seen) == ["bare-ground"]
    assert cautions(with_answers(order, ground="marketing"), seen) == []
    assert cautions(with_answers(order, background="I closed my account."), seen) == []


@pytest.mark.parametrize("kind", ["complaint-to-controller", "letter-before-claim"])
def test_a_reply_that_the_record_does_not_hold_is_pointed_out(cautions, kind):
    name = "breach" if kind == "complaint-to-controller" else "duty"
    order = with_answers(sample(kind), **{name: "refusal"})
    assert cautions(order) == ["reply-not-on-record"]
    assert order.facts.record is not None
    replied = replace(order.facts.record, replied_on=date(2026, 11, 1))
    assert cautions(with_facts(order, record=replied)) == []


def test_a_claim_of_lateness_before_court_rests_on_the_record_too(cautions):
    order = sample("letter-before-claim")
    assert cautions(order) == []
    assert cautions(replace(order, on=date(2026, 11, 9))) == ["not-late-on-record"]


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        ("extension-challenge", FactKind.EXTENSION_NOTICE),
        ("id-demand-challenge", FactKind.IDENTITY_ASKED),
        ("clarification-reply", FactKind.CLARIFICATION_ASKED),
    ],
)
def test_what_is_answered_stands_in_the_record(cautions, kind, event):
    order = sample(kind)
    assert order.facts.record is not None

    def with_events(*kinds):
        events = tuple(RecordedEvent(date(2026, 10, 8), one) for one in kinds)
        return with_facts(order, record=replace(order.facts.record, events=events))

    assert cautions(with_events(FactKind.POSTED)) == ["event-not-on-record"]
    assert cautions(with_events(FactKind.POSTED, event)) == []
    assert cautions(with_events()) == []


@pytest.mark.parametrize(
    ("answers", "caution"),
    [
        ({"answer_on": "2026-11-05"}, []),
        ({"answer_on": "2026-10-26"}, []),
        ({"answer_on": "2026-10-25"}, ["note-too-late"]),
        ({"answer_on": "", "first_notice_on": "2026-10-25"}, []),
        ({"answer_on": "", "first_notice_on": "2026-10-26"}, ["note-too-early"]),
        ({"answer_on": "", "first_notice_on": "2026-09-27"}, ["note-too-late"]),
    ],
)
def test_a_note_of_correction_has_its_own_28_days(cautions, answers, caution):
    assert cautions(with_answers(sample("notice-of-correction"), **answers)) == caution


def test_every_caution_has_a_mend_or_can_only_be_checked_by_hand():
    without = [name for name, one in CAUTIONS.items() if not one.mend]
    assert without == ["regulator-address-unsure"]
    for one in CAUTIONS.values():
        places = (one.field, one.kind, one.in_record)
        assert any(places) or one.id in {"thin-reasons", "day-ahead", *without}, one.id


@pytest.mark.parametrize(
    ("order", "field"),
    [
        (with_answers(sample("objection"), situation="I mind it"), "situation"),
        (with_answers(sample("automated-decision"), decision_on="2026-11-24"), "decision_on"),
    ],
    ids=["thin reasons", "a day ahead"],
)
def test_a_slip_in_one_answer_points_to_that_answer(uk, order, field):
    kind = BOOK.kind(order.kind)
    flight = Flight(kind, order.facts, order.on, uk.authority(order.on))
    (caution,) = preflight(flight, CAUTIONS)
    assert caution.field == field
