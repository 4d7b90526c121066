"""Talk on mailing lists, told from newsletters."""

import pytest

from dsar_assistant.finding.mail.tally import TALK
from dsar_assistant.finding.readers.mbox import READER
from tests.finding.making import asides, counts, mail, mbox, read_with

LIST = ("List-Id: Talk <talk.list.example>", "List-Post: <mailto:talk@list.example>")


def read(*messages):
    return read_with(READER, mbox(*messages))[1]


def test_messages_of_members_are_set_aside_under_the_list():
    found = read(*(mail(f"a@firm{n}.example", *LIST) for n in range(3)))
    assert asides(found) == {"list.example": TALK}
    assert counts(found) == {}


def test_the_names_of_members_are_not_kept():
    (found,) = read(mail("Kit Moss <kit@firm.example>", *LIST))
    assert found.name is None


def test_private_people_on_a_list_are_talk():
    assert asides(read(mail("kit@post.example", *LIST))) == {"list.example": TALK}


def test_one_message_through_a_list_is_talk():
    assert asides(read(mail("a@firm.example", *LIST))) == {"list.example": TALK}


def test_a_list_at_the_senders_own_domain_is_its_newsletter():
    assert counts(read(mail("news@list.example", *LIST))) == {"list.example": 1}


def test_one_sender_writing_again_and_again_is_a_newsletter():
    assert counts(read(*[mail("news@shop.example", *LIST)] * 3)) == {"shop.example": 3}


def test_a_list_that_takes_no_posts_is_a_newsletter():
    lines = ("List-Id: <news.list.example>", "List-Post: NO", "Precedence: bulk")
    assert counts(read(mail("news@shop.example", *lines))) == {"shop.example": 1}


def test_many_senders_under_one_list_are_talk_whatever_it_says():
    lines = ("List-Id: <talk.list.example>", "Precedence: list")
    found = read(*(mail(f"a@firm{n}.example", *lines) for n in range(3)))
    assert asides(found) == {"list.example": TALK}


def test_a_newsletter_through_a_mail_service_is_not_talk():
    lines = ("List-Id: <77.sender-service.example>", "Precedence: list")
    found = read(*(mail(f"news@shop{n}.example", *lines) for n in range(4)))
    assert counts(found) == {f"shop{n}.example": 1 for n in range(4)}


@pytest.mark.parametrize(
    "line",
    [
        "Mailing-List: list talk@groups.example; contact talk-owner@groups.example",
        "X-BeenThere: talk@groups.example",
    ],
)
def test_the_old_way_to_name_a_list_is_understood(line):
    assert asides(read(mail("a@firm.example", line))) == {"groups.example": TALK}


def test_a_newsletter_counts_with_the_senders_other_mail():
    found = read(mail(), *[mail("Shop <news@shop.example>", *LIST)] * 3)
    assert counts(found) == {"shop.example": 4}
