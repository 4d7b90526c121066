"""Writes a file where the person said."""

from pathlib import Path

from dsar_assistant.domain.errors import DsarError


class FileNotSavedError(DsarError):
    """A file could not be written where the person wanted it."""

    def __init__(self, name: str) -> None:
        """Name the file, without its folder."""
        super().__init__(
            f"The file “{name}” could not be written there. Your data in this program are safe. "
            "Choose another folder, or make room on the disk, and try again."
        )


def save_bytes(path: Path, content: bytes) -> None:
    """Write a file whole.

    Raises:
        FileNotSavedError: The folder is closed to us, gone, or full.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise FileNotSavedError(path.name) from error
