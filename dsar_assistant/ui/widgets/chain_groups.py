"""Gathers a large picture into groups, so that hundreds of organisations stay readable.

The person stands in the middle, the groups on both sides, the largest first. Each group is a
box with its organisations beside it in rows. No painting.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dsar_assistant.ui.widgets.chain_layout import ChainEdge, ChainNode, ChainPicture, Grid

# So many organisations can still be drawn one by one with all their arrows.
MOST_SINGLE = 14
# So many in all can still be shown beside their groups; of more, only the groups are drawn
# until one is opened, or something is searched for.
MOST_BESIDE = 60
ACROSS = 3
_GROUPS_ACROSS = 2
_SURENESS = ("seen", "they-told", "told", "documented")
# How wide the way from the middle to the first boxes is, in boxes and their gaps.
_WAY = 1.6
GROUP = "group:"


@dataclass(frozen=True, slots=True)
class GroupNode:
    """A box that stands for all organisations of one sort."""

    id: str
    name: str
    words: str
    level: int = 1
    is_you: bool = False
    sector: str = ""


@dataclass(frozen=True, slots=True)
class GroupEdge:
    """The arrow to a group: how the surest of its organisations is known."""

    sender: str
    recipient: str
    style: str
    words: str
    years: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A picture in groups.

    Attributes:
        edges: Those that are always drawn.
        hidden: Those that are drawn only at the box that has the keyboard.
        members: The organisations of each group by the group's id, in order.
    """

    nodes: tuple[ChainNode, ...]
    edges: tuple[ChainEdge, ...]
    hidden: tuple[ChainEdge, ...]
    members: dict[str, tuple[str, ...]]


def is_large(picture: ChainPicture) -> bool:
    """Say whether a picture is too large to be drawn box by box."""
    return len(picture.nodes) > MOST_SINGLE + 1


def gathered(picture: ChainPicture) -> Gathered:
    """Put the organisations of one sort together."""
    by_sector: defaultdict[str, list[ChainNode]] = defaultdict(list)
    for node in picture.nodes:
        if not node.is_you:
            by_sector[node.sector or "Other"].append(node)
    you = next((node.id for node in picture.nodes if node.is_you), "")
    styles: defaultdict[str, set[str]] = defaultdict(set)
    for edge in picture.edges:
        styles[edge.recipient].add(edge.style)
    groups: list[ChainNode] = []
    edges: list[ChainEdge] = []
    members: dict[str, tuple[str, ...]] = {}
    for sector, nodes in sorted(by_sector.items(), key=lambda item: (-len(item[1]), item[0])):
        key = f"{GROUP}{sector}"
        count = f"{len(nodes)} organisation{'s' if len(nodes) > 1 else ''}"
        groups.append(GroupNode(key, sector, count))
        found = {style for node in nodes for style in styles[node.id]}
        surest = next((style for style in _SURENESS if style in found), "documented")
        edges.append(GroupEdge(you, key, surest, f"{sector}: {count}"))
        ordered = sorted(nodes, key=lambda node: (node.level, node.name.casefold()))
        members[key] = tuple(node.id for node in ordered)
    if len(picture.nodes) > MOST_BESIDE:
        only_you = tuple(node for node in picture.nodes if node.is_you)
        return Gathered((*only_you, *groups), tuple(edges), (), {})
    return Gathered((*picture.nodes, *groups), tuple(edges), tuple(picture.edges), members)


def place_groups(picture: Gathered, grid: Grid) -> dict[str, tuple[float, float]]:
    """Give the top left corner of each box."""
    close = replace(grid, gap_x=grid.gap_y)
    if not picture.members:
        return _place_alone([node.id for node in picture.nodes if not node.is_you], picture, close)
    sides: tuple[list[str], list[str]] = ([], [])
    heights = [0.0, 0.0]
    for key, ids in picture.members.items():
        side = heights.index(min(heights))
        sides[side].append(key)
        heights[side] += _height(len(ids), close) + 2 * close.gap_y
    places: dict[str, tuple[float, float]] = {}
    for side, keys in enumerate(sides):
        top = (max(heights) - heights[side]) / 2
        for key in keys:
            _place_group(key, picture.members[key], (top, 1 if side == 0 else -1), close, places)
            top += _height(len(picture.members[key]), close) + 2 * close.gap_y
    you = next((node.id for node in picture.nodes if node.is_you), None)
    if you is not None:
        places[you] = (0.0, (max(heights) - 2 * close.gap_y - grid.height) / 2)
    return places


def _place_alone(
    ids: Sequence[str], picture: Gathered, grid: Grid
) -> dict[str, tuple[float, float]]:
    """Set groups out by themselves, in turn on either side.

    Those further out stand half a row lower, so that their arrows pass between the nearer ones.
    """
    step_x, step_y = grid.width + grid.gap_x, grid.height + grid.gap_y
    rows = -(-len(ids) // (2 * _GROUPS_ACROSS))
    places: dict[str, tuple[float, float]] = {}
    for number, node_id in enumerate(ids):
        turn, side = number // 2, 1 - 2 * (number % 2)
        row, column = turn % rows, turn // rows
        places[node_id] = (side * (_WAY + column) * step_x, (row + column % 2 / 2) * step_y)
    for node in picture.nodes:
        if node.is_you:
            places[node.id] = (0.0, (rows - 1) * step_y / 2)
    return places


def way_to_groups(grid: Grid) -> float:
    """Give how far it is from the middle box to the nearest groups; there arrows run level."""
    return _WAY * (grid.width + grid.gap_y) - grid.width


def _place_group(
    key: str,
    ids: Sequence[str],
    at: tuple[float, int],
    grid: Grid,
    places: dict[str, tuple[float, float]],
) -> None:
    top, side = at
    step_x, step_y = grid.width + grid.gap_x, grid.height + grid.gap_y
    # The arrows from the person need room between the middle and the groups.
    start = _WAY * step_x
    places[key] = (side * start, top + (_height(len(ids), grid) - grid.height) / 2)
    for number, node_id in enumerate(ids):
        row, column = divmod(number, ACROSS)
        x = start + (column + 1) * step_x + grid.gap_x
        places[node_id] = (side * x, top + row * step_y)


def _height(count: int, grid: Grid) -> float:
    rows = -(-count // ACROSS)
    return rows * (grid.height + grid.gap_y) - grid.gap_y


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a picture."""

    nodes: tuple[ChainNode, ...]
    edges: tuple[ChainEdge, ...]


def part_of(picture: ChainPicture, wanted: Callable[[ChainNode], bool]) -> Part:
    """Keep what is wanted, and everyone on the way from the person to it."""
    kept = {node.id for node in picture.nodes if not node.is_you and wanted(node)}
    levels = {node.id: node.level for node in picture.nodes}
    reached = set(kept)
    while reached:
        reached = {
            edge.sender
            for edge in picture.edges
            if edge.recipient in reached
            and edge.sender not in kept
            and levels.get(edge.sender, 0) < levels.get(edge.recipient, 0)
        }
        kept |= reached
    kept |= {node.id for node in picture.nodes if node.is_you}
    return Part(
        tuple(node for node in picture.nodes if node.id in kept),
        tuple(edge for edge in picture.edges if {edge.sender, edge.recipient} <= kept),
    )
