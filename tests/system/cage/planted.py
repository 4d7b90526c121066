"""Children in whose reading something goes wrong on purpose."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
_START = """
import sys; sys.path.insert(0, {root!r})
import os, time, socket, subprocess
from dsar_assistant.system.cage import child, jobs, limits
limits.CPU_S = 1
really_read = jobs.read_source
def read(plan, ticket):
    if "bomb" in plan.source.name:
        {deed}
    return really_read(plan, ticket)
jobs.read_source = read
child.main()
"""


def child_that(deed: str) -> list[str]:
    """A child that does this when it comes to a file with ``bomb`` in its name."""
    return [sys.executable, "-c", _START.format(root=str(ROOT), deed=deed)]


def child_saying(words: str | bytes) -> list[str]:
    """A child that takes its job and says this."""
    said = words.encode() if isinstance(words, str) else words
    code = f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({said!r})"
    return [sys.executable, "-c", code]
