"""An invented datenanfragen folder."""

import json
from pathlib import Path

import pytest

RECORDS = {
    "companies/harbour-shop-gb.json": {
        "slug": "harbour-shop-gb",
        "relevant-countries": ["gb"],
        "categories": ["commerce"],
        "name": "Harbour Shop Limited",
        "runs": ["Harbour Card", "Quayside (formerly)"],
        "address": "1 Quay Road \nLeith\nEdinburgh EH6 6AA\nUnited Kingdom",
        "email": "privacy@harbourshop.co.uk",
        "web": "https://www.harbourshop.co.uk/",
        "phone": "+44 1632 960001",
        "sources": ["https://harbourshop.co.uk/privacy", "javascript:alert(1)"],
        "quality": "tested",
        "needs-id-document": True,
    },
    "companies/anywhere.json": {
        "slug": "anywhere",
        "relevant-countries": ["all"],
        "name": "Anywhere GmbH",
        "address": "Hafenstraße 1\n20457 Hamburg\nGermany",
        "sources": [],
    },
    "companies/only-austria.json": {
        "slug": "only-austria",
        "relevant-countries": ["at"],
        "name": "Nur Wien",
        "address": "Gasse 1\n1010 Wien\nAustria",
        "sources": [],
    },
    "companies/retired-twin.json": {
        "slug": "retired-twin",
        "relevant-countries": ["gb"],
        "name": "Twin",
        "address": "1 Road\nUnited Kingdom",
        "sources": [],
    },
    "obsolete-records/old-harbour.json": {
        "slug": "old-harbour",
        "name": "Old Harbour Ltd",
        "reason": "company-merged",
        "redirect-to": "older-still",
    },
    "obsolete-records/older-still.json": {
        "slug": "older-still",
        "name": "Older Still Ltd",
        "reason": "duplicate",
        "redirect-to": "harbour-shop-gb",
    },
    "obsolete-records/circle.json": {"slug": "circle", "redirect-to": "circle"},
    "obsolete-records/retired-twin.json": {"slug": "retired-twin", "reason": "company-defunct"},
}


@pytest.fixture
def records_folder(tmp_path: Path) -> Path:
    top = tmp_path / "data-master"
    for name, record in RECORDS.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record), encoding="utf-8")
    return top
