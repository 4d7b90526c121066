"""A flow is told as a lead: never more than the record says."""

from dataclasses import replace

import pytest

from dsar_assistant.directory.load import load_directory
from dsar_assistant.directory.wording import flow_explained, flow_sentence
from dsar_assistant.domain.controller import FlowStatus
from dsar_assistant.domain.partial_date import PartialDate


@pytest.fixture
def known(folder):
    return load_directory(folder)


def test_a_sentence_names_both_the_amount_and_whose_word_it_is(known) -> None:
    flow = replace(known.flows[0], records=1234, to_date=PartialDate(2018, 5))
    assert flow_sentence(flow, known) == (
        "Harbour may have passed data about you to Tide Broker Limited "
        "(up to May 2018; 1,234 records documented): a newspaper."
    )


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        (None, None, "(date not documented)"),
        (PartialDate(2016), None, "(from 2016)"),
        (PartialDate(2016), PartialDate(2016), "(2016)"),
        (PartialDate(2016, 2), PartialDate(2017), "(February 2016 to 2017)"),
    ],
)
def test_the_years_are_said_as_documented(known, begins, ends, words) -> None:
    flow = replace(known.flows[0], from_date=begins, to_date=ends)
    assert words in flow_sentence(flow, known)


def test_a_practice_declared_without_an_end_may_go_on(known) -> None:
    flow = replace(known.flows[0], status=FlowStatus.DECLARED)
    assert "Harbour may pass data" in flow_sentence(flow, known)
    ended = replace(flow, to_date=PartialDate(2020))
    assert "Harbour may have passed data" in flow_sentence(ended, known)


def test_a_finding_never_accuses_the_receiver(known) -> None:
    flow = replace(known.flows[0], status=FlowStatus.FOUND_UNLAWFUL)
    text = flow_explained(flow, known)
    assert "found a breach by Harbour only; this says nothing against Tide Broker Limited" in text


def test_a_finding_against_a_third_party_clears_both(known) -> None:
    flow = replace(known.flows[0], status=FlowStatus.FOUND_UNLAWFUL, against="Some Club")
    text = flow_explained(flow, known)
    assert "by Some Club only; this says nothing against Harbour or Tide Broker Limited" in text


def test_the_source_is_named_with_its_date_or_the_lack_of_one(known) -> None:
    assert flow_explained(known.flows[0], known).endswith("Source: paper.example (2019).")
    words = replace(known.flows[0].sources[0], url="a leaflet", page_date=None)
    flow = replace(known.flows[0], sources=(words,))
    assert flow_explained(flow, known).endswith("Source: a leaflet (not dated).")
