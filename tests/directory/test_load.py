"""A bad file is refused by name, entry and reason."""

from pathlib import Path

import pytest

from dsar_assistant.directory.load import load_directory
from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.place import PostalAddress


def _spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_sound_folder_loads(folder) -> None:
    known = load_directory(folder)
    contact = known.get("harbour-shop").contact
    assert contact.address == PostalAddress(("1 Quay Road", "Leith"), "EH6 6AA")
    assert contact.checked_on == PartialDate(2026, 3)
    assert known.get("tide-broker").contact.address is None


@pytest.mark.parametrize(
    ("old", "new", "where", "reason"),
    [
        ('confidence = "high"', 'confidence = "sure"', "harbour-shop", "sure"),
        ('name = "Harbour Shop Limited"', "", "harbour-shop", "name"),
        ('id = "harbour-shop"', 'id = "Harbour Shop"', "Harbour Shop", "regex"),
        ('nation = "scotland"', 'nation = "atlantis"', "harbour-shop", "atlantis"),
        ('nation = "scotland"', 'colour = "blue"', "harbour-shop", "colour"),
        ('"1 Quay Road"', '"1 Quay\\u0007Road"', "harbour-shop", "regex"),
        ('"1 Quay Road"', '"1 \\u202eQuay Road"', "harbour-shop", "regex"),
        ('checked_on = "2026-03"', 'checked_on = "2026-13"', "harbour-shop", "month"),
        ('checked_on = "2026-03"', "checked_on = 2026-03-01", "harbour-shop", "date"),
        ("[[controller.source]]\nurl", "[[controller.source]]\n#", "harbour-shop", "source"),
        ('id = "tide-broker"', 'id = "harbour-shop"', "harbour-shop", "twice"),
        ('sector = "shops"', "", "the whole file", "sector"),
        ('label = "Shops"', "label = ", "the whole file", "Invalid"),
        ('label = "Shops"', "x = " + "[" * 5000, "the whole file", "nested"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_spoilt_entry_is_named(folder, old, new, where, reason) -> None:
    _spoil(folder / "controllers" / "shops.toml", old, new)
    with pytest.raises(ResourceInvalidError) as caught:
        load_directory(folder)
    assert caught.value.file == "shops.toml"
    assert where in caught.value.where
    assert reason in caught.value.reason


def test_a_spoilt_flow_is_named_by_its_place(folder) -> None:
    _spoil(folder / "flows.toml", 'page_date = "2019"', 'page_date = "2019-02-30"')
    with pytest.raises(ResourceInvalidError) as caught:
        load_directory(folder)
    assert (caught.value.file, caught.value.where) == ("flows.toml", "flow 1")


def test_bytes_that_are_no_text_are_refused(folder) -> None:
    (folder / "flows.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ResourceInvalidError, match="UTF-8"):
        load_directory(folder)


def test_an_enormous_file_is_refused_unread(folder) -> None:
    with (folder / "flows.toml").open("wb") as file:
        file.truncate(9_000_000)
    with pytest.raises(ResourceInvalidError, match="larger"):
        load_directory(folder)


@pytest.mark.parametrize("missing", ["flows.toml", "interview.toml", "shared_domains.toml"])
def test_a_missing_file_is_named(folder, missing) -> None:
    (folder / missing).unlink()
    with pytest.raises(ResourceInvalidError, match=missing):
        load_directory(folder)


def test_a_folder_without_organisations_is_refused(folder) -> None:
    (folder / "controllers" / "shops.toml").unlink()
    with pytest.raises(ResourceInvalidError, match="no organisations"):
        load_directory(folder)
