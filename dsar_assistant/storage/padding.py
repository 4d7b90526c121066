"""Filling up database files with random bytes, so that their sizes tell nothing.

Encrypted pages cannot be told from random bytes without the key. With the key one can: the
database itself knows how many pages it has, and whatever lies behind them is filling.
"""

import os
from pathlib import Path

from dsar_assistant.storage.keys import VaultKey
from dsar_assistant.storage.sqlcipher import content_bytes

SMALLEST_STEP = 1 << 20
_STEPS_TO_DOUBLE = 8
_BLOCK = 1 << 20


def rounded_size(size: int) -> int:
    """Give the size that a file of this many bytes is filled up to: steps of an eighth or so."""
    step = max(SMALLEST_STEP, (1 << max(size - 1, 0).bit_length()) // (2 * _STEPS_TO_DOUBLE))
    return -(-size // step) * step


def fill(file: Path, size: int) -> None:
    """Append random bytes until the file has this size; one that is larger stays as it is."""
    with file.open("ab") as target:
        left = size - file.stat().st_size
        while left > 0:
            left -= target.write(os.urandom(min(left, _BLOCK)))


def cut_filling(database: Path, key: VaultKey) -> None:
    """Cut off what lies behind the last page of a database that nobody has open."""
    size = content_bytes(database, key)
    if database.stat().st_size > size:
        os.truncate(database, size)
