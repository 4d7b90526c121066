"""The other commands: law, find, directory, the vault, requests, demo, self-test."""

import pytest

from dsar_assistant.domain.request import Status


@pytest.fixture
def vault(run, made_vault):
    return run


@pytest.fixture
def opened(vault, person_file):
    """Id of a request of a person in a new vault."""
    vault("people", "add", person_file)
    return vault("requests", "open", "emmas-diary", "--kind=access").stdout.strip()


def test_law_lists_what_is_in_force_on_a_day(run):
    ids = {one["id"] for one in run("law", "--on=2026-06-18", "--json", as_json=True)["provisions"]}
    assert "uk-gdpr-77" in ids
    assert "dpa-164a" not in ids


def test_every_letter_keeps_to_the_law_on_every_change(run):
    assert run("law", "--check").exit_code == 0


def test_find_speaks_the_stable_json(run, resources):
    found = run(
        "find",
        resources / "demo" / "mailbox.mbox",
        f"--answers={resources / 'demo' / 'answers.toml'}",
        "--own=rowan.ellery@mailbox.example",
        "--json",
        as_json=True,
    )
    assert found.keys() == {"sources", "candidates", "unknown", "unknown_names", "set_aside"}
    assert found["sources"][0]["items"] == 53
    labour = next(one for one in found["candidates"] if one["controller"] == "labour-party")
    assert labour["path"] == ["emmas-diary", "experian-marketing-services", "labour-party"]


def test_find_goes_on_past_a_file_it_cannot_read(run, tmp_path):
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 40)
    found = run("find", tmp_path / "noise.bin", tmp_path / "nothing", "--json", as_json=True)
    assert all(source["problems"] for source in found["sources"])


def test_nothing_to_look_through_is_wrong_usage(run):
    assert run("find").exit_code == 2


def test_find_of_nothing_that_is_there_says_so(run, tmp_path):
    result = run("find", tmp_path / "nothing.mbox")
    assert result.exit_code == 1
    assert "nothing.mbox could not be read: it is not there" in result.stderr


def test_an_answer_to_no_known_question_is_told(run, tmp_path):
    file = tmp_path / "answers.toml"
    file.write_text('babby = "yes"\n')
    result = run("find", f"--answers={file}")
    assert result.exit_code == 0
    assert "no question called babby" in result.stderr
    assert "No organisation was found" in result.stderr


def test_directory_shows_an_organisation_with_the_age_of_its_contact(run):
    found = run("directory", "show", "labour-party", "--json", as_json=True)
    assert found["check_before_posting"] is True
    assert found["address"][-1] == "SE1 0SS"


def test_an_organisation_without_an_address_is_said_to_have_none(run):
    words = run("directory", "show", "bounty").stdout.splitlines()
    assert "No address is known." in words
    assert "Contact not dated." not in words
    assert len(words) == len(set(words))


def test_directory_flows_name_both_directions(run):
    found = run("directory", "flows", "experian-marketing-services", "--json", as_json=True)
    assert "emmas-diary" in {flow["from"] for flow in found["from"]}
    assert "labour-party" in {flow["to"] for flow in found["to"]}


def test_directory_search_forgives_slips(run):
    found = run("directory", "search", "experain", "--json", as_json=True)
    assert any("experian" in one["id"] for one in found["results"])


def test_the_shipped_directory_has_no_errors(run):
    assert run("directory", "check").exit_code == 0


def test_self_test_counts_the_parts(run):
    found = run("self-test", "--json", as_json=True)
    assert found["ok"] is True
    assert found["controllers"] == 540


def test_a_vault_is_never_made_over_an_old_one(vault):
    result = vault("vault", "create")
    assert result.exit_code == 1
    assert vault("vault", "status", "--json", as_json=True)["state"] == "locked"


def test_a_wrong_pass_phrase_is_told_in_one_sentence(vault):
    result = vault("requests", "list", passphrase="something else entirely")
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr


def test_a_request_goes_from_opening_to_its_answer(vault, opened, tmp_path):
    vault("requests", "finish-letter", opened, f"--out={tmp_path / 'l.pdf'}")
    posted = vault("requests", "record-posting", opened, "--on=2026-11-23", "--json", as_json=True)
    assert (posted["status"], posted["due"]) == (Status.WAITING, "2026-12-29")
    answered = vault(
        "requests",
        "record-response",
        opened,
        "--on=2026-11-23",
        "--outcome=full",
        "--json",
        as_json=True,
    )
    assert answered["status"] == Status.ANSWERED


def test_the_calendar_is_written(vault, opened, tmp_path):
    file = tmp_path / "due.ics"
    assert vault("calendar", file).exit_code == 0
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_backup_is_made_listed_and_checked(vault, opened):
    name = vault("backup", "create").stdout.strip()
    assert vault("backup", "list", "--json", as_json=True)["backups"][0]["name"] == name
    assert vault("backup", "verify", name).exit_code == 0


def test_the_demo_tells_the_main_job_in_under_a_page(run, tmp_path):
    result = run("demo", "--out", tmp_path / "demo")
    assert result.exit_code == 0, result.stderr
    assert len(result.stdout.splitlines()) < 50
    assert len(result.stdout) < 60 * 80
    assert "This practice may have stopped" in result.stdout
    assert len(list((tmp_path / "demo" / "letters").glob("*.pdf"))) == 3
    sums = [file.name for file in (tmp_path / "demo" / "deadlines").glob("*.txt")]
    assert len(sums) == 3
    assert not any(".pdf" in name for name in sums)
    assert (tmp_path / "demo" / "due-days.ics").exists()


def test_a_list_is_looked_at_before_it_is_used(run, tmp_path):
    listed = tmp_path / "list.csv"
    listed.write_text("name,email\nFresh Example Ltd,fresh.example@gmail.com\n")
    found = run("directory", "inspect", listed, "--json", as_json=True)
    assert (found["signed"], found["added"]) == (False, 1)
    assert "gmail.com" in found["suspects"][0]["reasons"][0]
    assert "Fresh Example Ltd" in run("directory", "inspect", listed).stdout


def test_the_log_of_the_vault_is_checked_and_holds_no_content(opened, vault):
    found = vault("vault", "audit", "--json", as_json=True)
    assert found["whole"] is True
    numbers = [entry["number"] for entry in found["entries"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert found["entries"][0].keys() == {"number", "at", "who", "action", "object"}
    assert "whole" in vault("vault", "audit").stdout


def test_a_wrongly_written_fact_opens_no_request(vault):
    result = vault("requests", "open", "emmas-diary", "--fact=about everything")
    assert (result.exit_code, "KEY=VALUE" in result.stderr) == (2, True)
    result = vault("requests", "open", "emmas-diary", "--fact=about=everything")
    assert (result.exit_code, "does not ask for “about”" in result.stderr) == (1, True)
    assert vault("requests", "list", "--json", as_json=True) == {"requests": []}
