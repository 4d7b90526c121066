"""The cage that a child process locks itself into, for good."""

import importlib
import os
import sys
from contextlib import suppress

from dsar_assistant.system.hardening import harden

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_S = 60
_BYTES_PER_CPU_S = 20_000_000
OPEN_FILES = 1024
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
    allow_time_for(0)
    # Systems without these limits still have this net, and those with them have both.
    sys.addaudithook(_refuse_all_but_reading if may_open else _refuse_everything)


def allow_time_for(size: int) -> None:
    """Give the next file its time: a minute of the processor, and more for a huge one.

    Whoever uses it up is ended by the system. Only the soft limit is set, so that the
    file after it can be given its own.
    """
    if sys.platform == "win32":
        return
    resource = importlib.import_module("resource")
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    until = int(used) + 1 + CPU_S + size // _BYTES_PER_CPU_S
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def _limit(name: str, most: int) -> None:
    if sys.platform == "win32":
        return
    resource = importlib.import_module("resource")
    with suppress(OSError, ValueError):
        resource.setrlimit(getattr(resource, name), (most, most))


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
