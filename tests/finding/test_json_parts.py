"""JSON that is read piece by piece is the same wherever it is cut."""

import pytest

from dsar_assistant.finding import text_lines
from dsar_assistant.finding.reader_list import all_readers
from tests.finding.making import counts, read_with

HISTORY = (
    b'{"Browser History": [{"url": "https://shop.example/"}], "version": -1.5e2,\n'
    b' "history": [{"url": "https://bank.example/"}]}'
)


@pytest.mark.parametrize("size", range(1, len(HISTORY) + 1, 3))
def test_a_number_may_be_cut_anywhere(monkeypatch, size):
    monkeypatch.setattr(text_lines, "_LONGEST_LINE", size)
    reader = next(one for one in all_readers() if one.kind == "history-json")
    _, sightings, problems = read_with(reader, HISTORY)
    assert counts(sightings) == {"shop.example": 1, "bank.example": 1}
    assert problems == []
