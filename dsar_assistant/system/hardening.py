"""Keeping what is in memory from being dumped to the disk or read by other programs."""

import ctypes
import sys

_PR_SET_DUMPABLE = 4


def forbid_core_files() -> None:
    """Ask the system to write no memory to the disk when the program crashes."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - this module does not exist on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forbid_tracing() -> None:
    """Keep other programs of this account from reading our memory (Linux only)."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def harden() -> None:
    """Do what this system offers; what it lacks is left out."""
    forbid_core_files()
    forbid_tracing()
