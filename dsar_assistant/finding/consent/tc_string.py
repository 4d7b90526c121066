"""Consent strings of the IAB's Transparency and Consent Framework, version 2 (TC strings).

A string is a core segment and others, joined by dots, each bits in base64url. Of the core
the vendors with consent and with legitimate interest are read; of the others, since 2.3
required, the vendors that were disclosed to the person.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

_LONGEST = 16_000
_SHORTEST = 20
_SEGMENT = re.compile(r"[A-Za-z0-9_-]+")
_LOOKS = re.compile(r"(?<![\w.-])C[A-Za-z0-9_-]{19,8000}(?:\.[A-Za-z0-9_-]{1,8000}){0,4}")
_VERSION = 2
_MOST_VENDORS = 65_535
_DISCLOSED = 1
_DECISECONDS = 10
# Bits of the core between the policy version and the vendors: two flags, special features,
# purposes with consent, purposes with legitimate interest, one flag, country.
_BEFORE_VENDORS = 1 + 1 + 12 + 24 + 24 + 1 + 12


class TcStringInvalidError(ValueError):
    """A text is no TC string of version 2, or is cut off."""


@dataclass(frozen=True, slots=True)
class TcConsent:
    """What a TC string says, by the numbers that vendors have in the vendor list.

    Attributes:
        created_on, updated_on: Days on which it was made and last changed; None if absurd.
        consented: The person agreed.
        legitimate: The company claims a legitimate interest and the person did not object.
        disclosed: The company was shown to the person.
    """

    created_on: date | None
    updated_on: date | None
    vendor_list_version: int
    policy_version: int
    consented: frozenset[int]
    legitimate: frozenset[int]
    disclosed: frozenset[int]

    @property
    def used(self) -> frozenset[int]:
        """The companies that may process data under this string."""
        return self.consented | self.legitimate


class _Bits:
    """Bits read from front to back."""

    def __init__(self, segment: str) -> None:
        if not _SEGMENT.fullmatch(segment) or len(segment) > _LONGEST:
            raise TcStringInvalidError
        try:
            # Left-over letters that make no whole byte still hold whole bits: A stands for none.
            content = base64.urlsafe_b64decode(segment + "A" * (-len(segment) % 4))
        except (binascii.Error, ValueError) as error:
            raise TcStringInvalidError from error
        self._number = int.from_bytes(content, "big")
        self._left = len(content) * 8

    def take(self, count: int) -> int:
        """Read so many bits as a number."""
        self._left -= count
        if self._left < 0:
            raise TcStringInvalidError
        return (self._number >> self._left) & ((1 << count) - 1)

    def moment(self) -> date | None:
        """Read a moment in tenths of seconds since 1970, as a day."""
        try:
            return datetime.fromtimestamp(self.take(36) / _DECISECONDS, UTC).date()
        except (ValueError, OverflowError, OSError):
            return None

    def vendors(self) -> frozenset[int]:
        """Read a set of vendors, written as one bit each or as ranges."""
        highest = self.take(16)
        if not self.take(1):
            field = self.take(highest)
            return frozenset(
                number for number in range(1, highest + 1) if field >> (highest - number) & 1
            )
        found: set[int] = set()
        total = 0
        for _ in range(self.take(12)):
            is_range, start = self.take(1), self.take(16)
            end = self.take(16) if is_range else start
            total += end - start + 1
            if not start <= end <= highest or total > _MOST_VENDORS:
                raise TcStringInvalidError
            found.update(range(start, end + 1))
        return frozenset(found)


def decode(text: str) -> TcConsent:
    """Read a TC string.

    Raises:
        TcStringInvalidError: It is none of version 2, or is cut off.
    """
    core, *others = text.strip().split(".")
    if len(core) < _SHORTEST:
        raise TcStringInvalidError
    bits = _Bits(core)
    if bits.take(6) != _VERSION:
        raise TcStringInvalidError
    created_on, updated_on = bits.moment(), bits.moment()
    bits.take(12 + 12 + 6 + 12)  # consent program and its version, its screen, the language
    list_version, policy_version = bits.take(12), bits.take(6)
    bits.take(_BEFORE_VENDORS)
    return TcConsent(
        created_on,
        updated_on,
        list_version,
        policy_version,
        consented=bits.vendors(),
        legitimate=bits.vendors(),
        disclosed=_disclosed(others),
    )


def _disclosed(segments: list[str]) -> frozenset[int]:
    """Read the vendors disclosed; none where the segment is missing, as it was until 2.3."""
    for segment in segments:
        bits = _Bits(segment)
        if bits.take(3) == _DISCLOSED:
            return bits.vendors()
    return frozenset()


def tc_strings(text: str) -> tuple[TcConsent, ...]:
    """Give all that can be read of the TC strings in a text, such as the value of a cookie."""
    found = []
    for match in _LOOKS.finditer(text[: 4 * _LONGEST]):
        try:
            found.append(decode(match[0]))
        except TcStringInvalidError:
            continue
    return tuple(found)
