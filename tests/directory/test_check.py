"""The check of the directory finds each kind of planted fault."""

import pytest

from dsar_assistant.directory.check import check_directory
from dsar_assistant.directory.postcodes import postcode_fault

SHOPS = "controllers/shops.toml"
SECOND = 'name = "Tide Broker Limited"'


def _texts(folder, *, errors: bool) -> list[str]:
    return [
        f"{item.where}: {item.text}" for item in check_directory(folder) if item.is_error is errors
    ]


def _spoil(folder, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_sound_folder_has_no_error(folder) -> None:
    assert _texts(folder, errors=True) == []
    assert _texts(folder, errors=False) == [
        "shops.toml, tide-broker: the name only, without a source"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (SHOPS, "EH6 6AA", "EH66AA", "shape of a UK postcode"),
        (SHOPS, "EH6 6AA", "QQ6 6AA", "area that does not exist"),
        (SHOPS, '"harbourshop.co.uk"', '"co.uk"', "not a domain that anyone can register"),
        (SHOPS, '"harbourshop.co.uk"', '"Harbour Shop"', "not a domain"),
        (SHOPS, "privacy@harbourshop.co.uk", "privacy at harbour", "e-mail address"),
        (SHOPS, "privacy@harbourshop.co.uk", "a@b@c.example", "e-mail address"),
        (SHOPS, "https://harbourshop", "http://harbourshop", "does not begin with https"),
        (SHOPS, 'nation = "scotland"', 'nation = "scotland"\ncountry = "FR"', "country is FR"),
        (SHOPS, 'confidence = "high"', 'confidence = "sure"', "sure"),
        (SHOPS, 'id = "harbour-shop"', 'id = "Harbour"', "Harbour"),
        (SHOPS, 'id = "tide-broker"', 'id = "harbour-shop"', "already used"),
        (SHOPS, 'id = "tide-broker"', 'id = "generic-broker"', "begins with generic-"),
        (SHOPS, '"tide-broker", "Pr', '"lost-broker", "Pr', "no organisation lost-broker"),
        (SHOPS, SECOND, f'{SECOND}\ndomains = ["harbourshop.co.uk"]', "also claimed"),
        (SHOPS, SECOND, f'{SECOND}\ncompany_number = "12"', "company number"),
        (SHOPS, SECOND, f'{SECOND}\nico_registration = "12"', "registration number"),
        (SHOPS, SECOND, f'{SECOND}\ncontact = {{ phone = "1" }}', "contact without a source"),
        (SHOPS, 'sector = "shops"', 'sector = "stores"', "unlike the file"),
        (SHOPS, 'label = "Shops"', "label = ", "whole file"),
        ("flows.toml", 'to = "tide-broker"', 'to = "no-one"', "no organisation no-one"),
        ("flows.toml", 'to = "tide-broker"', 'to = "harbour-shop"', "leads back"),
        ("flows.toml", 'purpose = "mail"', 'purpose = "mail"\nagainst = "no-one"', "no-one"),
        (
            "flows.toml",
            'purpose = "mail"',
            'purpose = "mail"\nfrom_date = "2018"\nto_date = "2017"',
            "ends before it begins",
        ),
        (
            "flows.toml",
            '{ url = "https://paper.example/tide", page_date = "2019" }',
            "",
            "no source is named",
        ),
        ("interview.toml", '["harbour-shop"]', '["no-one"]', "no organisation no-one"),
        ("interview.toml", '["shops"]', '["stalls"]', "no sector stalls"),
        ("freemail.txt", "home.example", "sender.example", "already in mail_services.txt"),
        ("freemail.txt", "home.example", "not a host", "shape of a domain"),
    ],
    ids=lambda value: str(value)[:28],
)
def test_a_planted_fault_is_found(folder, file, old, new, expected) -> None:
    _spoil(folder, file, old, new)
    assert any(expected in text for text in _texts(folder, errors=True))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('checked_on = "2026-03"\n', "", "no date"),
        ('postcode = "EH6 6AA"\n', "", "neither a postcode nor a country"),
        ('"harbourshop.co.uk"]', '"harbourshop.co.uk", "x.tide.co.uk"]', "a host below"),
        (SECOND, 'name = "Harbour Shop LIMITED"', "the name harbour shop limited"),
    ],
    ids=lambda value: str(value)[:28],
)
def test_a_thing_worth_knowing_is_only_a_note(folder, old, new, expected) -> None:
    _spoil(folder, SHOPS, old, new)
    assert any(expected in text for text in _texts(folder, errors=False))
    assert _texts(folder, errors=True) == []


def test_a_foreign_postcode_belongs_in_its_line(folder) -> None:
    old = 'postcode = "EH6 6AA"\n'
    _spoil(folder, SHOPS, old, f'{old}country = "France"\n')
    assert any("abroad" in text for text in _texts(folder, errors=True))


def test_two_cards_of_one_id_are_an_error(folder) -> None:
    path = folder / "interview.toml"
    path.write_text(path.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert any("used twice" in text for text in _texts(folder, errors=True))


def test_a_declared_shared_domain_is_only_a_note(folder) -> None:
    _spoil(folder, SHOPS, SECOND, f'{SECOND}\ndomains = ["harbourshop.co.uk"]')
    (folder / "shared_domains.toml").write_text('"harbourshop.co.uk" = "one owner"\n')
    assert _texts(folder, errors=True) == []
    assert any("shared by" in text for text in _texts(folder, errors=False))


def test_a_shared_domain_that_nobody_shares_is_an_error(folder) -> None:
    (folder / "shared_domains.toml").write_text('"harbourshop.co.uk" = "one owner"\n')
    assert any("fewer than two" in text for text in _texts(folder, errors=True))


def test_one_bad_file_does_not_hide_the_faults_of_the_others(folder) -> None:
    (folder / "flows.toml").write_text("[[flow", encoding="utf-8")
    (folder / "mail_services.txt").unlink()
    _spoil(folder, SHOPS, "EH6 6AA", "EH66AA")
    found = " ".join(_texts(folder, errors=True))
    assert "flows.toml" in found
    assert "mail_services.txt" in found
    assert "postcode" in found


def test_an_empty_folder_is_an_error_not_a_crash(tmp_path) -> None:
    assert len(_texts(tmp_path, errors=True)) >= 3


@pytest.mark.parametrize(
    "postcode", ["EC1A 1BB", "W1A 0AX", "M1 1AE", "B33 8TH", "CR2 6XH", "BX9 1AN", "BFPO 801"]
)
def test_a_real_shape_of_postcode_passes(postcode) -> None:
    assert postcode_fault(postcode) is None


@pytest.mark.parametrize("postcode", ["M5 OPD", "ec1a 1bb", "EC1A1BB", "1AA 1AA", "", "ZZ1 1AA"])
def test_a_wrong_postcode_is_told(postcode) -> None:
    assert postcode_fault(postcode) is not None
