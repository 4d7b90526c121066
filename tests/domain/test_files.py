"""Names and contents of files from elsewhere show what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.domain.file_name import LONGEST, clean_name, distinct_name
from dsar_assistant.domain.media_type import media_type_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("reply.pdf", "reply.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\reply.pdf", "reply.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("CON.txt", "_CON.txt"),
        ("lpt1", "_lpt1"),
        ("a\x00b\r\nc.txt", "abc.txt"),
        ("what?.txt:stream", "what_.txt_stream"),
        ("...", "file"),
        ("", "file"),
        ("two  spaces .pdf ", "two spaces .pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("x" * 300, "x" * 120),
        ("x" * 100 + "." + "y" * 100, "x" * 100 + "." + "y" * 19),
    ],
)
def test_a_name_shows_what_it_is(name, expected):
    assert clean_name(name) == expected


@given(st.text(max_size=300))
def test_a_cleaned_name_is_one_plain_part(name):
    cleaned = clean_name(name)
    assert cleaned
    assert len(cleaned) <= LONGEST + 1
    assert not set(cleaned) & set('/\\:\x00\n\u202e"<>|?*')


def test_two_files_of_one_name_stay_two():
    taken: set[str] = set()
    names = [distinct_name(name, taken) for name in ("a.pdf", "A.pdf", "a.pdf", "b", "b")]
    assert names == ["a.pdf", "A (2).pdf", "a (3).pdf", "b", "b (2)"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"%PDF-1.7\n", "application/pdf", id="pdf"),
        pytest.param(b"MZ\x90\x00 %PDF-1.7", "application/x-executable", id="a program with a pdf"),
        pytest.param(b"#!/bin/sh\n", "application/x-executable", id="script"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00", "image/png", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0", "image/jpeg", id="jpeg"),
        pytest.param(b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp", id="webp"),
        pytest.param(b"PK\x03\x04\x14", "application/zip", id="zip"),
        pytest.param(b"  <!DOCTYPE html><p>", "text/html", id="html"),
        pytest.param(b"\xef\xbb\xbf<script>", "text/html", id="html after a mark"),
        pytest.param(b"From: a@x.example\nDate: today\n\nHi", "message/rfc822", id="mail"),
        pytest.param(b"Note: buy milk\n", "text/plain", id="a note is no mail"),
        pytest.param("Grüße".encode(), "text/plain", id="text"),
        pytest.param(b"\xe4\xf6\xfc", "application/octet-stream", id="not known"),
        pytest.param(b"a\x00b", "application/octet-stream", id="nul"),
        pytest.param(b"x" * 8191 + "ü".encode() * 9, "text/plain", id="cut in a character"),
        pytest.param(b"x" * 100 + b"\xff" + b"x" * 9000, "application/octet-stream", id="odd"),
        pytest.param(b"", "text/plain", id="nothing"),
    ],
)
def test_what_a_file_is_comes_from_its_content(content, expected):
    assert media_type_of(content) == expected
