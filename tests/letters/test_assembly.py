from datetime import date

import pytest

from dsar_assistant.letters.assembly import assemble
from dsar_assistant.letters.citing import LawInForce, LegalDays
from dsar_assistant.letters.markup import DraftBlock, Origin, Part, Piece

FULL = "Article 15(1) of the UK GDPR"
GLOSS = "the UK General Data Protection Regulation"


@pytest.fixture
def law(uk):
    return LawInForce(uk, LegalDays(date(2026, 11, 23)))


def block(block_id, *words):
    """Make a block; a piece in angle brackets cites, one in quotes was typed by a person."""
    pieces = []
    for word in words:
        if word.startswith("<"):
            pieces.append(Piece(word.strip("<>"), Origin.CITATION))
        elif word.startswith("'"):
            pieces.append(Piece(word.strip("'"), Origin.VALUE))
        else:
            pieces.append(Piece(word, Origin.WORDS))
    return DraftBlock(block_id, Part.PARAGRAPH, (tuple(pieces),))


def texts(law, *blocks, edits=None):
    return [written.texts[0] for written in assemble(blocks, law, edits or {}).blocks]


def test_an_act_is_cited_in_full_once_whatever_section_comes_next(law):
    one, two = block("one", "<dpa-164a>", "."), block("two", "<dpa-165-2>", ".")
    assert texts(law, one, two) == [
        "section 164A of the Data Protection Act 2018.",
        "section 165(2) DPA 2018.",
    ]


def test_two_instruments_are_each_cited_in_full(law):
    mixed = block("one", "<uk-gdpr-12-4>", "; ", "<dpa-165-2>")
    assert texts(law, mixed) == [
        f"Article 12(4) of the UK GDPR ({GLOSS}); section 165(2) of the Data Protection Act 2018"
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("under ", ".", f"under {FULL} ({GLOSS})."),
        ("(", ").", f"({FULL}, {GLOSS})."),
        ("(see ", " on access)", f"(see {FULL}, {GLOSS}, on access)"),
        ("(so) ", ".", f"(so) {FULL} ({GLOSS})."),
    ],
    ids=["outside", "at the end of brackets", "inside brackets", "after brackets"],
)
def test_the_long_name_never_puts_brackets_inside_brackets(law, before, after, expected):
    assert texts(law, block("one", before, "<uk-gdpr-15-1>", after)) == [expected]


def test_brackets_that_a_person_typed_are_not_ours(law):
    typed = block("one", "'(:'", " under ", "<uk-gdpr-15-1>", "' ('")
    assert texts(law, typed) == [f"(: under {FULL} ({GLOSS}) ("]


def test_a_case_is_cited_by_itself(law):
    case = block("one", "<case-c-154-21>", " and ", "<case-c-154-21>")
    assert texts(law, case)[0].endswith("12 January 2023) and Case C-154/21")


def test_a_hidden_block_hands_the_full_citation_on(law):
    one, two = block("one", "<dpa-164a>"), block("two", "<dpa-165-2>")
    assert texts(law, one, two, edits={"one": None}) == [
        "section 165(2) of the Data Protection Act 2018"
    ]


@pytest.mark.parametrize(
    ("words", "next_one"),
    [
        ("See section 164A of the Data Protection Act 2018.", "section 165(2) DPA 2018"),
        ("See section 164A DPA 2018.", "section 165(2) of the Data Protection Act 2018"),
        ("See the law.", "section 165(2) of the Data Protection Act 2018"),
    ],
    ids=["in full", "short", "no longer"],
)
def test_an_edited_block_counts_as_it_now_reads(law, words, next_one):
    one, two = block("one", "<dpa-164a>"), block("two", "<dpa-165-2>")
    assert texts(law, one, two, edits={"one": words}) == [words, next_one]


def test_citations_are_frozen_as_they_first_stand_in_the_letter(law):
    made = assemble((block("one", "<dpa-164a>", "<dpa-165-2>", "<dpa-164a>"),), law, {})
    assert [one.citation for one in made.citations] == [
        "section 164A of the Data Protection Act 2018",
        "section 165(2) DPA 2018",
    ]
