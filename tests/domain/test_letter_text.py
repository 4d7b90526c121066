from datetime import date

import pytest

from dsar_assistant.domain.letter import Block, BlockKind, Letter, LetterKind
from dsar_assistant.domain.letter_text import block_text, plain_text


def letter(**more) -> Letter:
    facts = {
        "kind": "ask",
        "on": date(2026, 11, 23),
        "reference": "R-1",
        "subject": "A question",
        "sender": ("Ida Fenwick", "14 Larkspur Row"),
        "recipient": ("Gullane Limited",),
        "salutation": "Dear you,",
        "blocks": (Block("a", BlockKind.PARAGRAPH, ("How are you?",)),),
        "closing": "Yours,",
        "signatory": "Ida Fenwick",
        "citations": (),
    }
    return Letter(**{**facts, **more})


def test_a_letter_reads_from_the_sender_down_to_the_signature():
    assert plain_text(letter()) == (
        "Ida Fenwick\n14 Larkspur Row\n\nGullane Limited\n\n23 November 2026\nMy reference: R-1\n\n"
        "Dear you,\n\nA question\n\nHow are you?\n\nYours,\n\n\n\nIda Fenwick\n"
    )


def test_a_letter_without_a_reference_does_not_speak_of_one():
    assert "reference" not in plain_text(letter(reference=""))


def test_enclosures_are_listed_at_the_end():
    text = plain_text(letter(enclosures=("A copy", "A form")))
    assert text.endswith("Ida Fenwick\n\nEnclosed:\n- A copy\n- A form\n")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (BlockKind.PARAGRAPH, "one\ntwo"),
        (BlockKind.HEADING, "one\ntwo"),
        (BlockKind.BULLETS, "- one\n- two"),
        (BlockKind.NUMBERED, "1. one\n2. two"),
    ],
)
def test_a_list_shows_its_dashes_or_numbers(kind, text):
    assert block_text(Block("a", kind, ("one", "two"))) == text


@pytest.mark.parametrize(
    ("from_day", "until_day", "is_offered"),
    [
        (None, None, True),
        (date(2026, 11, 23), None, True),
        (date(2026, 11, 24), None, False),
        (None, date(2026, 11, 23), True),
        (None, date(2026, 11, 22), False),
    ],
)
def test_a_kind_is_offered_from_its_first_day_to_its_last(from_day, until_day, is_offered):
    kind = LetterKind(
        "ask", "Ask", "", (), ("uk",), None, "", (), from_day=from_day, until_day=until_day
    )
    assert kind.is_offered(date(2026, 11, 23)) is is_offered
