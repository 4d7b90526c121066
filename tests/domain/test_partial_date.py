"""Dates of which only part is documented."""

import pytest

from dsar_assistant.domain.partial_date import PartialDate


@pytest.mark.parametrize(
    ("text", "words"),
    [("2017", "2017"), ("2017-05", "May 2017"), ("2017-05-03", "3 May 2017")],
)
def test_a_partial_date_is_read_and_written_in_words(text, words):
    read = PartialDate.parse(text)
    assert (read.iso, read.words) == (text, words)


@pytest.mark.parametrize("text", ["", "17", "2017-13", "2017-02-30", "2017-5", "2017-01-01-01"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 -- the standard library words two of these
        PartialDate.parse(text)
