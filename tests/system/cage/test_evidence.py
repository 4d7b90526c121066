import sys
from datetime import date

import pytest

from dsar_assistant.finding.evidence_files import SourceBegun, read_evidence
from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.system.cage import evidence
from dsar_assistant.system.cage.evidence import ConfinedEvidence
from dsar_assistant.system.cage.parent import Cage
from tests.system.cage.planted import child_saying, child_that

SETTINGS = ReadingSettings(date(2026, 11, 23), own=frozenset({"@me.example"}))
MAIL = (
    b"From a@b Mon Jun  1 10:00:00 2020\nFrom: Shop <news@shop.example>\n"
    b"Date: Mon, 1 Jun 2020 10:00:00 +0000\n\nHi\n\n"
)


ESCAPES = """escapes = (
            lambda: open("escaped", "w"),
            lambda: os.open("escaped", os.O_CREAT | os.O_WRONLY),
            lambda: os.remove(plan.source.entries[0].path),
            lambda: os.rename(plan.source.entries[0].path, "escaped"),
            lambda: os.mkdir("escaped"),
            lambda: socket.socket(),
            lambda: subprocess.run(["true"]),
            lambda: os.system("true"),
            lambda: os.fork(),
        )
        for escape in escapes:
            try:
                escape()
            except limits.ForbiddenError:
                continue
            os._exit(3)"""


class StoppedError(Exception):
    """The person pressed Stop."""


class StopsAtOnce:
    """A ticket of somebody who has pressed Stop."""

    def checkpoint(self, done, total):
        raise StoppedError


@pytest.fixture
def folder(tmp_path):
    for name in ("a.mbox", "bomb.mbox", "c.mbox"):
        (tmp_path / name).write_bytes(MAIL * 3)
    (tmp_path / "d.csv").write_text("url,username,password\nhttps://bank.example,me,secret\n")
    return tmp_path


def read(command, paths, patience_s=30.0):
    caged = ConfinedEvidence(Cage(command, patience_s))
    return list(caged.read(paths, SETTINGS, UnwatchedTicket()))


def test_the_cage_gives_what_reading_without_it_gives(folder):
    caged = read(None, [folder, folder / "absent"])
    assert caged == list(read_evidence([folder, folder / "absent"], SETTINGS, UnwatchedTicket()))
    assert sum(source.items for source in caged) == 10


def test_before_each_source_it_is_told_under_which_path_and_where_in_the_whole(folder):
    begun: list[SourceBegun] = []
    one = folder / "a.mbox"
    reading = ConfinedEvidence().read([folder, one], SETTINGS, UnwatchedTicket(), begun.append)
    assert len(list(reading)) == len(begun)
    size = sum(path.stat().st_size for path in folder.iterdir())
    assert {(now.path, now.start, now.size) for now in begun} == {
        (0, 0, size),
        (1, size, one.stat().st_size),
    }


@pytest.mark.parametrize(
    "deed",
    [
        "os.abort()",
        "time.sleep(60)",
        "[bytearray(50_000_000) for _ in range(40)]",
        pytest.param(
            "while True: pass",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit"),
        ),
    ],
    ids=["crash", "hang", "memory", "cpu"],
)
def test_a_bad_deed_costs_one_sentence_and_the_rest_is_read(folder, deed):
    names = sorted(folder.iterdir())
    sources = {source.name: source for source in read(child_that(deed), names, patience_s=4)}
    assert "made to do harm" in sources["bomb.mbox"].problems[0].reason
    assert [sources[name].items for name in ("a.mbox", "c.mbox", "d.csv")] == [3, 3, 1]


def test_what_a_child_has_no_time_left_for_another_reads(folder):
    deed = "jobs.has_life_left_for = lambda size: False"
    sources = read(child_that(deed), sorted(folder.iterdir()))
    assert [source.items for source in sources] == [3, 3, 3, 1]
    assert [source.problems for source in sources] == [()] * 4


def test_a_child_that_reads_nothing_cannot_hand_over_for_ever(folder):
    deed = (
        "pass\nsaying = jobs.Speaker(open(1, 'wb', closefd=False))\n"
        "saying.say(jobs.HandedOver())\nsaying.say(child.End())\nos._exit(0)\n"
        "def x():\n    if 1:\n        pass"
    )
    assert read(child_that(deed), [folder]) == []


def test_the_cage_lets_nothing_out(folder, monkeypatch):
    monkeypatch.chdir(folder)
    names = sorted(folder.iterdir())
    sources = {source.name: source for source in read(child_that(ESCAPES), names)}
    assert sources["bomb.mbox"].items == 3, "the child ends if an escape succeeds"
    assert sorted(folder.iterdir()) == names


def test_stop_ends_a_child_that_is_silent_for_an_hour(folder):
    reading = ConfinedEvidence(Cage(child_that("time.sleep(3600)"))).read(
        [folder / "bomb.mbox"], SETTINGS, StopsAtOnce()
    )
    with pytest.raises(StoppedError):
        list(reading)


def test_a_path_that_cannot_even_be_looked_at_is_left_out(folder):
    deed = (
        "pass\njobs.Survey.add = lambda self, path: os.abort()\ndef x():\n    if 1:\n        pass"
    )
    (source,) = read(child_that(deed), [folder])
    assert source.name == folder.name
    assert "made to do harm" in source.problems[0].reason


@pytest.mark.parametrize("number", [-1, -5, 2**62], ids=["last", "before-the-first", "beyond"])
def test_a_child_that_says_an_odd_number_costs_one_sentence(folder, number):
    deed = (
        "pass\nspeaker = jobs.Speaker(open(1, 'wb', closefd=False))\n"
        f"speaker.say(jobs.Looking({number}))\nos._exit(0)\ndef x():\n    if 1:\n        pass"
    )
    (source,) = read(child_that(deed), [folder])
    assert source.problems[0].reason.startswith("The part of this program that reads files")


def test_many_bombs_do_not_start_children_for_ever(folder, monkeypatch):
    monkeypatch.setattr(evidence, "MOST_LOST", 2)
    for number in range(3):
        (folder / f"bomb-{number}.mbox").write_bytes(MAIL)
    problems = [
        source.problems[0].reason
        for source in read(child_that("os.abort()"), sorted(folder.glob("bomb*")))
    ]
    assert len(problems) == 3
    assert "Too many" in problems[-1]


@pytest.mark.parametrize("text", ["", "rubbish", "\0\0\0\3abc", "\xff\xff\xff\xff"])
def test_a_child_that_talks_nonsense_costs_one_sentence(folder, text):
    (source,) = read(child_saying(text), [folder])
    assert "could not be started" in source.problems[0].reason


def test_an_odd_name_reaches_the_child(tmp_path):
    path = tmp_path / b"odd-\xff.mbox".decode("utf-8", "surrogateescape")
    try:
        path.write_bytes(MAIL)
    except OSError:
        pytest.skip("this disk takes no such names")
    assert read(None, [path])[0].items == 1
