"""References find slips of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.domain.reference import CAPACITY, is_reference, make_reference

numbers = st.integers(min_value=0, max_value=CAPACITY - 1)


@given(numbers)
def test_a_made_reference_is_recognised(number):
    assert is_reference(make_reference(number).lower().replace("-", " "))


@given(numbers, st.integers(0, 6), st.sampled_from("23456789ABCDEFGHJKMNPQRTUVWXY"))
def test_any_single_wrong_sign_is_found(number, place, sign):
    signs = list(make_reference(number).replace("-", ""))
    if signs[place] == sign:
        return
    signs[place] = sign
    assert not is_reference("".join(signs))


@given(numbers, st.integers(min_value=0, max_value=5))
def test_any_swap_of_neighbours_is_found(number, place):
    signs = list(make_reference(number).replace("-", ""))
    if signs[place] == signs[place + 1]:
        return
    signs[place], signs[place + 1] = signs[place + 1], signs[place]
    assert not is_reference("".join(signs))


@pytest.mark.parametrize("text", ["", "7K3", "7K3-M9Q-TT", "OIL-SZ0-1"])
def test_other_texts_are_no_references(text):
    assert not is_reference(text)


@pytest.mark.parametrize("number", [-1, CAPACITY])
def test_a_number_out_of_range_is_refused(number):
    with pytest.raises(ValueError, match=str(number)):
        make_reference(number)
