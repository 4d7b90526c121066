"""Time the check of a long log: ``python -m bench.audit`` from the top of the checkout."""

import argparse
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from dsar_assistant.domain.vault import KeyChoices, WithPassphrase
from dsar_assistant.services.see_audit import SeeAudit
from dsar_assistant.storage.journal import Journal
from dsar_assistant.storage.kdf import Argon2Cost
from dsar_assistant.storage.keeper import SqlVaultKeeper
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.system.clock import SystemClock
from dsar_assistant.system.files import DiskFiles
from dsar_assistant.system.keyring_store import KeyringSecretStore

GOAL_S = 2.0
PASSPHRASE = "made up for this measurement"  # noqa: S105 - it opens nothing
A_WORK = 1000


def fill(connection: Connection, entries: int) -> None:
    """Write a long log, as many small pieces of work would."""
    journal = Journal(connection, "self")
    for number in range(entries):
        journal.note("request-changed", f"{number:032x}")
        if number % A_WORK == A_WORK - 1:
            journal.write(datetime.now(UTC))
    journal.write(datetime.now(UTC))


def main() -> int:
    """Make a vault with a long log, check it, and print what that took; 1 if it took too long."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--entries", type=int, default=100_000)
    entries = options.parse_args().entries
    with tempfile.TemporaryDirectory() as folder:
        cheap = Argon2Cost(time_cost=1, memory_kib=8, lanes=1)
        around = Surroundings(KeyringSecretStore(), SystemClock(), DiskFiles(), cheap)
        keeper = SqlVaultKeeper(Path(folder), around)
        keeper.create(KeyChoices(passphrase=PASSPHRASE))
        with keeper.opened().engine.begin() as connection:
            fill(connection, entries)
        keeper.lock()
        keeper.open(WithPassphrase(PASSPHRASE), accept_older=True)
        begun, used = time.perf_counter(), time.process_time()
        report = SeeAudit(keeper.begin).report()
        took, used = time.perf_counter() - begun, time.process_time() - used
        keeper.lock()
    print(f"{len(report.entries):,} entries checked in {took:.2f} s. {report.verdict}")
    print(f"of the processor's time {used:.2f} s, {used / GOAL_S:.2f} of the goal of {GOAL_S} s")
    return 0 if used <= GOAL_S and report.first_broken is None else 1


if __name__ == "__main__":
    sys.exit(main())
