"""A real mailbox: nothing is lost, and what is found stays the same."""

from pathlib import Path

import pytest

from dsar_assistant.finding.domains import read_domain_list
from dsar_assistant.finding.evidence_files import read_evidence
from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.ticket import UnwatchedTicket
from tests.finding.making import TODAY, counts

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "real-newsletters.mbox"

pytestmark = pytest.mark.skipif(
    not SAMPLE.exists(), reason="the real sample mailbox is not beside this checkout"
)


@pytest.fixture(scope="module")
def read(resources):
    settings = ReadingSettings(
        TODAY,
        mail_services=read_domain_list(resources / "directory" / "mail_services.txt"),
        freemail=read_domain_list(resources / "directory" / "freemail.txt"),
    )
    (source,) = read_evidence([SAMPLE], settings, UnwatchedTicket())
    return source


def test_all_messages_are_read_without_a_problem(read):
    assert (read.kind, read.items, read.problems) == ("mbox", 250, ())


def test_the_known_senders_are_counted(read):
    found = counts(read.sightings)
    expected = {"online.com": 85, "lockergnome.com": 30, "theregister.co.uk": 10}
    expected |= {"unitedmedia.com": 10, "ryanairmail.com": 3, "motleyfool.com": 2}
    assert expected.items() <= found.items()


def test_every_message_is_a_trace_talk_or_a_private_letter(read):
    traced = sum(one.count for one in read.sightings)
    assert (len(read.sightings), traced) == (80, 243)


def test_all_traces_are_dated_in_the_years_of_the_mailbox(read):
    years = {day.year for one in read.sightings for day in (one.first, one.last) if day}
    assert years <= {2001, 2002, 2003}
