"""Read the files of a folder or a ZIP, within limits, without ever unpacking to disk."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from dsar_assistant.directory.packs.errors import PackTooLargeError, PackUnreadableError
from dsar_assistant.domain.zip_damage import ZIP_DAMAGE, is_file_in_zip

LARGEST_MEMBER = 100_000_000
LARGEST_TOTAL = 4_000_000_000
MOST_MEMBERS = 10_000
_DAMAGED = (*ZIP_DAMAGE, OSError)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a pack.

    Attributes:
        path: Its path inside the folder or ZIP.
        open: Opens it for reading bytes.
    """

    path: PurePosixPath
    size: int
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class Bytes:
    """What a file holds, or why it could not be read."""

    content: bytes = b""
    fault: str | None = None


@contextmanager
def opened(path: Path) -> Iterator[tuple[Member, ...]]:
    """Give the files of a folder or ZIP while it is open; hidden ones and links are left out.

    Raises:
        PackTooLargeError: There are too many, or they are too large together.
        PackUnreadableError: The folder or ZIP cannot be opened.
    """
    with ExitStack() as stack:
        try:
            if path.is_dir():
                members = _within_limits(path.name, _folder(path))
            else:
                archive = stack.enter_context(zipfile.ZipFile(path))
                members = _within_limits(path.name, _zip(archive))
        except _DAMAGED as error:
            raise PackUnreadableError(path.name, "it is damaged or may not be read") from error
        yield members


def _within_limits(name: str, members: Iterator[Member]) -> tuple[Member, ...]:
    kept: list[Member] = []
    total = 0
    for member in members:
        total += member.size
        kept.append(member)
        if len(kept) > MOST_MEMBERS:
            raise PackTooLargeError(name, f"{MOST_MEMBERS:,} files")
        if total > LARGEST_TOTAL:
            raise PackTooLargeError(name, f"{LARGEST_TOTAL // 1_000_000} MB")
    return tuple(kept)


def read_member(member: Member) -> Bytes:
    """Read one file whole, or say why not. Never reads more than the limit for one file."""
    if member.size > LARGEST_MEMBER:
        return Bytes(fault=f"it is larger than {LARGEST_MEMBER // 1_000_000} MB")
    try:
        with member.open() as file:
            content = file.read(LARGEST_MEMBER + 1)
    except _DAMAGED:
        return Bytes(fault="it is damaged, or locked with a password")
    if len(content) > LARGEST_MEMBER:
        return Bytes(fault=f"it is larger than {LARGEST_MEMBER // 1_000_000} MB")
    return Bytes(content)


def _folder(folder: Path) -> Iterator[Member]:
    for item in sorted(folder.iterdir()):
        if item.name.startswith(".") or item.is_symlink():
            continue
        if item.is_dir():
            for member in _folder(item):
                yield Member(item.name / member.path, member.size, member.open)
        elif item.is_file():
            yield Member(PurePosixPath(item.name), item.stat().st_size, _opener(item))


def _opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _zip(archive: zipfile.ZipFile) -> Iterator[Member]:
    for entry in archive.infolist():
        inside = PurePosixPath(entry.filename)
        if is_file_in_zip(entry) and not any(part.startswith(".") for part in inside.parts):
            yield Member(inside, entry.file_size, partial(archive.open, entry))
