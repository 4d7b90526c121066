"""A child process that is asked once, answers once, and is gone."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Timer

_PACKAGE_PARENT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.insert(0, {parent!r});from {module} import main; main()"


def start_of(module: str, word: str) -> list[str]:
    """Give the command that starts a child, in a checkout, installed, or frozen.

    Args:
        module: Whose ``main`` it is.
        word: By which the frozen program knows that it is to be this child.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, word]
    start = _START.format(parent=str(_PACKAGE_PARENT), module=module)
    return [sys.executable, "-I", "-c", start]


class OneAnswer:
    """Starts a child for each question."""

    def __init__(self, command: Sequence[str], patience_s: float, most: int) -> None:
        """Take the command, how long to wait, and how many bytes an answer may have."""
        self._command = list(command)
        self._patience_s = patience_s
        self._most = most

    def to(self, question: bytes) -> bytes:
        """Hand over a question, and take what is said before patience ends; perhaps nothing."""
        child = subprocess.Popen(  # noqa: S603 - our own program, and no shell
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        watch = Timer(self._patience_s, child.kill)
        watch.start()
        try:
            return _talk(child, question, self._most)
        finally:
            watch.cancel()
            watch.join()
            child.kill()
            child.wait()


def _talk(child: subprocess.Popen[bytes], question: bytes, most: int) -> bytes:
    assert child.stdin is not None  # noqa: S101 - both are pipes, as asked for above
    assert child.stdout is not None  # noqa: S101
    with child.stdout:
        try:
            with child.stdin:
                child.stdin.write(question)
        except OSError:
            return b""
        return child.stdout.read(most)


def _environment() -> dict[str, str]:
    """Keep from the child what it has no need to know."""
    kept = ("SYSTEMROOT", "SYSTEMDRIVE")
    return {"PYTHONUTF8": "1"} | {key: os.environ[key] for key in kept if key in os.environ}
