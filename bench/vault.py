"""Kill the program again and again while it saves, and count what was lost; time the opening.

``python -m bench.vault`` from the top of the checkout; ``--kills 40`` for a short look.

The program does what a person does, by the same services as the window: add people, answer,
open requests, keep files, write letters, record postings. Each thing done is acknowledged on
a pipe only after the service came back. The program is killed with signal 9 at a random
moment up to 30 ms after its first acknowledgement. After each kill the vault is opened again;
at the end everything acknowledged must be in it.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dsar_assistant.domain.controller import Answer, InterviewAnswer
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.request import Channel, FactKind
from dsar_assistant.domain.vault import KeyChoices, WithKeyring, WithPassphrase
from dsar_assistant.services.app import App
from dsar_assistant.storage.kdf import Argon2Cost
from dsar_assistant.storage.keeper import SqlVaultKeeper
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.system.files import DiskFiles
from tests.fakes import FixedClock, MemorySecretStore
from tests.ready_vault import informed_app

LONGEST_WAIT_S = 0.03
PASSPHRASE = "a pass phrase for the bench"  # noqa: S105 - of a made-up vault
CHEAP = Argon2Cost(1, 8, 1)
PLACE = "vault"
SERVICES = 6
KILLS_APART = 1_000_000


@dataclass
class Tally:
    """What the kills led to."""

    kills: int = 0
    acknowledged: set[str] = field(default_factory=set)
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
    return SqlVaultKeeper(folder, surroundings(has_reserve=has_reserve))


def surroundings(*, has_reserve: bool = False) -> Surroundings:
    """Give a cheap pass phrase, a keyring in memory, and the real disk."""
    disk = DiskFiles() if has_reserve else NoRoomToSpare()
    return Surroundings(MemorySecretStore(), FixedClock(), disk, CHEAP, PLACE)


def make_vault(folder: Path) -> str:
    """Make a vault with one person in it; gives that person's id."""
    keeper = new_keeper(folder)
    keeper.create(KeyChoices(PASSPHRASE))
    with keeper.begin() as unit:
        someone = unit.people.add(
            DataSubject("", "Bench Person", PostalAddress(("1 Road",), "ZZ99 3AA"))
        )
        unit.commit()
    keeper.lock()
    return someone.id


def all_done(app: App, subject_id: str, number: int) -> Iterator[str]:
    """Do everything once, as a person would, and name each thing as soon as it is kept."""
    someone = DataSubject("", f"Person {number}", PostalAddress(("1 Road",)), is_self=False)
    yield app.people.add(someone).value.id
    question = f"question-{number}"
    app.candidates.answer(subject_id, InterviewAnswer(question, Answer.YES, 2015, 2018))
    yield question
    request = app.requests.open(subject_id, "emmas-diary", "access").value
    yield request.id
    yield app.attachments.add(request.id, f"{number}.txt", b"Dear reader").value.id
    letter_id = app.letters.finish(request.id, PaperChoices()).value.letter_id
    yield letter_id
    today = app.knowledge.today
    app.postings.record(request.id, letter_id, Channel.FIRST_CLASS, today)
    yield f"{letter_id} {FactKind.POSTED.value}"


def work_for_ever(folder: Path, subject_id: str, number: int, pipe: int) -> None:
    """Do one thing after another, and acknowledge each once it is saved."""
    app = informed_app(folder, surroundings())
    app.vault.unlock(WithPassphrase(PASSPHRASE))
    while True:
        for done in all_done(app, subject_id, number):
            os.write(pipe, f"{done}\n".encode())
        number += KILLS_APART


def kill_once(folder: Path, subject_id: str, number: int, skip: int) -> set[str]:
    """Start a working program, kill it, and give what it had acknowledged.

    Args:
        number: Names what it does, unlike any other program's.
        skip: How many acknowledgements to wait for first, so that each service is hit.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work_for_ever(folder, subject_id, number, writing)
        finally:
            os._exit(1)
    os.close(writing)
    seen = b""
    while seen.count(b"\n") <= skip and (more := os.read(reading, 4096)):
        seen += more
    time.sleep(random.uniform(0, LONGEST_WAIT_S))
    os.kill(child, signal.SIGKILL)
    _, ended = os.waitpid(child, 0)
    if not os.WIFSIGNALED(ended):
        raise RuntimeError("the program ended by itself, before it was killed")
    while more := os.read(reading, 65536):
        seen += more
    os.close(reading)
    return {line.decode() for line in seen.splitlines()}


def everything_in(folder: Path, subject_id: str) -> tuple[set[str], bool]:
    """Name everything that is in a vault; and say whether a page of it is damaged."""
    keeper = new_keeper(folder)
    keeper.open(WithPassphrase(PASSPHRASE))
    with keeper.begin() as unit:
        kept = {person.id for person in unit.people.all()}
        kept |= {answer.question_id for answer in unit.evidence.answers(subject_id)}
        for request in unit.requests.all():
            kept |= {request.id, *(letter.id for letter in request.letters)}
            kept |= {f"{fact.letter_id} {fact.kind.value}" for fact in request.facts}
            kept |= {file.id for file in unit.attachments.of_request(request.id)}
    damaged = bool(keeper.find_damage())
    keeper.lock()
    return kept, damaged


def kept_numbers(keeper: SqlVaultKeeper, subject_id: str) -> set[int]:
    """Read which answers are in the vault."""
    with keeper.begin() as unit:
        return {answer.from_year or 0 for answer in unit.evidence.answers(subject_id)}


def kill_many(folder: Path, kills: int) -> Tally:
    """Kill as often as asked, and look for what is missing at the end."""
    subject_id, tally = make_vault(folder), Tally()
    for number in range(kills):
        acknowledged = kill_once(folder, subject_id, number, number % SERVICES)
        tally.acknowledged |= acknowledged
        tally.kills += 1
    kept, tally.damaged = everything_in(folder, subject_id)
    tally.lost = len(tally.acknowledged - kept)
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
        informed_app(Path(scratch), surroundings())  # read once, before it is copied by each fork
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
