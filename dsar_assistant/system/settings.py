"""The settings file: plain TOML, written whole, kind to values it cannot use."""

import tomllib
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, get_type_hints

import msgspec
import tomli_w

from dsar_assistant.domain.settings import Settings, SettingsRead
from dsar_assistant.system.files import write_whole

_RANGES = {
    "text_percent": (100, 200),
    "lock_after_minutes": (1, 120),
    "backup_every_minutes": (5, 1440),
}
_LARGEST_FILE = 1_000_000


class TomlSettings:
    """Settings in one TOML file; implements ``SettingsStore``."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> SettingsRead:
        """Read the settings; a value that cannot be used is reported and the usual one taken."""
        table, problems = self._table()
        values: dict[str, object] = {}
        kinds = get_type_hints(Settings)
        for field in fields(Settings):
            if field.name in table:
                try:
                    values[field.name] = _checked(field.name, table[field.name], kinds[field.name])
                except (msgspec.ValidationError, ValueError) as error:
                    problems.append(_sentence(field.name, str(error)))
        return SettingsRead(Settings(**values), tuple(problems))  # type: ignore[arg-type]

    def save(self, settings: Settings) -> None:
        """Write the settings; keys that this version does not know stay as they are."""
        # The size of text may be chosen before there is a vault, and so before its folder.
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        table, problems = self._table()
        if problems:
            self._path.replace(self._path.with_suffix(".unreadable.toml"))
        table.update(msgspec.to_builtins(asdict(settings)))
        write_whole(self._path, tomli_w.dumps(table).encode())

    def _table(self) -> tuple[dict[str, Any], list[str]]:
        """Read the file as it stands, with a sentence if it is no TOML."""
        if not self._path.exists():
            return {}, []
        try:
            with self._path.open("rb") as file:
                return tomllib.loads(file.read(_LARGEST_FILE).decode()), []
        except (OSError, ValueError, RecursionError):
            return {}, [_unreadable(self._path.name)]


def _unreadable(name: str) -> str:
    """Say that the file as a whole is not used."""
    return (
        f"The settings file {name} could not be read, so the usual settings are used. "
        "Your data are not affected. Saving the settings writes a new file "
        "and keeps this one beside it."
    )


def _checked(name: str, value: object, kind: Any) -> object:  # noqa: ANN401 - any type hint
    """Give the value in its proper type, or say what is wrong with it."""
    checked: object = msgspec.convert(value, kind)
    if name in _RANGES:
        low, high = _RANGES[name]
        if not low <= int(str(checked)) <= high:
            raise ValueError(f"it must be between {low} and {high}")
    return checked


def _sentence(name: str, reason: str) -> str:
    """Say which setting is not used, and why."""
    return (
        f"The setting {name} on file is not used ({reason}). The usual one is taken instead; "
        "choose again to replace it."
    )
