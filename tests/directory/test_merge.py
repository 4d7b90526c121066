"""A pack is merged by number or domain, never by name alone, and comes out again whole."""

from dataclasses import replace
from typing import Any

import pytest

from dsar_assistant.directory.directory import Directory
from dsar_assistant.directory.load import load_directory
from dsar_assistant.directory.merge import merge_pack, without_pack
from dsar_assistant.directory.packs.pack import Origin, Pack
from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence, Source
from dsar_assistant.domain.right import RegimeCode

ORIGIN = Origin("their-list", "Their list", "CC0 1.0")
ENTRY = Controller(
    id="their-list-shop",
    name="Some Shop",
    sector="other",
    regime=RegimeCode.UK_GDPR,
    country="GB",
    nation=Nation.UNKNOWN,
    contact=Contact(),
    confidence=Confidence.LOW,
    sources=(Source("https://lists.example"),),
    origin="their-list",
)


@pytest.fixture
def known(folder) -> Directory:
    return load_directory(folder)


def _merge(known: Directory, *entries: Controller, shared: tuple[str, ...] = ()):
    return merge_pack(known, Pack(ORIGIN, entries), shared)


def _numbered(known: Directory, **numbers: Any) -> Directory:
    return replace(
        known,
        controllers=tuple(
            replace(item, **numbers) if item.id == "tide-broker" else item
            for item in known.controllers
        ),
    )


def test_the_same_name_alone_is_another_organisation(known) -> None:
    merged = _merge(known, replace(ENTRY, name="Harbour Shop Limited"))
    assert merged.added == ("their-list-shop",)
    assert merged.same == {}


def test_the_same_domain_is_the_same_organisation(known) -> None:
    merged = _merge(known, replace(ENTRY, domains=("harbourshop.co.uk",)))
    assert merged.same == {"their-list-shop": "harbour-shop"}
    assert merged.added == ()


@pytest.mark.parametrize("number", ["company_number", "ico_registration"])
def test_the_same_number_is_the_same_organisation(known, number) -> None:
    theirs: dict[str, Any] = {number: "za123456"}
    merged = _merge(_numbered(known, **{number: "ZA123456"}), replace(ENTRY, **theirs))
    assert merged.same == {"their-list-shop": "tide-broker"}


def test_other_company_numbers_speak_against_one_domain(known) -> None:
    numbered = _numbered(known, company_number="00000001", domains=("tide.co.uk",))
    merged = _merge(numbered, replace(ENTRY, company_number="00000002", domains=("tide.co.uk",)))
    assert merged.added == ("their-list-shop",)
    assert merged.doubts[0].may_be == ("tide-broker",)


def test_other_company_numbers_speak_against_one_registration(known) -> None:
    numbered = _numbered(known, company_number="01234567", ico_registration="ZA123456")
    entry = replace(ENTRY, company_number="07654321", ico_registration="ZA123456")
    merged = _merge(numbered, entry)
    assert (merged.same, merged.added) == ({}, (ENTRY.id,))
    assert merged.doubts[0].may_be == ("tide-broker",)


def test_a_domain_that_two_known_ones_share_picks_neither(known) -> None:
    two = _numbered(known, domains=("harbourshop.co.uk",))
    merged = _merge(two, replace(ENTRY, domains=("harbourshop.co.uk",)))
    assert merged.added == ("their-list-shop",)
    assert set(merged.doubts[0].may_be) == {"harbour-shop", "tide-broker"}


def test_a_domain_of_free_mail_or_of_many_entries_tells_nobody_apart(known) -> None:
    item = replace(ENTRY, domains=("harbourshop.co.uk",))
    assert _merge(known, item, shared=("harbourshop.co.uk",)).same == {}
    assert _merge(known, item, replace(item, id="their-list-other")).same == {}


def test_what_is_missing_is_filled_and_dated_by_the_oldest_part(known) -> None:
    address = PostalAddress(("2 Quay Road",), "EH6 6AB")
    contact = Contact(address=address, phone="01632 960001", checked_on=PartialDate(2019))
    merged = _merge(known, replace(ENTRY, domains=("harbourshop.co.uk",), contact=contact))
    filled = merged.directory.get("harbour-shop")
    assert filled.contact.phone == "01632 960001"
    assert filled.contact.address == known.get("harbour-shop").contact.address
    assert filled.contact.checked_on == PartialDate(2019)
    assert filled.sources[-1].url == "https://lists.example"


def test_a_filled_part_without_a_date_leaves_the_whole_undated(known) -> None:
    contact = Contact(phone="01632 960001")
    merged = _merge(known, replace(ENTRY, domains=("harbourshop.co.uk",), contact=contact))
    assert merged.directory.get("harbour-shop").contact.checked_on is None


def test_an_empty_contact_takes_the_date_of_what_fills_it(known) -> None:
    numbered = _numbered(known, company_number="00000001")
    contact = Contact(email="hi@tide.example", checked_on=PartialDate(2020))
    merged = _merge(numbered, replace(ENTRY, company_number="00000001", contact=contact))
    filled = replace(contact, listed_by="Their list")
    assert merged.directory.get("tide-broker").contact == filled


@pytest.mark.parametrize(
    "contact",
    [
        Contact(address=PostalAddress(("2 Quay Road",), "EH6 6AB")),
        Contact(email="other@harbourshop.co.uk"),
    ],
    ids=["address", "email"],
)
def test_another_address_is_offered_never_taken(known, contact) -> None:
    merged = _merge(known, replace(ENTRY, domains=("harbourshop.co.uk",), contact=contact))
    change = merged.changes[0]
    assert (change.controller_id, change.offered) == ("harbour-shop", contact)
    assert change.known == merged.directory.get("harbour-shop").contact


def test_the_same_address_in_other_letters_is_no_change(known) -> None:
    same = PostalAddress(("1 QUAY ROAD", "LEITH"), "eh6 6aa")
    merged = _merge(
        known, replace(ENTRY, domains=("harbourshop.co.uk",), contact=Contact(address=same))
    )
    assert merged.changes == ()


def test_the_persons_own_entry_is_never_filled(known) -> None:
    mine = known.with_own([known.get("harbour-shop")])
    contact = Contact(phone="01632 960001")
    merged = _merge(mine, replace(ENTRY, domains=("harbourshop.co.uk",), contact=contact))
    assert merged.directory.get("harbour-shop").contact.phone is None


def test_a_pack_merged_again_replaces_itself_and_comes_out_whole(known) -> None:
    once = _merge(known, ENTRY).directory
    again = _merge(once, replace(ENTRY, name="Renamed Shop")).directory
    assert again.get("their-list-shop").name == "Renamed Shop"
    assert len(again.controllers) == len(known.controllers) + 1
    assert without_pack(again, "their-list") == known
