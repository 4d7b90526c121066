"""What is kept of a mailbox: senders, counts, days; nothing that was written."""

from dataclasses import replace
from datetime import date

from dsar_assistant.finding.mail import tally
from dsar_assistant.finding.readers.mbox import READER
from tests.finding.making import SETTINGS, mail, mbox, read_with


def test_one_sighting_stands_for_all_messages_of_a_sender():
    days = ("3 Mar 2016", "1 Jan 2015", "9 Sep 2019")
    items, (shop,), _ = read_with(READER, mbox(*(mail(day=day) for day in days)))
    assert (items, shop.domain, shop.count) == (3, "shop.example", 3)
    assert (shop.first, shop.last) == (date(2015, 1, 1), date(2019, 9, 9))


def test_the_first_message_of_a_sender_is_pointed_at():
    _, found, _ = read_with(READER, mbox(mail(), mail("a@other.example"), mail()))
    assert [one.locator for one in found] == ["message 1", "message 2"]


def test_the_usual_name_is_kept():
    names = ("Shop", "Shop News", "Shop News")
    _, (shop,), _ = read_with(READER, mbox(*(mail(f"{name} <a@s.example>") for name in names)))
    assert shop.name == "Shop News"


def test_nothing_that_was_written_is_kept():
    result = repr(read_with(READER, mbox(mail("Shop <news+me@shop.example>", "To: Rowan"))))
    assert not any(word in result for word in ("S3cret", "body", "news+me", "Rowan"))


def test_a_message_without_sender_is_a_problem_and_counts():
    items, found, problems = read_with(READER, mbox(mail(), "Subject: x\n\nbody\n", mail()))
    assert (items, found[0].count) == (3, 2)
    assert [(one.locator, one.reason) for one in problems] == [("message 2", tally.NO_SENDER)]


def test_very_many_problems_are_summed_up():
    _, _, problems = read_with(READER, mbox(*["Subject: x\n\nbody\n"] * 80))
    assert len(problems) == 51
    assert problems[-1].reason == "30 more messages like these."


def test_more_senders_than_a_life_holds_are_not_kept_apart(monkeypatch):
    monkeypatch.setattr(tally, "_MOST_SENDERS", 2)
    messages = [mail(f"a@s{n}.example") for n in range(5)]
    items, found, problems = read_with(READER, mbox(*messages))
    assert (items, len(found)) == (5, 2)
    assert problems[0].reason.startswith("3 messages from too many")


def test_older_mail_is_left_out_if_asked_for():
    settings = replace(SETTINGS, since=date(2016, 1, 1))
    messages = [mail(day=day) for day in ("31 Dec 2015", "1 Jan 2016", "99 Mar 2016")]
    items, (shop,), _ = read_with(READER, mbox(*messages), settings=settings)
    assert (items, shop.count) == (3, 2)


def test_an_undated_message_has_no_day():
    text = "From x\nFrom: a@shop.example\nDate: never\n\nbody\n"
    _, (shop,), _ = read_with(READER, b"From - \n" + text.split("\n", 1)[1].encode())
    assert (shop.count, shop.first, shop.last) == (1, None, None)
