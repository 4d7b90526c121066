"""Other people's lists on the command line: taken in, looked at, taken out."""

import pytest


@pytest.fixture
def odd(tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("Firm,Where,Mail to\nOdd Example Ltd,9 Odd Road,hello@oddexample.co.uk\n")
    return path


MAPPED = ("--column", "name=Firm", "--column", "address=Where", "--column", "email=Mail to")


def test_any_table_is_taken_in_by_a_map_of_its_columns(run, odd):
    found = run("directory", "import", odd, *MAPPED, "--label", "Odd list", "--json", as_json=True)
    assert (found["pack"], found["organisations"], found["signed"]) == ("list-odd-list", 1, False)
    shown = run("directory", "show", "list-odd-list-odd-example-ltd", "--json", as_json=True)
    assert (shown["address"], shown["origin"]) == (["9 Odd Road"], "list-odd-list")


def test_a_list_in_use_is_shown_and_removed(run, odd):
    words = ("--label", "Odd", "--licence", "CC0", "--as-of", "2026-01-02")
    run("directory", "import", odd, *MAPPED, *words)
    (one,) = run("directory", "packs", "--json", as_json=True)["packs"]
    assert (one["licence"], one["as_of"]) == ("CC0", "2026-01-02")
    assert run("directory", "remove", "list-odd").exit_code == 0
    assert run("directory", "remove", "list-odd").exit_code == 1
    assert run("directory", "search", "odd example", "--json", as_json=True)["results"] == []


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        (("--column", "nam=Firm"), "no field nam"),
        (("--column", "email=Firm"), "column holds the names"),
    ],
)
def test_a_wrong_map_is_told(run, odd, columns, says):
    found = run("directory", "import", odd, *columns)
    assert (found.exit_code, says in found.stderr) == (2, True)


def test_another_address_stands_beside_the_one_in_use_until_it_is_chosen(run, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("name,company number,address,postcode\nX,03909628,9 Other Road,EX9 9ZZ\n")
    (change,) = run("directory", "import", path, "--label", "L", "--json", as_json=True)["changes"]
    assert (change["controller"], change["offered"]) == ("auto-trader", ["9 Other Road", "EX9 9ZZ"])
    shown = run("directory", "show", "auto-trader", "--json", as_json=True)
    assert shown["address"] == change["known"]
