"""How much a file may take, and the cage that the child process locks itself into."""

import importlib
import sys
from contextlib import suppress

MOST_BYTES = 100 * 1024 * 1024
MOST_MEMBERS = 10_000
MOST_UNPACKED = 500 * 1024 * 1024
MOST_RATIO = 200
RATIO_FROM = 1024 * 1024
MOST_JSON = 50 * 1024 * 1024
MOST_PAGES = 5_000
MOST_CHARACTERS = 30_000_000
MOST_PARTS = 20_000
MOST_DEPTH = 4

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_S = 60
_STANDARD_STREAMS = 3
_FORBIDDEN = ("socket.", "subprocess.", "os.", "shutil.", "ctypes.dlopen", "winreg.", "open")
_HARMLESS = frozenset({"os.listdir", "os.scandir", "os.walk", "os.fwalk"})


class ForbiddenError(RuntimeError):
    """Something in the child tried to reach outside."""


def confine() -> None:
    """Give up memory, time, files and the network for good; what a system lacks is left out."""
    _limit_resources()
    # Systems without these limits still have this net, and those with them have both.
    sys.addaudithook(_refuse)


def _limit_resources() -> None:
    if sys.platform == "win32":
        return
    resource = importlib.import_module("resource")
    limits = {
        "RLIMIT_AS": MEMORY_BYTES,
        "RLIMIT_CPU": CPU_S,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CORE": 0,
        # No file and no socket beyond the three streams can be opened any more.
        "RLIMIT_NOFILE": _STANDARD_STREAMS,
        # Nor can another process be started, to live on with the pipe when this one is ended.
        "RLIMIT_NPROC": 0,
    }
    for name, most in limits.items():
        with suppress(OSError, ValueError):
            resource.setrlimit(getattr(resource, name), (most, most))


def _refuse(event: str, _: object) -> None:
    if event.startswith(_FORBIDDEN) and event not in _HARMLESS:
        raise ForbiddenError(event)
