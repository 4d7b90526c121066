"""Counts up in a vault, as a second copy of the program would that got past every lock.

Told on its first line of input: the key and salt in hexadecimal digits. Says when it is
ready, and counts once the next line comes.
"""

import sys
from pathlib import Path

from dsar_assistant.domain.saved_filter import SavedFilter
from dsar_assistant.storage.kdf import KEY_BYTES
from dsar_assistant.storage.keys import VaultKey
from dsar_assistant.storage.sqlcipher import make_engine
from dsar_assistant.storage.unit_of_work import SqlUnitOfWork
from dsar_assistant.system.clock import SystemClock

NAME = "count"


def count_up(database: Path, raw: str, times: int) -> None:
    """Add one to what is there, so many times."""
    whole = bytes.fromhex(raw)
    engine = make_engine(database, VaultKey(whole[:KEY_BYTES], whole[KEY_BYTES:]))
    for _ in range(times):
        with SqlUnitOfWork(engine, SystemClock()) as work:
            before = next((int(one.words) for one in work.filters.all() if one.name == NAME), 0)
            work.filters.keep(SavedFilter(NAME, "all", str(before + 1)))
            work.commit()
    engine.dispose()


if __name__ == "__main__":
    key = sys.stdin.readline().strip()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    count_up(Path(sys.argv[1]), key, int(sys.argv[2]))
