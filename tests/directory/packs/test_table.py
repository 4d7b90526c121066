"""Any CSV: columns guessed or told, strange text survived, limits kept."""

from datetime import date

import pytest

from dsar_assistant.directory.packs import table
from dsar_assistant.directory.packs.columns import ColumnMap, guess_columns
from dsar_assistant.directory.packs.pack import Origin
from dsar_assistant.directory.packs.read import PackWords, read_pack
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.place import Nation, PostalAddress

ORIGIN = Origin("list-test", "Test list", "OGL v3", "https://lists.example")


def test_the_columns_of_a_plain_list_are_guessed(tmp_path) -> None:
    path = tmp_path / "shops.csv"
    path.write_text(
        "Organisation name,Address 1,Town,Postcode,E-mail,Website,Company number\n"
        'Harbour Shop Ltd,"1 Quay Road",Leith,EH6 6AA,hi@harbourshop.co.uk,'
        "www.harbourshop.co.uk,1234567\n",
        encoding="utf-8",
    )
    words = PackWords(label="Shops", licence="CC0", as_of=date(2026, 1, 2))
    shop = read_pack(path, words).controllers[0]
    assert shop.id == "list-shops-harbour-shop-ltd"
    assert shop.contact.address == PostalAddress(("1 Quay Road", "Leith"), "EH6 6AA")
    assert shop.nation is Nation.SCOTLAND
    assert (shop.domains, shop.company_number) == (("harbourshop.co.uk",), "01234567")
    assert shop.sources[0].facts == ("Shops", "CC0")
    assert shop.sources[0].page_date == PartialDate(2026, 1, 2)
    assert shop.contact.checked_on is None


@pytest.mark.parametrize(
    ("header", "name", "lines"),
    [
        ("charity_name\tcharity_contact_address1\tcharity_contact_address2", "charity_name", 2),
        (" CompanyName, RegAddress.AddressLine1, RegAddress.PostTown", " CompanyName", 2),
        ("URN,EstablishmentName,Street,Town,County (name)", "EstablishmentName", 3),
        ("id,name,short-name,home-page", "name", 0),
    ],
)
def test_the_headings_of_public_lists_are_known(header, name, lines) -> None:
    columns = guess_columns(header.replace("\t", ",").split(","))
    assert columns is not None
    assert columns.name == name
    assert len(columns.address) == lines


def test_what_the_person_says_of_the_columns_wins() -> None:
    pack = table.read(b"a;b\nx;Harbour Shop\n", ORIGIN, ColumnMap(name="b"))
    assert [item.name for item in pack.controllers] == ["Harbour Shop"]


def test_a_column_that_is_not_there_is_said() -> None:
    pack = table.read(b"a;b\nx;Harbour Shop\n", ORIGIN, ColumnMap(name="b", email="mail"))
    assert pack.controllers == ()
    assert "mail" in pack.problems[0].reason


def test_a_row_without_a_name_is_a_problem_and_an_empty_one_is_not() -> None:
    pack = table.read(b"name,town\nHarbour Shop,Leith\n,Leith\n,\n\nTide,Leith\n", ORIGIN)
    assert [item.name for item in pack.controllers] == ["Harbour Shop", "Tide"]
    assert [problem.where for problem in pack.problems] == ["row 3"]


def test_two_rows_of_one_name_stay_two() -> None:
    pack = table.read(b"name,town\nBranch,Leith\nBranch,Leith\n", ORIGIN)
    ids = [item.id for item in pack.controllers]
    assert ids == ["list-test-branch-row-2", "list-test-branch-row-3"]


@pytest.mark.parametrize(
    "rows",
    [
        ("Branch,Leith,EH6 6AA,1", "Branch,Leith,EH6 6AB,2"),
        ("Branch,Leith,EH6 6AA,", "Branch,Leith,EH6 6AB,"),
        ("Branch,Leith,,", "Branch,Ayr,,"),
        ("Branch,Leith,,1", "Branch,Ayr,,1"),
    ],
    ids=["company number", "postcode", "address", "one company's branches"],
)
def test_those_of_one_name_keep_their_ids_in_another_order(rows) -> None:
    found = []
    for some in (rows, ("Else,Perth,,", *reversed(rows))):
        text = "\n".join(("name,town,postcode,company number", *some))
        made = table.read(text.encode(), ORIGIN).controllers
        found.append({one.id: one.contact.address for one in made if one.name == "Branch"})
    assert found[0] == found[1]
    assert len(found[0]) == 2


def test_a_page_inside_a_site_does_not_speak_for_its_domain() -> None:
    pack = table.read(b"name,website\nTide,https://bigsite.com/tide\n", ORIGIN)
    assert pack.controllers[0].domains == ()


@pytest.mark.parametrize(
    "content",
    [
        "name\nCafé".encode("cp1252"),
        "name\nCafé".encode("utf-8-sig"),
        'name\tx\nCafé\t"half a quote'.encode(),
        "name;x\r\nCafé;y\r\n".encode(),
    ],
    ids=["cp1252", "bom", "tabs and a quote", "semicolons"],
)
def test_text_of_other_makes_is_read(content) -> None:
    assert [item.name for item in table.read(content, ORIGIN).controllers] == ["Café"]


def test_a_cell_beyond_all_measure_stops_there_and_says_so() -> None:
    pack = table.read(b"name\nTide\n" + b"x" * 200_000 + b"\n", ORIGIN)
    assert [item.name for item in pack.controllers] == ["Tide"]
    assert "rest cannot be read" in pack.problems[-1].reason


def test_headings_beyond_all_measure_are_no_table(tmp_path) -> None:
    pack = table.read(b"x" * 200_000 + b"\nTide\n", ORIGIN)
    assert pack.controllers == ()
    assert "no column" in pack.problems[0].reason


def test_no_more_problems_are_kept_than_anyone_reads() -> None:
    pack = table.read(b"name,town\n" + b",Leith\n" * 1_000, ORIGIN)
    assert len(pack.problems) == 200


def test_rows_beyond_the_limit_are_left_out_and_told(monkeypatch) -> None:
    monkeypatch.setattr(table, "MOST_ROWS", 2)
    pack = table.read(b"name\nA\nB\nC\n", ORIGIN)
    assert [item.name for item in pack.controllers] == ["A", "B"]
    assert "first 2 rows" in pack.problems[0].reason


@pytest.mark.parametrize(
    ("web", "email"),
    [
        ("javascript:alert(1)", "not an address"),
        ("https://[::1", "a@b"),
        ("file:///etc/passwd", "<x@y.example>"),
        ("http://user:pass@/", "x" * 500 + "@y.example"),
    ],
)
def test_hostile_contacts_are_dropped(web, email) -> None:
    pack = table.read(f"name,website,email\nTide,{web},{email}\n".encode(), ORIGIN)
    assert pack.controllers[0].contact.email is None
    assert pack.controllers[0].domains == ()


def test_an_address_abroad_is_not_taken_for_a_uk_one() -> None:
    pack = table.read(b"name,address,postcode,country\nTide,1 Rue,75001,France\n", ORIGIN)
    address = pack.controllers[0].contact.address
    assert address == PostalAddress(("1 Rue", "75001"), country="France")
    assert pack.controllers[0].nation is Nation.UNKNOWN
