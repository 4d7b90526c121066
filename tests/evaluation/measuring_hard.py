"""How well finding does on hard cases that were written down before it was tried on them."""

import csv
import io
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dsar_assistant.directory.directory import Directory
from dsar_assistant.directory.load import load_directory
from dsar_assistant.domain.evidence import Candidate, ReasonKind, Strength
from dsar_assistant.finding.candidates import Traces, find_candidates
from dsar_assistant.finding.domains import read_domain_list
from dsar_assistant.finding.evidence_files import read_evidence
from dsar_assistant.finding.lead_rules import LeadRules, read_lead_rules
from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.suggestions import Suggestions
from dsar_assistant.finding.ticket import UnwatchedTicket
from tests.evaluation.mail_set import OWN, message
from tests.evaluation.payee_set import HEADER

CASES = Path(__file__).with_name("hard_cases.toml")
# Written before the rules for payees that read them, and other ones written after those.
HELD_OUT = Path(__file__).with_name("held_out_payees.toml")
SECOND = Path(__file__).with_name("second_payees.toml")
KINDS = {"mail": "headers", "payee": "row", "login": "address"}
_SEEN = {ReasonKind.MAIL, ReasonKind.PAYMENT, ReasonKind.ACCOUNT}
_LOGINS = ("name", "url", "username", "password")


@dataclass(frozen=True, slots=True)
class Case:
    """One hard case.

    Attributes:
        truth: Id of the organisation behind it; None if none of the directory is.
        like: Id of the one that a bad guess would name; None where there is a truth.
    """

    sort: str
    text: str
    truth: str | None
    like: str | None


@dataclass(frozen=True, slots=True)
class Hardness:
    """What was found against what is true.

    Attributes:
        precision: Of those confirmed on true cases and on false ones, how many are behind one.
        recall: Of those behind a case, how many are at least likely.
        named_recall: Of those, how many are named at all.
        taken_in: Who was called likely or confirmed though not behind any case, by id.
        missed: Who is not even likely, by id.
    """

    cases: int
    precision: float
    recall: float
    named_recall: float
    taken_in: tuple[str, ...]
    missed: tuple[str, ...]


def hard_cases(kind: str, file: Path = CASES) -> tuple[Case, ...]:
    """Give the cases of one kind: mail, payee or login."""
    rows = tomllib.loads(file.read_text("utf-8"))[kind]
    return tuple(
        Case(row["sort"], row[KINDS[kind]].strip("\n"), row.get("truth"), row.get("like"))
        for row in rows
    )


def measure_hard(kind: str, resources: Path, folder: Path, file: Path = CASES) -> Hardness:
    """Read the true cases and the false ones, each in a file of their own, and compare."""
    knowledge = load_directory(resources / "directory"), read_lead_rules(resources / "directory")
    cases = hard_cases(kind, file)
    true = [case for case in cases if case.truth]
    false = [case for case in cases if not case.truth]
    found, fooled = (
        _found(_written(kind, some), folder / name, resources, knowledge)
        for some, name in ((true, f"{kind}-true"), (false, f"{kind}-false"))
    )
    return _compare(len(cases), {case.truth for case in true if case.truth}, found, fooled)


def _compare(
    cases: int, truths: set[str], found: dict[str, Strength], fooled: dict[str, Strength]
) -> Hardness:
    sure = [one for one, strength in found.items() if strength is Strength.CONFIRMED]
    wrong = [one for one, strength in fooled.items() if strength is Strength.CONFIRMED]
    likely = {one for one, strength in found.items() if strength is not Strength.POSSIBLE}
    tricked = {one for one, strength in fooled.items() if strength is not Strength.POSSIBLE}
    return Hardness(
        cases=cases,
        precision=len(truths & set(sure)) / max(1, len(sure) + len(wrong)),
        recall=len(truths & likely) / len(truths),
        named_recall=len(truths & found.keys()) / len(truths),
        taken_in=tuple(sorted(tricked | (likely - truths))),
        missed=tuple(sorted(truths - likely)),
    )


def _written(kind: str, cases: Sequence[Case]) -> str:
    """Write a mailbox, a list of logins or a statement."""
    if kind == "mail":
        return "".join(message(*case.text.split("\n")) for case in cases)
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    if kind == "login":
        writer.writerow(_LOGINS)
        writer.writerows(["", case.text, "rowan", "x"] for case in cases)
    else:
        writer.writerow(HEADER.split(","))
        for case in cases:
            how, _, text = case.text.partition("|")
            writer.writerow(["05/01/2026", how, "'00-00-00", "12345678", text, "1.00", "", "1.00"])
    return table.getvalue()


def _found(
    text: str, path: Path, resources: Path, knowledge: tuple[Directory, LeadRules]
) -> dict[str, Strength]:
    """Give whom the evidence itself names, and how surely."""
    directory, rules = knowledge
    path.write_text(text, "utf-8")
    settings = ReadingSettings(
        date(2026, 11, 23),
        own=frozenset({OWN}),
        mail_services=read_domain_list(resources / "directory" / "mail_services.txt"),
        freemail=read_domain_list(resources / "directory" / "freemail.txt"),
        payees=rules.payees,
        apps=rules.apps,
    )
    (read,) = read_evidence([path], settings, UnwatchedTicket())
    traces = Traces(read.sightings)
    found = find_candidates(traces, directory, lambda flow: flow.sender, Suggestions(), rules)
    return {one.controller_id: one.strength for one in found.candidates if _is_seen(one)}


def _is_seen(candidate: Candidate) -> bool:
    return any(reason.kind in _SEEN for reason in candidate.reasons)
