"""Print how well organisations are told on mail, payments and logins where they are known.

``python -m bench.sender_quality`` from the top of the checkout. Most of it is made by code;
see ``tests/evaluation/mail_set.py`` and ``payee_set.py`` for what it tries. The hard cases
were written by hand, ``tests/evaluation/hard_cases.toml``, and so were the held-out payees,
before the rules that read them. All recall is of organisations in the directory. A name "tells"
if it is neither a common word nor the name of two organisations there.
"""

import tempfile
from pathlib import Path

from tests.evaluation.measuring import measure
from tests.evaluation.measuring_hard import HELD_OUT, KINDS, SECOND, Hardness, measure_hard
from tests.evaluation.measuring_rows import RowQuality, measure_logins, measure_payments


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        resources = Path("resources").resolve()
        quality = measure(resources, Path(folder))
        payments = measure_payments(resources, Path(folder))
        logins = measure_logins(resources, Path(folder))
        hard = {kind: measure_hard(kind, resources, Path(folder)) for kind in KINDS}
        held_out = measure_hard("payee", resources, Path(folder), HELD_OUT)
        second = measure_hard("payee", resources, Path(folder), SECOND)
    print(f"{'messages':42}{quality.messages:8,}")
    print(f"{'precision of confirmed (goal 0.98)':42}{quality.precision:8.3f}")
    print(f"{'recall of confirmed (goal 0.90)':42}{quality.recall:8.3f}")
    print(f"{'recall, with shared domains as likely':42}{quality.named_recall:8.3f}")
    print(f"{'confirmed on forged mail alone (goal 0)':42}{quality.from_forged:8}")
    for sort, count in sorted(quality.missed.items()):
        print(f"  missed: {sort:32}{count:8}")
    print_rows("payments", payments)
    print_rows("logins", logins)
    for kind, told in hard.items():
        print_hard(f"hard cases: {kind}", told)
    print_hard("held-out payees (first reading 0.410)", held_out)
    print_hard("second such set (first reading 0.925)", second)


def print_rows(what: str, quality: RowQuality) -> None:
    """Print the figures of one sort of rows."""
    print(f"{what:42}{quality.rows:8,}")
    print(f"{'  precision of confirmed (goal 0.98)':42}{quality.precision:8.3f}")
    print(f"{'  precision of likely and up':42}{quality.likely_precision:8.3f}")
    print(f"{'  recall, likely and up (goal 0.90)':42}{quality.recall:8.3f}")
    print(f"{'  the same, where the name tells':42}{quality.told_recall:8.3f}")
    print(f"{'  recall, named at all':42}{quality.named_recall:8.3f}")
    for sort, count in sorted(quality.missed.items()):
        print(f"  missed: {sort:46}{count:4}")


def print_hard(what: str, told: Hardness) -> None:
    """Print the figures of cases of one kind that were written by hand."""
    print(f"{what:42}{told.cases:8,}")
    print(f"{'  precision of confirmed (goal 0.98)':42}{told.precision:8.3f}")
    print(f"{'  recall, likely and up (goal 0.90)':42}{told.recall:8.3f}")
    print(f"{'  recall, named at all':42}{told.named_recall:8.3f}")
    print(f"  likely and up, but wrong: {', '.join(told.taken_in) or 'none'}")
    print(f"  not even likely: {', '.join(told.missed) or 'none'}")


if __name__ == "__main__":
    main()
