"""Measure the deadline engine: mixed deadlines with their sums, beside bare date arithmetic.

Run: python bench/deadlines.py [COUNT]
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from dsar_assistant.deadlines.calendars import Calendars
from dsar_assistant.deadlines.months import add_months
from dsar_assistant.deadlines.response import response_due
from dsar_assistant.domain.deadline import ClockFacts, Extension, Pause, Receipt, ReceiptBasis
from dsar_assistant.domain.place import UK_NATIONS, Nation
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.law.load import load_jurisdiction
from dsar_assistant.law.regimes import period

FILE = Path(__file__).parents[1] / "resources/jurisdictions/uk.toml"
COUNT = 100_000
LIMIT_S = 3.0
FIRST_DAY = date(2021, 1, 1)
DAYS = (date(2028, 6, 30) - FIRST_DAY).days
REGIMES = (RegimeCode.UK_GDPR, RegimeCode.UK_GDPR, RegimeCode.DPA_PART_3, RegimeCode.DPA_PART_4)
PAUSED, EXTENDED, WITH_IDENTITY = 0.3, 0.2, 0.1  # how many of all
RIGHTS = (Right.ACCESS, Right.ACCESS, Right.ERASURE, Right.OBJECTION)


def made_up_clock(chance: random.Random) -> ClockFacts:
    """Make up one clock: half plain, the rest with stops, later starts and extensions."""
    received = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    pauses: tuple[Pause, ...] = ()
    if chance.random() < PAUSED:
        asked = received + timedelta(days=chance.randrange(25))
        pauses = (Pause(asked, asked + timedelta(days=chance.randrange(12))),)
    return ClockFacts(
        receipt=Receipt(received, chance.choice((ReceiptBasis.ACTUAL, *ReceiptBasis))),
        right=chance.choice(RIGHTS),
        regime=chance.choice(REGIMES),
        nation=chance.choice((*UK_NATIONS, Nation.UNKNOWN)),
        identity_received=received + timedelta(days=9) if chance.random() < WITH_IDENTITY else None,
        pauses=pauses,
        extension=Extension() if chance.random() < EXTENDED else None,
    )


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    """Print the table and say whether the engine keeps within its limit."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    lawbook = load_jurisdiction(FILE)
    calendars = Calendars()
    chance = random.Random(20261123)
    clocks = [made_up_clock(chance) for _ in range(count)]
    days = [clock.receipt.on for clock in clocks]

    def engine(some: list[ClockFacts]) -> None:
        for clock in some:
            rules = period(lawbook, "response", clock.regime, clock.receipt.on)
            response_due(clock, rules, calendars)

    first_use_s = timed(lambda: engine(clocks[:100]))
    bare_s = timed(lambda: [add_months(day, 1) for day in days])
    engine_s = timed(lambda: engine(clocks))
    limit_s = LIMIT_S * count / COUNT
    print(f"{'what':<44}{'seconds':>10}{'µs each':>10}{'ratio':>9}")
    for what, seconds in (
        (f"{count:,} bare sums of one month", bare_s),
        (f"{count:,} deadlines with their steps", engine_s),
        ("limit", limit_s),
    ):
        each = seconds / count * 1e6
        print(f"{what:<44}{seconds:>10.2f}{each:>10.2f}{seconds / bare_s:>8.1f}x")
    print(f"{'first hundred, with building the calendars':<44}{first_use_s:>10.2f}")
    print("kept" if engine_s < limit_s else "MISSED")
    return 0 if engine_s < limit_s else 1


if __name__ == "__main__":
    sys.exit(main())
