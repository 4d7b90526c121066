"""Open an export that somebody gave to the person, and give its parts one by one."""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO, Any, get_type_hints

import msgspec

from dsar_assistant.domain.attachment import LARGEST_BYTES
from dsar_assistant.domain.vault_file import (
    DOCUMENT,
    FILES,
    FORMAT,
    VERSION,
    ExportUnreadableError,
    VaultFile,
)
from dsar_assistant.domain.zip_damage import ZIP_DAMAGE
from dsar_assistant.finding.entries import open_ordinary

LONGEST_DOCUMENT = 500_000_000
MOST_FILES = 20_000
MOST_RATIO = 200
_ROOM = 1_000_000
# So many bytes are told at once; a single thing may be larger.
_PART = 4_000_000


class _Head(msgspec.Struct):
    """What is looked at before the rest is read."""

    format: str = ""
    version: int = 0


class Outline(msgspec.Struct):
    """The document with the things in it not yet read, so that it is never held twice."""

    made_on: date
    people: list[msgspec.Raw]
    requests: list[msgspec.Raw]
    attachments: list[msgspec.Raw]
    evidence: list[msgspec.Raw]
    answers: list[msgspec.Raw]
    decisions: list[msgspec.Raw]
    controllers: list[msgspec.Raw]
    authorities: list[msgspec.Raw] = []
    filters: list[msgspec.Raw] = []
    signatures: list[msgspec.Raw] = []
    papers: list[msgspec.Raw] = []


@dataclass(frozen=True, slots=True)
class OpenedExport:
    """An export, open for reading; nothing in it is trusted.

    Attributes:
        unpacked: How many bytes it holds.
    """

    archive: zipfile.ZipFile
    unpacked: int

    def parts(self) -> Iterator[VaultFile]:
        """Give the document in parts that follow each other, the first of them empty.

        Raises:
            ExportUnreadableError: It has another layout, or is damaged.
        """
        return parts_of(self._member(DOCUMENT, LONGEST_DOCUMENT))

    def file(self, attachment_id: str) -> bytes:
        """Give one of the files beside the document.

        Raises:
            ExportUnreadableError: It is not there, too large, or damaged.
        """
        return self._member(f"{FILES}{attachment_id}", LARGEST_BYTES)

    def _member(self, name: str, most: int) -> bytes:
        """Read one file of the ZIP, never more than it may hold, and never onto the disk."""
        try:
            with self.archive.open(name) as member:
                content = member.read(most + 1)
        except KeyError as error:
            raise ExportUnreadableError("a part of it is missing") from error
        if len(content) > most:
            raise ExportUnreadableError("a part of it is larger than can be safe")
        return content


@contextmanager
def opened_export(path: Path) -> Iterator[OpenedExport]:
    """Open an export.

    Raises:
        ExportUnreadableError: It cannot be opened, is no ZIP, or would unpack without end.
    """
    with ExitStack() as stack:
        try:
            file = stack.enter_context(open_ordinary(path, follows_links=True))
        except OSError as error:
            reason = error.strerror or "it is no ordinary file"
            raise ExportUnreadableError(reason) from error
        yield stack.enter_context(export_in(file))


@contextmanager
def export_in(file: IO[bytes]) -> Iterator[OpenedExport]:
    """Look into a file that should be an export; the same is raised."""
    try:
        with zipfile.ZipFile(file) as archive:
            yield OpenedExport(archive, _refuse_bombs(archive, file.seek(0, 2)))
    except ZIP_DAMAGE as error:
        raise ExportUnreadableError("it is no ZIP, or it is damaged") from error


def _refuse_bombs(archive: zipfile.ZipFile, size: int) -> int:
    """Refuse what would unpack without end: too many parts, too tight, or over each other."""
    parts = archive.infolist()
    if len(parts) > MOST_FILES:
        raise ExportUnreadableError("it holds more files than an export can")
    packed, unpacked = (
        sum(part.compress_size for part in parts),
        sum(part.file_size for part in parts),
    )
    if packed > size or unpacked > _ROOM + MOST_RATIO * packed:
        raise ExportUnreadableError("it would unpack to far more than an export holds")
    return unpacked


def parts_of(text: bytes) -> Iterator[VaultFile]:
    """Read a document in parts; see ``OpenedExport.parts``."""
    try:
        yield from _parts(text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ExportUnreadableError("its layout is not the one expected") from error


def _parts(text: bytes) -> Iterator[VaultFile]:
    head = msgspec.json.decode(text, type=_Head)
    if head.format != FORMAT:
        raise ExportUnreadableError("it is no export of this program")
    if head.version != VERSION:
        raise ExportUnreadableError("a newer version of this program made it")
    outline = msgspec.json.decode(text, type=Outline)
    empty = VaultFile(FORMAT, VERSION, outline.made_on, (), (), (), (), (), (), ())
    yield empty
    kinds = get_type_hints(VaultFile)
    for name in Outline.__struct_fields__[1:]:
        for some in _batches(getattr(outline, name)):
            things = msgspec.json.decode(b"[" + b",".join(some) + b"]", type=kinds[name])
            yield replace(empty, **{name: things})


def _batches(things: Sequence[msgspec.Raw]) -> Iterator[list[msgspec.Raw]]:
    """Put things together until they are worth being told."""
    some: list[msgspec.Raw] = []
    size = 0
    for thing in things:
        some.append(thing)
        size += len(memoryview(thing))
        if size >= _PART:
            yield some
            some, size = [], 0
    if some:
        yield some


def together(parts: Sequence[VaultFile]) -> VaultFile:
    """Put the parts of a document together again; there is at least one."""
    things: dict[str, Any] = {
        name: tuple(thing for part in parts for thing in getattr(part, name))
        for name in Outline.__struct_fields__[1:]
    }
    return replace(parts[0], **things)
