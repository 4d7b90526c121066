"""Which kinds of letter are worth a thought for which organisation; the table is data."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.evidence import ReasonKind, Strength


@dataclass(frozen=True, slots=True)
class SuggestionRule:
    """One row of the table; an empty condition is always met.

    Attributes:
        kinds: Letter kinds it adds, best first.
    """

    kinds: tuple[str, ...]
    sectors: frozenset[str] = frozenset()
    strengths: frozenset[Strength] = frozenset()
    reasons: frozenset[ReasonKind] = frozenset()

    def fits(self, sector: str, strength: Strength, reasons: Iterable[ReasonKind]) -> bool:
        """Say whether the row speaks of such an organisation."""
        return (
            (not self.sectors or sector in self.sectors)
            and (not self.strengths or strength in self.strengths)
            and (not self.reasons or not self.reasons.isdisjoint(reasons))
        )


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The whole table, in order."""

    rules: tuple[SuggestionRule, ...] = ()

    def for_controller(
        self, controller: Controller, strength: Strength, reasons: Iterable[ReasonKind]
    ) -> tuple[str, ...]:
        """Give the letter kinds of all rows that fit, each once, in order."""
        known = tuple(reasons)
        kinds = [
            kind
            for rule in self.rules
            if rule.fits(controller.sector, strength, known)
            for kind in rule.kinds
        ]
        return tuple(dict.fromkeys(kinds))


def read_suggestions(path: Path) -> Suggestions:
    """Read the table.

    Raises:
        ResourceInvalidError: A row has an unknown key or value.
    """
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("rule", [])
    except tomllib.TOMLDecodeError as error:
        raise ResourceInvalidError(path.name, "the file", str(error)) from error
    return Suggestions(tuple(_rule(path.name, n, row) for n, row in enumerate(rows, 1)))


def _rule(file: str, number: int, row: dict[str, list[str]]) -> SuggestionRule:
    """Read one row."""
    where = f"rule {number}"
    if odd := sorted(row.keys() - {"kinds", "sectors", "strengths", "reasons"}):
        raise ResourceInvalidError(file, where, f"unknown key {odd[0]!r}")
    if not row.get("kinds"):
        raise ResourceInvalidError(file, where, "it names no kinds")
    try:
        return SuggestionRule(
            kinds=tuple(row["kinds"]),
            sectors=frozenset(row.get("sectors", ())),
            strengths=frozenset(Strength(value) for value in row.get("strengths", ())),
            reasons=frozenset(ReasonKind(value) for value in row.get("reasons", ())),
        )
    except ValueError as error:
        raise ResourceInvalidError(file, where, str(error)) from error
