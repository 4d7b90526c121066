"""A bundle of a dozen papers, opened and read as an adviser would."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from dsar_assistant.rendering.bundle_file import PdfBundleWriter
from tests.rendering.test_bundle_file import bundle, document, paper, photograph

PAPERS = 12


def reply(number):
    """Give a reply: pages of several lengths, a picture, words, and what no one can show."""
    title = f"A reply came: reply {number}"
    if number == 3:
        return document(photograph(), "image/jpeg", title)
    if number == 4:
        return document(b"In words.\n" * 90, "text/plain", title)
    if number == 5:
        return document(b"MZ", "application/octet-stream", title)
    pages = (f"Reply {number}, its page {page + 1}" for page in range(1 + number % 4))
    return document(paper(*pages), title=title)


@pytest.fixture(scope="module")
def bound(resources):
    papers = (reply(number) for number in range(1, PAPERS + 1))
    return PdfBundleWriter(resources / "fonts").bind(bundle(*papers))


@pytest.fixture(scope="module")
def texts(bound):
    return [page.extract_text() for page in PdfReader(BytesIO(bound.pdf)).pages]


def test_every_page_bears_its_number_of_all(texts):
    for number, text in enumerate(texts, start=1):
        assert f"{number} / {len(texts)}" in text


def test_bookmark_index_and_page_say_the_same(bound, texts):
    reader = PdfReader(BytesIO(bound.pdf))
    marks = {one.title: reader.get_destination_page_number(one) for one in flat(reader.outline)}
    for number in (1, 2, *range(6, PAPERS + 1)):
        first = next(n for n, text in enumerate(texts) if f"Reply {number}, its page 1" in text)
        title = f"{number}. A reply came: reply {number}"
        assert marks[title] == first
        assert bound.first_pages[number - 1] == first + 1
        line = next(line for line in texts[0].splitlines() if line.startswith(f"{title} "))
        assert line.endswith(f" {first + 1}")


def test_no_heading_of_the_chronology_is_broken(texts):
    assert "What happened Document\n" in texts[1]


def flat(outline):
    for one in outline:
        if isinstance(one, list):
            yield from flat(one)
        else:
            yield one
