"""What lies in a ZIP: read from memory, member by member, with a running count of bytes."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO

from dsar_assistant.domain.evidence import ReadProblem
from dsar_assistant.domain.zip_damage import ZIP_DAMAGE, is_file_in_zip
from dsar_assistant.system.reply_reading.limits import (
    MOST_BYTES,
    MOST_MEMBERS,
    MOST_RATIO,
    MOST_UNPACKED,
    RATIO_FROM,
)
from dsar_assistant.system.reply_reading.pieces import UnreadableError

_ENCRYPTED = 0x1
_CHUNK = 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = (*ZIP_DAMAGE, OSError)


class Archive:
    """A ZIP in memory. Nothing of it ever reaches the disk."""

    def __init__(self, content: bytes) -> None:
        """Open it.

        Raises:
            UnreadableError: It is damaged, or its parts overlap, or they are too many.
        """
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except _DAMAGED as error:
            raise UnreadableError(
                "The ZIP is damaged and cannot be opened. Get it again."
            ) from error
        self._left = MOST_UNPACKED
        infos = self._zip.infolist()
        if len(infos) > MOST_MEMBERS:
            raise UnreadableError(f"The ZIP has more than {MOST_MEMBERS:,} files in it.")
        if sum(info.compress_size for info in infos) > len(content):
            raise UnreadableError("The parts of the ZIP overlap, as no program packs them.")

    def names(self) -> list[str]:
        """List the files in it, in order."""
        return sorted(info.filename for info in self._zip.infolist() if is_file_in_zip(info))

    def read(self, name: str) -> bytes:
        """Unpack one file.

        Raises:
            UnreadableError: It is locked, damaged, or unpacks to too much.
        """
        try:
            info = self._zip.getinfo(name)
        except KeyError as error:
            raise UnreadableError("A part of it is missing. Get it again.") from error
        if problem := _why_not(info):
            raise UnreadableError(problem)
        try:
            with self._zip.open(info) as member:
                return b"".join(self._counted(member))
        except _DAMAGED as error:
            raise UnreadableError("It is damaged. Get the ZIP again.") from error

    def _counted(self, member: IO[bytes]) -> Iterator[bytes]:
        most = MOST_BYTES
        while chunk := member.read(_CHUNK):
            most -= len(chunk)
            self._left -= len(chunk)
            if most < 0 or self._left < 0:
                raise UnreadableError("It unpacks to far more than a reply, and was left out.")
            yield chunk


def _why_not(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _ENCRYPTED:
        return "It is locked with a pass word. Unpack it with your own program first."
    if info.compress_type not in _METHODS:
        return "It is packed in an unusual way. Unpack it with your own program first."
    if info.file_size > RATIO_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        return "It would unpack to far more than a reply, and was left out."
    return ""


def members(archive: Archive) -> Iterator[tuple[str, bytes | ReadProblem]]:
    """Give each file with its bytes, or why it could not be unpacked."""
    for name in archive.names():
        try:
            yield name, archive.read(name)
        except UnreadableError as error:
            yield name, ReadProblem(name, str(error))
