"""Starting from an event: "I got a letter from someone I never gave my details to"."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.evidence import (
    Findings,
    Reason,
    ReasonKind,
    Sighting,
    SightingKind,
    Strength,
)
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.finding.directory_view import DirectoryView
from dsar_assistant.finding.draft import Drafts
from dsar_assistant.finding.evidence_leads import add_evidence
from dsar_assistant.finding.flow_leads import FlowWords, add_flows
from dsar_assistant.finding.kind_leads import add_kind_flows
from dsar_assistant.finding.lead_rules import LeadRules
from dsar_assistant.finding.reasons import flow_reason
from dsar_assistant.finding.seen import put_together, unknown_senders
from dsar_assistant.finding.shown import fit_name
from dsar_assistant.finding.suggestions import Suggestions
from dsar_assistant.finding.web_address import domain_of

_TEXTS = ("id", "title", "help", "why")
_KEYS = frozenset({*_TEXTS, "names_sender", "questions"})
BY_HAND = "typed in by hand"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the person.

    Attributes:
        names_sender: Whether what arrived shows who sent it; a caller can say any name.
        questions: Ids of interview cards that tell where such senders get their lists.
    """

    id: str
    title: str
    help: str
    why: str
    names_sender: bool
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventReport:
    """What the person says of an event.

    Attributes:
        name, address: Who it was, and a web or mail address of theirs, if known.
        on: The day it happened; None if not known.
    """

    name: str = ""
    address: str = ""
    on: date | None = None


def paper_sighting(report: EventReport) -> Sighting | None:
    """Turn a paper typed in by hand into evidence; None if it names nobody."""
    domain = domain_of(report.address.rpartition("@")[2]) if report.address else None
    name = fit_name(report.name) or None
    if not (domain or name):
        return None
    return Sighting(SightingKind.PAPER, domain, name, BY_HAND, first=report.on, last=report.on)


def read_events(path: Path) -> tuple[Event, ...]:
    """Read the events, in the order shown.

    Raises:
        ResourceInvalidError: An event has an unknown key or lacks one.
    """
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("event", [])
    except tomllib.TOMLDecodeError as error:
        raise ResourceInvalidError(path.name, "the file", str(error)) from error
    return tuple(_event(path.name, number, row) for number, row in enumerate(rows, 1))


def _event(file: str, number: int, row: dict[str, object]) -> Event:
    """Read one event."""
    texts = [row.get(key) for key in _TEXTS]
    questions, names_sender = row.get("questions"), row.get("names_sender")
    if row.keys() != _KEYS or not all(isinstance(text, str) and text for text in texts):
        wanted = ", ".join(sorted(_KEYS))
        raise ResourceInvalidError(file, f"event {number}", f"it needs exactly: {wanted}")
    if not isinstance(questions, list) or not isinstance(names_sender, bool):
        raise ResourceInvalidError(
            file, f"event {number}", "questions is a list, names_sender a yes"
        )
    event_id, title, help_, why = (str(text) for text in texts)
    return Event(event_id, title, help_, why, names_sender, tuple(str(one) for one in questions))


def event_candidates(
    event: Event,
    report: EventReport,
    directory: DirectoryView,
    words: FlowWords,
    rules: LeadRules | None = None,
) -> Findings:
    """Say who may be behind an event: the one it names, whoever it may have the data from.

    A letter shows its sender, so that one counts as seen; a caller, a text or an e-mail may
    give a false name, so that one is possible at most. Upstream flows are followed either
    way; whom the cards of the interview point at comes after, as possible.
    """
    rules, drafts = rules or LeadRules(), Drafts(directory)
    sighting = paper_sighting(report)
    seen = put_together([sighting] if sighting else [])
    target = drafts if event.names_sender else Drafts(directory)
    strangers = add_evidence(seen, directory, target, rules.payees)
    if event.names_sender:
        add_flows(directory, drafts, words)
        add_kind_flows(rules.kinds, directory, drafts, words)
    else:
        _add_named(event, report, target, drafts)
        _add_upstream((one.controller.id for one in target.seen()), directory, drafts, words)
    _add_usual(event, report, directory, drafts)
    return Findings(
        candidates=drafts.candidates(Suggestions()),
        unknown=unknown_senders(strangers.by_domain),
        unknown_names=tuple(strangers.by_name),
    )


def _add_named(event: Event, report: EventReport, named: Drafts, drafts: Drafts) -> None:
    """Add who was named by something that may have given a false name."""
    text = f"{_happened(event, report)} The name may have been false; ask them."
    for one in named.seen():
        draft = drafts.get(one.controller.id)
        if draft is not None:
            draft.add(Strength.POSSIBLE, (Reason(ReasonKind.INTERVIEW, text),))


def _add_upstream(
    ids: Iterable[str], directory: DirectoryView, drafts: Drafts, words: FlowWords
) -> None:
    """Add where the data of a named organisation may have come from."""
    for controller_id in ids:
        for chain in directory.chain_up(controller_id, None):
            draft = drafts.get(chain.path[0])
            if draft is not None:
                reasons = [flow_reason(hop, words(hop)) for hop in chain.hops]
                draft.add(Strength.POSSIBLE, reasons)


def _add_usual(event: Event, report: EventReport, directory: DirectoryView, drafts: Drafts) -> None:
    """Add whom the cards of the interview point at; whole branches would say too little."""
    questions = [one for one in directory.questions if one.id in event.questions]
    happened = _happened(event, report)
    for question in questions:
        text = f"{happened} {question.why}"
        reason = Reason(ReasonKind.INTERVIEW, text, sources=question.sources)
        for controller_id in question.points_to:
            draft = drafts.get(controller_id)
            if draft is not None:
                draft.add(Strength.POSSIBLE, (reason,))


def _happened(event: Event, report: EventReport) -> str:
    day = f" ({day_in_words(report.on)})" if report.on else ""
    return f"You said: {event.title}{day}."
