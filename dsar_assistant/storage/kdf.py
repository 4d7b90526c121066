"""From a pass phrase to a key, slowly, so that guessing is slow too."""

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

KEY_BYTES = 32
_LARGEST_MEMORY_KIB = 1 << 20
_TUNED_MEMORY_KIB = 256 << 10
_MOST_PASSES = 256
_MOST_LANES = 16


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """What one try of a pass phrase costs: passes over memory, memory, and lanes."""

    time_cost: int = 3
    memory_kib: int = 64 << 10
    lanes: int = 4

    @property
    def is_sane(self) -> bool:
        """Whether this program would ever have chosen it; more would hang the computer."""
        return (
            1 <= self.time_cost <= _MOST_PASSES
            and 1 <= self.lanes <= _MOST_LANES
            and 8 * self.lanes <= self.memory_kib <= _LARGEST_MEMORY_KIB
        )


def key_from_passphrase(passphrase: str, salt: bytes, cost: Argon2Cost) -> bytes:
    """Work out the key that a pass phrase stands for.

    The same words typed on another keyboard may come as other code points, so they are
    brought to one form first.
    """
    return hash_secret_raw(
        unicodedata.normalize("NFKC", passphrase).encode(),
        salt,
        time_cost=cost.time_cost,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def calibrate(
    target_s: float = 0.5,
    start: Argon2Cost | None = None,
    measure: Callable[[Argon2Cost], float] | None = None,
) -> Argon2Cost:
    """Find a cost that takes this computer at least the target time: memory first, then passes."""
    cost, seconds = start or Argon2Cost(), measure or _seconds
    while (took := seconds(cost)) < target_s:
        cost = _dearer(cost, target_s / max(took, 1e-6))
    return cost


def _dearer(cost: Argon2Cost, factor: float) -> Argon2Cost:
    """Raise a cost by one step."""
    if cost.memory_kib * 2 <= _TUNED_MEMORY_KIB:
        return Argon2Cost(cost.time_cost, cost.memory_kib * 2, cost.lanes)
    passes = max(cost.time_cost + 1, int(cost.time_cost * min(factor, 2)))
    return Argon2Cost(passes, cost.memory_kib, cost.lanes)


def _seconds(cost: Argon2Cost) -> float:
    """Measure a try, the better of two: a busy computer must not make the pass phrase weaker."""
    return min(_one_try(cost), _one_try(cost))


def _one_try(cost: Argon2Cost) -> float:
    """Measure one try."""
    begun = time.perf_counter()
    key_from_passphrase("a pass phrase to measure with", b"sixteen bytes ok", cost)
    return time.perf_counter() - begun
