"""A large picture stays readable: you in the middle, groups on both sides, opened one by one."""

import pytest

from dsar_assistant.ui.widgets import chain_groups
from dsar_assistant.ui.widgets.chain_groups import gathered, part_of, place_groups
from dsar_assistant.ui.widgets.chain_items import EdgeItem, NodeItem
from dsar_assistant.ui.widgets.chain_view import ChainView
from tests.ui.widgets.test_chain import CHAIN, GRID, Edge, Node, Picture


def large(count):
    nodes = [Node("you", "You", 0, "", is_you=True)]
    nodes += [
        Node(f"n{n}", f"Organisation {n}", 1 + n % 2, sector=f"Sort {n % 7}") for n in range(count)
    ]
    edges = [Edge("you" if n % 2 == 0 else f"n{n - 1}", f"n{n}", "seen") for n in range(count)]
    return Picture(tuple(nodes), tuple(edges))


def apart(one, other):
    return abs(one[0] - other[0]) >= GRID.width or abs(one[1] - other[1]) >= GRID.height


@pytest.mark.parametrize("count", [20, 59, 300])
def test_you_stand_in_the_middle_and_no_box_lies_upon_another(count):
    groups = gathered(large(count))
    places = place_groups(groups, GRID)
    assert set(places) == {node.id for node in groups.nodes}
    xs = [x for x, _ in places.values()]
    assert min(xs) < places["you"][0] < max(xs)
    spots = list(places.values())
    assert all(apart(one, other) for at, one in enumerate(spots) for other in spots[:at])


def test_of_hundreds_only_the_groups_are_drawn(qtbot):
    view = ChainView()
    qtbot.addWidget(view)
    view.show_picture(large(300))
    assert view.has_closed_groups
    assert set(view.labels()) == {""}


def test_arrows_of_a_large_picture_show_at_the_box_that_is_looked_at(qtbot):
    view = ChainView()
    qtbot.addWidget(view)
    view.show_picture(large(40))
    assert set(view.labels()) == {""}
    assert view.go_to_name("organisation 5")
    assert (view.current_id, "2017, seen in your files" in view.labels()) == ("n5", True)
    assert not view.go_to_name("nobody")


def test_a_part_keeps_everyone_on_the_way_to_it():
    part = part_of(CHAIN, lambda node: node.id == "labour")
    assert [node.id for node in part.nodes] == ["you", "emma", "experian", "labour"]
    alone = part_of(CHAIN, lambda node: node.id == "emma")
    assert [(edge.sender, edge.recipient) for edge in alone.edges] == [("you", "emma")]


def test_a_group_says_how_many_it_holds_and_how_the_surest_is_known():
    groups = gathered(large(300))
    assert [node.words for node in groups.nodes if node.id == "group:Sort 0"] == [
        "43 organisations"
    ]
    assert {edge.style for edge in groups.edges} == {"seen"}


def test_what_a_reply_told_alone_is_a_group_like_any_other():
    nodes = large(300).nodes
    edges = [Edge("you", node.id, "they-told") for node in nodes[1:]]
    groups = gathered(Picture(nodes, tuple(edges)))
    assert {edge.style for edge in groups.edges} == {"they-told"}


def test_the_surest_of_several_arrows_counts():
    nodes = large(300).nodes
    edges = [Edge("you", n.id, style) for n in nodes[1:] for style in ("seen", "documented")]
    assert {edge.style for edge in gathered(Picture(nodes, tuple(edges))).edges} == {"seen"}


def test_arrows_to_groups_further_out_pass_between_the_nearer_ones(qtbot):
    view = ChainView()
    qtbot.addWidget(view)
    view.show_picture(large(300))
    boxes = [one for one in view.scene().items() if isinstance(one, NodeItem)]
    arrows = [one for one in view.scene().items() if isinstance(one, EdgeItem)]
    for arrow in arrows:
        ends = {arrow.edge.sender, arrow.edge.recipient}
        others = [box for box in boxes if box.node.id not in ends]
        assert not any(arrow.shape().intersects(box.sceneBoundingRect()) for box in others)


def test_a_picture_without_the_person_is_no_trouble():
    nodes = large(300).nodes[1:]
    assert place_groups(gathered(Picture(nodes, ())), GRID)
    assert chain_groups.gathered(Picture((), ())).nodes == ()
