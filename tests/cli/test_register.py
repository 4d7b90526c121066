from pathlib import Path

import pytest

from tests.register_making import row, table

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "formats" / "ico_register_sample.csv"
KEYS = {
    "registration",
    "name",
    "trading_names",
    "address",
    "postcode",
    "public_authority",
    "tier",
    "dpo_email",
    "ends",
}


@pytest.fixture
def csv_file(tmp_path):
    file = tmp_path / "register-2026-11-20.csv"
    rows = [
        row("Example Bank plc", trading="First Example", line_1="1 Way", postcode="ZZ1 1AA"),
        row("Mr John Example", tier="Tier 1"),
    ]
    file.write_bytes(table(rows) + b"bad row\r\n")
    return file


def test_searching_before_an_import_says_what_to_do(run):
    result = run("register", "search", "example")
    assert result.exit_code == 1
    assert "has not been imported yet" in result.stderr
    assert result.stdout == ""


def test_an_import_says_what_was_taken_in_and_what_not(run, csv_file):
    result = run("register", "import", csv_file)
    assert result.exit_code == 0
    assert "Imported 1 organisation. Left out 1 small one" in result.stdout
    assert "line 4" in result.stderr


def test_all_takes_in_everyone(run, csv_file):
    run("register", "import", csv_file, "--all")
    assert run("register", "info", "--json", as_json=True)["rows"] == 2


def test_search_prints_the_json_that_scripts_rely_on(run, csv_file):
    run("register", "import", csv_file)
    found = run("register", "search", "exmaple bank", "--json", as_json=True)
    assert set(found) == {"query", "took_ms", "results"}
    (entry,) = found["results"]
    assert set(entry) == KEYS
    assert (entry["name"], entry["address"]) == ("Example Bank plc", ["1 Way"])
    assert (entry["trading_names"], entry["ends"]) == (["First Example"], "2027-01-01")


def test_a_search_that_finds_nothing_says_so(run, csv_file):
    run("register", "import", csv_file)
    result = run("register", "search", "zzyzx qqxqx")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing was found for “zzyzx qqxqx”" in result.stderr


def test_search_prints_one_line_an_entry(run, csv_file):
    run("register", "import", csv_file)
    line = run("register", "search", "bank").stdout.strip()
    assert line.endswith("Example Bank plc, 1 Way, ZZ1 1AA")


def test_info_says_from_when_the_register_is(run, csv_file):
    assert run("register", "info", "--json", as_json=True) == {"imported": False, "rows": 0}
    run("register", "import", csv_file)
    assert run("register", "info", "--json", as_json=True)["as_of"] == "2026-11-20"
    assert "The register of 20 November 2026." in run("register", "info").stdout


def test_remove_says_whether_there_was_one(run, csv_file):
    run("register", "import", csv_file)
    assert "was removed" in run("register", "remove").stdout
    assert "no register to remove" in run("register", "remove").stdout


def test_a_file_that_is_not_there_is_one_sentence(run):
    result = run("register", "import", "absent.zip")
    assert (result.exit_code, "absent.zip cannot be read" in result.stderr) == (1, True)


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample beside the checkout is absent")
def test_the_sample_in_the_registers_own_shape_is_read_whole(run):
    result = run("register", "import", SAMPLE, "--all")
    assert "Imported 20 organisations." in result.stdout
    assert "Could not read" not in result.stdout
    found = run("register", "search", "example credit", "--json", as_json=True)
    assert found["results"][0]["registration"] == "ZB000012"
