from dataclasses import replace
from datetime import date

import pytest

from dsar_assistant.domain.letter import FieldKind, LetterField
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.letters.answers import is_up, missing, typed_answers
from dsar_assistant.letters.compose import compose
from dsar_assistant.letters.errors import AnswerInvalidError
from dsar_assistant.letters.sample import load_samples
from tests.letters.conftest import with_answers, with_facts


def field(kind: FieldKind = FieldKind.TEXT, **more) -> LetterField:
    return LetterField("it", "It", "Because.", kind, **{"required": False, **more})


@pytest.fixture
def asking(ask):
    """Make a kind that asks for these fields only."""
    return lambda *fields: replace(ask.kind("ask"), fields=fields)


@pytest.mark.parametrize(
    ("kind", "answer", "read"),
    [
        (FieldKind.TEXT, " as typed ", " as typed "),
        (FieldKind.LONG_TEXT, "a\n\nb", "a\n\nb"),
        (FieldKind.DATE, "2026-03-31", date(2026, 3, 31)),
        (FieldKind.DATE, "", None),
        (FieldKind.LIST, "a\n\n b\n", ("a", " b")),
        (FieldKind.YES_NO, "yes", True),
        (FieldKind.YES_NO, "no", False),
        (FieldKind.YES_NO, "", False),
        (FieldKind.CHOICE, "one", "one"),
        (FieldKind.CHOICE, "", ""),
    ],
)
def test_an_answer_is_read_as_its_field_asks(asking, kind, answer, read):
    choices = (("one", "One"),) if kind is FieldKind.CHOICE else ()
    kinds = asking(field(kind, choices=choices))
    assert typed_answers(kinds, {"it": answer}) == {"it": read}


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (FieldKind.DATE, "31/03/2026"),
        (FieldKind.YES_NO, "perhaps"),
        (FieldKind.CHOICE, "three"),
    ],
)
def test_an_answer_of_the_wrong_sort_is_refused_by_name(asking, kind, answer):
    with pytest.raises(AnswerInvalidError, match="“It” cannot be used"):
        typed_answers(asking(field(kind, choices=(("one", "One"),))), {"it": answer})


def test_an_empty_answer_gives_the_default(asking):
    assert typed_answers(asking(field(default="usual")), {"it": "  "}) == {"it": "usual"}


def test_a_field_that_is_not_up_gives_nothing_whatever_is_left_in_it(asking):
    switch = LetterField("switch", "Switch", "Why.", FieldKind.TEXT, required=False)
    kind = asking(switch, field(only_when=(("switch", "on"),), default="usual"))
    assert typed_answers(kind, {"switch": "off", "it": "left over"})["it"] == ""
    assert typed_answers(kind, {"switch": "on"})["it"] == "usual"
    assert is_up(kind, switch, {})


def test_a_required_field_is_missed_only_while_it_is_up(asking, order):
    switch = LetterField("switch", "Switch", "Why.", FieldKind.TEXT, required=False)
    kind = asking(switch, field(required=True, only_when=(("switch", "on"),)))
    assert missing(kind, with_answers(order, switch="off").facts) == ()
    assert [gap.label for gap in missing(kind, with_answers(order, switch="on").facts)] == ["It"]


def test_whoever_writes_and_whoever_is_written_to_must_have_a_name_and_an_address(ask, order):
    subject = replace(order.facts.subject, full_name=" ", address=PostalAddress(("",)))
    controller = replace(order.facts.controller, name="")
    bare = with_facts(order, subject=subject, controller=controller).facts
    assert [gap.field for gap in missing(ask.kind("ask"), bare)] == [
        "person.full_name",
        "person.address",
        "controller.name",
    ]


@pytest.mark.parametrize(("words", "fits"), [(3, True), (4, False)])
def test_a_text_that_is_too_long_is_refused_with_its_count(asking, words, fits):
    kind = asking(field(max_words=3))
    answer = "word " * words
    if fits:
        assert typed_answers(kind, {"it": answer}) == {"it": answer}
    else:
        with pytest.raises(AnswerInvalidError, match="it has 4 words, and 3 are allowed"):
            typed_answers(kind, {"it": answer})


@pytest.mark.parametrize(
    ("answers", "is_missing"),
    [({}, True), ({"topic": " "}, True), ({"topic": "no"}, True), ({"topic": "x"}, False)],
)
def test_a_group_needs_one_answer_and_a_no_is_none(asking, order, answers, is_missing):
    topic = LetterField("topic", "Topic", "Why.", FieldKind.TEXT, required=False)
    kind = replace(asking(topic, field()), one_of=(("topic", "it"),))
    gaps = missing(kind, with_facts(order, answers=answers).facts)
    assert [gap.label for gap in gaps] == (["at least one of “Topic”, “It”"] if is_missing else [])


def test_a_note_of_correction_has_at_most_200_words(book, uk):
    order = load_samples(book, "notice-of-correction")["sample"]
    compose(book, with_answers(order, note="word " * 200), uk)
    with pytest.raises(AnswerInvalidError, match="201 words"):
        compose(book, with_answers(order, note="word " * 201), uk)
