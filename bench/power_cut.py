"""Cut the power at random moments of a recorded run, and count what was lost.

``python -m bench.power_cut`` from the top of the checkout; ``--states 150`` for a short
look, ``--synchronous NORMAL`` to see that the test would notice a weaker setting.

A run of the real vault is recorded with ``write_recorder.c``: every write, truncation, sync
and renaming. A state is what a disk may hold after a power cut at some point of it: what
was synced is there; of each later write, any of its sectors of 512 bytes may be there or
not. Every change that was told to be saved before the cut must be in every state, and no
state may be malformed or raise an alarm. Renaming and removing count as done at once.
"""

import argparse
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.vault import PASSPHRASE, kept_numbers, make_vault, new_keeper
from dsar_assistant.domain.controller import Answer, InterviewAnswer
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.vault import WithPassphrase
from dsar_assistant.storage import sqlcipher
from dsar_assistant.storage.keeper import SqlVaultKeeper

SECTOR = 512
SAVES = 60
KEY_CHANGES = 4
REMOVALS = 3
NO_COMPILER = 77
SHIM_SOURCE = Path(__file__).with_name("write_recorder.c")


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that the program asked of the disk."""

    kind: str
    path: str
    at: int
    content: bytes


@dataclass
class OnDisk:
    """One file during a replay: what is surely on the disk, and what may be."""

    synced: bytearray = field(default_factory=bytearray)
    waiting: list[Operation] = field(default_factory=list)


@dataclass
class Tally:
    """What the states were found to hold."""

    states: int = 0
    lost: int = 0
    broken: int = 0
    alarms: int = 0


def save_and_acknowledge(folder: Path, subject_id: str, synchronous: str) -> None:
    """Do what is recorded: save, change keys, remove, close; acknowledge each saved number."""
    settings = sqlcipher.WRITING_SETTINGS
    weak = f"PRAGMA synchronous = {synchronous}"
    sqlcipher.WRITING_SETTINGS = tuple(weak if "synchronous" in x else x for x in settings)
    keeper = new_keeper(folder)
    keeper.open(WithPassphrase(PASSPHRASE))
    acknowledged = os.open(folder / "acknowledged", os.O_WRONLY | os.O_CREAT, 0o600)
    for number in range(1, SAVES + 1):
        answer = InterviewAnswer(f"question-{number}", Answer.YES, number, number)
        with keeper.begin() as unit:
            unit.evidence.keep_answer(subject_id, answer)
            unit.commit()
        os.write(acknowledged, f"{number}\n".encode())
        if number % (SAVES // KEY_CHANGES) == 0:
            keeper.change_passphrase(WithPassphrase(PASSPHRASE), PASSPHRASE)
        if number % (SAVES // REMOVALS) == 0:
            add_and_remove(keeper)
    keeper.lock()


def add_and_remove(keeper: SqlVaultKeeper) -> None:
    """Remove somebody, which empties the log beside the database."""
    with keeper.begin() as unit:
        someone = unit.people.add(DataSubject("", "Gone Soon", PostalAddress(("2 Road",))))
        unit.commit()
        unit.people.remove(someone.id)
        unit.commit()


def build_shim(scratch: Path) -> Path:
    """Compile the recorder; ends the program with its own status where there is no compiler."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        print("no C compiler, or not Linux: power cuts cannot be recorded here")
        sys.exit(NO_COMPILER)
    shim = scratch / "recorder.so"
    command = [compiler, "-shared", "-fPIC", "-O2", "-o", str(shim), str(SHIM_SOURCE), "-ldl"]
    subprocess.run(command, check=True)
    return shim


def record_run(scratch: Path, synchronous: str) -> tuple[Path, list[Operation]]:
    """Record a run; gives the folder as it was before, and what was asked of the disk."""
    folder, before, log = scratch / "data", scratch / "before", scratch / "log"
    subject_id = make_vault(folder)
    shutil.copytree(folder, before)
    (scratch / "subject").write_text(subject_id, "utf-8")
    environment = os.environ | {
        "LD_PRELOAD": str(build_shim(scratch)),
        "RECORD_ROOT": str(folder),
        "RECORD_LOG": str(log),
    }
    command = [sys.executable, "-m", "bench.power_cut", "--record", str(folder)]
    options = ["--subject", subject_id, "--synchronous", synchronous]
    subprocess.run([*command, *options], env=environment, check=True)
    return before, list(read_log(log.read_bytes(), f"{folder}/"))


def read_log(log: bytes, root: str) -> Iterator[Operation]:
    """Read the records, with paths below the folder."""
    at = 0
    while at < len(log):
        kind, length = struct.unpack_from("=cH", log, at)
        at += 3
        path = log[at : at + length].decode().removeprefix(root)
        at += length
        offset, size = struct.unpack_from("=QI", log, at)
        at += 12
        yield Operation(kind.decode(), path, offset, log[at : at + size])
        at += size


class Disk:
    """A disk during a replay."""

    def __init__(self, before: Path, root: str) -> None:
        self._root = root
        self.files: dict[str, OnDisk] = {}
        for path in before.rglob("*"):
            if path.is_file():
                name = path.relative_to(before).as_posix()
                self.files[name] = OnDisk(bytearray(path.read_bytes()))

    def do(self, operation: Operation) -> None:
        """Take one operation in."""
        if operation.kind in "wt":
            self.files.setdefault(operation.path, OnDisk()).waiting.append(operation)
        elif operation.kind == "s" and operation.path in self.files:  # else a folder
            sync(self.files[operation.path])
        elif operation.kind == "u":
            self.files.pop(operation.path, None)
        elif operation.kind == "r":
            target = operation.content.decode().removeprefix(self._root)
            self.files[target] = self.files.pop(operation.path)

    def after_power_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Give one state that the disk may be in now."""
        keep = chance.choice((0.0, 0.3, 0.7, 1.0))
        return {name: survived(file, keep, chance) for name, file in self.files.items()}


def sync(file: OnDisk) -> None:
    """Take over what was waiting."""
    for waiting in file.waiting:
        apply(file.synced, waiting)
    file.waiting.clear()


def survived(file: OnDisk, keep: float, chance: random.Random) -> bytes:
    """Give a file of which each sector not yet synced may have been written or not."""
    content = bytearray(file.synced)
    for operation in file.waiting:
        if operation.kind == "t":
            if chance.random() < keep:
                apply(content, operation)
            continue
        for at in range(0, len(operation.content), SECTOR):
            if chance.random() < keep:
                piece = operation.content[at : at + SECTOR]
                apply(content, Operation("w", operation.path, operation.at + at, piece))
    return bytes(content)


def apply(content: bytearray, operation: Operation) -> None:
    """Do one write or truncation."""
    end = operation.at + len(operation.content)
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    if operation.kind == "t":
        del content[operation.at :]
    else:
        content[operation.at : end] = operation.content


def acknowledged_by(operations: Sequence[Operation]) -> set[int]:
    """Read which numbers had been told to be saved."""
    told = (op.content for op in operations if op.path == "acknowledged" and op.kind == "w")
    return {int(number) for number in b"".join(told).split()}


def check_state(folder: Path, subject_id: str, expected: set[int], tally: Tally) -> None:
    """Open the vault in one state, and count what is wrong with it."""
    keeper = new_keeper(folder)
    try:
        keeper.open(WithPassphrase(PASSPHRASE))
        tally.lost += bool(expected - kept_numbers(keeper, subject_id))
        tally.broken += bool(keeper.find_damage())
    except DsarError as error:
        tally.alarms += 1
        print(f"  {type(error).__name__}: {error}", file=sys.stderr)
    finally:
        keeper.lock()


def replay(scratch: Path, states: int, synchronous: str, seed: int) -> Tally:
    """Record one run and look into as many states as asked, evenly spread over it."""
    before, operations = record_run(scratch, synchronous)
    subject_id = (scratch / "subject").read_text("utf-8")
    chance, tally = random.Random(seed), Tally()
    disk, done = Disk(before, f"{scratch}/data/"), 0
    for cut in sorted(chance.randrange(1, len(operations) + 1) for _ in range(states)):
        for operation in operations[done:cut]:
            disk.do(operation)
        done = cut
        state = scratch / "state"
        lay_out(state, disk.after_power_cut(chance))
        check_state(state, subject_id, acknowledged_by(operations[:cut]), tally)
        tally.states += 1
    return tally


def lay_out(folder: Path, files: dict[str, bytes]) -> None:
    """Write a state; the shared-memory file never survives a power cut."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        if not name.endswith("-shm"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)


def main() -> int:
    """Print the table; the exit status tells whether anything was lost or broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=int, default=1500)
    parser.add_argument("--synchronous", default="FULL", choices=["FULL", "NORMAL", "OFF"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--subject", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.record:
        save_and_acknowledge(arguments.record, arguments.subject, arguments.synchronous)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        tally = replay(Path(scratch), arguments.states, arguments.synchronous, arguments.seed)
    print(f"states replayed          {tally.states:>6,}")
    print(f"with saved changes lost  {tally.lost:>6,}")
    print(f"with damage              {tally.broken:>6,}")
    print(f"refused or alarmed       {tally.alarms:>6,}")
    return 1 if tally.lost or tally.broken or tally.alarms else 0


if __name__ == "__main__":
    sys.exit(main())
