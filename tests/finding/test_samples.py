"""The invented samples, read as the program reads them."""

from dataclasses import replace
from pathlib import Path

import pytest

from dsar_assistant.finding.domains import read_domain_list
from dsar_assistant.finding.evidence_files import read_evidence
from dsar_assistant.finding.mail.tally import FORGED, JUNK
from dsar_assistant.finding.ticket import UnwatchedTicket
from tests.finding.making import SETTINGS, asides, counts

SAMPLES = Path(__file__).parents[1] / "samples" / "mail"


@pytest.fixture
def read_sample(resources):
    folder = resources / "directory"
    settings = replace(
        SETTINGS,
        own=frozenset({"rowan.ellery@mailbox.example"}),
        mail_services=read_domain_list(folder / "mail_services.txt"),
        freemail=read_domain_list(folder / "freemail.txt"),
    )
    return lambda *names: list(
        read_evidence([SAMPLES / name for name in names], settings, UnwatchedTicket())
    )


def test_a_thunderbird_folder_is_read(read_sample):
    (read,) = read_sample("Inbox")
    assert (read.kind, read.items, read.problems) == ("mbox", 3, ())
    assert counts(read.sightings) == {"teapot.example": 1}
    assert asides(read.sightings) == {"teapot.example": FORGED}
    assert read.sightings[0].name == "Teapot Café"


def test_a_takeout_mailbox_is_read(read_sample):
    (read,) = read_sample("takeout.mbox")
    assert (read.kind, read.items) == ("mbox", 3)
    assert counts(read.sightings) == {"lantern.example": 1}
    assert asides(read.sightings) == {"pills.example": JUNK}


def test_a_saved_message_is_read(read_sample):
    (read,) = read_sample("receipt.eml")
    assert (read.kind, counts(read.sightings)) == ("eml", {"kiln.example": 1})


def test_the_whole_folder_is_read_in_one_go(read_sample):
    reads = read_sample(".")
    assert sorted((one.kind, one.items) for one in reads) == [("eml", 1), ("mbox", 3), ("mbox", 3)]
