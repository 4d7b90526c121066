"""Finding in payments and logins does not get worse: the measured quality is the floor."""

import pytest

from tests.evaluation.measuring_rows import measure_logins, measure_payments


@pytest.fixture(scope="module")
def payments(resources, tmp_path_factory):
    return measure_payments(resources, tmp_path_factory.mktemp("payments"))


@pytest.fixture(scope="module")
def logins(resources, tmp_path_factory):
    return measure_logins(resources, tmp_path_factory.mktemp("logins"))


def test_the_sets_are_large_enough_to_say_something(payments, logins):
    assert payments.rows >= 700
    assert logins.rows >= 400


def test_precision_of_confirmed_does_not_fall(payments, logins):
    assert payments.precision >= 0.99
    assert logins.precision >= 0.99


def test_precision_of_likely_does_not_fall(payments, logins):
    assert payments.likely_precision >= 0.98
    assert logins.likely_precision >= 0.97


def test_whoever_was_paid_is_named(payments):
    assert payments.recall >= 0.92
    assert payments.told_recall >= 0.97
    assert payments.named_recall >= 0.99, payments.missed


def test_every_login_is_found(logins):
    assert logins.recall >= 0.99, logins.missed
