import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.rendering.bidi import visual_runs

# Latin letters run to the right; Hebrew and Arabic ones, and what belongs to them, to the left.
LINES = {
    "an English line with one name": ("to דוד here", ["to ", "<דוד", " here"]),
    "a line of Hebrew alone": ("דוד 12", ["12", "<דוד "]),
    "Arabic, where a comma stays with its word": ("علي، 12", ["12", "<علي، "]),
    "a price after Hebrew": ("a דוד £5.20", ["a ", "£5.20", "<דוד "]),
    "brackets around Hebrew in Hebrew": ("דוד (לונדון)", ["<דוד (לונדון)"]),
    "brackets around Hebrew in English": ("a (דוד) b", ["a (", "<דוד", ") b"]),
    "a full stop after a name": ("I am דוד.", ["I am ", "<דוד", "."]),
    "an accent on its letter": ("a דוּד", ["a ", "<דוּד"]),
    "digits in an Arabic date": ("علي 12/5", ["12/5", "<علي "]),
    "plain English": ("Plain words, 12%.", ["Plain words, 12%."]),
    "nothing": ("", []),
}


@pytest.mark.parametrize("case", LINES)
def test_words_stand_in_the_order_in_which_they_are_read(case):
    text, expected = LINES[case]
    seen = [f"<{part}" if is_leftward else part for part, is_leftward in visual_runs(text)]
    assert seen == expected


@given(st.text(alphabet="abc אבג شعر 123 ١٢ ., -+:/£%()[]{}\u0301\u200d", max_size=30))
def test_no_character_is_lost_or_doubled(text):
    assert sorted("".join(part for part, _ in visual_runs(text))) == sorted(text)
