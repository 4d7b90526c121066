"""Fields of a message: found, unfolded, capped, decoded."""

from email.parser import BytesHeaderParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.finding.mail.fields import FIELD_CAP, Headers, decoded
from tests.finding.making import headers


def test_a_folded_field_is_one_line():
    assert headers("X: 1", "To: a,\r\n\tb,\n c", "Y: 2").value(b"\nto:") == b"a,  b, c"


def test_names_may_be_in_any_case():
    message = headers("FROM: A@b.example", "reply-to: c@d.example")
    assert message.value(b"\nfrom:") == b"A@b.example"
    assert message.quick[b"from:"].strip() == b"a@b.example"
    assert message.value(b"\nreply-to:") == b"c@d.example"


def test_the_first_of_several_counts():
    message = headers("Date: 1", "Date: 2")
    assert message.quick[b"date:"].strip() == b"1"
    assert list(message.values(b"\ndate:", 9)) == [b"1", b"2"]


def test_a_field_is_capped():
    assert len(headers("To: " + "a" * 9000).value(b"\nto:")) <= FIELD_CAP
    assert len(headers("To: a" + "\n b" * 9000).value(b"\nto:")) <= FIELD_CAP


def test_an_absent_field_is_empty():
    assert headers("X: 1").value(b"\nfrom:") == b""


NAMES = st.sampled_from(["From", "from", "DATE", "List-Post", "X-From", "Datex", "Precedence"])
WORDS = st.text(st.sampled_from('ab@<>":,;=?-. '), max_size=12)
FOLDS = st.sampled_from(["", " ", "\r\n ", "\n\t", "\n  ", "\r\n\t\t"])
FIELDS = st.tuples(NAMES, st.lists(st.tuples(FOLDS, WORDS), max_size=4), st.sampled_from("\r "))


@given(st.lists(FIELDS, max_size=8))
def test_the_fields_are_those_that_the_standard_library_finds(fields):
    """Odd names, empty values, folds and line ends of both systems, one name twice."""
    lines = [
        f"{name}:" + "".join(fold + "x" + word for fold, word in words) + end.strip(" ")
        for name, words, end in fields
    ]
    text = "".join(line + "\n" for line in lines).encode()
    standard, ours = BytesHeaderParser().parsebytes(text), Headers(b"\n" + text)
    for name in ("from", "date", "list-post", "precedence", "x-from"):
        wanted = [value.split() for value in standard.get_all(name, [])]
        assert [one.decode().split() for one in ours.values(f"\n{name}:".encode(), 99)] == wanted
        quick = ours.quick.get(f"{name}:".encode())
        if name != "x-from":
            assert (None if quick is None else quick.decode().split()) == (
                [word.lower() for word in wanted[0]] if wanted else None
            )


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("plain", "plain"),
        ("=?iso-8859-1?Q?Caf=E9_Bar?=", "Café Bar"),
        ("=?UTF-8?B?Q2Fmw6k?=", "Café"),
        ("=?utf-8*en?q?x?= =?utf-8?q?y?=", "xy"),
        ("=?nonsense?q?x?=", "=?nonsense?q?x?="),
        ("=?zlib?b?eJw=?=", "=?zlib?b?eJw=?="),
        ("=?utf-8?b?A?=", "=?utf-8?b?A?="),
        ("=?utf-8?q?=FF?=", "\ufffd"),
    ],
)
def test_encoded_words_are_decoded_or_left(text, plain):
    assert decoded(text) == plain
