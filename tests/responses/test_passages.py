import pytest

from dsar_assistant.domain.reply import ReplyPart
from dsar_assistant.responses.lines import tidy
from dsar_assistant.responses.passages import LONGEST_SENTENCE, sentences_of


def texts(sentences):
    return [sentence.text for sentence in sentences]


def test_a_paragraph_is_cut_into_its_sentences(sentences):
    assert texts(sentences("We hold data. We share none of it.")) == [
        "We hold data.",
        "We share none of it.",
    ]


@pytest.mark.parametrize("short", ["Ltd.", "Mr.", "e.g."])
def test_a_short_form_ends_no_sentence(sentences, short):
    assert len(sentences(f"We told Acme {short} Nobody else was told about it.")) == 1


def test_a_sentence_under_a_heading_knows_it(sentences):
    found = sentences("Your retention periods\nWe keep it for six years.")
    assert found[1].above == ("Your retention periods",)


def test_a_question_may_be_a_heading(sentences):
    found = sentences("How long do we keep it?\n\nSix years.")
    assert found[1].above == ("How long do we keep it?",)


def test_a_heading_in_capitals_is_one(sentences):
    found = sentences("VARIOUS REMARKS\n\nThere are none.")
    assert found[1].above == ("VARIOUS REMARKS",)


def test_list_items_know_the_line_that_opens_the_list(sentences):
    found = sentences("We gave your file to these two firms only:\n- Acme\n- Beta")
    assert [s.above for s in found[1:]] == [("We gave your file to these two firms only:",)] * 2
    assert all(s.is_item for s in found[1:])


def test_prose_after_a_list_leaves_its_heading(sentences):
    found = sentences("Recipients\n- Acme\n- Beta\n\nYou may complain.")
    assert found[-1].above == ()


def test_the_close_of_a_letter_leaves_the_heading(sentences):
    found = sentences("Recipients\nAcme\n\nYours sincerely\nA. Example")
    assert found[-1].above == ()


def test_a_labelled_line_stands_under_its_label(sentences):
    found = sentences("Source: Acme Lists")
    assert (found[0].above, found[0].text, found[0].is_item) == (("Source",), "Acme Lists", True)


def test_wrapped_lines_are_joined(sentences):
    text = "We hold your name and your address and we got both of them\nfrom you in 2019."
    assert len(sentences(text)) == 1


def test_short_lines_stay_apart(sentences):
    long = "x" * 60
    assert texts(sentences(f"{long}.\nAcme\nBeta")) == [f"{long}.", "Acme", "Beta"]


@pytest.mark.parametrize("hyphen", ["-\n", "-\r\n", "\u00ad", "\ufffe", "\x02"])
def test_a_word_broken_at_a_line_end_is_whole_again(hyphen):
    assert tidy(f"Equi{hyphen}fax") == "Equifax"


@pytest.mark.parametrize("hyphen", ["-\n", "-\r\n", "\ufffe", "\x02"])
def test_a_double_name_broken_at_its_hyphen_keeps_it(hyphen):
    assert tidy(f"Wetherby{hyphen}Allsopp Ltd") == "Wetherby-Allsopp Ltd"


def test_a_list_goes_on_overleaf(checklist):
    pages = [
        ReplyPart("a.pdf, page 1", "Recipients\n- Acme Ltd"),
        ReplyPart("a.pdf, page 2", "- Beta Ltd"),
    ]
    assert [s.above for s in sentences_of(pages, checklist.heading_words)][1:] == [
        ("Recipients",)
    ] * 2


def test_another_file_begins_afresh(checklist):
    files = [
        ReplyPart("a.pdf, page 9", "Recipients\n- Acme Ltd"),
        ReplyPart("b.pdf, page 1", "- Beta Ltd"),
    ]
    assert sentences_of(files, checklist.heading_words)[-1].above == ()


def test_what_stands_below_the_closing_words_is_the_signature(sentences):
    found = sentences("Please write.\n\nKind regards\n\nSupporter Services\nHill House")
    assert [s.is_signature for s in found] == [False, True, True, True]


def test_a_sentence_below_the_signature_is_none(sentences):
    found = sentences("Best,\nJo\n\nP.S. Your data were sold to Acme in May of that year too.")
    assert [s.is_signature for s in found][-1] is False


def test_on_a_narrow_page_a_line_goes_on_where_the_next_word_had_no_room(sentences):
    lines = (
        "Your details were passed to Motor",
        "Insurers' Bureau and were sent",
        "to Greenfinch Underwriting",
        "Services Ltd in May.",
    )
    assert len(sentences("\n".join(lines))) == 1


def test_curly_quotes_and_ligatures_become_plain():
    assert tidy("Emma\u2019s \ufb01le") == "Emma's file"


@pytest.mark.parametrize(
    "below",
    [
        "> You asked: where did you get my data from?",
        "-----Original Message-----\nWhere did you get my data?",
        "On 3 May 2026 Jane Example wrote:\nWhere did you get my data?",
    ],
)
def test_what_is_quoted_from_our_own_letter_is_left_out(sentences, below):
    assert texts(sentences(f"We hold nothing.\n{below}")) == ["We hold nothing."]


def test_an_endless_sentence_is_cut_at_a_space(sentences):
    found = texts(sentences("word " * 1000))
    assert len(found) > 1
    assert max(map(len, found)) <= LONGEST_SENTENCE


def test_an_endless_word_is_cut_too(sentences):
    found = texts(sentences("a" * (LONGEST_SENTENCE * 3)))
    assert max(map(len, found)) == LONGEST_SENTENCE


def test_nothing_gives_nothing(sentences):
    assert sentences(" \n\n ") == []
