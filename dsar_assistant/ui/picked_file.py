"""Reads a file that the person picked."""

from pathlib import Path

from dsar_assistant.domain.attachment import LARGEST_BYTES, AttachmentTooLargeError
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.finding.entries import read_ordinary


class FileNotReadError(DsarError):
    """A file could not be read from where it lies."""

    def __init__(self, name: str) -> None:
        """Name the file, without its folder."""
        super().__init__(
            f"The file “{name}” could not be read. What was kept before is safe. "
            "Look whether it is still there, and try again."
        )


def read_file(path: Path) -> bytes:
    """Give the content of a file that is not too large.

    Raises:
        AttachmentTooLargeError: It is.
        FileNotReadError: It is closed to us, or gone.
    """
    try:
        content = read_ordinary(path, LARGEST_BYTES)
    except OSError as error:
        raise FileNotReadError(path.name) from error
    if len(content) > LARGEST_BYTES:
        raise AttachmentTooLargeError(path.name)
    return content
