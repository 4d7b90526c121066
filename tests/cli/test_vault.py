"""The keys of the vault, as a script or a careful person changes them."""

import pytest

SECOND = "other words entirely"


@pytest.fixture
def vault(run, person_file):
    run("vault", "create", "--json", as_json=True)
    run("people", "add", person_file)
    return run


def people(run, **how):
    return run("people", "list", "--json", as_json=True, **how)["people"]


def test_a_second_pass_phrase_opens_other_data(vault):
    done = vault("vault", "second-passphrase", typed=f"{SECOND}\n{SECOND}\n")
    assert done.exit_code == 0, done.stderr
    assert [len(people(vault)), len(people(vault, passphrase=SECOND))] == [1, 0]


def test_the_keyring_is_taken_in_and_left_out(vault):
    for words, ways in (("--on", 3), ("--off", 2)):
        assert vault("vault", "keyring", words).exit_code == 0
        assert len(vault("vault", "status", "--json", as_json=True)["opens_with"]) == ways


def test_a_changed_pass_phrase_asks_for_the_old_one_once(vault):
    done = vault("vault", "change-passphrase", typed=f"{SECOND}\n{SECOND}\n")
    assert done.exit_code == 0, done.stderr
    assert len(people(vault, passphrase=SECOND)) == 1


def test_a_wrong_pass_phrase_changes_no_keys(vault):
    for command in ("second-passphrase", "change-passphrase"):
        done = vault("vault", command, typed="aaaa bbbb cccc\n" * 2, passphrase="wrong words here")
        assert done.exit_code == 1
        assert "not the pass phrase" in done.stderr
