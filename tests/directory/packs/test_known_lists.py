"""Public lists known by sight come with their licence, their age, and only what still exists."""

import json
import zipfile

import pytest

from dsar_assistant.directory.packs.columns import ColumnMap
from dsar_assistant.directory.packs.errors import PackUnknownError
from dsar_assistant.directory.packs.read import PackWords, read_pack
from dsar_assistant.domain.partial_date import PartialDate

CHARITIES = (
    "\ufeffdate_of_extract\tregistered_charity_number\tcharity_name\tcharity_registration_status\t"
    "charity_contact_address1\tcharity_contact_address2\tcharity_contact_postcode\t"
    "charity_contact_email\tcharity_contact_web\tcharity_company_registration_number\n"
    '2026-11-20\t200001\tTHE "EXAMPLE" TRUST\tRegistered\t1 Sample Way\tEXAMPLETON\tEX1 1AA\t'
    "info@exampletrust.org.uk\twww.exampletrust.org.uk\t1234567\n"
    "2026-11-20\t200002\tGone Trust\tRemoved\t\t\t\t\t\t\n"
)
SCHOOLS = (
    "URN,EstablishmentName,EstablishmentStatus (name),Street,Town,Postcode,SchoolWebsite\n"
    "1,Exémple School,Open,1 School Lane,Exampleton,EX2 2BB,www.exampleprimary.hants.sch.uk\n"
    "2,Closed School,Closed,2 School Lane,Exampleton,EX2 2BB,\n"
).encode("latin-1")
PRACTICE = (
    '"A8100{n}","EXAMPLE {name}","Y63","QHM","1 LAWSON STREET","EXAMPLETON","","","","EX18 1HU",'
    '"19740401","","{status}","B","16C","20130401","","01642 960001",' + ",".join(['""'] * 9) + "\n"
)
COMPANIES = (
    "CompanyName, CompanyNumber,RegAddress.CareOf,RegAddress.POBox,RegAddress.AddressLine1,"
    " RegAddress.AddressLine2,RegAddress.PostTown,RegAddress.County,RegAddress.PostCode\n"
    '"EXAMPLE WIDGETS LTD","01234568","","","1 HIGH STREET","","EXAMPLETON","","EX3 3AA"\n'
    '"NOBODY KNOWS LTD","01234569","","","2 HIGH STREET","","EXAMPLETON","","EX3 3AA"\n'
)
SITES = [
    {
        "name": "Examplr",
        "url": "https://examplr.co.uk/delete",
        "difficulty": "easy",
        "email": "privacy@examplr.co.uk",
        "domains": ["examplr.co.uk", "www.examplr.com", 7],
    },
    {"name": 9, "url": [], "difficulty": None, "domains": {"a": 1}},
    "odd",
]
VENDORS = {
    "vendorListVersion": 80,
    "lastUpdated": "2026-11-19T16:00:00Z",
    "vendors": {
        "8": {"id": 8, "name": "Ads GmbH", "urls": [{"privacy": "https://exampleads.de/p"}]},
        "9": {"id": 9, "name": "Gone Ads", "deletedDate": "2024-01-01T00:00:00Z"},
        "10": "odd",
    },
}
CONTACTS = {
    "vendors": {
        "8": {
            "name": "Ads GmbH",
            "legalAddress": "Strasse 1, 10115 Berlin, Germany",
            "contact": "b2b@exampleads.de",
        }
    }
}
TRACKERS = {
    "organizations": {
        "track": {
            "name": "Track Ltd",
            "website_url": "https://exampletrack.co.uk/",
            "country": "GB",
            "privacy_policy_url": "https://exampletrack.co.uk/privacy",
            "privacy_contact": "privacy@exampletrack.co.uk",
        }
    },
    "domains": {"examplecdn.com": "p1", "odd.com": 5},
    "patterns": {"p1": {"organization": "track"}},
}


def kept(tmp_path, name, content, **words):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_pack(path, PackWords(**words))


def block(one):
    return one.contact.address.block if one.contact.address else ()


def test_of_the_charities_those_that_stand_are_read(tmp_path):
    pack = kept(tmp_path, "publicextract.charity.txt", CHARITIES)
    (one,) = pack.controllers
    assert (one.name, one.sector, one.company_number) == (
        'THE "EXAMPLE" TRUST',
        "charity",
        "01234567",
    )
    assert (one.contact.email, one.domains) == (
        "info@exampletrust.org.uk",
        ("exampletrust.org.uk",),
    )
    assert block(one) == ("1 Sample Way", "EXAMPLETON", "EX1 1AA")
    assert (pack.origin.id, pack.origin.licence) == ("charities", "Open Government Licence v3.0")
    assert (pack.origin.as_of, one.sources[0].page_date) == (PartialDate(2026, 11, 20),) * 2


def test_of_the_schools_the_open_ones_are_read_in_their_own_encoding(tmp_path):
    pack = kept(tmp_path, "edubasealldata20261120.csv", SCHOOLS)
    (one,) = pack.controllers
    assert (one.name, one.domains) == ("Exémple School", ("exampleprimary.hants.sch.uk",))
    assert pack.origin.as_of == PartialDate(2026, 11, 20)


def test_practices_are_told_without_any_headings(tmp_path):
    rows = PRACTICE.format(n=1, name="SURGERY", status="A") + PRACTICE.format(
        n=2, name="CLOSED", status="C"
    )
    (one,) = kept(tmp_path, "epraccur.csv", rows).controllers
    assert (one.name, one.sector, one.contact.phone) == (
        "EXAMPLE SURGERY",
        "health",
        "01642 960001",
    )
    assert block(one) == ("1 LAWSON STREET", "EXAMPLETON", "EX18 1HU")


def test_of_all_companies_only_those_in_the_directory_are_kept(tmp_path):
    path = tmp_path / "BasicCompanyDataAsOneFile-2026-11-01.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("BasicCompanyDataAsOneFile-2026-11-01.csv", COMPANIES)
    pack = read_pack(path, PackWords(company_numbers=frozenset({"01234568"})))
    (one,) = pack.controllers
    assert block(one) == ("1 HIGH STREET", "EXAMPLETON", "EX3 3AA")
    assert pack.origin.as_of == PartialDate(2026, 11, 1)


def test_a_long_table_says_how_far_it_is(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("name,town\n" + "Harbour Shop,Leith\n" * 5_000, "utf-8")
    told: list[tuple[int, int]] = []
    read_pack(path, watch=lambda done, total: told.append((done, total)))
    size = path.stat().st_size
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len(told) == 2
    assert all(0 < done <= total == size for done, total in told)


def test_providers_are_told_without_any_headings(tmp_path):
    rows = '"43","Example Provider","https://provider.co.uk/privacy","provider.com pcdn.net"\n'
    (one,) = kept(tmp_path, "additional-consent-providers.csv", rows).controllers
    assert one.domains == ("provider.com", "pcdn.net")
    assert one.contact.privacy_notice_url == "https://provider.co.uk/privacy"


def test_sites_keep_their_domains_and_odd_entries_are_told(tmp_path):
    pack = kept(tmp_path, "sites.json", json.dumps(SITES))
    (one,) = pack.controllers
    assert (one.domains, one.contact.form_url) == (
        ("examplr.co.uk", "examplr.com"),
        "https://examplr.co.uk/delete",
    )
    assert (pack.origin.licence, len(pack.problems)) == ("MIT", 1)


def test_vendors_that_left_the_list_are_left_out(tmp_path):
    pack = kept(tmp_path, "vendor-list.json", json.dumps(VENDORS))
    assert [one.id for one in pack.controllers] == ["iab-vendors-8-ads-gmbh"]
    assert pack.origin.as_of == PartialDate(2026, 11, 19)


def test_a_vendors_contact_is_marked_as_one_for_businesses(tmp_path):
    (one,) = kept(tmp_path, "a.json", json.dumps(CONTACTS)).controllers
    assert block(one) == ("Strasse 1", "10115 Berlin", "Germany")
    assert "businesses" in one.note


def test_trackers_know_the_domains_they_use(tmp_path):
    pack = kept(tmp_path, "trackerdb.json", json.dumps(TRACKERS))
    (one,) = pack.controllers
    assert one.domains == ("examplecdn.com", "exampletrack.co.uk")
    assert pack.origin.licence == "CC BY-NC-SA 4.0"


@pytest.mark.parametrize("content", ["{", "[]", "{}", "[1]", '{"vendors": 3}', "[" * 100_000])
def test_other_json_is_no_list(tmp_path, content):
    with pytest.raises(PackUnknownError):
        kept(tmp_path, "x.json", content)


def test_what_the_person_says_of_the_columns_wins_over_what_is_known(tmp_path):
    pack = kept(tmp_path, "s.csv", SCHOOLS, label="Mine", columns=ColumnMap("EstablishmentName"))
    assert (pack.origin.id, len(pack.controllers)) == ("list-mine", 2)
