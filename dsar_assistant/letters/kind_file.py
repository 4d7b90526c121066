"""Reads what a folder declares about its kind of letter."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.letter import (
    Addressee,
    FieldKind,
    LetterField,
    LetterKind,
    RecordNeed,
)
from dsar_assistant.domain.right import RegimeCode, Right

Read = TypeVar("Read")

# What every template can use besides its own fields.
RESERVED = frozenset(
    {
        "authority",
        "brand",
        "cite",
        "controller",
        "identifiers",
        "in_force",
        "nation",
        "on",
        "person",
        "record",
        "reference",
        "regime",
        "representative",
    }
)
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer to choose, as a file declares it."""

    id: str
    label: str


class FieldEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One field, as a file declares it."""

    id: str
    label: str
    why: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    default: str = ""
    choices: tuple[Choice, ...] = ()
    choices_from: str = ""
    only_when: dict[str, tuple[str, ...]] = {}
    max_words: int | None = None
    everywhere: bool = False

    def as_field(self) -> LetterField:
        """Give the field as the rooms know it."""
        return LetterField(
            id=self.id,
            label=self.label,
            why=self.why,
            kind=self.kind,
            required=self.required,
            choices=tuple((choice.id, choice.label) for choice in self.choices),
            default=self.default,
            only_when=tuple((key, v) for key, values in self.only_when.items() for v in values),
            max_words=self.max_words,
        )


@dataclass(frozen=True, slots=True)
class Shared:
    """What several kinds share.

    Attributes:
        fields: By id.
        choices: Lists of choices that stand in other files, by name.
    """

    fields: Mapping[str, FieldEntry]
    choices: Mapping[str, tuple[Choice, ...]]


class FieldsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields that several kinds share."""

    fields: tuple[FieldEntry, ...]


class KindFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One ``letter.toml``."""

    title: str
    noun: str
    summary: str
    send_to: str
    rights: tuple[Right, ...]
    jurisdictions: tuple[str, ...]
    goes_wrong: tuple[str, ...]
    order: int
    opens: str | None = None
    regimes: tuple[RegimeCode, ...] = (RegimeCode.UK_GDPR,)
    needs: tuple[RecordNeed, ...] = ()
    one_of: tuple[tuple[str, ...], ...] = ()
    is_follow_up: bool = False
    addressed_to: Addressee = Addressee.CONTROLLER
    from_day: date | None = None
    until_day: date | None = None
    shared_fields: tuple[str, ...] = ()
    leaves_out: tuple[str, ...] = ()
    defaults: dict[str, str] = {}
    fields: tuple[FieldEntry, ...] = ()


def read_toml(path: Path, shape: type[Read]) -> Read:
    """Read a TOML file into a shape.

    Raises:
        ResourceInvalidError: It is not there, is no TOML, or is not of that shape.
    """
    return _decoded(path, shape)


def _decoded(path: Path, shape: type[Read]) -> Read:
    name = f"{path.parent.name}/{path.name}"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=shape)
    except OSError as error:
        raise ResourceInvalidError(name, "the file", "it cannot be read") from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise ResourceInvalidError(name, place.strip("`") or "the top", reason) from error
    except msgspec.DecodeError as error:
        raise ResourceInvalidError(name, "the TOML", str(error)) from error


def read_table(path: Path) -> dict[str, Any]:
    """Read a TOML file as it is.

    Raises:
        ResourceInvalidError: It is not there or is no TOML.
    """
    return _decoded(path, dict)


def read_kind(folder: Path, shared: Shared) -> LetterKind:
    """Read the ``letter.toml`` of one folder; the folder's name is the kind's id.

    Raises:
        ResourceInvalidError: It cannot be used; file, place and reason are named.
    """
    path = folder / "letter.toml"
    file = read_toml(path, KindFile)
    problem = next(_problems(file, shared), None)
    if problem:
        raise ResourceInvalidError(f"{folder.name}/{path.name}", *problem)
    names = ("title", "noun", "summary", "send_to", "rights", "jurisdictions", "goes_wrong")
    more = ("order", "opens", "regimes", "needs", "one_of", "addressed_to", "from_day", "until_day")
    return LetterKind(
        id=folder.name,
        fields=tuple(entry.as_field() for entry in _entries(file, shared)),
        is_follow_up=file.is_follow_up or bool(file.needs),
        **{name: getattr(file, name) for name in (*names, *more)},
    )


def _entries(file: KindFile, shared: Shared) -> tuple[FieldEntry, ...]:
    """Put the kind's own fields first, with the kind's own defaults for the shared ones."""
    named = (shared.fields[name] for name in file.shared_fields if name in shared.fields)
    everywhere = (
        entry
        for entry in shared.fields.values()
        if entry.everywhere and entry.id not in file.leaves_out
    )
    taken = (*named, *everywhere)
    return tuple(
        msgspec.structs.replace(
            entry,
            default=file.defaults.get(entry.id, entry.default),
            choices=entry.choices or shared.choices.get(entry.choices_from, ()),
        )
        for entry in (*file.fields, *taken)
    )


def _problems(file: KindFile, shared: Shared) -> Iterator[tuple[str, str]]:
    for name in (*file.shared_fields, *file.leaves_out):
        if name not in shared.fields:
            yield "shared_fields", f"there is no shared field {name}"
    listed = _entries(file, shared)
    entries = {entry.id: entry for entry in listed}
    if len(entries) != len(listed):
        yield "fields", "two fields have one id"
    for name in file.defaults:
        if name not in entries:
            yield "defaults", f"there is no field {name}"
    for name in (name for group in file.one_of for name in group):
        if name not in entries:
            yield "one_of", f"there is no field {name}"
    for entry in entries.values():
        for reason in _field_problems(entry, entries):
            yield f"field {entry.id}", reason


def _field_problems(entry: FieldEntry, others: Mapping[str, FieldEntry]) -> Iterator[str]:
    if not _IDENTIFIER.fullmatch(entry.id) or entry.id in RESERVED:
        yield "its id cannot be used in a template"
    if entry.kind is FieldKind.CHOICE and not entry.choices:
        yield "a choice needs choices"
    if entry.choices and entry.kind not in {FieldKind.CHOICE, FieldKind.LIST}:
        yield "choices belong to a choice or a list"
    if entry.choices_from and not entry.choices:
        yield f"there are no choices called {entry.choices_from}"
    if entry.default and not _is_possible(entry, entry.default):
        yield f"{entry.default} is no possible answer"
    for key, values in entry.only_when.items():
        if key not in others or not all(_is_possible(others[key], value) for value in values):
            yield f"it waits for an answer that {key} never has"


def _is_possible(entry: FieldEntry, answer: str) -> bool:
    if entry.kind is FieldKind.YES_NO:
        return answer in {"yes", "no"}
    return entry.kind is not FieldKind.CHOICE or answer in {choice.id for choice in entry.choices}
