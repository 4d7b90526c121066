"""The page for the sender explains every rule in plain words, and is no letter."""

from datetime import date

import pytest

from dsar_assistant.domain.deadline import Deadline, SumStep
from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.letter_text import plain_text
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.letters.compose import compose
from dsar_assistant.letters.readability import readability
from dsar_assistant.letters.sender_page import Explanations, load_explanations, sender_page
from tests.letters.cases import BOOK, CASES, IDS, KINDS
from tests.letters.conftest import RESOURCES

FILE = RESOURCES / "letters" / "sender-page.toml"
NOTHING = Explanations({}, {"": ""}, {"": ("Go on.",)})
DEADLINE = Deadline(
    due=date(2026, 12, 29),
    starts=date(2026, 11, 25),
    paused_since=None,
    extension_notice_by=None,
    late_on_any_view=date(2026, 12, 29),
    by_nation={},
    steps=(SumStep("One month later is 25 December 2026.", date(2026, 12, 25), None),),
    notes=(),
)

every_case = pytest.mark.parametrize("key", CASES, ids=IDS)


@pytest.fixture(scope="module")
def explanations():
    return load_explanations(FILE)


@pytest.fixture(scope="module")
def page_of(uk, eu, explanations):
    """Write the page of a case."""

    def written(key, deadline=None, said=explanations):
        order = CASES[key]
        law = eu if order.facts.controller.regime is RegimeCode.EU_GDPR else uk
        return sender_page(BOOK, said, (order, compose(BOOK, order, law)), law, deadline)

    return written


def texts(page, block_id):
    return next((block.texts for block in page.blocks if block.id == block_id), ())


@every_case
def test_every_rule_cited_is_explained(key, page_of, explanations):
    page = page_of(key)
    assert all(explanations.meaning(one.id) for one in page.citations)
    assert [line.split(": ")[0] for line in texts(page, "law")] == [
        one.citation.split(": ")[0] for one in page.citations
    ]


def test_every_explanation_is_one_easy_sentence(explanations):
    for meaning in explanations.meanings.values():
        assert meaning.endswith("."), meaning
        assert meaning.count(". ") == 0, meaning
    counted = readability(explanations.meanings.values())
    assert counted.ease >= 65
    assert counted.longest_words <= 20, counted.longest


def test_what_to_do_next_reads_easily(explanations):
    counted = readability(line for lines in explanations.next_steps.values() for line in lines)
    assert counted.ease >= 65
    assert counted.longest_words <= 20, counted.longest


@pytest.mark.parametrize("kind_id", KINDS)
def test_every_clock_that_a_letter_starts_has_its_words(kind_id, explanations):
    opens = BOOK.kind(kind_id).opens or ""
    assert explanations.next_steps[opens]
    assert bool(explanations.due_words[opens]) is bool(opens)


def test_the_page_gives_the_last_day_with_its_sum(page_of):
    page = page_of(("access", "sample"), DEADLINE)
    assert "their reply is due by 29 December 2026" in texts(page, "when")[0]
    assert texts(page, "steps") == ("One month later is 25 December 2026.",)


def test_without_a_last_day_the_page_names_none(page_of):
    assert (
        "starts on the day they have your letter" in texts(page_of(("access", "sample")), "when")[0]
    )
    assert "starts no clock" in texts(page_of(("reminder", "sample")), "when")[0]


def test_the_page_shows_what_goes_wrong_and_what_comes_next(page_of):
    page = page_of(("access", "sample"))
    assert texts(page, "wrong") == BOOK.kind("access").goes_wrong
    assert texts(page, "next")[-1].endswith("to the regulator.")


def test_an_envelope_would_show_that_the_page_is_not_for_the_post(page_of):
    page = page_of(("access", "sample"))
    assert page.recipient == ("Keep this page.", "Do not post it.")
    assert "It is not part of the letter" in plain_text(page)


def test_a_rule_that_nobody_explained_yet_has_its_title(page_of):
    page = page_of(("access", "sample"), said=NOTHING)
    assert "Article 15(3) UK GDPR: A copy of the data" in texts(page, "law")


def test_letters_without_a_clock_must_have_their_words(tmp_path):
    path = tmp_path / "sender-page.toml"
    path.write_text("clocks = []\n[meanings]\n", "utf-8")
    with pytest.raises(ResourceInvalidError, match="without a clock"):
        load_explanations(path)
