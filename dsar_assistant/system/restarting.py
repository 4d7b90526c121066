"""Starting the program anew in its own place, so that its memory is given back to the system.

Clearing what a window showed leaves copies behind; only a new program has none.
"""

import os
import sys
from typing import NoReturn

LOCKED_VARIABLE = "DSAR_STARTS_LOCKED"
_SECRETS = ("DSAR_PASSPHRASE",)


def restart_locked() -> NoReturn:
    """Become the same program once more, which shows the locked door."""
    environment = {key: text for key, text in os.environ.items() if key not in _SECRETS}
    environment[LOCKED_VARIABLE] = "1"
    os.execve(sys.executable, [sys.executable, *_arguments()], environment)  # noqa: S606 - ourselves


def starts_locked() -> bool:
    """Say whether the program was started anew to lock; asked once, then it is forgotten."""
    return os.environ.pop(LOCKED_VARIABLE, "") == "1"


def _arguments() -> list[str]:
    """Give what the program was started with."""
    frozen = getattr(sys, "frozen", False)
    return sys.argv[1:] if frozen else sys.orig_argv[1:]
