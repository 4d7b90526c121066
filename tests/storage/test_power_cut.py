"""After a power cut at any moment, everything that was said to be saved is there."""

import subprocess
import sys

import pytest

from bench.power_cut import NO_COMPILER

LOSS = "with saved changes lost"


@pytest.fixture
def cut(repository):
    """Replay power cuts; gives the exit status and the figures by name."""

    def run(states, synchronous="FULL"):
        options = ["--states", str(states), "--synchronous", synchronous]
        command = [sys.executable, "-m", "bench.power_cut", *options]
        done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
        if done.returncode == NO_COMPILER:
            pytest.skip(done.stdout.strip())
        lines = (line.rsplit(maxsplit=1) for line in done.stdout.splitlines())
        return done.returncode, {name: int(count.replace(",", "")) for name, count in lines}

    return run


def test_no_saved_change_is_lost_in_a_power_cut(cut):
    status, figures = cut(60)
    assert set(figures.values()) == {0, 60}, figures
    assert status == 0


def test_the_replay_would_notice_a_weaker_setting(cut):
    status, figures = cut(25, "NORMAL")
    assert figures[LOSS] > 0
    assert status == 1
