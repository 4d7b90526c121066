"""The picture of who told whom: the person, what was seen, and what is documented."""

from collections.abc import Iterable
from dataclasses import dataclass

from dsar_assistant.directory.directory import Directory
from dsar_assistant.domain.controller import Flow
from dsar_assistant.domain.evidence import Candidate, ReasonKind, Strength

YOU = "you"
STRENGTH_WORDS = {
    Strength.CONFIRMED: "has dealt with you",
    Strength.LIKELY: "may well hold your data",
    Strength.POSSIBLE: "worth a question",
}


@dataclass(frozen=True, slots=True)
class ChainNode:
    """The person, or one organisation.

    Attributes:
        level: Steps away from the person.
        sector: The sort of organisation, in words.
    """

    id: str
    name: str
    words: str
    is_you: bool
    level: int
    sector: str = ""


@dataclass(frozen=True, slots=True)
class ChainEdge:
    """One passing of data.

    Attributes:
        style: ``seen`` in the person's own files, ``documented`` elsewhere, ``told`` by them, or
            ``they-told``: told by the organisation in a reply.
    """

    sender: str
    recipient: str
    words: str
    years: str
    style: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainPicture:
    """Nodes and edges, ready to be laid out."""

    nodes: tuple[ChainNode, ...]
    edges: tuple[ChainEdge, ...]


def picture(candidates: Iterable[Candidate], directory: Directory) -> ChainPicture:
    """Draw the chains of some candidates, each from the person to the candidate."""
    known = {one.controller_id: one for one in candidates}
    nodes = {YOU: ChainNode(YOU, "You", "", is_you=True, level=0)}
    edges: dict[tuple[str, str], ChainEdge] = {}
    for candidate in known.values():
        for level, controller_id in enumerate(candidate.path, start=1):
            nodes.setdefault(controller_id, _node(controller_id, level, known, directory))
        first = known.get(candidate.path[0]) if candidate.path else None
        if first is not None:
            edges.setdefault((YOU, first.controller_id), _first_edge(first))
        for sender, recipient in zip(candidate.path, candidate.path[1:], strict=False):
            edge = _documented(sender, recipient, directory)
            if edge is not None:
                edges.setdefault((sender, recipient), edge)
    return ChainPicture(tuple(nodes.values()), tuple(edges.values()))


def _node(
    controller_id: str, level: int, known: dict[str, Candidate], directory: Directory
) -> ChainNode:
    candidate = known.get(controller_id)
    controller = directory.find(controller_id)
    name = controller.display_name if controller else controller_id
    words = STRENGTH_WORDS[candidate.strength] if candidate else ""
    sector = directory.sector_label(controller.sector) if controller else ""
    return ChainNode(controller_id, name, words, is_you=False, level=level, sector=sector)


def _first_edge(candidate: Candidate) -> ChainEdge:
    seen = next(
        (one for one in candidate.reasons if one.kind not in _TOLD_KINDS),
        None,
    )
    reason = seen or candidate.reasons[0]
    days = sorted({day.year for day in (reason.first, reason.last) if day})
    return ChainEdge(
        sender=YOU,
        recipient=candidate.controller_id,
        words=reason.text,
        years=" to ".join(str(year) for year in days),
        style="seen" if seen else "told",
    )


_TOLD_KINDS = frozenset(
    {ReasonKind.EVENT, ReasonKind.INTERVIEW, ReasonKind.SECTOR, ReasonKind.FLOW}
)


def _documented(sender: str, recipient: str, directory: Directory) -> ChainEdge | None:
    flows = [flow for flow in directory.flows_from(sender) if flow.recipient == recipient]
    # A chain may also be followed up: from whoever wrote to the person to its own source.
    back = [flow for flow in directory.flows_from(recipient) if flow.recipient == sender]
    if not flows and not back:
        return None
    flow = (flows or back)[0]
    return ChainEdge(
        sender=flow.sender,
        recipient=flow.recipient,
        words=", ".join(flow.data) or flow.purpose,
        years=_years(flow),
        style="documented",
        sources=tuple(source.url for source in flow.sources),
    )


def _years(flow: Flow) -> str:
    years = sorted({day.year for day in (flow.from_date, flow.to_date) if day})
    return " to ".join(str(year) for year in years)
