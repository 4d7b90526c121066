"""Invented organisations, flows and cards, for the tests of candidates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dsar_assistant.directory.directory import Directory
from dsar_assistant.domain.controller import (
    Answer,
    Contact,
    Controller,
    Flow,
    FlowStatus,
    InterviewAnswer,
    InterviewQuestion,
)
from dsar_assistant.domain.evidence import Candidate, Findings, Sighting, SightingKind, Strength
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.provenance import Confidence, Source
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.finding.candidates import Traces, find_candidates
from dsar_assistant.finding.suggestions import Suggestions


def controller(
    controller_id: str, *domains: str, sector: str = "retail", known_as: tuple[str, ...] = ()
) -> Controller:
    """Make an organisation."""
    return Controller(
        id=controller_id,
        name=f"{controller_id.title()} Limited",
        sector=sector,
        regime=RegimeCode.UK_GDPR,
        country="GB",
        nation=Nation.UNKNOWN,
        contact=Contact(),
        confidence=Confidence.LOW,
        domains=domains,
        known_as=known_as,
    )


def flow(sender: str, recipient: str, begins: str = "", ends: str = "") -> Flow:
    """Make a documented flow; days as ``2017`` or ``2017-05``."""
    return Flow(
        sender,
        recipient,
        data=("name",),
        purpose="mail",
        status=FlowStatus.PRESS_REPORT,
        sources=(Source(f"https://paper.example/{sender}-{recipient}"),),
        confidence=Confidence.LOW,
        from_date=PartialDate.parse(begins) if begins else None,
        to_date=PartialDate.parse(ends) if ends else None,
    )


def question(
    question_id: str, points_to: Sequence[str] = (), sectors: Sequence[str] = ()
) -> InterviewQuestion:
    """Make a card."""
    return InterviewQuestion(
        question_id,
        f"Did you {question_id}?",
        help="",
        why="Because.",
        points_to=tuple(points_to),
        sectors=tuple(sectors),
        sources=("https://card.example",),
        is_strong=True,
    )


CLUB, BROKER, PARTY = (
    controller("club", "club.example", sector="baby-club"),
    controller("broker", "broker.example", sector="data-broker"),
    controller("party", "party.example", sector="political-party"),
)
CHAIN = (
    flow("club", "broker", "2017-05", "2017-06"),
    flow("broker", "party", "2017-05", "2017-06"),
)
DIRECTORY = Directory((CLUB, BROKER, PARTY), CHAIN)


def seen(
    domain: str | None = "club.example",
    first: int | None = 2016,
    last: int | None = 2018,
    **more: Any,
) -> Sighting:
    """Make a sighting of three messages, with years; ``more`` are further attributes."""
    sighting = Sighting(
        SightingKind.MAIL,
        domain,
        name=None,
        locator="message 1",
        count=3,
        first=date(first, 3, 2) if first else None,
        last=date(last, 4, 11) if last else None,
    )
    return replace(sighting, **more)


def yes(question_id: str, first: int | None = None, last: int | None = None) -> InterviewAnswer:
    """Say yes to a card."""
    return InterviewAnswer(question_id, Answer.YES, first, last)


def find(
    *sightings: Sighting, directory: Directory = DIRECTORY, answers: Sequence[InterviewAnswer] = ()
) -> Findings:
    """Find candidates, each flow told in a short sentence."""
    traces = Traces(sightings, answers)
    return find_candidates(
        traces, directory, lambda one: f"{one.sender} may pass to {one.recipient}", Suggestions()
    )


def strengths(found: Findings) -> dict[str, Strength]:
    """Give how sure each candidate is."""
    return {one.controller_id: one.strength for one in found.candidates}


def candidate(found: Findings, controller_id: str) -> Candidate:
    """Give one candidate."""
    return next(one for one in found.candidates if one.controller_id == controller_id)
