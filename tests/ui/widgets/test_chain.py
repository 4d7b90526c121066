"""The picture of who told whom can be laid out, walked, read and kept."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from dsar_assistant.ui.widgets.chain_items import LINES, chain_font, two_lines
from dsar_assistant.ui.widgets.chain_layout import Grid, place, place_upright
from dsar_assistant.ui.widgets.chain_view import ChainView

GRID = Grid(200, 70, 100, 20)


@dataclass(frozen=True)
class Node:
    id: str
    name: str
    level: int
    words: str = "may hold your data"
    is_you: bool = False
    sector: str = ""


@dataclass(frozen=True)
class Edge:
    sender: str
    recipient: str
    style: str = "documented"
    years: str = "2017"
    words: str = "passed on"


@dataclass(frozen=True)
class Picture:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


CHAIN = Picture(
    (
        Node("you", "You", 0, "", is_you=True),
        Node("emma", "Emma's Diary", 1),
        Node("experian", "Experian", 2),
        Node("labour", "The Labour Party", 3),
    ),
    (Edge("you", "emma", "seen"), Edge("emma", "experian"), Edge("experian", "labour", "told", "")),
)


def big_picture(count):
    nodes = [Node("you", "You", 0, is_you=True)]
    nodes += [Node(f"n{n}", f"Organisation {n}", 1 + n % 4) for n in range(count)]
    edges = [Edge("you" if n < 4 else f"n{n - 4}", f"n{n}") for n in range(count)]
    return Picture(tuple(nodes), tuple(edges))


@pytest.fixture
def view(qtbot):
    view = ChainView()
    qtbot.addWidget(view)
    view.resize(800, 400)
    view.show()
    view.show_picture(CHAIN)
    view.setFocus()
    return view


def test_each_step_away_stands_further_right():
    places = place(CHAIN, GRID)
    xs = [places[node.id][0] for node in CHAIN.nodes]
    assert xs == sorted(xs)
    assert len(set(xs)) == 4


def test_no_two_boxes_lie_upon_each_other():
    places = list(place(big_picture(120), GRID).values())
    assert all(
        abs(a[0] - b[0]) >= GRID.width or abs(a[1] - b[1]) >= GRID.height
        for i, a in enumerate(places)
        for b in places[:i]
    )


@pytest.fixture
def narrow(qtbot):
    view = ChainView(upright=True)
    qtbot.addWidget(view)
    view.resize(330, 200)
    view.show()
    view.show_picture(CHAIN)
    return view


def test_in_a_narrow_place_each_step_away_stands_further_down():
    places = place_upright(big_picture(40), GRID)
    for node in big_picture(40).nodes:
        assert places[node.id][1] == node.level * (GRID.height + GRID.gap_y)
    spots = list(places.values())
    assert len(set(spots)) == len(spots)


def test_an_upright_picture_takes_the_height_that_it_needs(narrow):
    corners = narrow.mapFromScene(narrow.scene().sceneRect()).boundingRect()
    assert corners.width() <= narrow.viewport().width() + 2
    assert corners.height() <= narrow.viewport().height() + 2


def test_upright_arrows_run_from_box_to_box(narrow, qtbot):
    assert len(narrow.labels()) == 3
    narrow.setFocus()
    qtbot.keyClick(narrow, Qt.Key.Key_Down)
    assert narrow.current_id == "emma"


def test_an_empty_upright_picture_is_no_trouble(narrow):
    narrow.show_picture(Picture((), ()))
    assert narrow.current_id == ""


def test_an_empty_picture_is_no_trouble(view):
    view.show_picture(Picture((), ()))
    assert view.current_id == ""


def test_arrows_walk_from_box_to_box_and_enter_opens(view, qtbot):
    assert view.current_id == "you"
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == ["experian"]
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.current_id == "emma"


def test_an_arrow_into_nowhere_stays(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.current_id == "you"


def test_a_screen_reader_hears_where_one_is_and_who_told(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription() == "Emma's Diary: may hold your data. passed on"


def test_how_sure_it_is_shows_in_words_and_in_the_line(view):
    assert view.labels() == ("2017, seen in your files", "2017, documented", "you told us")
    assert len(set(LINES.values())) == len(LINES)


def test_keys_zoom(view, qtbot):
    before = view.transform().m11()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.transform().m11() > before
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.transform().m11() == pytest.approx(before)


def test_a_click_chooses_a_box(view, qtbot):
    place = view.mapFromScene(view.scene().items()[0].sceneBoundingRect().center())
    item = view.itemAt(place)
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [item.node.id]


def test_the_picture_can_be_kept_as_png_and_svg(view):
    assert view.to_png().startswith(b"\x89PNG")
    svg = view.to_svg().decode()
    assert "Experian" in svg
    assert svg.rstrip().endswith("</svg>")


@pytest.mark.parametrize("name", ["Short", "A name of quite some length that goes on", "X" * 90])
def test_a_name_takes_two_lines_at_most(qapp, name):
    metrics = QFontMetricsF(chain_font())
    lines = two_lines(name, metrics, 150)
    assert len(lines) <= 2
    assert all(metrics.horizontalAdvance(line) <= 151 for line in lines)
