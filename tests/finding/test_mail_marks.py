"""Forged mail, junk, sent mail: what a message says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.finding.mail.marks import fails_authentication
from dsar_assistant.finding.mail.tally import AMBIGUOUS, FORGED, JUNK
from dsar_assistant.finding.reader import Source
from dsar_assistant.finding.readers.mbox import READER
from dsar_assistant.finding.ticket import UnwatchedTicket
from tests.finding.making import (
    SETTINGS,
    BytesEntry,
    asides,
    counts,
    headers,
    mail,
    mbox,
    read_with,
)

RESULTS = "Authentication-Results: mx.mailbox.example;"


def read_one(*lines, sender="Shop <news@shop.example>"):
    return read_with(READER, mbox(mail(sender, *lines)))[1]


@pytest.mark.parametrize(
    "results",
    [
        "dkim=fail header.d=shop.example; spf=softfail; dmarc=fail (p=REJECT)",
        "spf=pass smtp.mailfrom=evil.example; dkim=none; dmarc=fail action=none",
        "spf=fail smtp.mailfrom=shop.example; dkim=fail",
        "spf=fail smtp.mailfrom=shop.example",
        "spf=softfail smtp.mailfrom=shop.example; dkim=fail reason=x",
        "DMARC = FAIL",
        "dmarc=none; spf=fail",
        "dmarc=temperror; spf=fail; dkim=none",
        "dkim=none; arc=pass (i=1 spf=pass dkim=pass dmarc=pass fromdomain=x); dmarc=fail (p=NONE)",
        'spf=fail smtp.mailfrom="; dmarc=pass"@evil.example',
        "spf=fail (mx: (; dmarc=pass) is not allowed; dmarc=pass) smtp.mailfrom=x",
    ],
)
def test_a_sender_that_fails_authentication_is_set_aside(results):
    found = read_one(f"{RESULTS}\n       {results}")
    assert asides(found) == {"shop.example": FORGED}
    assert counts(found) == {}


@pytest.mark.parametrize(
    "results",
    [
        "dkim=pass; spf=pass; dmarc=pass",
        "dkim=fail header.d=x.example; dkim=pass header.d=shop.example; spf=fail; dmarc=pass",
        "dkim=pass header.d=shop.example; spf=fail",
        "spf=softfail; dkim=none",
        "spf=neutral; dkim=fail",
        "spf=fail; dkim=none; arc=pass (i=1 dmarc=pass); dmarc=pass",
        "dmarc=none; spf=fail; dkim=pass",
        "dmarc=temperror",
        "none",
    ],
)
def test_a_sender_that_does_not_fail_counts(results):
    assert counts(read_one(f"{RESULTS} {results}")) == {"shop.example": 1}


PIECES = ["dmarc=pass", "dmarc=fail", "spf=fail", "dkim=pass", "; ", '"', "(", ")", " x ", "mx"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_results_that_plainly_pass_are_judged_as_all_others(results):
    """A quoted text at the front says nothing, but hides a plain pass from the quick look."""
    quick = headers(f"{RESULTS} {results}")
    thorough = headers(f'{RESULTS} ""; {results}')
    assert fails_authentication(quick) == fails_authentication(thorough)


@pytest.mark.parametrize(
    "results",
    [
        "mx; spf=fail smtp.mailfrom=dmarc=pass@shop.example",
        "mx x dmarc=pass; spf=fail",
        "mx; spf=fail; dmarc=passed",
    ],
)
def test_a_pass_within_other_words_is_none(results):
    assert fails_authentication(headers(f"{RESULTS} {results}"))


def test_through_a_mail_service_a_signature_that_does_not_hold_is_enough():
    signature = "DKIM-Signature: v=1; d=shop.example; s=a"
    results = f"{RESULTS} dkim=fail header.d=shop.example; spf=pass; dmarc=none"
    found = read_one(results, signature, sender="Shop <x@sender-service.example>")
    assert asides(found) == {"shop.example": FORGED}
    held = read_one(
        f"{RESULTS} dkim=fail; dkim=pass header.d=shop.example; spf=pass; dmarc=none",
        signature,
        sender="Shop <x@sender-service.example>",
    )
    assert counts(held) == {"shop.example": 1}


def test_only_the_newest_results_count():
    planted = "Authentication-Results: mx.evil.example; dmarc=pass"
    lines = (f"{RESULTS} dmarc=fail", "Received: from evil.example by mx", planted)
    assert asides(read_one(*lines)) == {"shop.example": FORGED}


@pytest.mark.parametrize(
    "planted",
    [
        "Authentication-Results: mx.evil.example; dmarc=pass; dkim=pass",
        "Subject: dmarc=pass; dkim=pass",
        "X-Note: a\n Authentication-Results: mx.mailbox.example; dmarc=pass",
    ],
)
def test_what_the_sender_wrote_below_the_results_is_not_believed(planted):
    assert asides(read_one(f"{RESULTS} spf=fail", planted)) == {"shop.example": FORGED}


def test_results_of_the_same_server_in_a_second_field_are_believed():
    lines = (f"{RESULTS} spf=fail", f"{RESULTS} dkim=pass header.d=shop.example")
    assert counts(read_one(*lines)) == {"shop.example": 1}


def test_results_further_down_were_not_written_by_the_receiving_server():
    old = "Authentication-Results: mx.other.example; dmarc=fail"
    lines = (f"{RESULTS} dmarc=pass", "Received: from other.example by mx", old)
    assert counts(read_one(*lines)) == {"shop.example": 1}


def test_results_may_be_split_over_two_fields():
    lines = (f"{RESULTS} dkim=fail", "Authentication-Results: OpenDMARC; dmarc=fail")
    assert asides(read_one(*lines)) == {"shop.example": FORGED}


@pytest.mark.parametrize(
    "line",
    ["X-Spam-Flag: YES", "X-Gmail-Labels: Spam,Unread", "X-Mozilla-Keys: $label1 Junk   "],
)
def test_junk_is_kept_and_set_aside(line):
    assert asides(read_one(line)) == {"shop.example": JUNK}


@pytest.mark.parametrize(
    "line", ["X-Spam-Flag: NO", "X-Gmail-Labels: Inbox,Not spam", "X-Mozilla-Keys: NonJunk"]
)
def test_mail_that_is_not_junk_counts(line):
    assert counts(read_one(line)) == {"shop.example": 1}


@pytest.mark.parametrize("folder", ["Junk", "Spam.mbox", "INBOX.Junk", "Junk E-mail"])
def test_mail_in_a_junk_folder_is_set_aside(folder):
    assert asides(in_folder(folder)) == {"shop.example": JUNK}


@pytest.mark.parametrize("folder", ["Sent", "Sent Items", "Sent-1", "INBOX.Drafts", "Outbox"])
def test_mail_in_a_sent_folder_leaves_no_trace(folder):
    assert in_folder(folder) == []


def in_folder(name):
    source = Source(name, (BytesEntry(mbox(mail()), name),), SETTINGS)
    return list(READER.read(source, UnwatchedTicket()))


def test_mail_labelled_as_sent_leaves_no_trace():
    assert read_one("X-Gmail-Labels: Sent,Opened") == []


@pytest.mark.parametrize("sender", ["Me <rowan@mailbox.example>", "x@ellery.example"])
def test_own_mail_leaves_no_trace(sender):
    assert read_one(sender=sender) == []


@pytest.mark.parametrize("sender", ["rowan+shop@mailbox.example", "Rowan+a+b@MAILBOX.example"])
def test_own_mail_with_a_tag_leaves_no_trace(sender):
    assert read_one(sender=sender) == []


@pytest.mark.parametrize(
    "sender",
    [
        "Shop <news@shop.example>\nFrom: <x@evil.example>",
        "news@shop.example, x@evil.example",
        "news@shop.example, Evil <x@evil.example>",
        "Friends: news@shop.example, x@evil.example;",
    ],
)
def test_a_message_that_names_two_senders_is_set_aside(sender):
    assert asides(read_one(sender=sender)) == {"shop.example": AMBIGUOUS}


@pytest.mark.parametrize(
    "sender",
    [
        "Shop <a@shop.example>\nFrom: <b@mail.shop.example>",
        "a@shop.example, b@mail.shop.example",
        "Friends: Shop <a@shop.example>;",
        "Shop, Inc. <a@shop.example>",
        '"x@evil.example, y" <a@shop.example>',
    ],
)
def test_a_message_that_names_one_organisation_counts(sender):
    assert counts(read_one(sender=sender)) == {"shop.example": 1}


def test_private_mail_leaves_no_trace():
    assert read_one(sender="Kit <kit@post.example>") == []
