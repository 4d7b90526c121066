"""A large mailbox is counted by two children at once, and comes to the same."""

import sys
from threading import enumerate as all_threads

import pytest

from dsar_assistant.finding.evidence_files import read_evidence
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.system.cage import evidence
from dsar_assistant.system.cage.evidence import ConfinedEvidence
from dsar_assistant.system.cage.parent import Cage
from tests.system.cage.planted import ROOT
from tests.system.cage.test_evidence import MAIL, SETTINGS, StoppedError

# A child that takes small mailboxes for large ones; a deed is done in the second half only.
START = """
import sys; sys.path.insert(0, {root!r})
import os, time
from dsar_assistant.finding.mail import parts
from dsar_assistant.system.cage import child, jobs
parts.WORTH_TWO = 100_000
really_count = jobs._count_half
def count(job, speaker):
    {deed}
    return really_count(job, speaker)
jobs._count_half = count
child.main()
"""
COUNT = 6000


class StopsLater:
    """A ticket of somebody who presses Stop after a while."""

    def __init__(self, after):
        self.left = after

    def checkpoint(self, done, total):
        assert 0 <= done <= total
        self.left -= 1
        if self.left < 0:
            raise StoppedError


@pytest.fixture
def mailbox(tmp_path, monkeypatch):
    monkeypatch.setattr(evidence, "cores", lambda: 2)
    path = tmp_path / "Inbox"
    path.write_bytes(MAIL * COUNT)
    return path


def read(path, deed="pass", ticket=None):
    command = [sys.executable, "-c", START.format(root=str(ROOT), deed=deed)]
    caged = ConfinedEvidence(Cage(command, 20.0))
    return list(caged.read([path], SETTINGS, ticket or UnwatchedTicket()))


def test_two_children_find_what_one_finds(mailbox):
    assert read(mailbox) == list(read_evidence([mailbox], SETTINGS, UnwatchedTicket()))


def test_the_second_half_is_really_left_to_the_second_child(mailbox):
    (source,) = read(mailbox, "os._exit(3)")
    assert COUNT / 3 < source.items < COUNT * 2 / 3
    (problem,) = source.problems
    assert problem.locator == f"after message {source.items}"
    assert "second half" in problem.reason


def test_where_there_is_one_core_nothing_is_shared(mailbox, monkeypatch):
    monkeypatch.setattr(evidence, "cores", lambda: 1)
    (source,) = read(mailbox, "os._exit(3)")
    assert (source.items, source.problems) == (COUNT, ())


def test_stop_ends_both_children(mailbox):
    with pytest.raises(StoppedError):
        read(mailbox, "time.sleep(60)", StopsLater(3))
    # Both threads end only when their child has.
    assert {"second-half", "cage-listener"}.isdisjoint(thread.name for thread in all_threads())
