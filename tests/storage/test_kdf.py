"""Trying out pass phrases is slow, and as slow as was measured."""

import pytest

from dsar_assistant.storage.kdf import Argon2Cost, calibrate, key_from_passphrase

SALT = b"0123456789abcdef"
CHEAP = Argon2Cost(1, 8, 1)


def test_the_key_depends_on_words_salt_and_cost():
    key = key_from_passphrase("pass phrase", SALT, CHEAP)
    assert len(key) == 32
    assert key == key_from_passphrase("pass phrase", SALT, CHEAP)
    assert key != key_from_passphrase("Pass phrase", SALT, CHEAP)
    assert key != key_from_passphrase("pass phrase", SALT[::-1], CHEAP)
    assert key != key_from_passphrase("pass phrase", SALT, Argon2Cost(2, 8, 1))


def test_calibration_takes_more_memory_first_then_more_passes():
    costs = []

    def measure(cost):
        costs.append(cost)
        return cost.memory_kib / (1 << 20) * cost.time_cost / 12

    found = calibrate(0.5, measure=measure)
    assert measure(found) >= 0.5
    assert found.memory_kib == 256 << 10
    assert [cost.memory_kib for cost in costs[:3]] == [64 << 10, 128 << 10, 256 << 10]
    assert found.is_sane


def test_calibration_keeps_a_cost_that_is_enough():
    assert calibrate(0.5, start=CHEAP, measure=lambda _: 0.6) == CHEAP


def test_calibration_measures_this_computer():
    assert calibrate(0.000001, start=CHEAP) == CHEAP


@pytest.mark.parametrize(
    "cost",
    [Argon2Cost(0, 64, 1), Argon2Cost(3, 4, 1), Argon2Cost(3, 1 << 30, 1), Argon2Cost(3, 64, 99)],
)
def test_a_cost_that_would_hang_or_weaken_is_not_sane(cost):
    assert not cost.is_sane
