"""After locking, nothing that was readable is in the memory of the program any more."""

import secrets
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("locking_program.py")
LARGEST_PIECE = 256 * 1024 * 1024


def copies_in_memory(pid: int, text: str) -> int:
    """Count a text in the memory of a process, in the ways that Python and Qt write it."""
    wanted = [text.encode(), text.encode("utf-16-le")]
    count = 0
    maps = Path(f"/proc/{pid}/maps").read_text().splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            place, rights, *_ = line.split()
            if not rights.startswith("rw"):
                continue
            start, end = (int(number, 16) for number in place.split("-"))
            try:
                memory.seek(start)
                piece = memory.read(min(end - start, LARGEST_PIECE))
            except (OSError, OverflowError, ValueError):
                continue
            count += sum(piece.count(one) for one in wanted)
    return count


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read as Linux shows it")
def test_locking_clears_the_memory_and_only_the_restart_does(tmp_path):
    canary = f"canary-{secrets.token_hex(8)}"
    command = [sys.executable, str(PROGRAM), str(tmp_path / "data")]
    counts = {}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for word in (canary, "lock", "restart"):
            program.stdin.write(f"{word}\n".encode())
            program.stdin.flush()
            state = program.stdout.readline().decode().strip()
            counts[state] = copies_in_memory(program.pid, canary)
        program.kill()
    assert list(counts) == ["open", "closed", "restarted"]
    assert counts["open"] > 0
    assert counts["closed"] > 0, "the check would see what a restart clears"
    assert counts["restarted"] == 0
