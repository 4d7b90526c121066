"""The right body of rules and the right clock for a controller and a day."""

from datetime import date
from pathlib import Path

import pytest

from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.errors import ClockNotInForceError
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.law.load import load_jurisdiction
from dsar_assistant.law.regimes import period, regime_for

ROOT = Path(__file__).parents[2]


def controller(country: str, regime: RegimeCode) -> Controller:
    return Controller(
        id="example-body",
        name="Example Body",
        sector="other",
        regime=regime,
        country=country,
        nation=Nation.UNKNOWN,
        contact=Contact(),
        confidence=next(iter(Confidence)),
    )


@pytest.mark.parametrize(
    ("country", "recorded", "governing"),
    [
        pytest.param("GB", "uk-gdpr", "uk-gdpr", id="a UK company"),
        pytest.param("GB", "dpa-part-3", "dpa-part-3", id="a police force"),
        pytest.param("GB", "eu-gdpr", "uk-gdpr", id="a UK body is never under EU rules"),
        pytest.param("IE", "eu-gdpr", "eu-gdpr", id="an Irish company"),
        pytest.param("IE", "uk-gdpr", "uk-gdpr", id="an Irish company that targets the UK"),
        pytest.param("fr", "dpa-part-3", "eu-gdpr", id="a French police force"),
        pytest.param("US", "dpa-part-4", "uk-gdpr", id="a foreign service"),
        pytest.param("US", "uk-gdpr", "uk-gdpr", id="an American company"),
    ],
)
def test_place_and_record_choose_the_rules(country: str, recorded: str, governing: str):
    assert regime_for(controller(country, RegimeCode(recorded))) == governing


@pytest.fixture(scope="module")
def uk():
    return load_jurisdiction(ROOT / "resources/jurisdictions/uk.toml")


@pytest.mark.parametrize(
    ("received", "length_provision", "counting_provision"),
    [
        pytest.param(date(2025, 8, 19), "uk-gdpr-12-3", "reg-1182-71-3", id="before Article 4A"),
        pytest.param(date(2025, 8, 20), "uk-gdpr-12-3", "uk-gdpr-4a", id="with Article 4A"),
        pytest.param(date(2026, 2, 4), "uk-gdpr-12-3", "uk-gdpr-4a", id="last day of the old"),
        pytest.param(date(2026, 2, 5), "uk-gdpr-12a-1", "uk-gdpr-4a", id="first day of 12A"),
    ],
)
def test_the_day_of_receipt_chooses_the_clock(
    uk, received: date, length_provision: str, counting_provision: str
):
    chosen = period(uk, "response", RegimeCode.UK_GDPR, received)
    assert chosen.length_provision == length_provision
    assert chosen.counting_provision == counting_provision


def test_only_access_under_the_new_rules_pauses(uk):
    old = period(uk, "response", RegimeCode.UK_GDPR, date(2026, 2, 4))
    new = period(uk, "response", RegimeCode.UK_GDPR, date(2026, 2, 5))
    assert not old.pauses_for
    assert new.pauses_for == {Right.ACCESS}


def test_intelligence_services_have_no_pause(uk):
    assert not period(uk, "response", RegimeCode.DPA_PART_4, date(2026, 3, 1)).pauses_for


@pytest.mark.parametrize(
    ("period_id", "regime", "on"),
    [
        pytest.param("complaint-acknowledgement", "uk-gdpr", date(2026, 6, 18), id="too early"),
        pytest.param("complaint-acknowledgement", "dpa-part-4", date(2026, 7, 1), id="Part 4"),
        pytest.param("cra-answer", "dpa-part-3", date(2026, 7, 1), id="police are no agency"),
    ],
)
def test_no_clock_where_the_law_sets_none(uk, period_id: str, regime: str, on: date):
    with pytest.raises(ClockNotInForceError, match=day_in_words(on)):
        period(uk, period_id, RegimeCode(regime), on)


def test_credit_reference_steps_do_not_roll(uk):
    for period_id in ("cra-answer", "cra-notice", "cra-confirm"):
        clock = period(uk, period_id, RegimeCode.UK_GDPR, date(2026, 11, 23))
        assert (clock.length, clock.rolls) == (28, False)
