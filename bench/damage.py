"""Damage the vault's files in many ways, and count what is not noticed.

``python -m bench.damage`` from the top of the checkout; ``--faults 60`` for a short look.
Each fault is done to a fresh copy of one vault. It counts as noticed when the vault refuses
to open as damaged, or opens and the check of its pages names it; anything else that comes
out is a fault of the program. The database is not filled up here as the program does it:
the filling is random bytes that nobody reads, and what happens to those is no damage.
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bench.vault import PASSPHRASE, make_vault, new_keeper
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.vault import WithPassphrase
from dsar_assistant.domain.vault_errors import VaultDamagedError

SECTOR = 512
PAGE = 4096
PEOPLE = 150
CHECKED, REFUSED = "noticed by the check", "refused as damaged"

Fault = Callable[[bytearray, random.Random], None]


def flip_a_bit(content: bytearray, chance: random.Random) -> None:
    """Turn one bit over."""
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def zero_a_sector(content: bytearray, chance: random.Random) -> None:
    """Lose one sector."""
    at = chance.randrange(len(content) // SECTOR) * SECTOR
    content[at : at + SECTOR] = bytes(SECTOR)


def scramble_a_sector(content: bytearray, chance: random.Random) -> None:
    """Fill one sector with anything."""
    at = chance.randrange(len(content) // SECTOR) * SECTOR
    content[at : at + SECTOR] = chance.randbytes(SECTOR)


def swap_two_pages(content: bytearray, chance: random.Random) -> None:
    """Let two pages change places."""
    one, two = (at * PAGE for at in chance.sample(range(len(content) // PAGE), 2))
    first, second = content[one : one + PAGE], content[two : two + PAGE]
    content[one : one + PAGE], content[two : two + PAGE] = second, first


def cut_off(content: bytearray, chance: random.Random) -> None:
    """Lose the end of the file."""
    del content[chance.randrange(1, len(content)) :]


FAULTS: tuple[Fault, ...] = (
    flip_a_bit,
    zero_a_sector,
    scramble_a_sector,
    swap_two_pages,
    cut_off,
)


def make_full_vault(folder: Path) -> None:
    """Make a vault with enough in it to have many pages, locked."""
    make_vault(folder)
    keeper = new_keeper(folder)
    keeper.open(WithPassphrase(PASSPHRASE))
    with keeper.begin() as unit:
        for number in range(PEOPLE):
            unit.people.add(DataSubject("", f"Person {number}", PostalAddress(("x" * 900,))))
        unit.commit()
    keeper.lock()


def look(folder: Path) -> str:
    """Open a damaged vault, and say what came of it."""
    keeper = new_keeper(folder)
    try:
        keeper.open(WithPassphrase(PASSPHRASE))
        return CHECKED if keeper.find_damage() else "NOT NOTICED"
    except VaultDamagedError:
        return REFUSED
    except Exception as error:  # noqa: BLE001 - whatever else comes out is what is counted
        return f"UNHANDLED {type(error).__name__}"
    finally:
        keeper.lock()


def damage_many(scratch: Path, faults: int, seed: int) -> Counter[str]:
    """Do as many faults as asked, each kind in turn."""
    whole, broken, outcomes = scratch / "whole", scratch / "broken", Counter[str]()
    make_full_vault(whole)
    chance = random.Random(seed)
    content = (whole / "vault" / "vault.db").read_bytes()
    for number in range(faults):
        shutil.rmtree(broken, ignore_errors=True)
        shutil.copytree(whole, broken)
        damaged = bytearray(content)
        FAULTS[number % len(FAULTS)](damaged, chance)
        (broken / "vault" / "vault.db").write_bytes(damaged)
        outcomes[look(broken)] += 1
    return outcomes


def main() -> int:
    """Print the table; the exit status tells whether anything was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faults", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        outcomes = damage_many(Path(scratch), arguments.faults, arguments.seed)
    for outcome, count in sorted(outcomes.items()):
        print(f"{outcome:<28}{count:>6,}")
    return 0 if set(outcomes) <= {CHECKED, REFUSED} else 1


if __name__ == "__main__":
    sys.exit(main())
