"""How well finding does on payments and logins whose organisations are known."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dsar_assistant.directory.directory import Directory
from dsar_assistant.directory.load import load_directory
from dsar_assistant.domain.evidence import ReasonKind, Strength
from dsar_assistant.finding.candidates import Traces, find_candidates
from dsar_assistant.finding.evidence_files import read_evidence
from dsar_assistant.finding.lead_rules import LeadRules, read_lead_rules
from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.suggestions import Suggestions
from dsar_assistant.finding.ticket import UnwatchedTicket
from tests.evaluation.payee_set import HEADER, KnownRow, known_logins, known_payments

SEEN = {ReasonKind.PAYMENT, ReasonKind.ACCOUNT}


@dataclass(frozen=True, slots=True)
class RowQuality:
    """What was found against what is true.

    Attributes:
        precision: Of those called confirmed, how many really are.
        likely_precision: The same of those called confirmed or likely on what was seen.
        recall: Of all in the set, how many are at least likely.
        told_recall: The same of those whose name in a row is nobody else's.
        named_recall: Of those in the set, how many are named at all.
        missed: How many were not even named, by sort.
    """

    rows: int
    precision: float
    likely_precision: float
    recall: float
    told_recall: float
    named_recall: float
    missed: dict[str, int]


def measure_payments(resources: Path, folder: Path) -> RowQuality:
    """Write the known payments into a statement, read it, and compare."""
    directory = load_directory(resources / "directory")
    rules = read_lead_rules(resources / "directory")
    known = tuple(known_payments(directory, rules.payees))
    return _measured(known, HEADER, folder / "statement.csv", (directory, rules))


def measure_logins(resources: Path, folder: Path) -> RowQuality:
    """Write the known logins into a list, read it, and compare."""
    directory = load_directory(resources / "directory")
    rules = read_lead_rules(resources / "directory")
    known = tuple(known_logins(directory))
    return _measured(known, "url,password", folder / "logins.csv", (directory, rules))


def _measured(
    known: Sequence[KnownRow], header: str, path: Path, knowledge: tuple[Directory, LeadRules]
) -> RowQuality:
    directory, rules = knowledge
    path.write_text("\n".join((header, *(one.row for one in known))) + "\n", "utf-8")
    settings = ReadingSettings(date(2026, 11, 23), payees=rules.payees)
    (read,) = read_evidence([path], settings, UnwatchedTicket())
    found = find_candidates(
        Traces(read.sightings), directory, lambda flow: flow.sender, Suggestions(), rules
    )
    seen = {
        one.controller_id: one.strength
        for one in found.candidates
        if any(reason.kind in SEEN for reason in one.reasons)
    }
    return _compare(known, seen)


def _compare(known: Sequence[KnownRow], seen: dict[str, Strength]) -> RowQuality:
    """Count hits and misses."""
    true = {one.truth for one in known if one.truth}
    told = {one.truth for one in known if one.truth and one.tells}
    confirmed = {key for key, strength in seen.items() if strength is Strength.CONFIRMED}
    likely = {key for key, strength in seen.items() if strength is not Strength.POSSIBLE}
    return RowQuality(
        rows=len(known),
        precision=len(confirmed & true) / len(confirmed),
        likely_precision=len(likely & true) / len(likely),
        recall=len(likely & true) / len(true),
        told_recall=len(likely & told) / len(told),
        named_recall=len(seen.keys() & true) / len(true),
        missed=dict(Counter(one.sort for one in known if one.truth and one.truth not in seen)),
    )
