"""Looking up, and the person's own corrections."""

from dataclasses import replace

import pytest

from dsar_assistant.directory.load import load_directory
from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.right import RegimeCode

OWN = Controller(
    id="pottery",
    name="Pottery Barnyard",
    sector="shops",
    regime=RegimeCode.UK_GDPR,
    country="GB",
    nation=Nation.UNKNOWN,
    contact=Contact(email="hello@pottery.example"),
    confidence=Confidence.LOW,
    domains=("harbourshop.co.uk",),
)


def test_an_unknown_id_is_said_to_be_unknown(folder) -> None:
    known = load_directory(folder)
    assert known.find("nobody") is None
    with pytest.raises(NotFoundError, match="nobody"):
        known.get("nobody")


def test_a_correction_wins_in_its_place_and_is_marked(folder) -> None:
    known = load_directory(folder)
    corrected = replace(known.get("harbour-shop"), name="Harbour Shop plc")
    mine = known.with_own([corrected])
    assert mine.get("harbour-shop").name == "Harbour Shop plc"
    assert mine.get("harbour-shop").origin == "own"
    assert len(mine.controllers) == len(known.controllers)
    assert known.get("harbour-shop").origin == "builtin"


def test_an_own_organisation_is_found_by_name_and_domain(folder) -> None:
    mine = load_directory(folder).with_own([OWN])
    assert mine.search("pottery")[0].id == "pottery"
    assert [item.id for item in mine.by_domain("news.harbourshop.co.uk")] == ["pottery"]


def test_no_corrections_change_nothing(folder) -> None:
    known = load_directory(folder)
    assert known.with_own([]) is known


@pytest.mark.parametrize(
    "host", ["harbourshop.co.uk", "WWW.HarbourShop.co.uk.", "a.b.harbourshop.co.uk"]
)
def test_a_host_leads_to_the_organisation_above_it(folder, host) -> None:
    assert [item.id for item in load_directory(folder).by_domain(host)] == ["harbour-shop"]


@pytest.mark.parametrize("host", ["co.uk", "", "uk", "notharbourshop.co.uk", "harbourshop.co"])
def test_a_host_that_only_looks_alike_leads_nowhere(folder, host) -> None:
    assert load_directory(folder).by_domain(host) == ()


def test_flows_are_found_from_both_ends(folder) -> None:
    known = load_directory(folder)
    assert known.flows_from("harbour-shop") == known.flows_to("tide-broker") == known.flows
    assert known.flows_from("tide-broker") == ()


def test_parties_in_words_keep_their_words(folder) -> None:
    known = load_directory(folder)
    assert known.name_of("harbour-shop") == "Harbour"
    assert known.name_of("Printers") == "Printers"
    assert known.sector_label("shops") == "Shops"
    assert known.sector_label("elsewhere") == "elsewhere"
