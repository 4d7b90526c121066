import pytest

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.services.read_help import ReadHelp
from dsar_assistant.system.resources import BundledResources


@pytest.fixture
def page():
    return ReadHelp(BundledResources()).page()


def test_the_page_says_what_is_protected_and_what_is_not(page):
    headings = [part.heading for part in page.parts]
    assert page.title == "What is protected, and what is not"
    assert {"What is protected", "What is not protected"} <= set(headings)
    assert all(len(part.points) >= 4 for part in page.parts)


def test_what_is_not_protected_is_said_at_least_as_fully(page):
    parts = {part.heading: part.points for part in page.parts}
    assert len(parts["What is not protected"]) >= len(parts["What is protected"])


def test_the_points_are_plain_words_without_mark_up(page):
    words = " ".join(point for part in page.parts for point in part.points)
    assert not set(words) & set("*#<>`_")
    assert "!" not in words


def test_the_promises_that_could_mislead_are_not_made(page):
    words = " ".join(point for part in page.parts for point in part.points).lower()
    for claim in ("100%", "unbreakable", "military", "completely safe", "guarantee"):
        assert claim not in words


def test_a_page_that_is_not_there_is_named():
    with pytest.raises(ResourceInvalidError):
        ReadHelp(BundledResources()).page("no-such-page")
