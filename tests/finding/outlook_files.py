"""A compound file written by hand, just large enough to stand for a message of Outlook's."""

import struct

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
ROOT, STREAM = 5, 2


def compound_file(streams: dict[str, bytes]) -> bytes:
    """Write streams into a compound file; each is padded to the size of ordinary streams."""
    padded = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    sectors: list[bytes] = []
    chain = [TABLE, END]
    entries = []
    for name, content in padded.items():
        start, count = len(chain), -(-len(content) // SECTOR)
        chain += [*range(start + 1, start + count), END]
        sectors += [content[at : at + SECTOR] for at in range(0, len(content), SECTOR)]
        entries.append(_entry(name, STREAM, start, len(content)))
    root = _entry("Root Entry", ROOT, END, 0, child=1)
    folder = b"".join([root, *entries]).ljust(SECTOR, b"\0")
    table = struct.pack(f"<{SECTOR // 4}L", *chain, *[FREE] * (SECTOR // 4 - len(chain)))
    return _head() + table + folder + b"".join(one.ljust(SECTOR, b"\0") for one in sectors)


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    text = name.encode("utf-16-le").ljust(64, b"\0")
    head = struct.pack("<HBBLLL", len(name) * 2 + 2, kind, 1, FREE, FREE, child)
    return text + head + bytes(36) + struct.pack("<LQ", start, size)


def _head() -> bytes:
    fixed = struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    places = struct.pack("<LLLLLLLLL", 0, 1, 1, 0, 4096, END, 0, END, 0)
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + fixed
        + places
        + struct.pack("<109L", 0, *[FREE] * 108)
    )
