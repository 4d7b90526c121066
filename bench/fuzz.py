"""Give each reader many changed files: ``python -m bench.fuzz --inputs 50000 --seed 7``.

Each reader runs in a process of its own, in the cage, in an empty folder. A line for each
says how many files it was given, how long that took, and what went wrong: crashes and
errors, files that took longer than two seconds, a hang of the whole, files written, memory.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.fuzzing import targets

GOAL_MB = 300
# For one file on the average; most take a thousandth of it.
PATIENCE_S = 0.5
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one reader."""

    troubles: tuple[str, ...]
    took_s: float = 0.0
    refused: int = 0
    peak_mb: float = 0.0
    written: int = 0

    @property
    def is_well(self) -> bool:
        """Whether it kept to everything."""
        return not self.troubles and not self.written and self.peak_mb <= GOAL_MB


def main() -> None:
    """Try, and print a line for each reader as soon as it is done."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--inputs", type=int, default=50_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--reader", action="append", help="Only this one; may be repeated.")
    chosen = options.parse_args()
    names = chosen.reader or [name for name, _, _ in targets()]
    well = 0
    for name in names:
        outcome = tried(name, chosen.inputs, chosen.seed)
        well += outcome.is_well
        print(
            f"{name:24}{chosen.inputs:8,} files {outcome.took_s:8.1f} s  "
            f"{len(outcome.troubles)} troubles  {outcome.written} written  "
            f"{outcome.peak_mb:4.0f} MB  {outcome.refused:,} refused in words",
            flush=True,
        )
        for trouble in outcome.troubles:
            print(f"    {trouble}", flush=True)
    print(f"{well} of {len(names)} readers held (goal: all; {GOAL_MB} MB)")
    if well < len(names):
        raise SystemExit(1)


def tried(name: str, inputs: int, seed: int) -> Outcome:
    """Give one reader so many changed files."""
    command = [sys.executable, "-m", "tests.hostile.fuzzing", str(inputs), str(seed), name]
    with tempfile.TemporaryDirectory() as folder:
        try:
            # Its answer comes through a pipe, since the cage lets the child write no file.
            ended = subprocess.run(
                command,
                cwd=folder,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                capture_output=True,
                check=False,
                timeout=60 + inputs * PATIENCE_S,
            )
        except subprocess.TimeoutExpired:
            return Outcome(("it hung",))
        written = sum(1 for _ in Path(folder).rglob("*"))
    if ended.returncode:
        return Outcome((f"it crashed ({ended.returncode}): {ended.stderr[-300:]!r}",))
    told = json.loads(ended.stdout)
    one = told["readers"][name]
    return Outcome(tuple(one["troubles"]), one["took"], one["refused"], told["peak_mb"], written)


if __name__ == "__main__":
    main()
