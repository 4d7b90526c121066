"""The commands ``people authority``."""

import pytest


@pytest.fixture
def client_id(run, made_vault, person_file, tmp_path):
    """Somebody else in the vault: the second person that is added."""
    run("people", "add", person_file)
    other = tmp_path / "client.toml"
    other.write_text(
        'full_name = "Ida Fenwick"\naddress = { lines = ["14 Larkspur Row"] }\n', "utf-8"
    )
    return run("people", "add", other, "--json", as_json=True)["id"]


def test_an_authority_is_kept_listed_and_revoked(run, client_id):
    words = ("--name=Morgan Hale", "--line=20 Bridge Street", "--from=2026-10-01", "--may=ask")
    kept = run("people", "authority", "add", client_id, *words, "--json", as_json=True)
    assert (kept["name"], kept["may"], kept["is_live"]) == ("Morgan Hale", ["ask"], True)
    assert "Morgan Hale" in run("people", "authority", "list", client_id).output
    run("people", "authority", "revoke", kept["id"], "--on=2026-11-01")
    found = run("people", "authority", "list", client_id, "--json", as_json=True)["authorities"]
    assert [(one["revoked_on"], one["is_live"]) for one in found] == [("2026-11-01", False)]


def test_all_is_allowed_unless_a_scope_is_named(run, client_id):
    words = ("--name=Morgan Hale", "--line=20 Bridge Street", "--from=2026-10-01")
    result = run("people", "authority", "add", client_id, *words)
    assert result.exit_code == 0
    found = run("people", "authority", "list", client_id, "--json", as_json=True)["authorities"]
    assert found[0]["may"] == ["ask", "complain", "receive"]


def test_an_authority_for_oneself_is_refused_in_one_sentence(run, client_id):
    own = run("people", "list", "--json", as_json=True)["people"][0]["id"]
    words = ("--name=Morgan Hale", "--line=20 Bridge Street", "--from=2026-10-01")
    result = run("people", "authority", "add", own, *words)
    assert result.exit_code == 1
    assert "for yourself" in result.output
