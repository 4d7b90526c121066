"""Sets out who told whom: columns by distance, neighbours near each other. No painting."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


class ChainNode(Protocol):
    """One organisation, or the person, in the picture."""

    @property
    def id(self) -> str:
        """Stable id."""

    @property
    def name(self) -> str:
        """The name to show."""

    @property
    def words(self) -> str:
        """How sure, in a few words."""

    @property
    def is_you(self) -> bool:
        """Whether this is the person."""

    @property
    def level(self) -> int:
        """Steps away from the person."""

    @property
    def sector(self) -> str:
        """The sort of organisation, in words."""


class ChainEdge(Protocol):
    """One passing of data in the picture."""

    @property
    def sender(self) -> str:
        """Id of who passed it on."""

    @property
    def recipient(self) -> str:
        """Id of who got it."""

    @property
    def words(self) -> str:
        """What is known of it, in a few words."""

    @property
    def years(self) -> str:
        """Which years, in words; may be empty."""

    @property
    def style(self) -> str:
        """``seen``, ``documented``, ``told`` or ``they-told``."""


class ChainPicture(Protocol):
    """Who told whom."""

    @property
    def nodes(self) -> Sequence[ChainNode]:
        """Everyone in it."""

    @property
    def edges(self) -> Sequence[ChainEdge]:
        """Every passing of data."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Sizes of the picture, in pixels."""

    width: float
    height: float
    gap_x: float
    gap_y: float


def place_upright(picture: ChainPicture, grid: Grid) -> dict[str, tuple[float, float]]:
    """Give the top left corner of each node; rows from top to bottom by level."""
    step_x, step_y = grid.width + grid.gap_x, grid.height + grid.gap_y
    rows = _ordered_columns(picture)
    widest = max((len(row) for row in rows), default=0)
    return {
        node_id: ((at + (widest - len(row)) / 2) * step_x, line * step_y)
        for line, row in enumerate(rows)
        for at, node_id in enumerate(row)
    }


def place(picture: ChainPicture, grid: Grid) -> dict[str, tuple[float, float]]:
    """Give the top left corner of each node; columns from left to right by level."""
    columns = _ordered_columns(picture)
    tallest = max((len(column) for column in columns), default=0)
    places: dict[str, tuple[float, float]] = {}
    for at, column in enumerate(columns):
        top = (tallest - len(column)) * (grid.height + grid.gap_y) / 2
        for line, node_id in enumerate(column):
            x = at * (grid.width + grid.gap_x)
            places[node_id] = (x, top + line * (grid.height + grid.gap_y))
    return places


def _ordered_columns(picture: ChainPicture) -> list[list[str]]:
    by_level: defaultdict[int, list[ChainNode]] = defaultdict(list)
    for node in picture.nodes:
        by_level[node.level].append(node)
    near = _neighbours(picture)
    columns: list[list[str]] = []
    rank: dict[str, float] = {}
    for level in sorted(by_level):
        nodes = sorted(by_level[level], key=lambda n: (_pull(n.id, near, rank), n.name.casefold()))
        columns.append([node.id for node in nodes])
        rank |= {node.id: line - len(nodes) / 2 for line, node in enumerate(nodes)}
    return columns


def _neighbours(picture: ChainPicture) -> Mapping[str, list[str]]:
    near: defaultdict[str, list[str]] = defaultdict(list)
    for edge in picture.edges:
        near[edge.sender].append(edge.recipient)
        near[edge.recipient].append(edge.sender)
    return near


def _pull(node_id: str, near: Mapping[str, list[str]], rank: Mapping[str, float]) -> float:
    """Give the mean place of the neighbours already set; without any, stay in the middle."""
    ranks = [rank[other] for other in near.get(node_id, ()) if other in rank]
    return sum(ranks) / len(ranks) if ranks else 0.0
