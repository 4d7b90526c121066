"""Read the data files of this room, or say where one is wrong."""

from pathlib import Path
from typing import TypeVar

import msgspec

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.responses.phrases import Phrase, PhraseInvalidError, compile_phrase

Shape = TypeVar("Shape")


def read_toml(path: Path, shape: type[Shape]) -> Shape:
    """Read a TOML file into a shape.

    Raises:
        ResourceInvalidError: It is missing, no TOML, or of another shape.
    """
    try:
        return msgspec.toml.decode(path.read_bytes(), type=shape)
    except OSError as error:
        raise ResourceInvalidError(path.name, "the whole file", "it cannot be read") from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise ResourceInvalidError(path.name, place.strip("`") or "the top", reason) from error
    except msgspec.DecodeError as error:
        raise ResourceInvalidError(path.name, "the TOML", str(error)) from error


def compile_all(path: Path, where: str, sources: tuple[str, ...]) -> tuple[Phrase, ...]:
    """Make phrases of the lines of a file.

    Raises:
        ResourceInvalidError: A phrase cannot be understood.
    """
    try:
        return tuple(compile_phrase(source) for source in sources)
    except PhraseInvalidError as error:
        raise ResourceInvalidError(path.name, where, str(error)) from error


def read_words(path: Path) -> frozenset[str]:
    """Read a list of words; lines that begin with # are remarks.

    Raises:
        ResourceInvalidError: It is missing.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise ResourceInvalidError(path.name, "the whole file", "it cannot be read") from error
    return frozenset(
        word for line in lines if not line.startswith("#") for word in line.lower().split()
    )
