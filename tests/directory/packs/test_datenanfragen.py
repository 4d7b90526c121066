"""The datenanfragen list: what concerns the UK is kept, what is retired leads onward."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from dsar_assistant.directory.packs.cleaning import nation_of, uk_address
from dsar_assistant.directory.packs.pack import Pack
from dsar_assistant.directory.packs.read import PackWords, read_pack
from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence

AS_OF = PackWords(as_of=date(2026, 7, 21))


def _by_id(pack: Pack) -> dict[str, Controller]:
    return {item.id: item for item in pack.controllers}


def test_only_what_concerns_people_in_the_uk_is_kept(records_folder) -> None:
    pack = read_pack(records_folder, AS_OF)
    assert set(_by_id(pack)) == {"datenanfragen-harbour-shop-gb", "datenanfragen-anywhere"}
    assert pack.problems == ()


def test_an_organisation_keeps_its_facts_licence_and_date(records_folder) -> None:
    shop = _by_id(read_pack(records_folder, AS_OF))["datenanfragen-harbour-shop-gb"]
    assert shop.contact.address == PostalAddress(("1 Quay Road", "Leith", "Edinburgh"), "EH6 6AA")
    assert shop.contact.email == "privacy@harbourshop.co.uk"
    assert shop.domains == ("harbourshop.co.uk",)
    assert (shop.country, shop.nation, shop.sector) == ("GB", Nation.SCOTLAND, "retail")
    assert shop.confidence is Confidence.MEDIUM
    assert shop.origin == "datenanfragen"
    assert "CC0 1.0" in shop.sources[-1].facts[-1]
    assert shop.sources[-1].page_date == PartialDate(2026, 7, 21)
    assert [source.url for source in shop.sources[:-1]] == ["https://harbourshop.co.uk/privacy"]


def test_a_contact_without_a_date_of_its_own_stays_undated(records_folder) -> None:
    pack = read_pack(records_folder, AS_OF)
    assert {item.contact.checked_on for item in pack.controllers} == {None}


def test_brands_and_former_names_are_told_apart(records_folder) -> None:
    shop = _by_id(read_pack(records_folder))["datenanfragen-harbour-shop-gb"]
    assert shop.known_as == ("Harbour Card",)
    assert set(shop.formerly) == {"Quayside", "Old Harbour Ltd", "Older Still Ltd"}


def test_a_foreign_address_keeps_its_country_on_the_envelope(records_folder) -> None:
    abroad = _by_id(read_pack(records_folder))["datenanfragen-anywhere"]
    assert abroad.country == "DE"
    address = PostalAddress(("Hafenstraße 1", "20457 Hamburg"), country="Germany")
    assert abroad.contact.address == address


def test_retired_records_lead_to_where_they_went(records_folder) -> None:
    pack = read_pack(records_folder)
    assert pack.redirects == {
        "datenanfragen-old-harbour": "datenanfragen-harbour-shop-gb",
        "datenanfragen-older-still": "datenanfragen-harbour-shop-gb",
    }
    assert pack.retired["datenanfragen-retired-twin"] == "company-defunct"


def test_a_zip_gives_the_same_as_its_folder(records_folder, tmp_path) -> None:
    target = tmp_path / "data.zip"
    with zipfile.ZipFile(target, "w") as archive:
        for path in records_folder.rglob("*.json"):
            archive.write(path, path.relative_to(records_folder.parent))
    assert read_pack(target, AS_OF) == read_pack(records_folder, AS_OF)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"slug": 1}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"slug": "other", "name": "X", "address": "Y"}',
        b'{"slug": "../../up", "name": "X", "address": "Y"}',
    ],
    ids=["empty", "cut", "list", "number", "no text", "deep", "other slug", "path"],
)
def test_a_bad_record_is_a_problem_and_the_rest_is_read(records_folder, content) -> None:
    (records_folder / "companies" / "bad.json").write_bytes(content)
    pack = read_pack(records_folder)
    assert len(pack.controllers) == 2
    assert [problem.where for problem in pack.problems] == ["companies/bad.json"]


def test_marks_that_turn_or_break_a_line_never_reach_an_envelope(records_folder) -> None:
    path: Path = records_folder / "companies" / "anywhere.json"
    text = path.read_text(encoding="utf-8").replace("Anywhere GmbH", "Any\\u202ewhere\\u0007")
    path.write_text(text, encoding="utf-8")
    assert _by_id(read_pack(records_folder))["datenanfragen-anywhere"].name == "Any where"


def test_links_and_hidden_folders_are_not_followed(records_folder, tmp_path) -> None:
    outside = tmp_path / "outside.json"
    outside.write_text("{}", encoding="utf-8")
    (records_folder / "companies" / "link.json").symlink_to(outside)
    (records_folder / ".git").mkdir()
    (records_folder / ".git" / "companies.json").write_text("{", encoding="utf-8")
    assert read_pack(records_folder).problems == ()


@pytest.mark.parametrize(
    ("postcode", "nation"),
    [
        ("EH6 6AA", Nation.SCOTLAND),
        ("BT1 1AA", Nation.NORTHERN_IRELAND),
        ("CF10 1AA", Nation.ENGLAND_WALES),
        ("TD15 1AA", Nation.UNKNOWN),
    ],
)
def test_a_postcode_tells_the_nation_only_where_it_can(postcode, nation) -> None:
    assert nation_of(PostalAddress((), postcode)) is nation


def test_a_postcode_that_does_not_exist_stays_in_its_line() -> None:
    assert uk_address(("1 Road", "QQ1 1AA")) == PostalAddress(("1 Road", "QQ1 1AA"))
    assert uk_address(("London, SW1A 1AA",)) == PostalAddress(("London",), "SW1A 1AA")
    assert uk_address(()) is None
