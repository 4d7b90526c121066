"""Time the picture of who told whom with 300 organisations: setting it out, and painting it.

``python -m bench.picture`` from the top of the checkout; needs no screen. A peer: the same
boxes set out by hand in a plain scene of Qt, which is the least that painting can take.
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

from dsar_assistant.system.resources import BundledResources
from dsar_assistant.ui.start import application
from dsar_assistant.ui.theme import load_resources
from dsar_assistant.ui.widgets import chain_groups
from dsar_assistant.ui.widgets.chain_groups import gathered, place_groups
from dsar_assistant.ui.widgets.chain_layout import Grid, place
from dsar_assistant.ui.widgets.chain_view import ChainView

COUNT = 300
SECTORS = 30
ROUNDS = 30
SIZE = (1000, 640)
GOAL_LAYOUT_MS = 300
GOAL_PAINT_MS = 16


@dataclass(frozen=True)
class Node:
    """An invented organisation."""

    id: str
    name: str
    level: int
    words: str = "may have been passed your data"
    is_you: bool = False
    sector: str = ""


@dataclass(frozen=True)
class Edge:
    """An invented passing of data."""

    sender: str
    recipient: str
    words: str = "name and address"
    years: str = "2017"
    style: str = "documented"


@dataclass(frozen=True)
class Picture:
    """All of them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def made(count: int) -> Picture:
    """Make a picture: half of them wrote, the others were told by one of those."""
    nodes = [Node("you", "You", 0, "", is_you=True)]
    edges = []
    for number in range(count):
        first = number < count // 2
        sector = f"Sort {number % SECTORS}"
        nodes.append(
            Node(f"n{number}", f"Organisation {number} Limited", 1 if first else 2, sector=sector)
        )
        sender = "you" if first else f"n{number - count // 2}"
        edges.append(Edge(sender, f"n{number}", style="seen" if first else "documented"))
    return Picture(tuple(nodes), tuple(edges))


def median_ms(work: Callable[[], object]) -> float:
    """Give the median of many rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def painted(view: QGraphicsView) -> Callable[[], None]:
    """Give what paints all that is in sight once."""
    image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)

    def paint() -> None:
        view.viewport().render(image)

    return paint


def plain_scene(places: dict[str, tuple[float, float]], grid: Grid) -> QGraphicsView:
    """Give the same boxes as plain rectangles with their names."""
    view = QGraphicsView()
    scene = QGraphicsScene(view)
    view.setScene(scene)
    for name, (x, y) in places.items():
        scene.addRect(x, y, grid.width, grid.height)
        scene.addSimpleText(name).setPos(x + 8, y + 8)
    view.resize(*SIZE)
    view.show()
    return view


def main() -> None:
    """Measure and print."""
    application()
    resources = BundledResources()
    load_resources(*(resources.path(name) for name in ("fonts", "icons", "style")))
    picture, grid = made(COUNT), Grid(190, 70, 200, 24)
    closed_ms = median_ms(lambda: place_groups(gathered(picture), grid))
    view = ChainView()
    view.resize(*SIZE)
    view.show()
    open_ms = median_ms(lambda: view.show_picture(picture))
    closed_paint = median_ms(painted(view))
    chain_groups.MOST_BESIDE = COUNT + 1
    groups = gathered(picture)
    layout_ms = median_ms(lambda: place_groups(gathered(picture), grid))
    single_ms = median_ms(lambda: place(picture, grid))
    view.show_picture(picture)
    paint_ms = median_ms(painted(view))
    plain_ms = median_ms(painted(plain_scene(place_groups(groups, grid), grid)))
    rows = (
        (f"{COUNT} organisations, set out in groups", layout_ms, GOAL_LAYOUT_MS),
        ("the same, one by one in columns", single_ms, GOAL_LAYOUT_MS),
        ("the same, groups alone", closed_ms, GOAL_LAYOUT_MS),
        ("set out, with all boxes made anew", open_ms, GOAL_LAYOUT_MS),
        ("painted, groups alone", closed_paint, GOAL_PAINT_MS),
        ("painted, all boxes open", paint_ms, GOAL_PAINT_MS),
    )
    print(f"{'what':42}{'ms':>9}{'goal':>7}")
    for words, took, goal in rows:
        print(f"{words:42}{took:9.2f}{goal:7}  {'reached' if took <= goal else 'MISSED'}")
    print(f"{'painted, plain boxes of Qt (the limit)':42}{plain_ms:9.2f}")
    print(f"ours to the limit: {paint_ms / plain_ms:.1f}x")


if __name__ == "__main__":
    main()
