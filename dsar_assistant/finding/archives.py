"""What lies in a ZIP: read from memory member by member, never written to the disk.

Limits, far above what an export of mail needs: 100,000 members, a table of contents of
16 MB, and no member larger than 200 times its packed size (from a megabyte on). A large
mailbox in a ZIP is streamed, so it needs no limit of its own. A ZIP within a ZIP is not
opened.
"""

import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Self

from dsar_assistant.domain.evidence import ReadProblem
from dsar_assistant.domain.zip_damage import ZIP_DAMAGE
from dsar_assistant.finding.entries import open_ordinary
from dsar_assistant.finding.folders import Listing
from dsar_assistant.finding.shown import fit_path
from dsar_assistant.finding.ticket import ReadingTicket

MOST_MEMBERS = 100_000
CONTENTS_CAP = 16 * 1024 * 1024
MOST_RATIO = 200
_RATIO_FROM = 1024 * 1024
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MEMBERS_PER_CHECKPOINT = 1000

_HEADS = (b"PK\x03\x04", b"PK\x05\x06")
# End record: signature, then entries at +10, size of the table of contents at +12.
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_END_64_LOCATOR = struct.Struct("<4sLQL")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LONGEST_REMARK = 65_535


class MemberDamagedError(OSError):
    """A member of a ZIP cannot be unpacked."""

    def __init__(self) -> None:
        """Say so in words."""
        super().__init__("This part of the ZIP is damaged. What was read before it is kept.")


class ArchiveDamagedError(OSError):
    """A ZIP cannot be opened at all."""

    def __init__(self) -> None:
        """Say so in words."""
        super().__init__("The ZIP is damaged and cannot be opened. Get it again.")


class ArchiveTooLargeError(OSError):
    """A ZIP has a table of contents beyond all measure."""

    def __init__(self) -> None:
        """Say so in words."""
        super().__init__(
            f"The ZIP has more than {MOST_MEMBERS:,} files in it. Unpack it and drop in the folder."
        )


class MemberStream:
    """A member of a ZIP, read from front to back; damage shows as ``OSError``."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        """Open the member.

        Raises:
            OSError: It is damaged.
        """
        try:
            self._member = archive.open(info)
        except ZIP_DAMAGE as error:
            raise MemberDamagedError from error

    def read(self, size: int, /) -> bytes:
        """Give at most so many bytes. Raises OSError if it is damaged."""
        try:
            return self._member.read(size)
        except ZIP_DAMAGE as error:
            raise MemberDamagedError from error

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill at most the buffer; give how many bytes came. Raises OSError if damaged."""
        got = self.read(len(buffer))
        buffer[: len(got)] = got
        return len(got)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the member."""
        self._member.close()


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """One file in a ZIP."""

    archive: zipfile.ZipFile
    info: zipfile.ZipInfo

    @property
    def inner(self) -> str:
        """Its path in the ZIP."""
        return self.info.filename

    @property
    def locator(self) -> str:
        """Its path in the ZIP, fit to be shown."""
        return fit_path(self.info.filename)

    @property
    def size(self) -> int:
        """Length in bytes, unpacked; more is never unpacked."""
        return self.info.file_size

    def open(self) -> MemberStream:
        """Open it from its first byte. Raises OSError if it is damaged."""
        return MemberStream(self.archive, self.info)

    def fingerprint_part(self) -> bytes:
        """Give its size and its check sum."""
        return f"{self.info.file_size}:{self.info.CRC}".encode()


def is_archive(head: bytes) -> bool:
    """Say whether a file that begins with these bytes is a ZIP."""
    return head.startswith(_HEADS)


@contextmanager
def open_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP whose table of contents has a sane size, and close it at the end.

    Raises:
        OSError: It is no ordinary file, damaged, or its table of contents is beyond all
            measure; the first argument is a sentence.
    """
    with open_ordinary(path) as stream, _opened(stream) as archive:
        yield archive


def _opened(stream: FileIO) -> zipfile.ZipFile:
    """Read the table of contents."""
    try:
        _check_contents(stream)
        return zipfile.ZipFile(stream)
    except ZIP_DAMAGE as error:
        raise ArchiveDamagedError from error


def _check_contents(stream: FileIO) -> None:
    """Refuse a table of contents so large that reading it would fill the memory."""
    size = stream.seek(0, 2)
    start = max(0, size - _END.size - _LONGEST_REMARK - _END_64_LOCATOR.size)
    stream.seek(start)
    tail = stream.read(size - start)
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise zipfile.BadZipFile
    contents, members = _contents_64(stream, tail, at) or _contents_of(tail, at)
    stream.seek(0)
    if members > MOST_MEMBERS or contents > CONTENTS_CAP:
        raise ArchiveTooLargeError


def _contents_of(tail: bytes, at: int) -> tuple[int, int]:
    """Give the size of the table of contents and the number of members."""
    end = _END.unpack_from(tail, at)
    return end[5], end[4]


def _contents_64(stream: FileIO, tail: bytes, at: int) -> tuple[int, int] | None:
    """Give the same from the record for very large ZIPs; None if there is none."""
    locator_at = at - _END_64_LOCATOR.size
    if locator_at < 0 or not tail.startswith(b"PK\x06\x07", locator_at):
        return None
    stream.seek(_END_64_LOCATOR.unpack_from(tail, locator_at)[2])
    end = _END_64.unpack(stream.read(_END_64.size))
    return end[8], end[7]


def list_archive(archive: zipfile.ZipFile, packed_size: int, ticket: ReadingTicket) -> Listing:
    """List the members of a ZIP that can be read, in the order of their names."""
    listing = Listing()
    if sum(info.compress_size for info in archive.infolist()) > packed_size:
        listing.problems.append(
            ReadProblem(
                "whole ZIP", "Its parts overlap, as no program packs them; it was left out."
            )
        )
        return listing
    for number, info in enumerate(sorted(archive.infolist(), key=lambda info: info.filename)):
        if number % _MEMBERS_PER_CHECKPOINT == 0:
            ticket.checkpoint(0, 1)
        if not info.filename:  # at one without a name the library itself fails
            continue
        if info.is_dir():
            listing.folders.append(info.filename.rstrip("/"))
        elif problem := _why_left_out(info):
            listing.problems.append(ReadProblem(fit_path(info.filename), problem))
        elif info.file_size and not stat.S_ISLNK(info.external_attr >> 16):
            listing.entries.append(ZipEntry(archive, info))
    return listing


def _why_left_out(info: zipfile.ZipInfo) -> str | None:
    """Say why a member is not read; None if it is."""
    if info.flag_bits & _ENCRYPTED:
        return "It is locked with a password. Unpack it with your own program first."
    if info.compress_type not in _METHODS:
        return "It is packed in an unusual way. Unpack it with your own program first."
    if info.file_size > _RATIO_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        return "It would unpack to far more than a mailbox does, and was left out."
    return None
