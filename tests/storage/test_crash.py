"""Killed at any moment, the program has lost nothing that it said was saved."""

import subprocess
import sys

import pytest

KILLS = 12  # each of the six services is hit twice


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of other systems")
def test_nothing_saved_is_lost_when_the_program_is_killed(repository):
    command = [sys.executable, "-m", "bench.vault", "--kills", str(KILLS), "--openings", "1"]
    run = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert figure(run.stdout, "saved") >= KILLS
    assert figure(run.stdout, "of these lost") == 0


def figure(table, name):
    line = next(line for line in table.splitlines() if line.startswith(name))
    return int(line.split()[-1].replace(",", ""))
