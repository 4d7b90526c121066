"""A backup opens without the program, by one short script."""

import os
import sqlite3
import subprocess
import sys

import pytest

from dsar_assistant.storage.backups import ZipBackups

PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def backup(vault, person, folder, around):
    """A backup of a vault with one person in it."""
    with vault.begin() as unit:
        unit.people.add(person)
        unit.commit()
    return folder / "backups" / ZipBackups(folder, vault, around).make().name


@pytest.fixture
def opened(backup, repository, tmp_path):
    """Run the script on the backup with a secret."""
    script = repository / "tools" / "open_backup.py"

    def run(secret):
        return subprocess.run(
            [sys.executable, "-I", str(script), str(backup), str(tmp_path / "plain.sqlite")],
            env=os.environ | {"DSAR_PASSPHRASE": secret},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def names_in(path):
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT full_name FROM people").fetchall()
    finally:
        connection.close()


def test_the_pass_phrase_opens_it(opened, tmp_path, person):
    run = opened(PASSPHRASE)
    assert run.returncode == 0, run.stderr
    assert names_in(tmp_path / "plain.sqlite") == [(person.full_name,)]


def test_the_recovery_key_opens_it_as_typed(opened, recovery_key, tmp_path, person):
    run = opened(recovery_key.lower().replace("-", "  ").replace("0", "o"))
    assert run.returncode == 0, run.stderr
    assert names_in(tmp_path / "plain.sqlite") == [(person.full_name,)]


def test_nothing_else_opens_it(opened, tmp_path):
    run = opened("not the pass phrase")
    assert run.returncode == 1
    assert "Nothing was written" in run.stdout
    assert not (tmp_path / "plain.sqlite").exists()


def test_a_file_that_is_there_is_left_alone(opened, tmp_path):
    (tmp_path / "plain.sqlite").write_text("mine", "utf-8")
    assert opened(PASSPHRASE).returncode == 1
    assert (tmp_path / "plain.sqlite").read_text("utf-8") == "mine"
