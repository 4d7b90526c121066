"""What codes and scores in a reply mean, and which of them to ask about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from dsar_assistant.domain.reply import ExplainedCode
from dsar_assistant.responses.passages import Sentence
from dsar_assistant.responses.phrases import Phrase, holds
from dsar_assistant.responses.resource_files import compile_all, read_toml

_CODE = re.compile(r"[A-Z0-9][\w+.%-]{0,11}")
_LEADING_CODE = re.compile(r"([A-Z]{1,3}|\d{1,3}|\d[A-Z])(?: ?[-–:.] ?\S.*)?\Z")  # noqa: RUF001
_SHORTEST_HISTORY = 4
_HISTORY_GAPS = re.compile(r"[\s,|/-]+")


class _SystemRow(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    labels: tuple[str, ...]
    source: str
    checked_on: date
    confidence: Literal["high", "medium", "low"]
    codes: dict[str, str]
    history: bool = False
    note: str = ""


class _GlossaryFile(msgspec.Struct, forbid_unknown_fields=True):
    ask_about: tuple[str, ...]
    plain_values: tuple[str, ...]
    system: tuple[_SystemRow, ...]


@dataclass(frozen=True, slots=True)
class CodeSystem:
    """One set of codes.

    Attributes:
        labels: Phrases of the fields that such codes stand in.
        is_history: A value may be a row of codes, one for each month.
    """

    id: str
    name: str
    labels: tuple[Phrase, ...]
    codes: dict[str, str]
    source: str
    confidence: str
    is_history: bool
    note: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """All sets of codes, and which unexplained fields are worth a question."""

    systems: tuple[CodeSystem, ...]
    ask_about: tuple[Phrase, ...]
    plain_values: frozenset[str]


def load_glossary(path: Path) -> Glossary:
    """Read the glossary.

    Raises:
        ResourceInvalidError: The file is not as it should be.
    """
    file = read_toml(path, _GlossaryFile)
    systems = tuple(
        CodeSystem(
            row.id,
            row.name,
            compile_all(path, row.id, row.labels),
            row.codes,
            row.source,
            row.confidence,
            row.history,
            row.note,
        )
        for row in file.system
    )
    ask_about = compile_all(path, "ask_about", file.ask_about)
    return Glossary(systems, ask_about, frozenset(file.plain_values))


def explain_codes(sentences: Sequence[Sentence], glossary: Glossary) -> tuple[ExplainedCode, ...]:
    """Explain the codes in the fields of a reply; those without a meaning are to be asked about.

    Each field and code is told once.
    """
    found = (
        code
        for sentence in sentences
        if sentence.is_item and sentence.above
        for code in _codes_in(sentence, glossary)
    )
    firsts: dict[tuple[str, str], ExplainedCode] = {}
    for code in found:
        firsts.setdefault((code.label.casefold(), code.code), code)
    return tuple(firsts.values())


def _codes_in(sentence: Sentence, glossary: Glossary) -> Iterator[ExplainedCode]:
    label, value = sentence.above[0].replace("_", " "), sentence.text.strip(" .;")
    system = next((one for one in glossary.systems if holds(label, one.labels)), None)
    known = list(_known_codes(value, system)) if system else []
    if system and known:
        for code in known:
            meaning = f"{system.codes[code]}. {system.note}".strip()
            yield ExplainedCode(
                label, code, system.name, meaning, system.source, system.confidence, sentence.where
            )
    elif _is_worth_asking(label, value, glossary):
        yield ExplainedCode(label, value, "", "", "", "", sentence.where)


def _known_codes(value: str, system: CodeSystem) -> Iterator[str]:
    leading = _LEADING_CODE.match(value)
    if value in system.codes:
        yield value
    elif leading and leading[1] in system.codes:
        yield leading[1]
    elif system.is_history:
        months = _HISTORY_GAPS.split(value)
        row = months if len(months) > 1 else list(value)
        if len(row) >= _SHORTEST_HISTORY and all(month in system.codes for month in row):
            yield from dict.fromkeys(row)


def _is_worth_asking(label: str, value: str, glossary: Glossary) -> bool:
    if value.casefold() in glossary.plain_values or not _CODE.fullmatch(value):
        return False
    return holds(label, glossary.ask_about)
