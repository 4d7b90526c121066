"""Starting from an event: "I got a letter from someone I never gave my details to"."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.evidence import (
    Reason,
    ReasonKind,
    Sighting,
    SightingKind,
    Strength,
)
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.finding.directory_view import DirectoryView
from dsar_assistant.finding.draft import Drafts
from dsar_assistant.finding.evidence_leads import Strangers, add_evidence
from dsar_assistant.finding.flow_leads import FlowWords
from dsar_assistant.finding.payees import PayeeRules
from dsar_assistant.finding.reasons import flow_reason
from dsar_assistant.finding.seen import put_together
from dsar_assistant.finding.shown import fit_name
from dsar_assistant.finding.web_address import domain_of

_TEXTS = ("id", "title", "help", "why")
_KEYS = frozenset({*_TEXTS, "names_sender", "questions"})
# How the place of a trace begins that is no place in a file.
_PLACE = "event:"


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
        event_id: Which event it was.
        name, address: Who it was, and a web or mail address of theirs, if known.
        on: The day it happened; None if not known.
    """

    event_id: str
    name: str = ""
    address: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of the list, with what the person says of it."""

    event: Event
    report: EventReport


def event_sighting(report: EventReport) -> Sighting:
    """Turn what the person says into a trace that can be kept; it may name nobody."""
    domain = domain_of(report.address.rpartition("@")[2]) if report.address else None
    name = fit_name(report.name) or None
    place = f"{_PLACE}{report.event_id}"
    return Sighting(SightingKind.PAPER, domain, name, place, first=report.on, last=report.on)


def parted(
    sightings: Iterable[Sighting], events: Iterable[Event]
) -> tuple[tuple[Sighting, ...], tuple[Happened, ...]]:
    """Part traces in files from what the person told of events; see ``event_sighting``.

    An event that is in the list no longer is left out.
    """
    known = {event.id: event for event in events}
    traces: list[Sighting] = []
    happened: list[Happened] = []
    for one in sightings:
        if not one.locator.startswith(_PLACE):
            traces.append(one)
        elif event := known.get(one.locator.removeprefix(_PLACE)):
            told = EventReport(event.id, one.name or "", one.domain or "", one.first)
            happened.append(Happened(event, told))
    return tuple(traces), tuple(happened)


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


def shown_senders(happened: Iterable[Happened]) -> tuple[Sighting, ...]:
    """Give those that an event itself shows, as a letter does: they count as seen."""
    told = (event_sighting(one.report) for one in happened if one.event.names_sender)
    return tuple(one for one in told if one.name or one.domain)


def add_events(
    happened: Iterable[Happened],
    directory: DirectoryView,
    drafts: Drafts,
    words: FlowWords,
    payees: PayeeRules,
) -> Strangers:
    """Add whom events lead to, all as possible: whoever is named, their sources, the usual ones.

    A caller, a text or an e-mail may give a false name, so that one is possible at most. Give
    back those named that no directory knows.
    """
    strangers = Strangers()
    for one in happened:
        if not one.event.names_sender:
            claimed, named = event_sighting(one.report), Drafts(directory)
            if claimed.name or claimed.domain:
                unknown = add_evidence(put_together([claimed]), directory, named, payees)
                strangers.by_domain.extend(unknown.by_domain)
                strangers.by_name.extend(unknown.by_name)
            _add_named(one, named, drafts)
            _add_upstream((draft.controller.id for draft in named.seen()), directory, drafts, words)
        _add_usual(one, directory, drafts)
    return strangers


def _add_named(one: Happened, named: Drafts, drafts: Drafts) -> None:
    """Add who was named by something that may have given a false name."""
    text = f"{_happened(one)} The name may have been false; ask them."
    for seen in named.seen():
        draft = drafts.get(seen.controller.id)
        if draft is not None:
            draft.add(Strength.POSSIBLE, (Reason(ReasonKind.EVENT, text, first=one.report.on),))


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


def _add_usual(one: Happened, directory: DirectoryView, drafts: Drafts) -> None:
    """Add whom the cards of the interview point at; whole branches would say too little."""
    asked = one.event.questions
    for question in (card for card in directory.questions if card.id in asked):
        text = f"{_happened(one)} {question.why}"
        reason = Reason(ReasonKind.INTERVIEW, text, sources=question.sources)
        for controller_id in question.points_to:
            draft = drafts.get(controller_id)
            if draft is not None:
                draft.add(Strength.POSSIBLE, (reason,))


def _happened(one: Happened) -> str:
    day = f" ({day_in_words(one.report.on)})" if one.report.on else ""
    return f"You said: {one.event.title}{day}."
