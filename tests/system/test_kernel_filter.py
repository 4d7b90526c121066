"""The kernel refuses a child what reading needs none of, also past Python."""

import errno
import json
import platform
import subprocess
import sys

import pytest

from dsar_assistant.system import kernel_filter
from dsar_assistant.system.kernel_filter import filter_kernel_calls

IN_CHILD = """
import ctypes, errno, json, os, socket, sys, threading
libc = ctypes.CDLL(None, use_errno=True)
from dsar_assistant.system.cage.limits import confine
numbers = json.loads(sys.argv[1])
path = sys.argv[2].encode()
confine()

def outcome(name, *given):
    ctypes.set_errno(0)
    if libc.syscall(ctypes.c_long(numbers[name]), *(
        one if isinstance(one, bytes) else ctypes.c_long(one) for one in given
    )) >= 0:
        os._exit(3)
    return errno.errorcode[ctypes.get_errno()]

told = {
    "inet": outcome("socket", socket.AF_INET, socket.SOCK_STREAM, 0),
    "inet6": outcome("socket", socket.AF_INET6, socket.SOCK_DGRAM, 0),
    "unix": outcome("socket", socket.AF_UNIX, socket.SOCK_STREAM, 0),
    "connect": outcome("connect", 0, 0, 0),
    "io_uring": outcome("io_uring_setup", 1, 0),
    "ptrace": outcome("ptrace", 0, 0, 0, 0),
    "execve": outcome("execve", b"/bin/true", 0, 0),
    "kill": outcome("kill", os.getppid(), 0),
    "fork": outcome("clone", 17, 0, 0, 0, 0),
    "clone3": outcome("clone3", 0, 0),
    "unlinkat": outcome("unlinkat", -100, path, 0),
    "renameat2": outcome("renameat2", -100, path, -100, path + b"2", 0),
    "fchmodat": outcome("fchmodat", -100, path, 0o777),
    "truncate": outcome("truncate", path, 0),
    "create": outcome("openat", -100, path + b"3", os.O_WRONLY | os.O_CREAT, 0o600),
    "open to write": outcome("openat", -100, path, os.O_RDWR, 0),
    "openat2": outcome("openat2", -100, path, 0, 0),
    "terminal": outcome("ioctl", 0, 0x5412, 0),
    "other machine": outcome("x32"),
}
heard = []
thread = threading.Thread(target=lambda: heard.append(open(path).read()))
thread.start()
thread.join()
print(json.dumps([told, heard]))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory, repository):
    """What each system call answered in a child, and what a thread of it could read."""
    if sys.platform != "linux" or platform.machine() not in kernel_filter._MACHINES:
        pytest.skip("this system has no such filter")
    column, _ = kernel_filter._MACHINES[platform.machine()]
    numbers = {name: both[column] for name, both in kernel_filter._REFUSED.items()}
    numbers |= {name: both[column] for name, both in kernel_filter._UNKNOWN.items()}
    numbers |= {"openat": (257, 56)[column], "ioctl": (16, 29)[column]}
    numbers |= {"clone": (56, 220)[column], "x32": kernel_filter._X32 + 39}
    path = tmp_path_factory.mktemp("filter") / "evidence"
    path.write_text("words")
    run = subprocess.run(
        [sys.executable, "-c", IN_CHILD, json.dumps(numbers), str(path)],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert [one.name for one in path.parent.iterdir()] == ["evidence"]
    return json.loads(run.stdout)


def test_what_reading_needs_none_of_is_refused_by_the_kernel(told):
    refused = {name for name, outcome in told[0].items() if outcome == "EPERM"}
    assert set(told[0]) - refused == {"clone3", "openat2"}


def test_what_a_filter_cannot_look_into_is_said_to_be_unknown(told):
    assert {told[0]["clone3"], told[0]["openat2"]} == {"ENOSYS"}


def test_a_thread_may_still_be_started_and_may_read(told):
    assert told[1] == ["words"]


@pytest.mark.parametrize(("system", "machine"), [("darwin", "arm64"), ("linux", "riscv64")])
def test_where_there_is_no_such_filter_nothing_changes(monkeypatch, system, machine):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert filter_kernel_calls() is False


@pytest.mark.parametrize("machine", sorted(kernel_filter._MACHINES))
def test_the_filter_is_one_that_a_kernel_takes(machine):
    steps = list(kernel_filter._instructions(*kernel_filter._MACHINES[machine]))
    assert len(steps) < 4096
    ends = {step.code for step in steps[-1:]}
    assert ends == {kernel_filter._ANSWER}
    for at, step in enumerate(steps):
        assert at + 1 + max(step.skip_if_so, step.skip_if_not) <= len(steps)


def test_every_refusal_gives_the_reason_not_permitted():
    answers = {
        step.value
        for step in kernel_filter._instructions(0, 0)
        if step.code == kernel_filter._ANSWER
    }
    reasons = {kernel_filter._FAIL_WITH | one for one in (errno.EPERM, errno.ENOSYS)}
    assert answers == reasons | {kernel_filter._ALLOW}
