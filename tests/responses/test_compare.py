import pytest

from dsar_assistant.domain.reply import (
    Found,
    ItemFinding,
    NamedOrganisation,
    NamedRole,
    NameOrigin,
)
from dsar_assistant.responses.compare import ChangedField, ChangedItem, CheckedReply, compare


def item(found: Found) -> ItemFinding:
    return ItemFinding("15(1)(d)", "rule", "How long", "how long", found)


def named(key: str) -> NamedOrganisation:
    return NamedOrganisation(NameOrigin.NAME, key, key, NamedRole.SOURCE, f"{key} gave it.")


@pytest.fixture
def reply(sentences):
    def make(text: str, items=(), names=()) -> CheckedReply:
        return CheckedReply(sentences(text), items, names)

    return make


def test_organisations_new_and_gone_are_told(reply):
    found = compare(reply("", names=[named("Acme")]), reply("", names=[named("Beta")]))
    assert ([n.key for n in found.named_new], [n.key for n in found.named_gone]) == (
        ["Beta"],
        ["Acme"],
    )


def test_a_question_answered_since_is_told(reply):
    found = compare(reply("", [item(Found.NO)]), reply("", [item(Found.YES)]))
    assert found.items == (ChangedItem("15(1)(d)", Found.NO, Found.YES),)


def test_a_question_that_stands_as_before_is_not(reply):
    assert compare(reply("", [item(Found.NO)]), reply("", [item(Found.NO)])).items == ()


def test_a_field_with_another_value_is_told_and_not_again_as_a_line(reply):
    found = compare(reply("Score: 500"), reply("Score: 731"))
    assert found.fields == (ChangedField("Score", "500", "731"),)
    assert (found.lines_new, found.lines_gone) == ((), ())


def test_lines_new_and_gone_are_told_whatever_their_capitals(reply):
    found = compare(reply("One line.\nThe same."), reply("the  same.\nAnother line."))
    assert (found.lines_new, found.lines_gone) == (("Another line.",), ("One line.",))


def test_a_field_that_comes_often_is_told_line_by_line(reply):
    found = compare(reply("Source: A"), reply("Source: A\n\nSource: B"))
    assert (found.fields, found.lines_new) == ((), ("Source: B",))
