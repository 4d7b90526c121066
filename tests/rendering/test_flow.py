import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.rendering.flow import Line, Piece, break_lines, paginate
from dsar_assistant.rendering.typeface import Style

STYLE = Style(12)


def line(text="x", *, gap=0.0, is_glued=False):
    return Line((Piece(0, text),), STYLE, 10.0, gap, is_glued)


def pages_of(lines, first=50.0, later=100.0):
    return [[one.pieces[0].text for _, one in page] for page in paginate(lines, first, later)]


def test_lines_are_filled_with_as_many_words_as_fit():
    assert break_lines("aa bb cc d", 5, len) == ["aa bb", "cc d"]


def test_a_new_line_in_the_text_is_kept():
    assert break_lines("aa\nbb", 10, len) == ["aa", "bb"]


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        pytest.param("abcdefghij", ["abcde", "fghij"], id="cut where the line is full"),
        pytest.param("ab/cdefghi", ["ab/", "cdefg", "hi"], id="rather after a stroke"),
    ],
)
def test_a_word_wider_than_the_line_is_cut(word, lines):
    assert break_lines(word, 5, len) == lines


@given(st.text(alphabet="ab /-\n", max_size=200), st.integers(1, 30))
def test_no_line_is_too_wide_and_no_letter_is_lost(text, width):
    lines = break_lines(text, width, len)
    assert all(len(one) <= width for one in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


def test_the_first_page_has_less_room_than_the_others():
    found = pages_of([line(str(n)) for n in range(18)])
    assert [len(page) for page in found] == [5, 10, 3]


def test_glued_lines_move_to_the_next_page_together():
    lines = [line("a"), line("b"), line("c"), line("d"), line("e"), line("f", is_glued=True)]
    assert pages_of(lines) == [["a", "b", "c", "d"], ["e", "f"]]


def test_the_gap_above_is_left_out_at_the_top_of_a_page():
    lines = [line(gap=5.0)] * 4
    tops = [[top for top, _ in page] for page in paginate(lines, 20.0, 30.0)]
    assert tops == [[0.0], [0.0, 15.0], [0.0]]


def test_a_glued_group_longer_than_a_page_is_cut_rather_than_lost():
    lines = [line(str(n), is_glued=n > 0) for n in range(25)]
    found = pages_of(lines)
    assert [text for page in found for text in page] == [str(n) for n in range(25)]


@given(st.lists(st.booleans(), max_size=60), st.floats(20, 80), st.floats(20, 80))
def test_nothing_is_lost_and_nothing_leaves_the_page(glues, first, later):
    lines = [line(str(n), gap=3.0, is_glued=glue) for n, glue in enumerate(glues)]
    pages = paginate(lines, first, later)
    assert [one for page in pages for _, one in page] == lines
    for page, room in zip(pages, [first, *[later] * len(pages)], strict=False):
        assert all(top + one.height <= room + 1e-6 for top, one in page)
