"""A letter is shown block by block; a person's own words stand beside ours."""

from dataclasses import replace

import pytest

from dsar_assistant.letters.compose import compose
from dsar_assistant.letters.facts import Wording
from dsar_assistant.letters.markup import Part
from dsar_assistant.letters.wording import paragraphs
from tests.letters.cases import BOOK, CASES

SAMPLE = CASES["access", "sample"]


def shown(uk, edits):
    found = paragraphs(BOOK, replace(SAMPLE, wording=Wording(edits)), uk)
    return {one.id: one for one in found}


def test_every_block_of_the_letter_is_shown_in_order(uk):
    letter = compose(BOOK, SAMPLE, uk)
    ids = [one.id for one in paragraphs(BOOK, SAMPLE, uk)]
    body = {block.id for block in letter.blocks}
    assert [one for one in ids if one in body] == [block.id for block in letter.blocks]
    assert {"subject", "salutation"} <= set(ids)
    assert ids[-1] == "closing"


def test_own_words_stand_beside_ours(uk):
    one = shown(uk, {"request": "Send me everything."})["request"]
    assert one.words == one.yours == "Send me everything."
    assert one.ours.startswith("Please tell me")


def test_a_block_without_a_change_shows_our_words(uk):
    one = shown(uk, {})["request"]
    assert (one.words, one.yours, one.is_left_out) == (one.ours, None, False)


@pytest.mark.parametrize("nothing", [None, "  "])
def test_a_block_that_is_left_out_is_still_shown(uk, nothing):
    one = shown(uk, {"request": nothing})["request"]
    assert one.is_left_out
    assert one.words == one.ours


def test_the_greeting_cannot_be_left_out(uk):
    one = shown(uk, {"salutation": None})["salutation"]
    assert not one.may_be_left_out
    assert not one.is_left_out


def test_a_list_is_shown_one_item_a_line(uk):
    points = shown(uk, {})["points"]
    assert points.part is Part.NUMBERED
    assert len(points.ours.splitlines()) == 9


@pytest.mark.parametrize("block_id", ["request", "points", "names", "identity", "reply-time"])
def test_every_block_can_be_left_out_of_the_letter(uk, block_id):
    letter = compose(BOOK, replace(SAMPLE, wording=Wording({block_id: None})), uk)
    assert block_id not in {block.id for block in letter.blocks}
