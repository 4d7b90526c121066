import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.letters.markup import MarkupError, Origin, Part, Piece, parse, sealed

ANYTHING = st.text(st.characters(exclude_categories=()), min_size=1)


def texts(rendered: str) -> list[str]:
    return [
        "".join(piece.text for piece in text) for block in parse(rendered) for text in block.texts
    ]


def test_line_ends_and_runs_of_spaces_mean_one_space():
    assert texts(":: a\n  one\n\n two   three\n") == ["one two three"]


def test_an_item_may_run_over_several_lines():
    assert texts(":: a bullets\n- one\n  more\n- two") == ["one more", "two"]


def test_a_block_that_came_out_empty_is_left_out():
    assert [block.id for block in parse(":: a\n\n:: b\nwords")] == ["b"]


def test_a_block_knows_its_part_and_is_a_paragraph_by_itself():
    assert [block.part for block in parse(":: a heading\nX\n:: b\nY")] == [
        Part.HEADING,
        Part.PARAGRAPH,
    ]


def test_nothing_gives_no_blocks():
    assert parse("\n \n") == ()


@pytest.mark.parametrize(
    ("rendered", "reason"),
    [
        ("words\n:: a\n", "before the first block"),
        (":: a poem\nX", "no known part"),
        (":: a bullets\nloose\n- item", "outside its items"),
        (":: a\nX\n:: a\nY", "two blocks"),
    ],
)
def test_a_template_that_breaks_the_markup_is_refused(rendered, reason):
    with pytest.raises(MarkupError, match=reason):
        parse(rendered)


def test_a_sealed_citation_is_told_from_a_sealed_value():
    (block,) = parse(f":: a\nsee {sealed('x')} {sealed('id', Origin.CITATION)}")
    assert block.texts[0] == (
        Piece("see ", Origin.WORDS),
        Piece("x", Origin.VALUE),
        Piece(" ", Origin.WORDS),
        Piece("id", Origin.CITATION),
    )


@given(ANYTHING)
def test_a_sealed_value_comes_out_as_typed(value):
    assert texts(f":: a\nbefore {sealed(value)} after") == [f"before {value} after"]


@given(ANYTHING)
def test_a_sealed_value_never_changes_the_structure(value):
    rendered = f":: a\n{sealed(value)}\n:: b bullets\n- {sealed(value)}\n- two"
    assert [(block.id, len(block.texts)) for block in parse(rendered)] == [("a", 1), ("b", 2)]
