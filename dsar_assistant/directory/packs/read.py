"""Read whatever list of organisations the person hands in; its kind is told from what it holds."""

import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dsar_assistant.directory.packs import datenanfragen, table
from dsar_assistant.directory.packs.archive import LARGEST_MEMBER, opened, read_member
from dsar_assistant.directory.packs.cleaning import slug
from dsar_assistant.directory.packs.columns import ColumnMap
from dsar_assistant.directory.packs.errors import (
    PackTooLargeError,
    PackUnknownError,
    PackUnreadableError,
)
from dsar_assistant.directory.packs.pack import Origin, Pack
from dsar_assistant.domain.partial_date import PartialDate

_TABLES = (".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True)
class PackWords:
    """What the person can say of a list that does not say it itself.

    Attributes:
        as_of: The date of the list.
        columns: Which column of a table holds what; None = guess.
    """

    label: str = ""
    licence: str = "not stated"
    url: str = ""
    as_of: date | None = None
    columns: ColumnMap | None = None


def read_pack(path: Path, words: PackWords | None = None) -> Pack:
    """Read a list: a datenanfragen folder or ZIP, a CSV table, or a ZIP with one table in it.

    Args:
        path: The file or folder; only read, never changed, nothing unpacked.
        words: What the person says of it.

    Raises:
        PackUnknownError: It is none of these.
        PackTooLargeError: It is beyond the limits.
        PackUnreadableError: It cannot be opened.
    """
    said = words or PackWords()
    _require_ordinary(path)
    if path.is_dir() or zipfile.is_zipfile(path):
        return _read_many(path, said)
    return _read_table(path.name, _read_file(path), said)


def _require_ordinary(path: Path) -> None:
    """Refuse a pipe or a device, which could keep a reader waiting for ever."""
    if path.exists() and not (path.is_dir() or path.is_file()):
        raise PackUnreadableError(path.name, "it is no ordinary file")


def _read_many(path: Path, said: PackWords) -> Pack:
    with opened(path) as members:
        if datenanfragen.recognises(members):
            return datenanfragen.read(members, _as_of(said))
        tables = [item for item in members if item.path.suffix.casefold() in _TABLES]
        if len(tables) != 1:
            raise PackUnknownError(path.name)
        held = read_member(tables[0])
    if held.fault:
        raise PackUnreadableError(path.name, held.fault)
    return _read_table(tables[0].path.name, held.content, said)


def _read_table(name: str, content: bytes, said: PackWords) -> Pack:
    if said.columns is None and not table.looks_like_table(content):
        raise PackUnknownError(name)
    label = said.label or name
    origin = Origin(
        id=f"list-{slug(label) or 'unnamed'}",
        label=label,
        licence=said.licence,
        url=said.url,
        as_of=_as_of(said),
    )
    return table.read(content, origin, said.columns)


def _read_file(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_MEMBER:
            raise PackTooLargeError(path.name, f"{LARGEST_MEMBER // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        raise PackUnreadableError(path.name, "it may not be read") from error


def _as_of(said: PackWords) -> PartialDate | None:
    return PartialDate(said.as_of.year, said.as_of.month, said.as_of.day) if said.as_of else None
