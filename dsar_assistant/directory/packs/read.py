"""Read whatever list of organisations the person hands in; its kind is told from what it holds."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO, TypeAlias, cast

from dsar_assistant.directory.packs import datenanfragen, json_lists, table
from dsar_assistant.directory.packs.archive import LARGEST_MEMBER, opened
from dsar_assistant.directory.packs.cleaning import slug
from dsar_assistant.directory.packs.columns import ColumnMap
from dsar_assistant.directory.packs.errors import (
    PackTooLargeError,
    PackUnknownError,
    PackUnreadableError,
)
from dsar_assistant.directory.packs.pack import Origin, Pack
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.zip_damage import ZIP_DAMAGE

LARGEST_TABLE = 4_000_000_000
_HEAD = 64_000
_TABLES = (".csv", ".tsv", ".txt")
_DAY = re.compile(r"(20\d\d)-?(\d\d)-?(\d\d)")
_DAMAGED = (*ZIP_DAMAGE, OSError)

# Hears how many bytes of how many are read.
Watch: TypeAlias = Callable[[int, int], None]


def unwatched(done: int, total: int) -> None:
    """Let the reading go on unwatched."""
    del done, total


@dataclass(frozen=True, slots=True)
class PackWords:
    """What the person can say of a list that does not say it itself.

    Attributes:
        as_of: The date of the list.
        columns: Which column of a table holds what; None = guess.
        company_numbers: Of the organisations known already; of a table of millions only
            these are kept.
    """

    label: str = ""
    licence: str = "not stated"
    url: str = ""
    as_of: date | None = None
    columns: ColumnMap | None = None
    company_numbers: frozenset[str] = frozenset()


def read_pack(path: Path, words: PackWords | None = None, watch: Watch = unwatched) -> Pack:
    """Read a list of a known kind, or any CSV table; or a ZIP with one table in it.

    Args:
        path: The file or folder; only read, never changed, nothing unpacked.
        words: What the person says of it.
        watch: Hears how many bytes of how many are read; what it raises ends the reading.

    Raises:
        PackUnknownError: It is none of these.
        PackTooLargeError: It is beyond the limits.
        PackUnreadableError: It cannot be opened.
    """
    said = words or PackWords()
    _require_ordinary(path)
    if path.is_dir() or zipfile.is_zipfile(path):
        return _read_many(path, said, watch)
    try:
        with path.open("rb", buffering=_HEAD) as stream:
            return _read_one(path.name, stream, path.stat().st_size, (said, watch))
    except OSError as error:
        raise PackUnreadableError(path.name, "it may not be read") from error


def _require_ordinary(path: Path) -> None:
    """Refuse a pipe or a device, which could keep a reader waiting for ever."""
    if path.exists() and not (path.is_dir() or path.is_file()):
        raise PackUnreadableError(path.name, "it is no ordinary file")


def _read_many(path: Path, said: PackWords, watch: Watch) -> Pack:
    with opened(path) as members:
        if datenanfragen.recognises(members):
            return datenanfragen.read(members, _as_of(said, path.name))
        lists = [item for item in members if item.path.suffix.casefold() in _TABLES]
        lists = lists or [item for item in members if item.path.name in json_lists.FILE_NAMES]
        if len(lists) != 1:
            raise PackUnknownError(path.name)
        member = lists[0]
        try:
            with member.open() as stream:
                dated = replace(said, as_of=said.as_of or _day_in(path.name))
                return _read_one(member.path.name, stream, member.size, (dated, watch))
        except _DAMAGED as error:
            reason = "it is damaged, or locked with a password"
            raise PackUnreadableError(path.name, reason) from error


def _read_one(name: str, stream: IO[bytes], size: int, how: tuple[PackWords, Watch]) -> Pack:
    said, watch = how
    head = cast("io.BufferedReader", stream).peek(_HEAD)[:_HEAD]
    if head.lstrip()[:1] in (b"{", b"["):
        content = _whole(name, stream, size)
        return json_lists.read(name, content, _as_of(said, name))
    if said.columns is None and not table.looks_like_table(head):
        raise PackUnknownError(name)
    if size > LARGEST_TABLE:
        raise PackTooLargeError(name, f"{LARGEST_TABLE // 1_000_000_000} GB")
    label = said.label or name
    origin = Origin(
        id=f"list-{slug(label) or 'unnamed'}",
        label=label,
        licence=said.licence,
        url=said.url,
        as_of=_as_of(said, name),
    )
    return table.read(
        stream,
        origin,
        said.columns,
        said.company_numbers,
        lambda: watch(stream.tell(), size),
    )


def _whole(name: str, stream: IO[bytes], size: int) -> bytes:
    content = stream.read(LARGEST_MEMBER + 1)
    if max(size, len(content)) > LARGEST_MEMBER:
        raise PackTooLargeError(name, f"{LARGEST_MEMBER // 1_000_000} MB")
    return content


def _as_of(said: PackWords, name: str) -> PartialDate | None:
    """Give the date that the person told, or that the file's name carries."""
    day = said.as_of or _day_in(name)
    return PartialDate(day.year, day.month, day.day) if day else None


def _day_in(name: str) -> date | None:
    found = _DAY.search(name)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
