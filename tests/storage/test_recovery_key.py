"""The recovery key survives printing, reading out and typing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.domain.vault_errors import RecoveryKeyMistypedError
from dsar_assistant.storage.recovery_key import (
    new_recovery_key,
    read_recovery_key,
    write_recovery_key,
)

KEYS = st.binary(min_size=20, max_size=20)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(KEYS)
def test_what_is_printed_reads_back(key):
    assert read_recovery_key(write_recovery_key(key)) == key


def test_it_is_nine_groups_of_four():
    groups = write_recovery_key(new_recovery_key()).split("-")
    assert [len(group) for group in groups] == [4] * 9


@given(KEYS)
def test_case_spaces_and_look_alike_letters_do_not_matter(key):
    typed = write_recovery_key(key).lower().replace("-", " \u2013 ")
    assert read_recovery_key(typed.replace("0", "o").replace("1", "l")) == key


@given(KEYS, st.integers(0, 35), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_nearly_always_noticed(key, at, letter):
    letters = list(write_recovery_key(key).replace("-", ""))
    if letters[at] == letter:
        return
    letters[at] = letter
    try:
        assert read_recovery_key("".join(letters)) != key
    except RecoveryKeyMistypedError:
        return


@pytest.mark.parametrize("letter", range(32))
def test_one_wrong_letter_is_noticed(letter):
    letters = list(write_recovery_key(bytes(range(20))).replace("-", ""))
    letters[letter] = ALPHABET[(ALPHABET.index(letters[letter]) + 1) % 32]
    with pytest.raises(RecoveryKeyMistypedError):
        read_recovery_key("".join(letters))


@pytest.mark.parametrize("text", ["", "ABCD", "U" * 36, "0" * 35, "0" * 37, "\u0660" * 36])
def test_what_is_no_key_is_refused(text):
    with pytest.raises(RecoveryKeyMistypedError):
        read_recovery_key(text)
