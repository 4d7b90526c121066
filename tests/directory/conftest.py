"""The shipped directory, read once, and small invented ones."""

from pathlib import Path

import pytest

from dsar_assistant.directory.directory import Directory
from dsar_assistant.directory.load import load_directory

SHIPPED = Path(__file__).parents[2] / "resources" / "directory"

_SHOPS = """
sector = "shops"
label = "Shops"

[[controller]]
id = "harbour-shop"
name = "Harbour Shop Limited"
known_as = ["Harbour"]
nation = "scotland"
domains = ["harbourshop.co.uk"]
confidence = "high"
shares_with = ["tide-broker", "Printers"]

[controller.contact]
address = ["1 Quay Road", "Leith"]
postcode = "EH6 6AA"
email = "privacy@harbourshop.co.uk"
privacy_notice_url = "https://harbourshop.co.uk/privacy"
checked_on = "2026-03"

[[controller.source]]
url = "https://harbourshop.co.uk/privacy"
page_date = "2026-03"
facts = ["address", "email"]

[[controller]]
id = "tide-broker"
name = "Tide Broker Limited"
confidence = "low"
"""
_FLOWS = """
[[flow]]
from = "harbour-shop"
to = "tide-broker"
data = ["name"]
purpose = "mail"
status = "press-report"
authority = "a newspaper"
confidence = "low"
source = [{ url = "https://paper.example/tide", page_date = "2019" }]
"""
_CARDS = """
[[question]]
id = "shop"
question = "Have you shopped at the harbour?"
help = "Any shop will do."
why = "Shops keep orders."
is_strong = true
points_to = ["harbour-shop"]
sectors = ["shops"]
sources = ["https://harbourshop.co.uk/privacy"]
"""


@pytest.fixture(scope="session")
def shipped_folder() -> Path:
    return SHIPPED


@pytest.fixture(scope="session")
def shipped() -> Directory:
    return load_directory(SHIPPED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a small, sound directory that a test may spoil."""
    (tmp_path / "controllers").mkdir()
    (tmp_path / "controllers" / "shops.toml").write_text(_SHOPS, encoding="utf-8")
    (tmp_path / "flows.toml").write_text(_FLOWS, encoding="utf-8")
    (tmp_path / "interview.toml").write_text(_CARDS, encoding="utf-8")
    (tmp_path / "shared_domains.toml").write_text("", encoding="utf-8")
    (tmp_path / "mail_services.txt").write_text("sender.example\n", encoding="utf-8")
    (tmp_path / "freemail.txt").write_text("# homes\nhome.example\n", encoding="utf-8")
    return tmp_path
