"""What the law files say, on the days on which the law changed."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from dsar_assistant.domain.errors import ProvisionNotInForceError
from dsar_assistant.domain.provision import ChosenBy
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.law.load import load_jurisdiction

FOLDER = Path(__file__).parents[2] / "resources/jurisdictions"
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def uk():
    return load_jurisdiction(FOLDER / "uk.toml")


@pytest.fixture(scope="module")
def eu():
    return load_jurisdiction(FOLDER / "eu.toml")


@pytest.mark.parametrize(
    ("provision_id", "first_day"),
    [
        ("uk-gdpr-15-1a", date(2024, 1, 1)),
        ("uk-gdpr-4a", date(2025, 8, 20)),
        ("uk-gdpr-4-15a", date(2025, 8, 20)),
        ("uk-gdpr-12a-5", date(2026, 2, 5)),
        ("uk-gdpr-22c-2", date(2026, 2, 5)),
        ("uk-gdpr-6-1-ea", date(2026, 2, 5)),
        ("pecr-22-3a", date(2026, 2, 5)),
        ("dpa-164a-3", date(2026, 6, 19)),
        ("uk-gdpr-15-1-ea", date(2026, 6, 19)),
    ],
)
def test_a_new_rule_begins_on_its_day(uk, provision_id: str, first_day: date):
    assert uk.is_in_force(provision_id, first_day)
    with pytest.raises(ProvisionNotInForceError):
        uk.provision(provision_id, first_day - DAY)


@pytest.mark.parametrize(
    ("provision_id", "last_day"),
    [
        ("uk-gdpr-22", date(2026, 2, 4)),
        ("uk-gdpr-22-3", date(2026, 2, 4)),
        ("dpa-14", date(2026, 2, 4)),
        ("uk-gdpr-77", date(2026, 6, 18)),
    ],
)
def test_an_old_rule_ends_on_its_day(uk, provision_id: str, last_day: date):
    assert uk.is_in_force(provision_id, last_day)
    assert not uk.is_in_force(provision_id, last_day + DAY)


@pytest.mark.parametrize(
    "provision_id",
    [
        "uk-gdpr-12-3",
        "uk-gdpr-12-6",
        "uk-gdpr-21-1",
        "uk-gdpr-15-1-h",
        "dpa-54",
        "dpa-94",
        "dpa-53",
    ],
)
def test_a_changed_rule_has_no_gap_on_5_february_2026(uk, provision_id: str):
    before = uk.provision(provision_id, date(2026, 2, 4))
    after = uk.provision(provision_id, date(2026, 2, 5))
    assert before != after


def test_rights_against_the_regulator_have_no_gap_on_19_june_2026(uk):
    for provision_id in ("dpa-165", "dpa-165-2", "uk-gdpr-12-4", "uk-gdpr-15-1-f"):
        assert uk.provision(provision_id, date(2026, 6, 18)) != uk.provision(
            provision_id, date(2026, 6, 19)
        )


@pytest.mark.parametrize(
    ("provision_id", "event"),
    [
        ("uk-gdpr-12a-1", ChosenBy.RECEIPT_OF_REQUEST),
        ("uk-gdpr-22c", ChosenBy.DECISION),
        ("uk-gdpr-22", ChosenBy.DECISION),
        ("dpa-164a-3", ChosenBy.RECEIPT_OF_COMPLAINT),
        ("uk-gdpr-21-2", ChosenBy.LETTER),
    ],
)
def test_the_event_that_the_statute_names_chooses_the_version(uk, provision_id: str, event: str):
    assert {row.chosen_by for row in uk.provisions if row.id == provision_id} == {event}


def test_a_uk_letter_never_says_gdpr_without_uk(uk):
    for row in uk.provisions:
        for text in (row.citation, row.short, row.title):
            assert "GDPR" not in text.replace("UK GDPR", ""), row.id


def test_the_erasure_ground_that_is_not_in_force_is_not_there(uk):
    assert "uk-gdpr-17-1-g" not in {row.id for row in uk.provisions}


def test_every_rule_says_when_it_was_checked(uk, eu):
    assert {row.checked_on for row in (*uk.provisions, *eu.provisions)} == {date(2026, 11, 23)}


def test_the_regulator_is_named_both_ways_and_its_address_is_unsure(uk):
    ico = uk.authority(date(2026, 11, 23))
    assert "Commissioner\u2019s Office (ICO)" in ico.name_in_letters
    assert "or its successor the Information Commission" in ico.name_in_letters
    assert not ico.address_is_sure


def test_the_eu_clock_has_no_pause(eu):
    (response,) = eu.periods
    assert response.regime is RegimeCode.EU_GDPR
    assert not response.pauses_for
    assert eu.authority(date(2026, 11, 23)).address is None


def test_a_state_has_its_own_regulator_and_any_other_place_the_general_one(eu):
    on = date(2026, 11, 23)
    assert eu.authority(on, "SE").name == "Integritetsskyddsmyndigheten"
    assert eu.authority(on, "SE").languages == ("Swedish",)
    assert eu.authority(on).id == eu.authority(on, "GB").id == "eu-authority"
