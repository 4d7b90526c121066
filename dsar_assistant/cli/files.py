"""How the command line reads and writes the files it is given."""

from pathlib import Path

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.finding.entries import NotAnOrdinaryFileError, read_ordinary

# A file that a person wrote by hand is never longer than this.
_MOST_BYTES = 1_000_000
_LARGEST_PICTURE = 20_000_000


class FileUnreadableError(DsarError):
    """A file named on the command line cannot be read."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file, and why it cannot be read."""
        super().__init__(
            f"The file {name} could not be read: {reason}. "
            "Nothing was changed. Check the name and try again."
        )


class FileUnwritableError(DsarError):
    """A file could not be written where it was asked for."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file, and why it cannot be written."""
        super().__init__(
            f"The file {name} could not be written: {reason}. "
            "Nothing else was changed. Choose another place and try again."
        )


def read_text(path: Path) -> str:
    """Read a small text file in UTF-8.

    Raises:
        FileUnreadableError: It is not there, no plain file, too long, or not UTF-8.
    """
    content = read_whole(path, _MOST_BYTES, "it is too long to be written by hand")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise FileUnreadableError(path.name, "it is not text in UTF-8") from error


def read_picture(path: Path) -> bytes:
    """Read a picture that a person picked.

    Raises:
        FileUnreadableError: It is not there, no plain file, or too large.
    """
    return read_whole(path, _LARGEST_PICTURE, "it is larger than 20 MB")


def read_whole(path: Path, most: int, too_long: str) -> bytes:
    """Read a file of at most so many bytes; a pipe or a device is never waited for.

    Raises:
        FileUnreadableError: It is not there, no plain file, or longer.
    """
    return read_within(path, most, FileUnreadableError(path.name, too_long))


def read_within(path: Path, most: int, if_longer: DsarError) -> bytes:
    """Read a file in the same way, and say of a longer one what the caller has to say.

    Raises:
        FileUnreadableError: It is not there, or no plain file.
    """
    try:
        content = read_ordinary(path, most)
    except NotAnOrdinaryFileError as error:
        raise FileUnreadableError(path.name, "it is no ordinary file") from error
    except OSError as error:
        raise FileUnreadableError(path.name, error.strerror or "it is not there") from error
    if len(content) > most:
        raise if_longer
    return content


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file, with its folder where that is missing.

    Raises:
        FileUnwritableError: The place does not allow it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise FileUnwritableError(path.name, error.strerror or "the place is closed") from error
