"""Fields of a message: found, unfolded, capped, decoded."""

import pytest

from dsar_assistant.finding.mail.fields import FIELD_CAP, decoded
from tests.finding.making import headers


def test_a_folded_field_is_one_line():
    assert headers("X: 1", "To: a,\r\n\tb,\n c", "Y: 2").value(b"\nto:") == b"a, b, c"


def test_names_may_be_in_any_case():
    message = headers("FROM: A@b.example", "reply-to: c@d.example")
    assert message.value(b"\nfrom:") == b"A@b.example"
    assert message.quick[b"from:"].strip() == b"a@b.example"
    assert message.value(b"\nreply-to:") == b"c@d.example"


def test_the_first_of_several_counts():
    message = headers("Date: 1", "Date: 2")
    assert message.quick[b"date:"].strip() == b"1"
    assert message.values(b"\ndate:", 9) == [b"1", b"2"]


def test_a_field_is_capped():
    assert len(headers("To: " + "a" * 9000).value(b"\nto:")) <= FIELD_CAP
    assert len(headers("To: a" + "\n b" * 9000).value(b"\nto:")) <= FIELD_CAP


def test_an_absent_field_is_empty():
    assert headers("X: 1").value(b"\nfrom:") == b""


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
