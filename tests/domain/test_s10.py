"""Item numbers are checked, and kept whatever the check says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.domain.s10 import check_digit, item_number_warning


@pytest.mark.parametrize("number", ["RR473124829GB", "rr 4731 2482 9 gb", "RR-473124829-GB", ""])
def test_a_right_number_or_none_raises_no_doubt(number):
    assert item_number_warning(number) == ""


def test_a_slip_is_pointed_out():
    assert "check digit" in item_number_warning("RR473124828GB")


@pytest.mark.parametrize("number", ["0A1B2C3D4E5F6", "RR47312482GB", "JGB 12345678901234567890"])
def test_another_form_is_pointed_out(number):
    assert "usual form" in item_number_warning(number)


@given(st.text(alphabet="0123456789", min_size=8, max_size=8))
def test_a_number_with_its_own_check_digit_passes(digits):
    assert item_number_warning(f"RR{digits}{check_digit(digits)}GB") == ""


@pytest.mark.parametrize(
    ("digits", "expected"), [("00000000", 5), ("00000002", 8), ("00000008", 0)]
)
def test_the_two_special_remainders_become_five_and_nought(digits, expected):
    assert check_digit(digits) == expected
