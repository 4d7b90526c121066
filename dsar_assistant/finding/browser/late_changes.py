"""The log of late changes (``-wal``) beside an SQLite file, put into the copy in memory.

A browser that is open keeps its newest days there. Only whole transactions are taken, as
SQLite itself would: the salts must fit the log's head, and the running sum every frame.
"""

import struct

HEADS = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
_HEAD = struct.Struct(">8L")
_FRAME = struct.Struct(">6L")
_SMALLEST_PAGE, _LARGEST_PAGE = 512, 65_536
_WORD = 0xFFFFFFFF


def put_in(pages: bytearray, log: bytes, most_bytes: int) -> None:
    """Write the pages of all whole transactions in a log over those of the file.

    A log that does not fit changes nothing.

    Args:
        most_bytes: The copy never grows beyond this.
    """
    if len(log) < _HEAD.size or not log.startswith(HEADS):
        return
    mark, _, size, _, *salts_and_sums = _HEAD.unpack_from(log)
    if not _SMALLEST_PAGE <= size <= _LARGEST_PAGE or size & (size - 1):
        return
    salts, sums = tuple(salts_and_sums[:2]), (0, 0)
    words = ">" if mark & 1 else "<"
    sums = _sum(log[:24], words, sums)
    waiting: dict[int, int] = {}
    for at in range(_HEAD.size, len(log) - _FRAME.size - size + 1, _FRAME.size + size):
        number, pages_after, *rest = _FRAME.unpack_from(log, at)
        data = at + _FRAME.size
        sums = _sum(log[data : data + size], words, _sum(log[at : at + 8], words, sums))
        if tuple(rest[:2]) != salts or tuple(rest[2:]) != sums or number * size > most_bytes:
            return
        waiting[number] = data
        if pages_after:
            _write(pages, log, size, waiting)
            waiting.clear()


def _write(pages: bytearray, log: bytes, size: int, waiting: dict[int, int]) -> None:
    """Write one transaction."""
    needed = max(waiting) * size
    if needed > len(pages):
        pages.extend(bytes(needed - len(pages)))
    for number, data in waiting.items():
        if number:
            pages[(number - 1) * size : number * size] = log[data : data + size]


def _sum(part: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    """Go on with SQLite's running sum over pairs of words."""
    one, two = sums
    words = struct.unpack(f"{order}{len(part) // 4}L", part)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & _WORD
        two = (two + second + one) & _WORD
    return one, two
