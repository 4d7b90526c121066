"""The main figures in one run, each beside its limit and its peers.

    python -m bench [--small]

The others (``bench/vault.py``, ``bench/register.py`` …) run alone, since they take long.
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What to run, in full and small.
SCRIPTS = (
    ("Deadlines", ["bench.deadlines"], ["bench.deadlines", "10000"]),
    ("Mailbox", ["bench.mailbox"], ["bench.mailbox", "--size-mb", "200"]),
    ("Letters", ["bench.letters"], ["bench.letters", "--count", "100"]),
    ("Preview", ["bench.preview"], ["bench.preview", "--keys", "10"]),
    ("Cold start", ["bench.cold_start"], ["bench.cold_start", "--runs", "3"]),
)


def main() -> int:
    """Run one bench after the other; fails if one of them does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="A few minutes less, rougher.")
    is_small = parser.parse_args().small
    failed = 0
    for title, full, small in SCRIPTS:
        print(f"\n== {title}", flush=True)
        module, *words = small if is_small else full
        done = subprocess.run([sys.executable, "-m", module, *words], cwd=ROOT, check=False)
        failed += done.returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
