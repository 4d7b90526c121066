"""The small files that a person writes by hand: forgiving in shape, strict about sense."""

from datetime import date

import pytest

from dsar_assistant.domain.controller import Answer
from dsar_assistant.finding.events import EventReport
from dsar_assistant.services.written_files import (
    WrittenFileError,
    read_answers,
    read_told_events,
)

TOLD = """
baby = "yes"
[[event]]
id = "letter"
name = "Kiln Ltd"
address = "kiln.example"
on = 2026-11-03
[[event]]
id = "call"
"""


def test_events_stand_beside_the_answers_and_are_no_question():
    assert read_told_events(TOLD, ["letter", "call"]) == (
        EventReport("letter", "Kiln Ltd", "kiln.example", date(2026, 11, 3)),
        EventReport("call"),
    )
    assert [(one.question_id, one.answer) for one in read_answers(TOLD)] == [("baby", Answer.YES)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[event]]\nid = "omen"', "“omen” is no id of an event. Its id is one of: letter, call"),
        ('[[event]]\nkind = "call"', "an event has no id. Its id is one of: letter, call"),
        ('[[event]]\nid = "call"\non = "3 November"', "a day without quotes"),
        ('[[event]]\nid = "call"\non = 2026-11-03T10:00:00', "a day without quotes"),
        ('event = "call"', "begins with a line"),
        ("event =", "not TOML"),
    ],
)
def test_an_event_that_cannot_be_used_is_refused_with_the_way_to_write_it(text, says):
    with pytest.raises(WrittenFileError, match=says):
        read_told_events(text, ["letter", "call"])
