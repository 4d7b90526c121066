"""Names and sentences that a page or a line breaks."""

import pytest

from dsar_assistant.domain.reply import ReplyPart
from dsar_assistant.responses.named import find_named
from dsar_assistant.responses.passages import sentences_of
from tests.responses.conftest import KNOWN

LONG = "We hold your name and your address, and in the spring of the year 2021 "


@pytest.fixture
def found_on(naming):
    def find(*pages):
        parts = [ReplyPart(f"reply.pdf, page {n}", text) for n, text in enumerate(pages, start=1)]
        named = find_named(sentences_of(parts, frozenset()), KNOWN, (), naming)
        return {one.key: (one.role.value, one.where[-1]) for one in named}

    return find


BROKEN = [
    ("it was sold to Kingfisher", "Mailing Limited. We keep it."),
    ("it was sold to King-", "fisher Mailing Ltd. We keep it."),
    ("it was sold to Kingfisher Mail\ufffe", "ing in May. We keep it."),
    ("it was sold to Kingfisher Mail\x02", "ing in May, and to nobody else."),
    ("it was sold to Kingfisher Mailing", "Ltd. of London. We keep it."),
]


@pytest.mark.parametrize(("first", "second"), BROKEN)
def test_a_name_that_a_page_breaks_is_found_where_it_begins(found_on, first, second):
    assert found_on(LONG + first, second) == {"Z1": ("recipient", "1")}


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        ("\nPage 1 of 2", ""),
        ("\n- 1 -\n", "Swift Example Trust\n"),
        ("\nOur ref 12/1, page 1", "\n"),
        ("\nSwift Example Trust, 1 High Street\n1/2", "Private\n\n"),
    ],
)
def test_feet_and_heads_between_do_not_hide_it(found_on, foot, head):
    feet = [foot, foot.replace("1", "2")]
    pages = [
        f"{head}{LONG}it was sold to King-{feet[0]}",
        f"{head}fisher Mailing Ltd. We keep it.{feet[1]}",
    ]
    assert found_on(*pages) == {"Z1": ("recipient", "1")}


def test_what_a_page_ends_is_not_joined_to_the_next(found_on):
    found = found_on(LONG + "it was sold to nobody.", "Kingfisher Mailing Ltd is our landlord.")
    assert found == {"Z1": ("mentioned", "2")}


def test_an_item_at_the_top_of_a_page_stays_an_item(found_on):
    found = found_on("Recipients\n- Acme\n- Tidewell", "- QVX\n- Kingfisher Mailing")
    assert found == {
        "tidewell": ("recipient", "1"),
        "qvx": ("recipient", "2"),
        "Z1": ("recipient", "2"),
    }


def test_pages_of_two_files_are_not_joined(naming):
    parts = [
        ReplyPart("one.pdf, page 1", LONG + "it was sold to Kingfisher"),
        ReplyPart("two.pdf, page 1", "Mailing Limited. We keep it."),
    ]
    assert find_named(sentences_of(parts, frozenset()), KNOWN, (), naming) == ()


@pytest.mark.parametrize(
    "text",
    [
        "it was sold to Kingfisher\nMailing Limited in May of that year, as we told you.",
        "it was sold to King-\nfisher Mailing Limited in May of that year, as we told you.",
        "it was sold to Kingfisher Mail\N{SOFT HYPHEN}\ning Limited in May of that year.",
        "it was sold to Kingfisher Mailing\nLimited in May of that year, as we told you.",
        "it was sold to Kingfisher Mailing Lim-\nited in May of that year, as we told you.",
    ],
)
def test_a_name_that_a_line_breaks_is_found(names_in, text):
    assert names_in(LONG + text) == {"Z1": "recipient"}


def test_a_page_of_nothing_but_feet_joins_nothing(found_on):
    assert found_on("Page 1 of 2", "Page 2 of 2\nKingfisher Mailing Ltd") == {
        "Z1": ("mentioned", "2")
    }
