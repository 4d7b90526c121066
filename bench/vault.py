"""Kill the program again and again while it saves, and count what was lost; time the opening.

``python -m bench.vault`` from the top of the checkout; ``--kills 40`` for a short look.

Every saved change is acknowledged on a pipe only after ``commit`` came back. The program is
killed with signal 9 at a random moment up to 30 ms after its first acknowledgement. After
each kill the vault is opened again; at the end every acknowledged change must be in it.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from dsar_assistant.domain.controller import Answer, InterviewAnswer
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.vault import KeyChoices, WithKeyring, WithPassphrase
from dsar_assistant.storage.kdf import Argon2Cost
from dsar_assistant.storage.keeper import SqlVaultKeeper
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.system.files import DiskFiles
from tests.fakes import FixedClock, MemorySecretStore

LONGEST_WAIT_S = 0.03
PASSPHRASE = "a pass phrase for the bench"  # noqa: S105 - of a made-up vault
CHEAP = Argon2Cost(1, 8, 1)
PLACE = "vault"


@dataclass
class Tally:
    """What the kills led to."""

    kills: int = 0
    acknowledged: set[int] = field(default_factory=set)
    lost: int = 0
    alarms: int = 0
    damaged: bool = False


class NoRoomToSpare(DiskFiles):
    """A real disk without room for the reserve, which takes its time to write."""

    def free_bytes(self, folder: Path) -> int:
        """Say that there is none."""
        del folder
        return 0


def new_keeper(folder: Path, *, has_reserve: bool = False) -> SqlVaultKeeper:
    """Give a keeper with a cheap pass phrase and no real keyring."""
    disk = DiskFiles() if has_reserve else NoRoomToSpare()
    around = Surroundings(MemorySecretStore(), FixedClock(), disk, CHEAP, PLACE)
    return SqlVaultKeeper(folder, around)


def make_vault(folder: Path) -> str:
    """Make a vault with one person in it; gives that person's id."""
    keeper = new_keeper(folder)
    keeper.create(KeyChoices(PASSPHRASE))
    with keeper.begin() as unit:
        someone = unit.people.add(DataSubject("", "Bench Person", PostalAddress(("1 Road",))))
        unit.commit()
    keeper.lock()
    return someone.id


def save_for_ever(folder: Path, subject_id: str, first: int, pipe: int) -> None:
    """Save one numbered answer after another, and acknowledge each once it is saved."""
    keeper = new_keeper(folder)
    keeper.open(WithPassphrase(PASSPHRASE))
    number = first
    while True:
        answer = InterviewAnswer(f"question-{number}", Answer.YES, number, number)
        with keeper.begin() as unit:
            unit.evidence.keep_answer(subject_id, answer)
            unit.commit()
        os.write(pipe, f"{number}\n".encode())
        number += 1


def kill_once(folder: Path, subject_id: str, first: int) -> set[int]:
    """Start a saving program, kill it, and give what it had acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            save_for_ever(folder, subject_id, first, writing)
        finally:
            os._exit(1)
    os.close(writing)
    seen = os.read(reading, 64)
    time.sleep(random.uniform(0, LONGEST_WAIT_S))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        seen += more
    os.close(reading)
    return {int(line) for line in seen.split()}


def kept_numbers(keeper: SqlVaultKeeper, subject_id: str) -> set[int]:
    """Read which answers are in the vault."""
    with keeper.begin() as unit:
        return {answer.from_year or 0 for answer in unit.evidence.answers(subject_id)}


def kill_many(folder: Path, kills: int) -> Tally:
    """Kill as often as asked, and look for what is missing at the end."""
    subject_id, tally = make_vault(folder), Tally()
    for _ in range(kills):
        first = max(tally.acknowledged, default=0) + 2
        tally.acknowledged |= kill_once(folder, subject_id, first)
        tally.kills += 1
    keeper = new_keeper(folder)
    keeper.open(WithPassphrase(PASSPHRASE))
    tally.lost = len(tally.acknowledged - kept_numbers(keeper, subject_id))
    tally.damaged = bool(keeper.find_damage())
    keeper.lock()
    return tally


def save_one(keeper: SqlVaultKeeper, number: int) -> None:
    """Save something, so that each opening follows another state."""
    with keeper.begin() as unit:
        unit.people.add(DataSubject("", f"Person {number}", PostalAddress(("1 Road",))))
        unit.commit()


def opening_ms(folder: Path, openings: int) -> float:
    """Measure the middle time of opening a vault with the keyring's key; no alarm may come."""
    keeper, times = new_keeper(folder), []
    keeper.create(KeyChoices(keyring=True))
    for number in range(openings):
        save_one(keeper, number)
        keeper.lock()
        begun = time.perf_counter()
        keeper.open(WithKeyring())
        times.append(time.perf_counter() - begun)
    keeper.lock()
    return sorted(times)[len(times) // 2] * 1000


def main() -> int:
    """Print the table; the exit status tells whether anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--openings", type=int, default=1000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        begun = time.perf_counter()
        tally = kill_many(Path(scratch, "killed"), arguments.kills)
        took = time.perf_counter() - begun
        opened = opening_ms(Path(scratch, "opened"), arguments.openings)
    print(f"kills             {tally.kills:>8,}   in {took:.1f} s")
    print(f"saved (told so)   {len(tally.acknowledged):>8,}")
    print(f"of these lost     {tally.lost:>8,}")
    print(f"damage            {'found' if tally.damaged else 'none':>8}")
    print(f"opening (keyring) {opened:>8.1f} ms   {arguments.openings:,} times, no false alarm")
    return 1 if tally.lost or tally.damaged else 0


if __name__ == "__main__":
    sys.exit(main())
