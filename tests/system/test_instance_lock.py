"""One running program for one data folder, and no lock left behind by a crash."""

import subprocess
import sys

import pytest

from dsar_assistant.domain.vault_errors import VaultInUseError
from dsar_assistant.system.instance_lock import InstanceLock

HOLD = """
import sys
from pathlib import Path
from dsar_assistant.system.instance_lock import InstanceLock

InstanceLock(Path(sys.argv[1])).acquire()
print("held", flush=True)
sys.stdin.read()
"""


START_MANY = """
import os, sys
from pathlib import Path
from dsar_assistant.domain.vault_errors import VaultInUseError
from dsar_assistant.system.instance_lock import InstanceLock

go, start = os.pipe()
done, finish = os.pipe()
told, tell = os.pipe()
children = []
for _ in range(100):
    child = os.fork()
    if child == 0:
        os.close(start)
        os.close(finish)
        os.read(go, 1)
        try:
            InstanceLock(Path(sys.argv[1])).acquire()
            os.write(tell, b"1")
        except VaultInUseError:
            os.write(tell, b"0")
        os.read(done, 1)
        os._exit(0)
    children.append(child)
os.close(start)
answers = b""
while len(answers) < 100:
    answers += os.read(told, 100)
os.close(finish)
for child in children:
    os.waitpid(child, 0)
print(answers.count(b"1"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="starts copies of itself as Linux does")
def test_of_a_hundred_programs_started_at_once_one_gets_it(tmp_path, repository):
    run = subprocess.run(
        [sys.executable, "-c", START_MANY, str(tmp_path / "lock")],
        cwd=repository,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "1\n"


@pytest.fixture
def other_program(tmp_path, repository):
    """Another program that holds the lock."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "lock")],
        cwd=repository,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        yield program
        program.kill()


def test_a_second_holder_is_refused(tmp_path):
    with InstanceLock(tmp_path / "lock"), pytest.raises(VaultInUseError):
        InstanceLock(tmp_path / "lock").acquire()


def test_once_given_back_it_can_be_taken_again(tmp_path):
    for _ in range(2):
        with InstanceLock(tmp_path / "lock"):
            assert (tmp_path / "lock").exists()


def test_taking_it_twice_and_giving_it_back_twice_does_no_harm(tmp_path):
    lock = InstanceLock(tmp_path / "lock")
    lock.acquire()
    lock.acquire()
    lock.release()
    lock.release()
    InstanceLock(tmp_path / "lock").acquire()


def test_another_program_keeps_us_out(tmp_path, other_program):
    with pytest.raises(VaultInUseError):
        InstanceLock(tmp_path / "lock").acquire()


def test_a_killed_program_leaves_no_lock(tmp_path, other_program):
    other_program.kill()
    other_program.wait()
    with InstanceLock(tmp_path / "lock"):
        pass
