"""Documented flows: in the right years, and never a confirmation."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.directory.directory import Directory
from dsar_assistant.domain.evidence import ReasonKind, SightingKind, Strength
from tests.finding.leads import (
    BROKER,
    CHAIN,
    CLUB,
    PARTY,
    candidate,
    find,
    flow,
    question,
    seen,
    strengths,
    yes,
)

CONFIRMED, LIKELY, POSSIBLE = Strength.CONFIRMED, Strength.LIKELY, Strength.POSSIBLE
ALL = (CLUB, BROKER, PARTY)


def test_one_step_is_likely_and_two_are_possible():
    assert strengths(find(seen())) == {"club": CONFIRMED, "broker": LIKELY, "party": POSSIBLE}


def test_one_step_with_data_of_areas_alone_is_only_possible():
    areas = replace(flow("club", "broker"), is_of_areas=True)
    found = find(seen(), directory=Directory(ALL, (areas,)))
    assert strengths(found) == {"club": CONFIRMED, "broker": POSSIBLE}


def test_the_chain_can_be_followed():
    found = find(seen())
    assert candidate(found, "broker").path == ("club", "broker")
    assert candidate(found, "party").path == ("club", "broker", "party")


def test_each_step_gives_its_sentence_and_its_source():
    reasons = candidate(find(seen()), "party").reasons
    assert [one.text for one in reasons] == [
        "club may pass to broker",
        "broker may pass to party",
    ]
    assert all(one.kind is ReasonKind.FLOW for one in reasons)
    assert reasons[0].sources == ("https://paper.example/club-broker",)


def test_steps_are_followed_upstream_too():
    found = find(seen("party.example"))
    assert strengths(found) == {"party": CONFIRMED, "broker": POSSIBLE, "club": POSSIBLE}
    assert candidate(found, "broker").path == ("party", "broker")
    assert candidate(found, "club").path == ("party", "broker", "club")


@pytest.mark.parametrize(
    ("first", "last", "strength"),
    [
        (2017, 2017, LIKELY),
        (2010, 2017, LIKELY),
        (2010, 2016, POSSIBLE),
        (2018, 2019, None),
        (None, None, LIKELY),
    ],
)
def test_the_years_of_the_flow_are_respected(first, last, strength):
    found = find(seen(first=first, last=last), directory=Directory(ALL, CHAIN[:1]))
    assert strengths(found).get("broker") is strength


def test_an_undated_flow_is_followed():
    directory = Directory(ALL, (flow("club", "broker"),))
    assert strengths(find(seen(), directory=directory))["broker"] is LIKELY


def test_a_second_step_that_ended_before_the_first_began_is_not_followed():
    directory = Directory(
        ALL, (flow("club", "broker", "2017"), flow("broker", "party", "", "2015"))
    )
    assert "party" not in strengths(find(seen(), directory=directory))


def test_a_flow_that_began_after_a_sender_fell_silent_did_not_feed_it():
    directory = Directory(ALL, (flow("broker", "party", "2020"),))
    assert "broker" not in strengths(find(seen("party.example"), directory=directory))


def test_a_party_without_an_entry_is_left_out():
    directory = Directory(ALL, (flow("club", "39 organisations in all"),))
    assert strengths(find(seen(), directory=directory)) == {"club": CONFIRMED}


def test_what_is_unsure_leads_to_possible_only():
    found = find(seen(kind=SightingKind.PAYMENT))
    assert strengths(found) == {"club": LIKELY, "broker": POSSIBLE, "party": POSSIBLE}


def test_a_mere_visit_starts_no_chain():
    assert strengths(find(seen(kind=SightingKind.VISIT))) == {"club": POSSIBLE}


def test_forged_mail_starts_no_chain():
    assert strengths(find(seen(aside="forged"))) == {}


def test_one_who_wrote_shows_the_chain_that_leads_there():
    found = find(seen(), seen("broker.example"), seen("party.example"))
    assert candidate(found, "party").path == ("club", "broker", "party")
    assert set(strengths(found).values()) == {CONFIRMED}
    assert candidate(found, "party").reasons[0].kind is ReasonKind.MAIL


def test_an_answer_shows_the_chain_between_those_it_names_without_making_them_sure():
    directory = Directory(ALL, CHAIN, (question("baby", ["club", "broker", "party"]),))
    found = find(directory=directory, answers=[yes("baby", 2016)])
    assert set(strengths(found).values()) == {POSSIBLE}
    assert candidate(found, "party").path == ("club", "broker", "party")


def test_an_answer_adds_nobody_along_a_chain():
    directory = Directory(ALL, CHAIN, (question("baby", ["club"]),))
    assert strengths(find(directory=directory, answers=[yes("baby")])) == {"club": POSSIBLE}


def test_a_chain_from_evidence_is_not_replaced_by_one_from_an_answer():
    directory = Directory(ALL, CHAIN, (question("baby", ["broker", "party"]),))
    found = find(seen(), directory=directory, answers=[yes("baby", 2016)])
    assert candidate(found, "party").path == ("club", "broker", "party")


def test_going_round_in_circles_ends():
    directory = Directory(ALL, (*CHAIN, flow("party", "club"), flow("club", "club")))
    assert strengths(find(seen(), directory=directory))["club"] is CONFIRMED


IDS = st.sampled_from(["club", "broker", "party"])


@given(
    st.lists(st.tuples(IDS, IDS), max_size=9), st.sampled_from(["club.example", "party.example"])
)
def test_no_flow_ever_confirms(pairs, domain):
    directory = Directory(ALL, tuple(flow(*pair) for pair in pairs))
    found = find(seen(domain), directory=directory)
    confirmed = {key for key, strength in strengths(found).items() if strength is CONFIRMED}
    assert confirmed == {domain.removesuffix(".example")}


@given(st.lists(st.tuples(IDS, IDS), max_size=9))
def test_a_path_starts_at_what_was_seen_and_ends_at_the_candidate(pairs):
    directory = Directory(ALL, tuple(flow(*pair) for pair in pairs))
    for one in find(seen(), directory=directory).candidates:
        assert one.path[-1] == one.controller_id
        assert one.path[0] == "club"
        assert len(one.path) == len(set(one.path)) <= 3
