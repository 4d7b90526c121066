"""Read one TOML file of the directory into its shape, or say where it is wrong."""

import re
import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from dsar_assistant.domain.errors import ResourceInvalidError

_Shape = TypeVar("_Shape")
_LARGEST_BYTES = 8_000_000
_STEP = re.compile(r"\.(\w+)\[(\d+)\]")


def read_toml(path: Path, shape: type[_Shape]) -> _Shape:
    """Read a file into its shape.

    Raises:
        ResourceInvalidError: The file is missing, too large, no TOML, or of another shape.
    """
    raw = _parse(path)
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise ResourceInvalidError(path.name, _where(raw, place), reason) from error


def _parse(path: Path) -> dict[str, object]:
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise ResourceInvalidError(path.name, "the whole file", "it is larger than 8 MB")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResourceInvalidError(path.name, "the whole file", "it cannot be opened") from error
    except UnicodeDecodeError as error:
        raise ResourceInvalidError(path.name, "the whole file", "it is not UTF-8 text") from error
    except RecursionError as error:
        raise ResourceInvalidError(path.name, "the whole file", "it is nested too deep") from error
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise ResourceInvalidError(path.name, "the whole file", str(error)) from error


def _where(raw: dict[str, object], place: str) -> str:
    """Name the entry by its id where it has one, else by its number, then the field."""
    path = place.strip("`")
    step = _STEP.search(path)
    if step is None:
        return path.removeprefix("$.") or "the whole file"
    kind, number = step[1], int(step[2])
    entry = f"{kind} {_id_of(raw, kind, number) or number + 1}"
    field = path[step.end() :].lstrip(".")
    return f"{entry}, {field}" if field else entry


def _id_of(raw: dict[str, object], kind: str, number: int) -> str | None:
    entries = raw.get(kind)
    entry = entries[number] if isinstance(entries, list) else None
    key = entry.get("id") if isinstance(entry, dict) else None
    return key if isinstance(key, str) else None
