"""What is documented for a kind of organisation, followed for a named one: possible at most."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dsar_assistant.domain.controller import Controller, Flow
from dsar_assistant.domain.evidence import Reason, Strength
from dsar_assistant.finding.directory_view import DirectoryView
from dsar_assistant.finding.draft import Draft, Drafts
from dsar_assistant.finding.flow_leads import FlowWords
from dsar_assistant.finding.kinds import Kind, Kinds
from dsar_assistant.finding.reasons import flow_reason

_DECEMBER = (12, 31)


def add_kind_flows(
    kinds: Kinds, directory: DirectoryView, drafts: Drafts, words: FlowWords
) -> None:
    """Follow what is documented for its kind from every organisation that evidence names."""
    for start in drafts.seen():
        if start.strength is not Strength.POSSIBLE:
            for kind in kinds.of(start.controller):
                _follow(start, kind, _near(start, kind, directory), (kinds, drafts, words))


def _near(start: Draft, kind: Kind, directory: DirectoryView) -> Iterator[tuple[Flow, str]]:
    """Give the flows from and to a kind in the right years, each with the party at its far end."""
    since = date(start.first.year, 1, 1) if start.first else None
    until = date(start.last.year, *_DECEMBER) if start.last else None
    for chain in directory.chain_down(kind.of, since):
        if len(chain.hops) == 1:
            yield chain.hops[0], chain.hops[0].recipient
    for chain in directory.chain_up(kind.of, until):
        if len(chain.hops) == 1:
            yield chain.hops[0], chain.hops[0].sender


def _follow(
    start: Draft,
    kind: Kind,
    flows: Iterable[tuple[Flow, str]],
    to: tuple[Kinds, Drafts, FlowWords],
) -> None:
    kinds, drafts, words = to
    for flow, party in flows:
        reason = _kind_reason(flow_reason(flow, words(flow)), kind, start.controller)
        for controller_id in kinds.members(party):
            draft = drafts.get(controller_id)
            if draft is not None and draft is not start:
                draft.add(Strength.POSSIBLE, (reason,))


def _kind_reason(reason: Reason, kind: Kind, controller: Controller) -> Reason:
    """Say that the flow is documented for the kind, not for the organisation itself."""
    name = next(iter(controller.known_as), controller.name)
    told = f"This is documented for {kind.words} in general; nothing shows that {name} did so."
    return replace(reason, text=f"{reason.text} {told}")
