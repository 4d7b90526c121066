"""Writes files where the person said."""

from collections.abc import Mapping
from datetime import date
from itertools import count
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


def save_folder(beside: Path, today: date, files: Mapping[str, bytes]) -> Path:
    """Write files into a new folder of their own, so that none of an earlier day is lost.

    Raises:
        FileNotSavedError: The place is closed to us, gone, or full.
    """
    names = (f"letters {today.isoformat()}{f' {number}' * (number > 1)}" for number in count(1))
    folder = next(place for name in names if not (place := beside / name).exists())
    try:
        folder.mkdir()
    except OSError as error:
        raise FileNotSavedError(folder.name) from error
    for name, content in files.items():
        save_bytes(folder / name, content)
    return folder
