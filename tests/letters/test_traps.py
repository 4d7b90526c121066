"""Mistakes that letters like these commonly make; ours must make none of them."""

import re
from dataclasses import replace
from datetime import date

import pytest

from dsar_assistant.domain.deadline import Receipt
from dsar_assistant.domain.letter_text import plain_text
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.letters.compose import compose
from tests.letters.cases import BOOK, CASES, IDS, KINDS
from tests.letters.conftest import dated, with_answers, with_facts

NEW_DECISIONS, NEW_COMPLAINTS = date(2026, 2, 5), date(2026, 6, 19)
OLD_BASES = ("uk-gdpr-22", "uk-gdpr-22-3", "dpa-14")

every_case = pytest.mark.parametrize("key", CASES, ids=IDS)


def recorded(order):
    """Give the earlier request that a case speaks of."""
    assert order.facts.record
    return order.facts.record


@pytest.fixture(scope="module")
def write(uk, eu):
    """Write a case, or an order, under the law it belongs to."""

    def written(order):
        is_european = order.facts.controller.regime is RegimeCode.EU_GDPR
        return compose(BOOK, order, eu if is_european else uk)

    return written


def cited(letter):
    return {one.id for one in letter.citations}


def is_uk(order):
    return order.facts.controller.regime is not RegimeCode.EU_GDPR


def of_regime(*regimes):
    return [key for key, order in CASES.items() if order.facts.controller.regime in regimes]


# 1
@pytest.mark.parametrize(
    ("decided", "is_new"), [("2026-02-04", False), ("2026-02-05", True)], ids=["old", "new"]
)
def test_trap_01_the_day_of_the_decision_chooses_between_article_22_and_22c(write, decided, is_new):
    order = with_answers(CASES["automated-decision", "sample"], decision_on=decided)
    found = cited(write(order))
    assert ("uk-gdpr-22c" in found) is is_new
    assert bool(found & set(OLD_BASES)) is not is_new


# 2
@pytest.mark.parametrize(("day", "is_new"), [(18, False), (19, True)], ids=["before", "after"])
def test_trap_02_article_77_ends_where_section_164a_begins(write, day, is_new):
    found = cited(write(dated(CASES["access", "sample"], 2026, 6, day)))
    assert ("uk-gdpr-77" in found) is not is_new
    assert {"dpa-164a", "dpa-165-2", "uk-gdpr-15-1-ea"} & found == (
        {"dpa-164a", "dpa-165-2", "uk-gdpr-15-1-ea"} if is_new else set()
    )


def test_trap_02_nobody_is_told_that_they_must_complain_to_the_organisation_first():
    said = [line for kind in BOOK.kinds for line in (kind.summary, *kind.goes_wrong)]
    assert not [line for line in said if re.search(r"must (first )?complain", line)]
    about = BOOK.kind("complaint-to-ico").goes_wrong
    assert any("practice, not the law" in line for line in about)


# 3
@every_case
def test_trap_03_no_letter_speaks_of_forty_days_a_fee_or_seven_working_days(key, write):
    text = plain_text(write(CASES[key]))
    assert not re.search(r"£|\b40 days|forty days|working days|[Ss]even days", text)


def test_trap_03_a_wrong_credit_entry_rests_on_an_access_reply(write):
    letter = write(CASES["credit-file-correction", "sample"])
    assert "uk-gdpr-15-1" in cited(letter)
    assert "cca-158" not in cited(letter)


# 4
@every_case
def test_trap_04_thirty_and_twenty_eight_days_stand_only_where_the_law_has_them(key, write):
    letter = write(CASES[key])
    text = plain_text(letter)
    assert ("30 days" in text) is ("dpa-164a-3" in cited(letter))
    assert not re.search(r"28 days", text) or cited(letter) & {"cca-159-2", "cca-159-4"}


# 5
def test_trap_05_a_clarification_pauses_the_clock_and_never_starts_it_anew(write):
    text = plain_text(write(CASES["clarification-reply", "sample"]))
    assert "time that has already run still counts" in text
    other = plain_text(write(CASES["clarification-reply", "not-a-request-for-a-copy"]))
    assert "the clock has not stopped" in other


# 6
@pytest.mark.parametrize(("day", "is_new"), [(4, False), (5, True)], ids=["before", "after"])
def test_trap_06_article_12a_is_only_for_requests_received_since_5_february_2026(
    write, day, is_new
):
    order = CASES["reminder", "sample"]
    record = replace(recorded(order), receipt=Receipt(date(2026, 2, day)))
    found = cited(write(with_facts(order, record=record)))
    assert "uk-gdpr-12-3" in found
    assert ("uk-gdpr-12a" in found) is is_new


# 8
def test_trap_08_more_time_runs_from_the_start_not_from_the_notice():
    assert any(
        "run on from the first month" in x for x in BOOK.kind("extension-challenge").goes_wrong
    )


# 9
@every_case
def test_trap_09_a_letter_in_the_uk_never_names_the_law_of_the_eu(key, write):
    order = CASES[key]
    text = plain_text(write(order))
    foreign = r"(?<!UK )GDPR|EU GDPR|2016/679" if is_uk(order) else r"UK|Data Protection Act"
    assert not re.search(foreign, text)


# 10
@pytest.mark.parametrize("key", of_regime(RegimeCode.DPA_PART_3, RegimeCode.DPA_PART_4))
def test_trap_10_police_and_intelligence_services_are_not_asked_under_the_uk_gdpr(key, write):
    order = CASES[key]
    asks_for_more = order.facts.answers.get("other_data") == "yes"
    found = {one for one in cited(write(order)) if one.startswith("uk-gdpr")}
    assert found == ({"uk-gdpr-15-1"} if asks_for_more else set())


# 11
def test_trap_11_marketing_by_phone_and_e_mail_is_stopped_under_pecr_too(write):
    rules = {"pecr-19", "pecr-21", "pecr-22"}
    for kind in ("stop-marketing", "political-objection", "combined"):
        assert rules <= cited(write(CASES[kind, "sample"])), kind


def test_trap_11_pecr_is_not_cited_against_post(write):
    post = cited(write(CASES["stop-marketing", "post-only"]))
    assert not {one for one in post if one.startswith("pecr")}
    assert "uk-gdpr-21-2" in post


# 12
@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("stop-marketing", {}),
        ("political-objection", {}),
        ("combined", {}),
        ("erasure", {"ground": "marketing"}),
    ],
)
def test_trap_12_whoever_stops_marketing_asks_to_be_remembered(write, kind, answers):
    letter = write(with_answers(CASES[kind, "sample"], **answers))
    assert "“do not contact” list" in plain_text(letter)


# 13
@every_case
def test_trap_13_the_right_is_to_data_not_to_documents(key, write):
    ours = [block for block in write(CASES[key]).blocks if block.id in {"request", "points"}]
    assert not re.search(r"\bdocuments?\b", " ".join(text for b in ours for text in b.texts))


# 14
@pytest.mark.parametrize(
    "key",
    [
        ("credit-file-access", "sample"),
        ("access", "credit-reference-by-email"),
        ("source-and-recipients", "marketing-arm-of-a-credit-agency"),
        ("combined", "credit-agency"),
        ("stop-marketing", "credit-agency"),
    ],
    ids="-".join,
)
def test_trap_14_an_agency_is_asked_for_more_than_financial_standing(write, key):
    letter = write(CASES[key])
    assert "dpa-13-2" in cited(letter)
    assert "all my personal data, not only my financial standing" in plain_text(letter)


# 15
@pytest.mark.parametrize(("day", "is_new"), [((2023, 12, 31), False), ((2024, 1, 1), True)])
def test_trap_15_the_reasonable_search_dates_from_january_2024(write, day, is_new):
    found = cited(write(dated(CASES["access", "sample"], *day)))
    assert ("uk-gdpr-15-1a" in found) is is_new


# 16
def test_trap_16_nobody_is_promised_money_or_an_appeal_by_the_regulator(uk, write):
    for kind in ("complaint-to-ico", "complaint-to-authority"):
        assert any("Only a court" in line for line in BOOK.kind(kind).goes_wrong)
        assert not re.search("compensat|appeal", plain_text(write(CASES[kind, "sample"])))
    assert "not an appeal" in uk.provision("dpa-166", date(2026, 11, 23)).note


# 17
def test_trap_17_a_recognised_interest_does_not_end_the_right_to_object(write):
    topic = with_answers(
        CASES["refusal-challenge", "sample"], topics="recognised-interest", refusal="“No.”"
    )
    assert "covers a recognised legitimate interest as well" in plain_text(write(topic))
    assert "uk-gdpr-6-1-ea" in cited(write(CASES["objection", "sample"]))


# 18
def test_trap_18_democratic_engagement_is_no_recognised_interest(write):
    letter = write(CASES["political-objection", "sample"])
    assert "dpa-8-e" in cited(letter)
    assert "recognised" not in plain_text(letter)


# 19
@pytest.mark.parametrize(
    ("nation", "has_age"),
    [("england-wales", False), ("northern-ireland", False), ("scotland", True)],
)
def test_trap_19_only_scotland_has_an_age_for_children(write, nation, has_age):
    order = with_answers(CASES["parent-for-child", "sample"], child_in=nation)
    letter = write(order)
    assert bool(re.search("twelve|thirteen|age of|years old", plain_text(letter))) is has_age
    assert ("dpa-208" in cited(letter)) is has_age


# 20
@every_case
def test_trap_20_nobody_needs_a_mandate_to_act_for_a_person(key, write):
    assert not cited(write(CASES[key])) & {"uk-gdpr-80-1", "eu-gdpr-80-1", "dpa-187"}


# 21
@pytest.mark.parametrize("kind", ["reminder", "complaint-to-controller", "complaint-to-ico"])
def test_trap_21_a_day_that_was_worked_out_is_called_an_estimate(kind, write):
    order = CASES[kind, "sample"]
    receipt = recorded(order).receipt
    assert receipt
    assert receipt.basis.is_estimate
    assert "By my estimate" in plain_text(write(order))
    seen = replace(recorded(order), receipt=Receipt(receipt.on))
    assert "By my estimate" not in plain_text(write(with_facts(order, record=seen)))


# 22
def test_trap_22_the_regulator_has_both_names_and_an_address_in_doubt(uk):
    regulator = uk.authority(date(2026, 11, 23))
    assert "or its successor the Information Commission" in regulator.name_in_letters
    assert not regulator.address_is_sure
    assert regulator.online_form_url.startswith("https://")


# 23
def test_trap_23_erasure_of_allegations_is_not_offered(uk):
    ids = {provision.id for provision in uk.provisions}
    assert not {one for one in ids if re.match(r"uk-gdpr-17-(1-g|4|5)$", one)}
    grounds = {field.id: field for field in BOOK.kind("erasure").fields}["ground"].choices
    assert len(grounds) == 7


# 24
def test_trap_24_rules_that_never_became_law_are_not_on_file(uk):
    ids = {provision.id for provision in uk.provisions}
    assert not ids & {"uk-gdpr-12-1a", "uk-gdpr-27a"}
    titles = " ".join(provision.title for provision in uk.provisions).casefold()
    assert not re.search("vexatious|senior responsible", titles)


@every_case
def test_trap_24_letters_use_no_words_of_the_fallen_bill(key, write):
    assert not re.search("vexatious|senior responsible", plain_text(write(CASES[key])).casefold())


# 25
@every_case
def test_trap_25_no_proof_of_identity_is_enclosed(key, write):
    enclosed = " ".join(write(CASES[key]).enclosures).casefold()
    assert not re.search("passport|licence|proof of|identity|utility", enclosed)


@pytest.mark.parametrize("kind_id", KINDS)
def test_a_complaint_to_the_organisation_exists_only_since_june_2026(kind_id):
    kind = BOOK.kind(kind_id)
    if kind.opens == "complaint-acknowledgement":
        assert kind.from_day == NEW_COMPLAINTS


def test_only_an_access_request_is_reminded_of_the_offence(write):
    order = CASES["reminder", "sample"]
    assert "dpa-173" in cited(write(order))
    other = replace(recorded(order), rights=())
    assert "dpa-173" not in cited(write(with_facts(order, record=other)))


def test_the_dead_are_outside_data_protection_law(write):
    letter = write(CASES["deceased-person", "sample"])
    assert {"dpa-3-2", "ahra-3-1-f"} <= cited(letter)
    assert "not a subject access request" in plain_text(letter)


def test_a_political_notice_leaves_a_reasonable_period_as_the_schedule_asks(write):
    letter = write(CASES["political-objection", "sample"])
    notice = next(block.texts[0] for block in letter.blocks if block.id == "notice")
    assert "reasonable period in which to stop" in notice


def test_a_letter_before_claim_gives_what_the_english_protocol_asks_for(write):
    letter = write(CASES["letter-before-claim", "sample"])
    shown = {block.id for block in letter.blocks}
    asked = {"data", "breach", "duty", "harm", "court", "why-here", "remedies", "settle"}
    assert asked <= shown
    assert {"media-protocol", "dpa-180", "dpa-167", "uk-gdpr-12-3"} <= cited(letter)


@pytest.mark.parametrize(
    ("name", "court"),
    [("scotland", "sheriff court"), ("northern-ireland", "county court")],
)
def test_the_english_protocol_is_named_in_england_and_wales_only(write, name, court):
    letter = write(CASES["letter-before-claim", name])
    assert "media-protocol" not in cited(letter)
    assert court in plain_text(letter)


def test_health_records_of_the_dead_have_a_law_of_their_own_in_northern_ireland(write):
    found = cited(write(CASES["deceased-person", "northern-ireland"]))
    assert "ahr-ni-order" in found
    assert "ahra-3-1-f" not in found


def test_family_without_a_right_to_the_records_of_the_dead_claims_none(write):
    letter = write(CASES["deceased-person", "family-health"])
    assert not cited(letter) & {"ahra-3-1-f", "ahr-ni-order"}
    assert "gives me no right" in plain_text(letter)


def test_a_recognised_interest_never_carries_a_decision_by_computer_alone(write):
    assert "uk-gdpr-22b-4" in cited(write(CASES["automated-decision", "sample"]))
    assert "eu-gdpr-22b-4" not in cited(write(CASES["automated-decision", "eu"]))


def test_replies_go_to_the_person_where_their_authority_does_not_cover_replies(write):
    order = CASES["access", "on-behalf"]
    assert order.facts.representative
    acting = replace(order.facts.representative, may_receive=False)
    text = plain_text(write(with_facts(order, representative=acting)))
    assert "to Ida Fenwick only, at 14 Larkspur Row" in text
    assert "address at the top of this letter" not in text
