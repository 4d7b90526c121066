"""The recovery key as a person prints, reads out and types it."""

import hashlib
import secrets

from dsar_assistant.domain.vault_errors import RecoveryKeyMistypedError

# Without I, L, O and U: nothing to mix up, and no words by accident.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUE = {letter: value for value, letter in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_KEY_BYTES = 20
_KEY_LETTERS = 32
_CHECK_LETTERS = 4
_GROUP = 4
_SEPARATORS = frozenset(" -\u2010\u2011\u2012\u2013\u2014\u00a0\t\r\n.")


def new_recovery_key() -> bytes:
    """Draw a new key of 160 bits."""
    return secrets.token_bytes(_KEY_BYTES)


def write_recovery_key(key: bytes) -> str:
    """Write a key for printing: nine groups of four, the last one a check on the others."""
    letters = _letters(int.from_bytes(key, "big"), _KEY_LETTERS) + _check(key)
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def read_recovery_key(text: str) -> bytes:
    """Read a key as typed; spaces, case, and O for 0 or I for 1 do not matter.

    Raises:
        RecoveryKeyMistypedError: Letters are missing or wrong.
    """
    letters = [letter for letter in text.upper() if letter not in _SEPARATORS]
    if len(letters) != _KEY_LETTERS + _CHECK_LETTERS or not all(x in _VALUE for x in letters):
        raise RecoveryKeyMistypedError
    plain = "".join(_ALPHABET[_VALUE[letter]] for letter in letters)
    key = _number(plain[:_KEY_LETTERS]).to_bytes(_KEY_BYTES, "big")
    if _check(key) != plain[_KEY_LETTERS:]:
        raise RecoveryKeyMistypedError
    return key


def _check(key: bytes) -> str:
    """Work out the check letters: 20 bits of a fingerprint of the key."""
    return _letters(int.from_bytes(hashlib.sha256(key).digest()[:3], "big") >> 4, _CHECK_LETTERS)


def _letters(number: int, count: int) -> str:
    """Write a number in base 32."""
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(5 * (count - 1), -1, -5))


def _number(letters: str) -> int:
    """Read a number in base 32."""
    number = 0
    for letter in letters:
        number = number << 5 | _VALUE[letter]
    return number
