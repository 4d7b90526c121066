"""A short form that the reply itself explains is known; a word without end takes no time."""

import time

from dsar_assistant.responses.acronyms import own_meanings


def test_what_stands_before_the_brackets_is_the_meaning():
    found = own_meanings(["We use the Faster Payments (FP) system and the Data Hub (DH)."])
    assert found == {"fp": frozenset({"faster", "payments"}), "dh": frozenset({"data", "hub"})}


def test_a_word_without_end_takes_no_time():
    begun = time.process_time()
    assert own_meanings(["a" * 1_000_000]) == {}
    assert time.process_time() - begun < 2
