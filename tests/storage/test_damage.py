"""Whatever happens to the pages of the database, it is noticed and said."""

import subprocess
import sys

import pytest

from dsar_assistant.domain.vault_errors import VaultBusyError, VaultLockedError


def test_every_damage_is_noticed(repository):
    command = [sys.executable, "-m", "bench.damage", "--faults", "40"]
    run = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert {line.split("  ")[0] for line in run.stdout.splitlines()} == {
        "noticed by the check",
        "refused as damaged",
    }


def test_an_undamaged_vault_is_found_whole(vault, person):
    with vault.begin() as unit:
        unit.people.add(person)
        unit.commit()
    assert vault.find_damage() == ()


def test_pages_are_not_checked_while_other_work_goes_on(vault, person):
    with vault.begin() as unit:
        unit.people.add(person)
        with pytest.raises(VaultBusyError):
            vault.find_damage()


def test_a_locked_vault_cannot_be_checked(vault):
    vault.lock()
    with pytest.raises(VaultLockedError):
        vault.find_damage()
