"""Following documented flows up and down from what the person's own evidence names.

One step down from a confirmed organisation, in the right years and with data of persons, is
likely. Whatever is further off, upstream, or starts from something unsure is possible. No
step confirms.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from dsar_assistant.domain.controller import Flow
from dsar_assistant.domain.evidence import Strength
from dsar_assistant.finding.directory_view import ChainView, DirectoryView
from dsar_assistant.finding.draft import Draft, Drafts
from dsar_assistant.finding.reasons import flow_reason

# Says in a plain sentence who may have passed data to whom, when, on whose word, and that
# the practice may have stopped.
FlowWords: TypeAlias = Callable[[Flow], str]

_DECEMBER = (12, 31)


def add_flows(directory: DirectoryView, drafts: Drafts, words: FlowWords) -> None:
    """Follow flows from everything that evidence names, the strongest first."""
    for start in drafts.seen():
        if start.strength is not Strength.POSSIBLE:
            _follow_down(start, directory, drafts, words)
            _follow_up(start, directory, drafts, words)


def add_chain(chain: ChainView, strength: Strength, drafts: Drafts, words: FlowWords) -> None:
    """Add the organisation at the end of a chain, with a sentence for each flow on the way."""
    draft = drafts.get(chain.path[-1])
    if draft is None:
        return
    if not draft.path:
        draft.path = chain.path
    draft.add(strength, (flow_reason(flow, words(flow)) for flow in chain.hops))


def _follow_down(start: Draft, directory: DirectoryView, drafts: Drafts, words: FlowWords) -> None:
    """Follow flows onward, leaving out those that had ended before the first year seen."""
    since = date(start.first.year, 1, 1) if start.first else None
    for chain in directory.chain_down(start.controller.id, since):
        is_near = len(chain.hops) == 1 and not chain.hops[0].is_of_areas
        sure = start.strength is Strength.CONFIRMED and is_near
        in_years = _had_begun(chain.hops[0], start.last)
        _prefer_path(chain.path, drafts)
        strength = Strength.LIKELY if sure and in_years else Strength.POSSIBLE
        add_chain(chain, strength, drafts, words)


def _prefer_path(path: tuple[str, ...], drafts: Drafts) -> None:
    """Take a path in place of an earlier one that shows less.

    For what evidence names itself the longer chain tells more; for what only a flow leads
    to, the shorter is the surer.
    """
    draft = drafts.get(path[-1])
    if draft is None or not draft.path:
        return
    if len(path) > len(draft.path) if draft.is_seen else len(path) < len(draft.path):
        draft.path = path


def _follow_up(start: Draft, directory: DirectoryView, drafts: Drafts, words: FlowWords) -> None:
    """Follow flows back to where the data may have come from."""
    until = date(start.last.year, *_DECEMBER) if start.last else None
    for chain in directory.chain_up(start.controller.id, until):
        draft = drafts.get(chain.path[0])
        # What is there already keeps its own path: it shows how data came, not went.
        if draft is not None and not (draft.is_seen or draft.path):
            draft.path = tuple(reversed(chain.path))
        if draft is not None:
            draft.add(Strength.POSSIBLE, [flow_reason(hop, words(hop)) for hop in chain.hops])


def _had_begun(flow: Flow, last_seen: date | None) -> bool:
    """Say whether a flow ran while the person was still in touch, by years."""
    return flow.from_date is None or last_seen is None or flow.from_date.year <= last_seen.year
