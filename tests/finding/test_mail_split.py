"""Cutting mailbox files into messages: none lost, none made up."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.finding.mail import split
from dsar_assistant.finding.mail.split import begins_mailbox, header_blocks
from dsar_assistant.finding.ticket import UnwatchedTicket
from tests.finding.making import SEPARATOR, mail, mbox


def senders(content):
    blocks = header_blocks(BytesIO(content), len(content), UnwatchedTicket())
    return [headers.value(b"\nfrom:").decode() for headers in blocks]


A, B = mail("a@one.example"), mail("b@two.example")
BOTH = ["a@one.example", "b@two.example"]


def test_each_message_is_found():
    assert senders(mbox(A, B)) == BOTH


def test_windows_line_ends_are_understood():
    assert senders(mbox(A, B).replace(b"\n", b"\r\n")) == BOTH


def test_mixed_line_ends_are_understood():
    windows = A.replace("\n", "\r\n")
    assert senders(f"{SEPARATOR}{windows}\n{SEPARATOR}{B}".encode()) == BOTH


def test_a_blank_line_missing_before_a_message_loses_none():
    assert senders((SEPARATOR + A + SEPARATOR + B).encode()) == BOTH


def test_a_message_without_body_or_blank_line_loses_none():
    assert senders((SEPARATOR + "From: a@one.example\n" + SEPARATOR + B).encode()) == BOTH


@pytest.mark.parametrize(
    "line",
    [
        "From here on it is about you.\n",
        "From me@one.example I heard:\nNote: it is long.\n",
        "From 10:30 in 2016 we met.\nNote: late.\n",
        ">From a@one.example Tue Mar  1 12:00:00 2016\nFrom: no@body.example\n",
        "From: Someone else\n",
    ],
)
def test_from_in_a_body_begins_no_message(line):
    assert senders(mbox(f"{A}\n{line}\n", B)) == BOTH


@pytest.mark.parametrize(
    "line",
    [
        "From - Tue Mar 01 12:00:00 2016",
        "From ",
        "From -",
        "From 1234567890@xxx Tue Mar 01 12:00:00 +0000 2016",
        "From b@two.example  Tue Mar  1 12:00:00 2016",
        "From ???@??? Tue Mar 01 12:00:00 2016",
        "From b@two.example Tue, 1 Mar 2016 12:00:00 +0000",
        'From "B Two" Tue Mar  1 12:00:00 2016',
        "From b@two.example 2016-03-01 12:00",
        "From b@two.example Tue Mar  1 12:00:00 2016 remote from two",
    ],
)
def test_the_lines_of_all_usual_programs_begin_a_message(line):
    assert senders(f"{line}\n{A}\n{line}\n{B}".encode()) == BOTH


def test_a_line_from_within_the_headers_is_skipped():
    quoted = ">From b@two.example Tue Mar  1 12:00:00 2016\n"
    assert senders(mbox(A, quoted + B)) == BOTH


def test_a_stated_length_lets_a_whole_mailbox_lie_in_a_body():
    inner = mbox(mail("x@no.example")).decode()
    outer = f"From: a@one.example\nContent-Length: {len(inner) + 1}\n\n\n{inner}"
    assert senders(mbox(outer, B)) == BOTH


def test_a_wrong_stated_length_loses_no_message():
    wrong = A.replace("Subject", "Content-Length: 100000\nSubject")
    assert senders(mbox(wrong, B)) == BOTH


def test_a_mailbox_may_begin_with_a_mark_and_blank_lines():
    assert senders(b"\xef\xbb\xbf\n\n" + mbox(A, B)) == BOTH


def test_a_cut_off_message_still_counts():
    assert senders(mbox(A, B)[:-60]) == BOTH
    assert senders(mbox(A) + b"\n" + SEPARATOR.encode()[:-1]) == ["a@one.example", ""]


def test_a_message_without_any_header_counts():
    assert senders(mbox(A) + b"\n" + SEPARATOR.encode() + b"\nbody\n") == ["a@one.example", ""]


def test_headers_end_at_their_cap():
    endless = "From: a@one.example\n" + "X-Long: " + "y" * 200_000
    assert senders(mbox(endless, B)) == BOTH


@pytest.mark.parametrize("content", [b"", b"\n", b"\x00" * 5000, b"From", b"\nFrom ", b"From \n"])
def test_what_is_no_mailbox_holds_no_message(content):
    assert senders(content) == []


@given(st.integers(0, 9000), st.integers(1, 60))
def test_no_message_is_lost_wherever_the_window_ends(padding, count):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(split, "_WINDOW", 4096)
        patch.setattr(split, "HEADER_CAP", 2048)
        patch.setattr(split, "_LOOK_AHEAD", 4096)
        content = mbox(A + "z" * padding + "\n", *[B] * count)
        assert senders(content) == ["a@one.example"] + ["b@two.example"] * count


@given(st.binary(max_size=3000))
def test_noise_between_messages_loses_none(noise):
    noise = noise.replace(b"From ", b"from ")
    content = mbox(A) + b"\n" + noise + b"\n\n" + mbox(B)
    assert senders(content) == BOTH


def test_a_mailbox_is_known_by_its_first_lines():
    assert begins_mailbox(mbox(A))
    assert begins_mailbox(b"\n\n" + mbox(A))
    assert not begins_mailbox(A.encode())
    assert not begins_mailbox(b"From my diary\nToday: rain\n")
