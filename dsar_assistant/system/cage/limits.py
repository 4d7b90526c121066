"""The cage that a child process locks itself into, for good."""

import importlib
import os
import sys
from contextlib import suppress

from dsar_assistant.system.hardening import harden
from dsar_assistant.system.kernel_filter import filter_kernel_calls

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_S = 60
# A child that read for so long beyond its largest file leaves the rest to another.
LIFE_S = 600
_EVER_S = 24 * 60 * 60
_GRACE_S = 2
_BYTES_PER_CPU_S = 20_000_000
OPEN_FILES = 1024
STANDARD_STREAMS = 3
_FORBIDDEN = ("socket.", "subprocess.", "os.", "shutil.", "ctypes.dlopen", "winreg.", "pty.")
_HARMLESS = frozenset({"os.listdir", "os.scandir", "os.walk", "os.fwalk", "os.getxattr"})
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class ForbiddenError(RuntimeError):
    """Something in the child tried to reach outside."""


def confine(open_files: int = OPEN_FILES, *, may_open: bool = True) -> None:
    """Give up memory, time, writing and the network; what a system lacks is left out.

    Args:
        open_files: How many may be open at once.
        may_open: Whether files may be opened at all, for reading alone.
    """
    harden()
    # What is loaded later must not be kept for the next time beside its source.
    sys.dont_write_bytecode = True
    _limit("RLIMIT_AS", MEMORY_BYTES)
    _limit("RLIMIT_FSIZE", 0)
    _limit("RLIMIT_NOFILE", open_files)
    # Another process would live on with the pipe when this one is ended.
    _limit("RLIMIT_NPROC", 0)
    _limit_time(_used_s() + _needed_s(0), _used_s() + _EVER_S)
    filter_kernel_calls()
    # Systems without these limits still have this net, and those with them have both.
    sys.addaudithook(_refuse_all_but_reading if may_open else _refuse_everything)


def allow_time_for(size: int) -> None:
    """Give the next file its time: a minute of the processor, and more for a huge one.

    Whoever uses it up is ended by the system. Only the soft limit is set, so that the
    file after it can be given its own.
    """
    _limit_time(_used_s() + _needed_s(size))


def allow_no_more_than(size: int) -> None:
    """Give the only file its time; whoever does not listen to the limit is ended all the same."""
    until = _used_s() + _needed_s(size)
    _limit_time(until, until + _GRACE_S)


def end_life_after(largest: int) -> None:
    """Bound the whole life of this process, by the largest of the files that it is to read."""
    _, hard = _time_limits()
    _limit_time(hard, _used_s() + _needed_s(largest) + LIFE_S)


def has_life_left_for(size: int) -> bool:
    """Say whether another file can be given its time within the life of this process."""
    return _used_s() + _needed_s(size) <= _time_limits()[1]


def _needed_s(size: int) -> int:
    return 1 + CPU_S + size // _BYTES_PER_CPU_S


def _used_s() -> int:
    """Say how much of the processor's time was used; 0 where the system does not limit it."""
    if sys.platform == "win32":
        return 0
    resource = importlib.import_module("resource")
    return int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))


def _time_limits() -> tuple[int, int]:
    """Give when this process is asked to end, and when it is ended; in seconds of its time."""
    if sys.platform == "win32":
        return sys.maxsize, sys.maxsize
    resource = importlib.import_module("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    return (
        sys.maxsize if soft == resource.RLIM_INFINITY else soft,
        sys.maxsize if hard == resource.RLIM_INFINITY else hard,
    )


def _limit_time(soft: int, hard: int = sys.maxsize) -> None:
    """Set when this process is asked to end, and when it is ended; never later than it is now."""
    latest = min(hard, _time_limits()[1])
    if latest < sys.maxsize:
        _limit("RLIMIT_CPU", min(soft, latest), latest)


def _limit(name: str, most: int, hard: int | None = None) -> None:
    if sys.platform == "win32":
        return
    resource = importlib.import_module("resource")
    with suppress(OSError, ValueError):
        resource.setrlimit(getattr(resource, name), (most, most if hard is None else hard))


def _refuse_all_but_reading(event: str, args: tuple[object, ...]) -> None:
    if event == "open":
        flags = args[2] if len(args) > 2 else 0  # noqa: PLR2004 - path, mode, flags
        if isinstance(flags, int) and flags & _WRITES:
            raise ForbiddenError(event)
    elif event.startswith(_FORBIDDEN) and event not in _HARMLESS:
        raise ForbiddenError(event)


def _refuse_everything(event: str, args: tuple[object, ...]) -> None:
    if event == "open":
        raise ForbiddenError(event)
    _refuse_all_but_reading(event, args)
