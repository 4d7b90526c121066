"""Lists of organisations by others: taken in, used, marked, and taken out again."""

import pytest

SHOP = "list-shops-csv-fresh-example-ltd"


@pytest.fixture
def listed(tmp_path):
    file = tmp_path / "shops.csv"
    file.write_text(
        "name,email,address line 1,postcode\n"
        "Fresh Example Ltd,privacy@fresh.example,1 New Road,EX1 1AA\n"
        "Other Example Ltd,privacy@other.example,2 New Road,EX1 1AA\n"
    )
    return file


@pytest.fixture
def taken(run, listed):
    """What was said when the list was taken in."""
    return run("directory", "import", listed, "--as-of=2026-10-01", "--json", as_json=True)


def test_a_list_that_was_taken_in_is_found_and_marked(run, taken):
    assert (taken["pack"], taken["organisations"], taken["added"]) == ("list-shops-csv", 2, 2)
    (found,) = run("directory", "search", "fresh example", "--json", as_json=True)["results"]
    assert found["id"] == SHOP
    assert found["origin"] == "list-shops-csv"
    assert found["contact_checked_on"] is None  # the list has a date, its entries have none


def test_a_letter_to_an_organisation_of_a_list_says_where_its_address_comes_from(
    run, taken, person_file, tmp_path
):
    out = tmp_path / "letter.txt"
    words = ["--kind=access", f"--to={SHOP}", f"--subject={person_file}", f"--out={out}"]
    result = run("letter", *words)
    assert result.exit_code == 0
    assert "from a list that nobody signed (shops.csv, not stated)" in result.stderr
    assert "1 New Road" in out.read_text()


def test_a_list_is_taken_out_as_a_whole(run, taken):
    (kept,) = run("directory", "packs", "--json", as_json=True)["packs"]
    assert (kept["pack"], kept["organisations"], kept["signed"]) == ("list-shops-csv", 2, False)
    assert kept["as_of"] == "2026-10-01"
    assert run("directory", "remove", "list-shops-csv").exit_code == 0
    assert run("directory", "packs", "--json", as_json=True)["packs"] == []
    assert run("directory", "show", SHOP).exit_code == 1
    assert run("directory", "remove", "list-shops-csv").exit_code == 1


def test_a_list_taken_in_again_replaces_itself(run, taken, listed):
    listed.write_text("name,email\nLater Example Ltd,privacy@later.example\n")
    run("directory", "import", listed)
    (kept,) = run("directory", "packs", "--json", as_json=True)["packs"]
    assert kept["organisations"] == 1
    assert "list-shops-csv" in run("directory", "packs").stdout


def test_what_is_no_list_or_an_empty_one_changes_nothing(run, tmp_path):
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)))
    (tmp_path / "empty.csv").write_text("name,email\n\n")
    for name in ("noise.bin", "empty.csv", "nothing.csv"):
        result = run("directory", "import", tmp_path / name)
        assert result.exit_code == 1
        assert name in result.stderr
    assert run("directory", "packs", "--json", as_json=True)["packs"] == []


def test_a_damaged_list_is_told_and_the_rest_works(run, taken, tmp_path):
    (file,) = (tmp_path / "data" / "lists").iterdir()
    file.write_bytes(b"{")
    result = run("directory", "packs")
    assert "list-shops-csv cannot be read" in result.stderr
    assert run("directory", "show", "labour-party").exit_code == 0
    assert run("directory", "remove", "list-shops-csv").exit_code == 0
