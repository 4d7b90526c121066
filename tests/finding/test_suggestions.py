"""Which letters are worth a thought."""

import pytest

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.evidence import ReasonKind, Strength
from dsar_assistant.finding.suggestions import read_suggestions
from tests.finding.leads import controller


@pytest.fixture(scope="module")
def shipped(resources):
    return read_suggestions(resources / "directory" / "suggestions.toml")


@pytest.mark.parametrize(
    ("sector", "strength", "reason", "first"),
    [
        ("political-party", Strength.POSSIBLE, ReasonKind.FLOW, "political-objection"),
        ("political-party", Strength.CONFIRMED, ReasonKind.MAIL, "political-objection"),
        ("data-broker", Strength.LIKELY, ReasonKind.FLOW, "source-and-recipients"),
        ("retail", Strength.CONFIRMED, ReasonKind.MAIL, "stop-marketing"),
        ("retail", Strength.LIKELY, ReasonKind.FLOW, "source-and-recipients"),
        ("bank", Strength.CONFIRMED, ReasonKind.ACCOUNT, "access"),
        ("government", Strength.CONFIRMED, ReasonKind.MAIL, "access"),
        ("water", Strength.POSSIBLE, ReasonKind.SECTOR, "access"),
    ],
)
def test_the_shipped_table_puts_the_best_letter_first(shipped, sector, strength, reason, first):
    kinds = shipped.for_controller(controller("x", sector=sector), strength, [reason])
    assert kinds[0] == first
    assert len(kinds) == len(set(kinds))


def test_every_candidate_is_offered_something(shipped):
    for strength in Strength:
        for reason in ReasonKind:
            assert shipped.for_controller(controller("x", sector="none"), strength, [reason])


def test_the_shipped_table_names_letters_and_sectors_that_exist(shipped, resources):
    letters = {path.parent.name for path in (resources / "letters").glob("*/letter.toml")}
    sectors = {path.stem for path in (resources / "directory" / "controllers").glob("*.toml")}
    for rule in shipped.rules:
        assert set(rule.kinds) <= letters
        assert rule.sectors <= sectors


@pytest.mark.parametrize(
    "text",
    [
        "[[rule]]\nkinds = []",
        "[[rule]]\nkinds = ['access']\nsector = ['bank']",
        "[[rule]]\nkinds = ['access']\nstrengths = ['sure']",
        "[[rule]]\nkinds = ['access']\nreasons = ['gossip']",
        "not toml",
    ],
)
def test_a_bad_table_is_refused_by_name(tmp_path, text):
    (tmp_path / "s.toml").write_text(text, "utf-8")
    with pytest.raises(ResourceInvalidError, match=r"s\.toml"):
        read_suggestions(tmp_path / "s.toml")
