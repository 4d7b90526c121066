import zipfile

import pytest

from dsar_assistant.finding.mail import seen_messages
from dsar_assistant.finding.mail.seen_messages import SeenMessages
from tests.finding.making import counts, headers, mail, mbox, read_paths

FIRST = mail("news@shop.example", "Message-ID: <1@shop.example>")
SECOND = mail("news@shop.example", "Message-ID: <2@shop.example>", day="2 Mar 2016")
OTHER = mail("hello@bank.example", "Message-ID: <1@bank.example>")


def test_a_message_in_two_mailboxes_of_one_export_is_counted_once(tmp_path):
    export = tmp_path / "takeout.zip"
    with zipfile.ZipFile(export, "w") as archive:
        archive.writestr("Takeout/Mail/All mail.mbox", mbox(FIRST, SECOND, OTHER))
        archive.writestr("Takeout/Mail/Inbox.mbox", mbox(FIRST, SECOND))
    whole, inbox = read_paths(export)
    assert (whole.items, inbox.items) == (3, 2)
    assert counts(whole.sightings) == {"shop.example": 2, "bank.example": 1}
    assert not inbox.sightings


def test_mailboxes_given_one_by_one_share_what_was_met(tmp_path):
    paths = tmp_path / "a", tmp_path / "b"
    paths[0].write_bytes(mbox(FIRST))
    paths[1].write_bytes(mbox(FIRST, SECOND))
    first, second = read_paths(*paths)
    assert counts(first.sightings) == {"shop.example": 1}
    assert counts(second.sightings) == {"shop.example": 1}


@pytest.mark.parametrize(
    "other",
    [
        ("From: b@x.example", "Message-ID: <1@x>", "Date: 1 Mar 2016"),
        ("From: a@x.example", "Message-ID: <1@x>", "Date: 2 Mar 2016"),
        ("From: a@x.example", "Message-ID: <2@x>", "Date: 1 Mar 2016"),
    ],
    ids=["sender", "day", "id"],
)
def test_messages_that_differ_in_one_mark_are_two(other):
    seen = SeenMessages()
    seen.expect(2)
    one = headers("From: a@x.example", "Message-ID: <1@x>", "Date: 1 Mar 2016")
    assert [seen.has_met(one), seen.has_met(one)] == [False, True]
    assert not seen.has_met(headers(*other))


def test_a_message_without_an_id_is_always_counted():
    seen = SeenMessages()
    seen.expect(2)
    one = headers("From: a@x.example", "Date: 1 Mar 2016")
    assert [seen.has_met(one), seen.has_met(one)] == [False, False]


def test_what_is_remembered_is_bounded(monkeypatch):
    monkeypatch.setattr(seen_messages, "MOST_SEEN", 1)
    seen = SeenMessages()
    seen.expect(2)
    one, two = (headers("From: a@x.example", f"Message-ID: <{n}@x>") for n in (1, 2))
    assert [seen.has_met(each) for each in (one, two, two, one)] == [False, False, False, True]
