from dataclasses import replace
from datetime import date

import pytest

from dsar_assistant.domain.deadline import Receipt, ReceiptBasis
from dsar_assistant.domain.letter import RecordNeed
from dsar_assistant.domain.person import Representative
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.letters.errors import (
    AuthorityNotLiveError,
    KindNotOfferedError,
    LetterIncompleteError,
    NotYetLateError,
    RecordInsufficientError,
    RepresentativeMissingError,
    WrongRegimeError,
)
from dsar_assistant.letters.facts import EarlierRequest
from dsar_assistant.letters.fitness import refuse_unfit
from dsar_assistant.letters.sample import load_samples
from tests.letters.conftest import with_answers, with_facts

ON = date(2026, 11, 23)
RECORD = EarlierRequest(
    "question",
    "",
    date(2026, 10, 5),
    sent_on=date(2026, 10, 5),
    receipt=Receipt(date(2026, 10, 7), ReceiptBasis.TRACKED),
    due_on=date(2026, 11, 9),
    late_on_any_view=date(2026, 11, 10),
)


@pytest.fixture
def needing(ask):
    """Make a kind that needs this much of the record."""
    return lambda *needs: replace(ask.kind("ask"), needs=needs)


def test_a_complaint_under_the_new_section_does_not_exist_the_day_before_it(book):
    order = load_samples(book, "complaint-to-controller")["sample"]
    kind = book.kind("complaint-to-controller")
    with pytest.raises(KindNotOfferedError, match="18 June 2026"):
        refuse_unfit(kind, order.facts, date(2026, 6, 18))
    refuse_unfit(kind, order.facts, date(2026, 11, 23))


@pytest.mark.parametrize("regime", [RegimeCode.DPA_PART_3, RegimeCode.DPA_PART_4])
def test_an_organisation_under_other_rules_never_gets_a_uk_gdpr_letter(book, regime):
    order = load_samples(book, "access")["sample"]
    other = with_facts(order, controller=replace(order.facts.controller, regime=regime))
    with pytest.raises(WrongRegimeError, match="which other rules govern"):
        refuse_unfit(book.kind("access"), other.facts, ON)


@pytest.mark.parametrize(
    ("kind", "regime", "advice"),
    [
        ("access", RegimeCode.DPA_PART_3, r"\(police-access\) instead"),
        ("source-and-recipients", RegimeCode.DPA_PART_4, r"\(intelligence-services\) instead"),
        ("police-access", RegimeCode.UK_GDPR, r"\(access\) instead"),
        ("stop-marketing", RegimeCode.DPA_PART_3, "no letter for this under those rules"),
    ],
)
def test_the_letter_that_fits_the_organisation_is_named(book, kind, regime, advice):
    order = load_samples(book, kind)["sample"]
    other = with_facts(order, controller=replace(order.facts.controller, regime=regime))
    with pytest.raises(WrongRegimeError, match=advice):
        refuse_unfit(book.kind(kind), other.facts, ON, book.kinds)


@pytest.mark.parametrize(
    ("on", "is_live"),
    [
        (date(2026, 9, 30), False),
        (date(2026, 10, 1), True),
        (date(2027, 9, 30), True),
        (date(2027, 10, 1), False),
    ],
)
def test_a_representative_writes_only_while_the_authority_lasts(ask, order, on, is_live):
    acting = Representative(
        "Morgan Hale",
        "",
        PostalAddress(("20 Bridge Street",)),
        date(2026, 10, 1),
        date(2027, 9, 30),
    )
    facts = with_facts(order, representative=acting).facts
    if is_live:
        refuse_unfit(ask.kind("ask"), facts, on)
    else:
        with pytest.raises(AuthorityNotLiveError, match="Morgan Hale"):
            refuse_unfit(ask.kind("ask"), facts, on)


def test_a_letter_with_a_gap_is_not_written_and_names_the_gap(ask, order):
    with pytest.raises(LetterIncompleteError, match="Still needed: Topic"):
        refuse_unfit(ask.kind("ask"), with_answers(order, topic="").facts, ON)


@pytest.mark.parametrize(
    ("need", "changes", "lacks"),
    [
        (RecordNeed.SENT, {"sent_on": None}, "when your request was sent"),
        (RecordNeed.RECEIVED, {"receipt": None}, "when they had your request"),
        (RecordNeed.REPLY, {}, "any reply"),
        (RecordNeed.LATE, {"replied_on": date(2026, 11, 20)}, "last day for a reply"),
    ],
)
def test_a_letter_says_nothing_that_the_record_does_not_hold(needing, order, need, changes, lacks):
    facts = with_facts(order, record=replace(RECORD, **changes)).facts
    with pytest.raises(RecordInsufficientError, match=lacks):
        refuse_unfit(needing(need), facts, ON)


def test_a_follow_up_needs_a_request_to_follow_up(needing, order):
    with pytest.raises(RecordInsufficientError, match="no earlier request"):
        refuse_unfit(needing(RecordNeed.REQUEST), order.facts, ON)


@pytest.mark.parametrize("need", [RecordNeed.REQUEST, RecordNeed.SENT, RecordNeed.RECEIVED])
def test_a_record_that_holds_it_is_enough(needing, order, need):
    refuse_unfit(needing(need), with_facts(order, record=RECORD).facts, ON)


def test_a_reply_is_called_late_only_after_the_last_day_on_any_view(needing, order):
    facts = with_facts(order, record=RECORD).facts
    refuse_unfit(needing(RecordNeed.LATE), facts, date(2026, 11, 11))
    with pytest.raises(NotYetLateError, match="10 November 2026"):
        refuse_unfit(needing(RecordNeed.LATE), facts, date(2026, 11, 10))


def test_no_reply_is_late_while_the_clock_stands_still(needing, order):
    record = replace(RECORD, due_on=None, late_on_any_view=None)
    with pytest.raises(NotYetLateError, match="not certain that the reply is late"):
        refuse_unfit(needing(RecordNeed.LATE), with_facts(order, record=record).facts, ON)


def test_nobody_signs_for_a_person_without_an_authority_on_record(ask, order):
    facts = with_answers(order, written_by="representative").facts
    with pytest.raises(RepresentativeMissingError, match="Ida Fenwick"):
        refuse_unfit(ask.kind("ask"), facts, ON)
    refuse_unfit(replace(ask.kind("ask"), fields=()), facts, ON)
