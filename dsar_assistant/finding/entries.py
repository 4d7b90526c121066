"""Files as they lie in a folder, opened so that nothing but an ordinary file is ever read."""

import hashlib
import os
import stat
from dataclasses import dataclass
from io import BufferedReader, FileIO
from pathlib import Path

from dsar_assistant.finding.shown import fit_path

_FINGERPRINT_EDGE = 1024 * 1024
# Absent on some systems; where absent, the check after opening still holds.
_SAFE_FLAGS = sum(getattr(os, name, 0) for name in ("O_BINARY", "O_CLOEXEC", "O_NONBLOCK"))
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)


class NotAnOrdinaryFileError(OSError):
    """A device, a pipe or a link stands where a file was expected."""


def open_ordinary(path: Path, *, follows_links: bool = False) -> FileIO:
    """Open an ordinary file for reading, never a pipe or a device.

    Args:
        follows_links: Whether a link may stand there: only in a place that the person named.

    Raises:
        OSError: It cannot be opened, or is no ordinary file.
    """
    descriptor = os.open(path, os.O_RDONLY | _SAFE_FLAGS | (0 if follows_links else _NO_LINKS))
    try:
        _check_ordinary(descriptor)
        return FileIO(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def read_ordinary(path: Path, most: int) -> bytes:
    """Read a file that the person named, up to so many bytes and one more.

    A pipe would be waited for without end, and a device has none, so both are refused.

    Raises:
        OSError: It cannot be opened, or is no ordinary file.
    """
    with BufferedReader(open_ordinary(path, follows_links=True)) as file:
        return file.read(most + 1)


def _check_ordinary(descriptor: int) -> None:
    """Refuse what is no ordinary file, now that nobody can exchange it any more."""
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise NotAnOrdinaryFileError


@dataclass(frozen=True, slots=True)
class FileEntry:
    """An ordinary file on the disk.

    Attributes:
        inner: Its path below the source, parts joined by ``/``.
    """

    path: Path
    inner: str
    size: int

    @property
    def locator(self) -> str:
        """Its path below the source, fit to be shown."""
        return fit_path(self.inner)

    def open(self) -> FileIO:
        """Open it from its first byte; see ``open_ordinary``."""
        return open_ordinary(self.path)

    def fingerprint_part(self) -> bytes:
        """Hash the size with the first and the last megabyte, so that a huge file costs no more."""
        digest = hashlib.sha256(str(self.size).encode())
        with self.open() as stream:
            digest.update(stream.read(_FINGERPRINT_EDGE))
            if self.size > _FINGERPRINT_EDGE:
                stream.seek(max(_FINGERPRINT_EDGE, self.size - _FINGERPRINT_EDGE))
                digest.update(stream.read(_FINGERPRINT_EDGE))
        return digest.digest()
