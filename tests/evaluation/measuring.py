"""How well finding does on mail whose senders are known."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dsar_assistant.directory.directory import Directory
from dsar_assistant.directory.load import load_directory
from dsar_assistant.domain.evidence import Strength
from dsar_assistant.finding.candidates import Traces, find_candidates
from dsar_assistant.finding.domains import read_domain_list
from dsar_assistant.finding.evidence_files import read_evidence
from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.suggestions import Suggestions
from dsar_assistant.finding.ticket import UnwatchedTicket
from tests.evaluation.mail_set import FORGED, OWN, KnownMail, known_mail


@dataclass(frozen=True, slots=True)
class Quality:
    """What was found against what is true.

    Attributes:
        precision: Of those called confirmed, how many really wrote.
        recall: Of those that really wrote, how many were called confirmed.
        named_recall: The same, also counting those named as one of several who share a domain.
        from_forged: How many were called confirmed on forged mail alone.
        missed: How many that wrote were not confirmed, by sort of message.
    """

    messages: int
    precision: float
    recall: float
    named_recall: float
    from_forged: int
    missed: dict[str, int]


def measure(resources: Path, folder: Path) -> Quality:
    """Write the known mail into a mailbox, read it, and compare."""
    directory = load_directory(resources / "directory")
    known = tuple(known_mail(directory))
    path = folder / "known.mbox"
    path.write_text("".join(one.text for one in known), "utf-8")
    return _compare(known, _strengths(path, resources, directory))


def _strengths(path: Path, resources: Path, directory: Directory) -> dict[str, Strength]:
    """Find candidates in the mailbox by evidence alone."""
    settings = ReadingSettings(
        date(2026, 11, 23),
        own=frozenset({OWN}),
        mail_services=read_domain_list(resources / "directory" / "mail_services.txt"),
        freemail=read_domain_list(resources / "directory" / "freemail.txt"),
    )
    (read,) = read_evidence([path], settings, UnwatchedTicket())
    traces = Traces(read.sightings)
    found = find_candidates(traces, directory, lambda flow: flow.sender, Suggestions())
    return {one.controller_id: one.strength for one in found.candidates}


def _compare(known: Sequence[KnownMail], strengths: dict[str, Strength]) -> Quality:
    """Count hits and misses."""
    confirmed = {key for key, strength in strengths.items() if strength is Strength.CONFIRMED}
    likely = {key for key, strength in strengths.items() if strength is Strength.LIKELY}
    wrote = {one.writer for one in known if one.writer}
    forged = {one.claimed for one in known if one.sort in FORGED}
    return Quality(
        messages=len(known),
        precision=len(confirmed & wrote) / len(confirmed),
        recall=len(confirmed & wrote) / len(wrote),
        named_recall=len((confirmed | likely) & wrote) / len(wrote),
        from_forged=len(confirmed & forged - wrote),
        missed=dict(
            Counter(one.sort for one in known if one.writer and one.writer not in confirmed)
        ),
    )
