"""Give each reader many changed files: ``python -m bench.fuzz --inputs 50000 --seed 7``."""

import argparse
import json
import subprocess
import sys

GOAL_MB = 300


def main() -> None:
    """Try, and print a line for each reader."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--inputs", type=int, default=50_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    command = [
        sys.executable,
        "-m",
        "tests.hostile.fuzzing",
        str(chosen.inputs),
        str(chosen.seed),
    ]
    # Through a pipe, since the cage lets the child write no file.
    told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    for name, one in told["readers"].items():
        print(
            f"{name:24}{one['took']:8.1f} s  {len(one['troubles'])} troubles  "
            f"{one['refused']} refused in words"
        )
        for trouble in one["troubles"]:
            print(f"    {trouble}")
    print(f"Peak memory {told['peak_mb']:.0f} MB (goal {GOAL_MB})")
    if any(one["troubles"] for one in told["readers"].values()):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
