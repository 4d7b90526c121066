"""Time the check of a long log: ``python -m bench.audit`` from the top of the checkout."""

import argparse
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


def main() -> None:
    """Make a vault with a long log, check it, and print what that took."""
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
        begun = time.perf_counter()
        report = SeeAudit(keeper.begin).report()
        took = time.perf_counter() - begun
        keeper.lock()
    print(f"{len(report.entries):,} entries checked in {took:.2f} s. {report.verdict}")
    print(f"Goal {'reached' if took <= GOAL_S else 'MISSED'}: {GOAL_S} s")


if __name__ == "__main__":
    main()
