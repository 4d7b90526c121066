"""One window for one data folder: whoever starts a second gets the first to the front.

The first holds a lock on the folder. A second leaves an empty file there, which the first
takes away: that is all they say to each other, and nothing of it stays.
"""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from dsar_assistant.system.files import PRIVATE_FILE

CALL = "show-window"
PATIENCE_S = 5.0
_LOOK_EVERY_S = 0.02

if sys.platform == "win32":

    def _hold(folder: Path) -> int:
        """Hold a file that Windows takes away with the program, however that ends."""
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_TEMPORARY
        return os.open(folder / "window.lock", flags, PRIVATE_FILE)

    _TAKEN: tuple[type[OSError], ...] = (FileExistsError, PermissionError)
else:
    import fcntl

    def _hold(folder: Path) -> int:
        """Hold the folder itself, which needs no file."""
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise
        return handle

    _TAKEN: tuple[type[OSError], ...] = (BlockingIOError,)


class OneWindow:
    """The place of the one window; implements ``WindowPlace``."""

    def __init__(self, folder: Path, patience_s: float = PATIENCE_S) -> None:
        """Take the data folder, and how long a call may wait for its answer."""
        self.folder = folder
        self._patience_s = patience_s
        self._handle: int | None = None

    @property
    def _call(self) -> Path:
        return self.folder / CALL

    def take(self) -> bool:
        """Take the place if nobody has it, until the program ends; says no if another has.

        A folder that is not there, or cannot be held, is in nobody's way.
        """
        if self._handle is not None:
            return True
        try:
            self._handle = _hold(self.folder)
        except _TAKEN:
            return False
        except OSError:
            return True
        self.hear()  # a call that nobody answered is not for us
        return True

    def leave(self) -> None:
        """Give the place up; nothing happens if it is not held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def call(self) -> bool:
        """Call the window that has the place, and say whether it heard in time."""
        with suppress(OSError):
            os.close(os.open(self._call, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
        until = time.monotonic() + self._patience_s
        while self._call.exists():
            if time.monotonic() > until:
                self.hear()
                return False
            time.sleep(_LOOK_EVERY_S)
        return True

    def hear(self) -> bool:
        """Say whether somebody called, and take the call away; what is in it is not looked at."""
        try:
            self._call.unlink()
        except OSError:
            return False
        return True
