"""All readers there are, found by walking their folder."""

import pkgutil
from functools import cache
from importlib import import_module

from dsar_assistant.finding import readers
from dsar_assistant.finding.reader import Reader


@cache
def all_readers() -> tuple[Reader, ...]:
    """Give every reader, by kind. A new file in the folder is all that a new one needs."""
    found: list[Reader] = [
        import_module(f"{readers.__name__}.{module.name}").READER
        for module in pkgutil.iter_modules(readers.__path__)
    ]
    return tuple(sorted(found, key=lambda reader: reader.kind))
