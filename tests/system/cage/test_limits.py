"""A child has its time and no more, whether or not it listens."""

import signal
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")

IN_CHILD = """
import signal
from dsar_assistant.system.cage import limits
limits.CPU_S, limits.LIFE_S, limits._GRACE_S = {cpu}, {life}, 0
{first}
limits.confine()
{deed}
"""
DEAF = "signal.signal(signal.SIGXCPU, signal.SIG_IGN)"
FOR_EVER = "while True: pass"


def run(repository, deed, cpu=60, life=600, first=""):
    code = IN_CHILD.format(first=first, deed=deed, cpu=cpu, life=life)
    return subprocess.run(
        [sys.executable, "-c", code], cwd=repository, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "limit", ["limits.allow_no_more_than(0)", "limits.end_life_after(0)\nlimits.allow_time_for(0)"]
)
def test_whoever_does_not_listen_to_the_limit_is_ended_all_the_same(repository, limit):
    ended = run(repository, f"{limit}\n{FOR_EVER}", cpu=0, life=0, first=DEAF)
    assert ended.returncode == -signal.SIGKILL


def test_whoever_listens_is_asked_to_end(repository):
    assert run(repository, FOR_EVER, cpu=0).returncode == -signal.SIGXCPU


def test_after_a_file_the_next_is_given_its_own_time(repository):
    deed = (
        "limits.end_life_after(10_000_000_000)\n"
        "limits.allow_time_for(0)\nfirst = limits._time_limits()\n"
        "limits.allow_time_for(10_000_000_000)\nsecond = limits._time_limits()\n"
        "print(second[0] - first[0], second[1] - second[0], second[1] - first[1])"
    )
    assert run(repository, deed).stdout == "500 600 0\n"


def test_what_does_not_fit_into_the_life_of_a_child_is_for_another(repository):
    deed = (
        "limits.end_life_after(0)\n"
        "print(limits.has_life_left_for(0), limits.has_life_left_for(20_000_000_000))"
    )
    assert run(repository, deed).stdout == "True False\n"


def test_a_limit_that_the_computer_set_itself_is_never_raised(repository):
    first = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (30, 40))"
    assert run(repository, "print(limits._time_limits()[1])", first=first).stdout == "40\n"
