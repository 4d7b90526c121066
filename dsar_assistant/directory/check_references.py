"""Check that whatever points at an organisation or a sector points at one that exists."""

import re
from collections.abc import Iterator

from dsar_assistant.directory.chains import first_day, last_day
from dsar_assistant.directory.finding import CheckFinding, error
from dsar_assistant.directory.load import FLOWS, INTERVIEW
from dsar_assistant.directory.parts import Parts
from dsar_assistant.domain.controller import Flow

# A party without an id is written in words; words have a capital or a space somewhere.
_LOOKS_LIKE_ID = re.compile(r"\A[a-z0-9]+(-[a-z0-9]+)*\Z")


def check_references(parts: Parts) -> Iterator[CheckFinding]:
    """Check flows, questions, and what organisations say of each other."""
    ids = {item.id for _, item in parts.controllers}
    for file, item in parts.controllers:
        for party in (*item.obtains_from, *item.shares_with):
            if _is_lost(party, ids):
                yield error(file, item.id, f"there is no organisation {party}")
    for number, flow in enumerate(parts.flows, start=1):
        for text in _flow_faults(flow, ids):
            yield error(FLOWS, f"flow {number} ({flow.sender} to {flow.recipient})", text)
    yield from _question_faults(parts, ids)


def _flow_faults(flow: Flow, ids: set[str]) -> Iterator[str]:
    parties = [flow.sender, flow.recipient]
    for party in (*parties, *([flow.against] if flow.against else [])):
        if _is_lost(party, ids):
            yield f"there is no organisation {party}"
    if flow.sender == flow.recipient:
        yield "it leads back to where it starts"
    if not flow.sources:
        yield "no source is named"
    begins, ends = first_day(flow), last_day(flow)
    if begins and ends and ends < begins:
        yield "it ends before it begins"


def _question_faults(parts: Parts, ids: set[str]) -> Iterator[CheckFinding]:
    seen: set[str] = set()
    for question in parts.questions:
        if question.id in seen:
            yield error(INTERVIEW, question.id, "this id is used twice")
        seen.add(question.id)
        for party in question.points_to:
            if party not in ids:
                yield error(INTERVIEW, question.id, f"there is no organisation {party}")
        for sector in question.sectors:
            if sector not in parts.sectors:
                yield error(INTERVIEW, question.id, f"there is no sector {sector}")


def _is_lost(party: str, ids: set[str]) -> bool:
    return party not in ids and _LOOKS_LIKE_ID.match(party) is not None
