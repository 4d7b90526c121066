"""Open the file of the register that a person downloaded: the ZIP as it is, or the CSV in it."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dsar_assistant.directory.register_file import ByteSource
from dsar_assistant.domain.register_errors import (
    RegisterTooLargeError,
    RegisterUnknownError,
    RegisterUnreadableError,
)
from dsar_assistant.finding.archives import ZipEntry, is_archive, list_archive, open_archive
from dsar_assistant.finding.entries import open_ordinary
from dsar_assistant.finding.ticket import UnwatchedTicket

LARGEST = 2_000_000_000
_LIMIT_IN_WORDS = "2 GB"
_HEAD = 4
# What a ZIP says that was made without any clock.
_NO_YEAR = 1980
_DAY = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class OpenedRegister:
    """The bytes of the CSV, ready to be read once.

    Attributes:
        size: How many bytes there are, unpacked.
        as_of: The day that a name or the ZIP gives; None if neither does.
    """

    stream: ByteSource
    size: int
    name: str
    as_of: date | None


@contextmanager
def opened_register(path: Path) -> Iterator[OpenedRegister]:
    """Open the CSV, from a ZIP without unpacking it to the disk.

    Raises:
        RegisterUnreadableError: It cannot be opened.
        RegisterUnknownError: The ZIP holds no table, or several.
        RegisterTooLargeError: It is larger than the register can be.
    """
    with ExitStack() as stack:
        try:
            opened = _open(path, stack)
        except OSError as error:
            raise RegisterUnreadableError(path.name, _reason(error)) from error
        yield opened


def _open(path: Path, stack: ExitStack) -> OpenedRegister:
    file = stack.enter_context(open_ordinary(path))
    packed_size = file.seek(0, 2)
    file.seek(0)
    if is_archive(file.read(_HEAD)):
        return _open_zip(path, packed_size, stack)
    file.seek(0)
    _check_size(path, packed_size)
    return OpenedRegister(file, packed_size, path.name, _day_in(path.name))


def _open_zip(path: Path, packed_size: int, stack: ExitStack) -> OpenedRegister:
    archive = stack.enter_context(open_archive(path))
    entry = _only_table(path, archive, packed_size)
    _check_size(path, entry.size)
    as_of = _day_in(path.name) or _day_in(entry.inner) or _day_of(entry)
    member = stack.enter_context(entry.open())
    return OpenedRegister(member, entry.size, path.name, as_of)


def _check_size(path: Path, size: int) -> None:
    if size > LARGEST:
        raise RegisterTooLargeError(path.name, _LIMIT_IN_WORDS)


def _only_table(path: Path, archive: zipfile.ZipFile, packed_size: int) -> ZipEntry:
    """Give the one CSV in the ZIP; a ZIP within it is not looked into."""
    listing = list_archive(archive, packed_size, UnwatchedTicket())
    tables = [
        entry
        for entry in listing.entries
        if isinstance(entry, ZipEntry) and entry.inner.lower().endswith(".csv")
        if not entry.inner.startswith("__MACOSX/")
    ]
    if len(tables) != 1:
        if not tables and listing.problems:
            raise RegisterUnreadableError(path.name, listing.problems[0].reason.rstrip("."))
        raise RegisterUnknownError(path.name)
    return tables[0]


def _reason(error: OSError) -> str:
    """Say in a few words why a file cannot be opened."""
    if isinstance(error, PermissionError):
        return "this computer does not allow it"
    if isinstance(error, FileNotFoundError):
        return "it is not there"
    if error.args and isinstance(error.args[0], str):
        return error.args[0].partition(".")[0]
    return "it is not an ordinary file"


def _day_in(name: str) -> date | None:
    """Find the day in a name, as the register's own files carry it."""
    found = _DAY.search(name)
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _day_of(entry: ZipEntry) -> date | None:
    """Give the day on which a file was put into the ZIP; None if the ZIP does not tell."""
    year, month, day = entry.info.date_time[:3]
    try:
        return date(year, month, day) if year > _NO_YEAR else None
    except ValueError:
        return None
