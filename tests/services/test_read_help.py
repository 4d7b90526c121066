import pytest

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.letters.readability import readability
from dsar_assistant.services.read_help import GUIDE, PROTECTION, ReadHelp
from dsar_assistant.system.resources import BundledResources

PAGES = (GUIDE, PROTECTION)


@pytest.fixture
def page():
    return ReadHelp(BundledResources()).page(PROTECTION)


def test_the_page_says_what_is_protected_and_what_is_not(page):
    headings = [part.heading for part in page.parts]
    assert page.title == "What is protected, and what is not"
    assert {"What is protected", "What is not protected"} <= set(headings)
    assert all(len(part.points) >= 4 for part in page.parts)


def test_what_is_not_protected_is_said_at_least_as_fully(page):
    parts = {part.heading: part.points for part in page.parts}
    assert len(parts["What is not protected"]) >= len(parts["What is protected"])


@pytest.mark.parametrize("name", PAGES)
def test_the_points_are_plain_words_without_mark_up(name):
    page = ReadHelp(BundledResources()).page(name)
    words = " ".join(point for part in page.parts for point in part.points)
    assert not set(words) & set("*#<>`_")
    assert "!" not in words


def test_the_promises_that_could_mislead_are_not_made(page):
    words = " ".join(point for part in page.parts for point in part.points).lower()
    for claim in ("100%", "unbreakable", "military", "completely safe", "guarantee"):
        assert claim not in words


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_easily(name):
    parts = ReadHelp(BundledResources()).page(name).parts
    counted = readability(point for part in parts for point in part.points)
    assert counted.ease >= 65
    assert counted.mean_words <= 18
    assert counted.longest_words <= 30, counted.longest


def test_the_guide_walks_the_whole_main_job():
    headings = [part.heading for part in ReadHelp(BundledResources()).page(GUIDE).parts]
    steps = [heading for heading in headings if heading[:1].isdigit()]
    assert [words.split()[1] for words in steps] == ["Find", "Write", "Print", "Keep", "Read"]


def test_a_page_that_is_not_there_is_named():
    with pytest.raises(ResourceInvalidError):
        ReadHelp(BundledResources()).page("no-such-page")
