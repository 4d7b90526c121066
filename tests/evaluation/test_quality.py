"""Finding does not get worse: the measured quality is the floor."""

import pytest

from tests.evaluation.measuring import measure


@pytest.fixture(scope="module")
def quality(resources, tmp_path_factory):
    return measure(resources, tmp_path_factory.mktemp("known"))


def test_the_set_is_large_enough_to_say_something(quality):
    assert quality.messages >= 300


def test_precision_of_confirmed_does_not_fall(quality):
    assert quality.precision >= 0.99


def test_recall_does_not_fall(quality):
    assert quality.recall >= 0.95, quality.missed


def test_nothing_is_confirmed_on_forged_mail(quality):
    assert quality.from_forged == 0


def test_whoever_wrote_is_at_least_named(quality):
    assert quality.named_recall >= 0.99
