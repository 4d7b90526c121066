import pytest

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.letters.chooser import load_chooser
from tests.letters.cases import BOOK, KINDS
from tests.letters.conftest import RESOURCES

CHOOSER = load_chooser(RESOURCES / "letters" / "chooser.toml", frozenset(KINDS))


def test_every_kind_of_letter_can_be_reached_by_a_wish():
    assert {wish.kind for wish in CHOOSER.wishes} == set(KINDS)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("stop the post", "stop-marketing"),
        ("see what they have", "access"),
        ("get it corrected", "rectification"),
        ("They refused", "refusal-challenge"),
        ("please DELETE my data", "erasure"),
        ("they want to see my passport as proof", "id-demand-challenge"),
        ("still no reply, they ignored me", "reminder"),
        ("I want to complain", "complaint-to-controller"),
        ("my MP writes to me", "political-objection"),
        ("an election candidate keeps writing", "political-objection"),
        ("stop the tories writing to me", "political-objection"),
        ("unsubscribe", "stop-marketing"),
        ("remove me from your list", "stop-marketing"),
        ("everything they have on me", "access"),
        ("my medical records", "access"),
        ("police records", "police-access"),
        ("my credit score is wrong", "credit-file-correction"),
        ("loan refused by a machine", "automated-decision"),
        ("download my data", "portability"),
        ("I heard nothing back", "reminder"),
        ("they want two more months", "extension-challenge"),
        ("they asked me what I mean", "clarification-reply"),
        ("they sent only half", "incomplete-reply"),
        ("where did they get my name", "source-and-recipients"),
        ("take them to court", "letter-before-claim"),
    ],
)
def test_plain_words_lead_to_the_letter_that_does_it(typed, kind):
    assert CHOOSER.matching(typed)[0].kind == kind


def test_words_that_point_nowhere_leave_all_wishes_open():
    assert CHOOSER.matching("xyzzy") == CHOOSER.wishes


def test_whoever_wants_erasure_is_warned_to_ask_for_a_copy_first():
    (wish,) = (wish for wish in CHOOSER.wishes if wish.kind == "erasure")
    assert "copy" in wish.warning
    assert "access" in wish.instead


def test_objection_erasure_and_suppression_are_told_apart():
    titles = [item.title for item in CHOOSER.about("erasure")]
    assert titles == ["Object, erase or suppress?", "Erase or lock?"]


def test_wishes_have_ids_of_their_own_and_words_in_lower_case():
    assert len({wish.id for wish in CHOOSER.wishes}) == len(CHOOSER.wishes)
    assert all(word == word.casefold() for wish in CHOOSER.wishes for word in wish.words)


def test_a_wish_for_a_letter_that_is_not_there_is_refused_by_name():
    with pytest.raises(ResourceInvalidError, match=r"chooser\.toml.*access"):
        load_chooser(RESOURCES / "letters" / "chooser.toml", frozenset(KINDS) - {"access"})


def test_no_wish_offers_its_own_letter_again():
    assert not [wish.id for wish in CHOOSER.wishes if wish.kind in wish.instead]
    assert all(BOOK.kind(wish.kind) for wish in CHOOSER.wishes)
