"""What is documented for a kind of organisation is at most possible for one of its members."""

import pytest

from dsar_assistant.directory.directory import Directory
from dsar_assistant.domain.evidence import SightingKind, Strength
from dsar_assistant.finding.candidates import Traces, find_candidates
from dsar_assistant.finding.kinds import Kind, Kinds
from dsar_assistant.finding.lead_rules import LeadRules
from dsar_assistant.finding.suggestions import Suggestions
from tests.finding.leads import candidate, controller, flow, seen, strengths

BANK = controller("bank", "bank.example", sector="bank", known_as=("Moss Bank",))
AGENCIES = (controller("one", sector="credit"), controller("two", sector="credit"))
POOL = controller("pool", sector="fraud")
KINDS = Kinds(
    (
        Kind("a bank", "banks and lenders", frozenset({"bank"})),
        Kind("an agency", "agencies", members=("one", "two"), names_members=True),
        Kind("many", "many", members=("bank",)),
    )
)
DIRECTORY = Directory(
    (BANK, *AGENCIES, POOL),
    (flow("a bank", "an agency"), flow("pool", "a bank"), flow("a bank", "nobody", "2001", "2002")),
)


def find(**more):
    traces = Traces((seen("bank.example", **more),))
    rules = LeadRules(kinds=KINDS)
    words = lambda one: f"{one.sender} may pass to {one.recipient}."  # noqa: E731 - a short fake
    return find_candidates(traces, DIRECTORY, words, Suggestions(), rules)


def test_members_on_both_sides_are_named_and_only_possible():
    assert strengths(find()) == {
        "bank": Strength.CONFIRMED,
        "one": Strength.POSSIBLE,
        "two": Strength.POSSIBLE,
        "pool": Strength.POSSIBLE,
    }


def test_the_reason_says_that_it_speaks_of_the_kind():
    (reason,) = candidate(find(), "one").reasons
    assert reason.text == (
        "a bank may pass to an agency. This is documented for banks and lenders in general; "
        "nothing shows that Moss Bank did so."
    )


def test_a_mere_visit_starts_nothing():
    assert set(strengths(find(kind=SightingKind.VISIT))) == {"bank"}


def test_a_kind_that_is_too_wide_names_no_members():
    assert KINDS.members("many") == ("many",)
    assert KINDS.members("one") == ("one",)


@pytest.mark.parametrize("first", [None, 2016])
def test_years_are_respected(first):
    assert "nobody" not in strengths(find(first=first))
